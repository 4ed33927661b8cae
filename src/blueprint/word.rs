use crate::choice::{
    Approval, BuildCompute, ConnectionProvider, Deployment, Egress, Engine, FleetQuery, IpVersion,
    Mfa, ObjectLockMode, PipelineSource, RollbackAlarm, RoutingPolicy, SessionDocument, Throughput,
    Topology, TrafficType, UserPoolTier,
};

/// A closed vocabulary that the blueprint spells in words.
pub(crate) trait Word: Copy + 'static {
    /// Every value with its word, in the order in which messages list them.
    fn vocabulary() -> Vec<(&'static str, Self)>;

    /// The value of a word, if it is one of the vocabulary.
    fn of_word(wanted: &str) -> Option<Self> {
        let mut all = Self::vocabulary().into_iter();
        all.find(|(word, _)| *word == wanted)
            .map(|(_, value)| value)
    }
}

/// The words of a vocabulary.
pub(crate) fn words<W: Word>() -> Vec<&'static str> {
    W::vocabulary().into_iter().map(|(word, _)| word).collect()
}

macro_rules! word {
    ($($name:ident),*) => {
        $(impl Word for $name {
            fn vocabulary() -> Vec<(&'static str, Self)> {
                Self::ALL.iter().map(|value| (value.as_str(), *value)).collect()
            }
        })*
    };
}
word!(
    Approval,
    BuildCompute,
    ConnectionProvider,
    Deployment,
    Egress,
    Engine,
    FleetQuery,
    IpVersion,
    Mfa,
    ObjectLockMode,
    PipelineSource,
    RollbackAlarm,
    RoutingPolicy,
    SessionDocument,
    Throughput,
    Topology,
    TrafficType,
    UserPoolTier
);

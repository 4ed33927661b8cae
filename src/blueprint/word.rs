use crate::choice::{
    Egress, Engine, IpVersion, Mfa, RoutingPolicy, SessionDocument, Throughput, Topology,
    TrafficType, UserPoolTier,
};

/// A closed vocabulary that the blueprint spells in words.
pub(crate) trait Word: Copy + 'static {
    /// Every value with its word, in the order in which messages list them.
    fn vocabulary() -> Vec<(&'static str, Self)>;
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
    Egress,
    Engine,
    IpVersion,
    Mfa,
    RoutingPolicy,
    SessionDocument,
    Throughput,
    Topology,
    TrafficType,
    UserPoolTier
);

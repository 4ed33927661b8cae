use std::collections::BTreeMap;

use crate::choice::{
    Alarms, Athena, Aurora, Backup, ChoiceOption, Cloudtrail, CodeSource, CodedeployEndpoint,
    Codepipeline, Efs, Egress, Firehose, FirehoseEndpoint, FleetQueries, ObjectLock, Topology,
    TrailQueries,
};
use crate::plan::{AuroraPlan, ConnectionPlan, DomainPlan, Plan, SourcePlan};

#[cfg(test)]
mod tests;

/// The option that a plan takes of each choice folder of the modules that it renders.
#[derive(Debug)]
pub(super) struct Choices(BTreeMap<(&'static str, &'static str), &'static str>);

impl Choices {
    /// Reads the choices off a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut choices = Self(BTreeMap::new());
        choices.take(plan.ip_version());
        choices.take(plan.egress().choice());
        choices.take(plan.ipv6_egress());
        choices.take(plan.session_manager().document);
        choices.take(plan.session_endpoints());
        choices.take(plan.entry().listener());
        choices.take(plan.entry().dns());
        choices.take(plan.entry().cognito());
        if let Some(zone) = plan.entry().domain().and_then(DomainPlan::hosted_zone) {
            choices.take(zone.routing);
        }
        choices.take_data(plan);
        choices.take_streams(plan);
        choices.take_delivery(plan);
        choices
    }

    fn take_streams(&mut self, plan: &Plan) {
        let (firehose, athena) = (plan.firehose(), plan.athena());
        self.take(match firehose {
            Some(_) => Firehose::DirectPut,
            None => Firehose::None,
        });
        if firehose.is_some() {
            self.take(match plan.egress().choice() {
                Egress::None => FirehoseEndpoint::Interface,
                Egress::PerAz | Egress::Single => FirehoseEndpoint::Public,
            });
        }
        self.take(match athena {
            Some(_) => Athena::Workgroup,
            None => Athena::None,
        });
        self.take(match athena.zip(firehose) {
            Some(_) => FleetQueries::Athena,
            None => FleetQueries::None,
        });
        self.take(match athena.zip(plan.trail()) {
            Some(_) => TrailQueries::Athena,
            None => TrailQueries::None,
        });
        self.take(match plan.trail() {
            Some(_) => Cloudtrail::Trail,
            None => Cloudtrail::None,
        });
        self.take(match plan.alarms() {
            Some(_) => Alarms::Sns,
            None => Alarms::None,
        });
        self.take(match plan.logs().object_lock {
            Some(_) => ObjectLock::On,
            None => ObjectLock::Off,
        });
    }

    fn take_delivery(&mut self, plan: &Plan) {
        let Some(pipeline) = plan.pipeline() else {
            self.take(Codepipeline::None);
            return;
        };
        self.take(Codepipeline::Pipeline);
        self.take(match &pipeline.source {
            SourcePlan::Codecommit { .. } => CodeSource::Codecommit,
            SourcePlan::Codeconnections { connection, .. } => match connection {
                ConnectionPlan::Created(_) => CodeSource::Codeconnections,
                ConnectionPlan::Existing(_) => CodeSource::CodeconnectionsExisting,
            },
            SourcePlan::S3 { .. } => CodeSource::S3,
        });
        self.take(pipeline.approval_choice());
        self.take(match plan.egress().choice() {
            Egress::None => CodedeployEndpoint::Interface,
            Egress::PerAz | Egress::Single => CodedeployEndpoint::Public,
        });
    }

    fn take_data(&mut self, plan: &Plan) {
        self.take(database(plan.aurora()));
        if let Some(aurora) = plan.aurora() {
            self.take(aurora.engine);
            self.take(aurora.version.minor_upgrades);
            self.take(aurora.capacity.choice());
            self.take(aurora.topology.choice());
        }
        self.take(match plan.efs() {
            None => Efs::None,
            Some(efs) if efs.replica.is_some() => Efs::Replicated,
            Some(_) => Efs::Single,
        });
        if let Some(efs) = plan.efs() {
            self.take(efs.throughput.choice());
        }
        self.take(match plan.backup() {
            None => Backup::None,
            Some(backup) if backup.copy.is_some() => Backup::Copied,
            Some(_) => Backup::Local,
        });
    }

    fn take<O: ChoiceOption>(&mut self, option: O) {
        self.0.insert((O::MODULE, O::CHOICE), option.file_stem());
    }

    /// The file stem that `module` takes of its folder `choice`; `None` where the folder is no choice.
    pub(super) fn stem(&self, module: &str, choice: &str) -> Option<&'static str> {
        self.0.get(&(module, choice)).copied()
    }
}

fn database(aurora: Option<&AuroraPlan>) -> Aurora {
    match aurora.map(|aurora| aurora.topology.choice()) {
        None => Aurora::None,
        Some(Topology::Single) => Aurora::Single,
        Some(Topology::Global) => Aurora::Global,
    }
}

impl std::fmt::Display for Choices {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|((module, choice), stem)| {
            writeln!(formatter, "{module}/{choice}/{stem}")
        })
    }
}

use std::collections::BTreeSet;

use super::{
    Acu, AlarmThresholds, AlarmsPlan, AthenaPlan, AuroraPlan, AuroraVersion, BackupPlan, BuildPlan,
    CapacityPlan, EfsPlan, EntryPlan, FieldPlan, FirehosePlan, LogsPlan, Origins, PipelinePlan,
    Plan, RegionName, Resolved, SourcePlan, ThroughputPlan, TopologyPlan, TrailPlan, read,
};
use crate::catalog::Catalog;
use crate::choice::{Architecture, BuildCompute, Deployment, Engine, FleetQuery, MinorUpgrades};
use crate::source::{SourceFile, Span};

/// Plans for the tests of rooms that may not read blueprints.
impl Plan {
    /// The plan of a blueprint that must be sound.
    pub(crate) fn of_blueprint(text: &str) -> Self {
        Resolved::of_blueprint(text).plan
    }

    /// The same plan with another way in.
    pub(crate) fn with_entry(self, entry: EntryPlan) -> Self {
        Self { entry, ..self }
    }

    /// The same plan with this database, or none.
    pub(crate) fn with_aurora(self, aurora: impl Into<Option<AuroraPlan>>) -> Self {
        let aurora = aurora.into();
        Self { aurora, ..self }
    }

    /// The same plan with this file system, or none.
    pub(crate) fn with_efs(self, efs: impl Into<Option<EfsPlan>>) -> Self {
        let efs = efs.into();
        Self { efs, ..self }
    }

    /// The same plan with these backups, or none.
    pub(crate) fn with_backup(self, backup: impl Into<Option<BackupPlan>>) -> Self {
        let backup = backup.into();
        Self { backup, ..self }
    }

    /// The same plan with this delivery stream, or none.
    pub(crate) fn with_firehose(self, firehose: impl Into<Option<FirehosePlan>>) -> Self {
        let firehose = firehose.into();
        Self { firehose, ..self }
    }

    /// The same plan with this workgroup, or none.
    pub(crate) fn with_athena(self, athena: impl Into<Option<AthenaPlan>>) -> Self {
        let athena = athena.into();
        Self { athena, ..self }
    }

    /// The same plan with this trail, or none.
    pub(crate) fn with_trail(self, trail: impl Into<Option<TrailPlan>>) -> Self {
        let trail = trail.into();
        Self { trail, ..self }
    }

    /// The same plan with these alarms, or none.
    pub(crate) fn with_alarms(self, alarms: impl Into<Option<AlarmsPlan>>) -> Self {
        let alarms = alarms.into();
        Self { alarms, ..self }
    }

    /// The same plan with this pipeline, or none.
    pub(crate) fn with_pipeline(self, pipeline: impl Into<Option<PipelinePlan>>) -> Self {
        let pipeline = pipeline.into();
        Self { pipeline, ..self }
    }

    /// The same plan with these buckets of logs.
    pub(crate) fn with_logs(self, logs: LogsPlan) -> Self {
        Self { logs, ..self }
    }
}

impl Resolved {
    /// What a blueprint that must be sound resolves to.
    pub(crate) fn of_blueprint(text: &str) -> Self {
        let source = SourceFile::new("test.toml", text);
        read(&source, Catalog::embedded(), Catalog::embedded().date())
            .unwrap_or_else(|findings| panic!("{findings:?}"))
    }
}

impl Origins {
    /// The same origins, with one key stated at a place.
    pub(crate) fn with(mut self, key: &str, span: Span) -> Self {
        self.record(key, Some(span));
        self
    }
}

impl RegionName {
    /// A name that the catalogue is not asked for.
    pub(crate) fn of(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl AuroraPlan {
    /// PostgreSQL on two instances in one Region.
    pub(crate) fn of_one_region(region: &str) -> Self {
        Self {
            region: RegionName::of(region),
            topology: TopologyPlan::Single,
            engine: Engine::AuroraPostgresql,
            version: AuroraVersion {
                engine_version: "16.8".to_owned(),
                parameter_group_family: "aurora-postgresql16".to_owned(),
                minor_upgrades: MinorUpgrades::Manual,
            },
            capacity: CapacityPlan::Provisioned {
                instance_class: "db.r6g.large".to_owned(),
                memory_mib: 16384,
                max_readers: 1,
            },
            instances: 2,
            database_name: "carshare".to_owned(),
            backup_retention_days: 7,
            log_retention_days: 90,
        }
    }

    /// The same database over further Regions.
    pub(crate) fn over(self, secondaries: &[&str]) -> Self {
        let topology = TopologyPlan::Global {
            secondaries: secondaries
                .iter()
                .map(|name| RegionName::of(name))
                .collect(),
            write_forwarding: false,
            password_version: 1,
        };
        Self { topology, ..self }
    }

    /// The same database without servers of its own.
    pub(crate) fn serverless(self) -> Self {
        let capacity = CapacityPlan::Serverless {
            min: Acu::of_halves(1),
            max: Acu::of_halves(32),
            auto_pause: None,
        };
        Self { capacity, ..self }
    }
}

impl EfsPlan {
    /// Elastic, in one Region.
    pub(crate) fn of_one_region(region: &str) -> Self {
        Self {
            region: RegionName::of(region),
            replica: None,
            throughput: ThroughputPlan::Elastic {
                transition_to_archive_days: 90,
            },
            transition_to_ia_days: 30,
        }
    }
}

impl BackupPlan {
    /// Of what these Regions hold, without copies.
    pub(crate) fn of_regions(regions: &[&str]) -> Self {
        Self {
            regions: regions.iter().map(|name| RegionName::of(name)).collect(),
            copy: None,
            daily_retention_days: 35,
            monthly_retention_days: 365,
            start_hour: 3,
        }
    }
}

impl FirehosePlan {
    /// Two fields, kept for ever.
    pub(crate) fn of_two_fields() -> Self {
        let field = |name: &str, glue_type: &str| FieldPlan {
            name: name.to_owned(),
            glue_type: glue_type.to_owned(),
        };
        Self {
            fields: vec![field("event_id", "string"), field("latitude", "double")],
            prefix: "fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/".to_owned(),
            error_prefix: "errors/!{firehose:error-output-type}/".to_owned(),
            buffering_size: 128,
            buffering_interval: 300,
            retention_days: None,
            transitions: Vec::new(),
            log_retention_days: 90,
        }
    }
}

impl AthenaPlan {
    /// Ten GiB a query, with these queries over the fleet's events.
    pub(crate) fn of_queries(queries: &[FleetQuery]) -> Self {
        Self {
            bytes_scanned_cutoff: 10 << 30,
            results_retention_days: 30,
            fleet_queries: queries.iter().copied().collect(),
        }
    }
}

impl TrailPlan {
    /// A year of events.
    pub(crate) fn of_a_year() -> Self {
        Self {
            log_retention_days: 365,
        }
    }
}

impl PipelinePlan {
    /// From this source to instances on Graviton in these Regions, approved by nobody.
    pub(crate) fn of_source(source: SourcePlan, region_order: &[&str]) -> Self {
        Self {
            source,
            build: BuildPlan {
                architecture: Architecture::Arm64,
                compute: BuildCompute::Small,
            },
            approval: None,
            deployment: Deployment::OneAtATime,
            rollback_alarms: BTreeSet::new(),
            region_order: region_order
                .iter()
                .map(|name| RegionName::of(name))
                .collect(),
            artifact_retention_days: 90,
            log_retention_days: 90,
        }
    }
}

impl AlarmsPlan {
    /// Alarms that nobody is told of.
    pub(crate) fn of_nobody() -> Self {
        Self {
            emails: BTreeSet::new(),
            thresholds: AlarmThresholds {
                error_rate_percent: 5,
                response_time_ms: 1000,
                certificate_days: 30,
            },
        }
    }
}

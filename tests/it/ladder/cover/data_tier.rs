use carshare_gen::choice::{Capacity, ChoiceOption, Engine, Throughput, Topology};

/// What the Regions and their routing leave of the data tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataTier {
    InOneRegion,
    InTwoRegions,
    /// Each of two Regions serves alone, so that a database takes writes in both, and files are not shared.
    Nearest,
}

impl DataTier {
    /// All combinations of the sections, nothing first.
    pub(super) fn sections(self) -> Vec<String> {
        let mut all = Vec::new();
        for database in self.databases() {
            for files in self.file_systems() {
                let backup = format!("{database}{files}[backup]\n");
                all.extend([format!("{database}{files}"), backup]);
                // In two Regions a copy goes where no data is, so there is none where both have some.
                if self == Self::InTwoRegions && !database.is_empty() && !files.is_empty() {
                    let away = files.replace("us-west-2", "us-east-1");
                    let away = away.replace("[efs]\n", "[efs]\nregion = \"us-west-2\"\n");
                    all.push(format!("{database}{away}[backup]\n"));
                }
            }
        }
        // There would be nothing to keep.
        all.retain(|sections| sections != "[backup]\n");
        all
    }

    fn databases(self) -> Vec<String> {
        let mut all = vec![String::new()];
        for engine in Engine::OPTIONS {
            let line = match engine {
                Engine::AuroraMysql => "8.0",
                Engine::AuroraPostgresql => "16",
            };
            for capacity in Capacity::OPTIONS {
                let capacity = match capacity {
                    Capacity::Provisioned => "instance_class = \"db.r6g.large\"",
                    Capacity::Serverless => "serverless = { min_acu = 8, max_acu = 16 }",
                };
                for topology in Topology::OPTIONS {
                    let more = match (topology, self) {
                        (Topology::Single, Self::Nearest)
                        | (Topology::Global, Self::InOneRegion) => continue,
                        (Topology::Global, Self::Nearest) => "write_forwarding = true\n",
                        _ => "",
                    };
                    let section = format!(
                        "[aurora]\nengine = \"{}\"\ntopology = \"{}\"\n{capacity}\n{more}",
                        engine.as_str(),
                        topology.as_str(),
                    );
                    // A global database is upgraded by hand.
                    if topology == &Topology::Single {
                        all.push(format!("{section}engine_version = \"{line}\"\n"));
                    }
                    all.push(section);
                }
            }
        }
        all
    }

    fn file_systems(self) -> Vec<String> {
        let mut all = vec![String::new()];
        if self == Self::Nearest {
            return all;
        }
        for throughput in Throughput::OPTIONS {
            let rate = match throughput {
                Throughput::Provisioned => "provisioned_throughput = 16\n",
                Throughput::Elastic | Throughput::Bursting => "",
            };
            let section = format!(
                "[efs]\nthroughput_mode = \"{}\"\n{rate}",
                throughput.as_str()
            );
            if self == Self::InTwoRegions {
                all.push(format!("{section}replica_region = \"us-west-2\"\n"));
            }
            all.push(section);
        }
        all
    }
}

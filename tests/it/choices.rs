//! An option is an enum variant, and the name of a file: both say the same.

use std::collections::BTreeSet;

use carshare_gen::choice::{
    Alarms, Approval, Athena, Aurora, Backup, Capacity, ChoiceOption, Cloudtrail, CodeSource,
    CodedeployEndpoint, Codepipeline, Cognito, Dns, Efs, Egress, Engine, Firehose,
    FirehoseEndpoint, FleetQueries, IpVersion, Ipv6Egress, Listener, MinorUpgrades, ObjectLock,
    Routing, SessionDocument, SessionEndpoints, Throughput, Topology, TrailQueries,
};

use crate::support::repository;

/// The options that stand in a choice folder, by file.
fn files<O: ChoiceOption>() -> BTreeSet<String> {
    let folder = repository(&format!("modules/{}/{}", O::MODULE, O::CHOICE));
    std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| {
            let template = name.strip_suffix(".tf.tera");
            template.or(name.strip_suffix(".tf")).map(str::to_owned)
        })
        .collect()
}

fn assert_equal<O: ChoiceOption>(seen: &mut BTreeSet<String>) {
    let options: BTreeSet<String> = O::OPTIONS
        .iter()
        .map(|option| option.file_stem().to_owned())
        .collect();
    assert!(
        options.len() > 1,
        "{}/{}: a choice has options",
        O::MODULE,
        O::CHOICE
    );
    assert_eq!(files::<O>(), options, "{}/{}", O::MODULE, O::CHOICE);
    seen.insert(format!("{}/{}", O::MODULE, O::CHOICE));
}

#[test]
fn every_choice_folder_has_an_enum_and_every_option_a_file() {
    let mut seen = BTreeSet::new();
    assert_equal::<Egress>(&mut seen);
    assert_equal::<Ipv6Egress>(&mut seen);
    assert_equal::<IpVersion>(&mut seen);
    assert_equal::<SessionDocument>(&mut seen);
    assert_equal::<SessionEndpoints>(&mut seen);
    assert_equal::<Listener>(&mut seen);
    assert_equal::<Routing>(&mut seen);
    assert_equal::<Dns>(&mut seen);
    assert_equal::<Cognito>(&mut seen);
    assert_equal::<Aurora>(&mut seen);
    assert_equal::<Engine>(&mut seen);
    assert_equal::<Capacity>(&mut seen);
    assert_equal::<Topology>(&mut seen);
    assert_equal::<MinorUpgrades>(&mut seen);
    assert_equal::<Efs>(&mut seen);
    assert_equal::<Throughput>(&mut seen);
    assert_equal::<Backup>(&mut seen);
    assert_equal::<Firehose>(&mut seen);
    assert_equal::<FirehoseEndpoint>(&mut seen);
    assert_equal::<Athena>(&mut seen);
    assert_equal::<FleetQueries>(&mut seen);
    assert_equal::<TrailQueries>(&mut seen);
    assert_equal::<Cloudtrail>(&mut seen);
    assert_equal::<Alarms>(&mut seen);
    assert_equal::<ObjectLock>(&mut seen);
    assert_equal::<Codepipeline>(&mut seen);
    assert_equal::<CodeSource>(&mut seen);
    assert_equal::<Approval>(&mut seen);
    assert_equal::<CodedeployEndpoint>(&mut seen);

    let mut folders = BTreeSet::new();
    for module in std::fs::read_dir(repository("modules")).unwrap() {
        let module = module.unwrap().path();
        let name = module.file_name().unwrap().to_str().unwrap().to_owned();
        // Decisions are text.
        if !module.is_dir() || name == "decisions" {
            continue;
        }
        for entry in std::fs::read_dir(&module).unwrap() {
            let entry = entry.unwrap();
            let folder = entry.file_name().into_string().unwrap();
            if entry.path().is_dir() && !["queries", "readme", "tests"].contains(&folder.as_str()) {
                folders.insert(format!("{name}/{folder}"));
            }
        }
    }
    assert_eq!(
        folders, seen,
        "choice folders without an enum, or the other way round"
    );
}

/// Terraform takes no condition in a lifecycle, so the cluster stands once for each way of minor upgrades: but for that block the same.
#[test]
fn both_ways_of_minor_upgrades_make_the_same_cluster() {
    let cluster = |option: &str| {
        let path = format!("modules/aurora/minor_upgrades/{option}.tf");
        let text = std::fs::read_to_string(repository(&path)).unwrap();
        let resource = &text[text.find("resource ").expect("a cluster")..];
        let end = resource.find("\n  lifecycle {").expect("a lifecycle");
        resource[..end].to_owned()
    };
    let manual = cluster("manual");
    assert!(manual.lines().count() > 50, "the whole cluster: {manual}");
    assert_eq!(cluster("automatic"), manual);
}

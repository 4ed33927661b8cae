//! What the trees of `tests/trees.toml` cover, computed from the choices themselves.

mod data_tier;
mod parts;

use std::collections::BTreeSet;

use carshare_gen::catalog::PartitionId;
use carshare_gen::choice::{
    Aurora, Backup, ChoiceOption, Efs, Egress, IpVersion, SessionDocument, Topology,
};
use carshare_gen::plan::{DomainPlan, Plan, StateBackend};

use super::paths;
use super::rendered::plan_of;
use super::rung::Rung;
use super::trees::{TreeEntry, Trees};
use data_tier::DataTier;

/// `module/choice/option`: the path of an option's file without its suffix.
fn name<O: ChoiceOption>(option: O) -> String {
    format!("{}/{}/{}", O::MODULE, O::CHOICE, option.file_stem())
}

/// The options that a plan takes, one of each choice.
fn options(plan: &Plan) -> BTreeSet<String> {
    let mut options = without_delivery(plan);
    options.extend(parts::delivery_options(plan));
    options
}

/// Those of everything but the pipeline.
fn without_delivery(plan: &Plan) -> BTreeSet<String> {
    let entry = plan.entry();
    let routing = entry.domain().and_then(DomainPlan::hosted_zone);
    let mut options = BTreeSet::from([
        name(plan.ip_version()),
        name(plan.egress().choice()),
        name(plan.ipv6_egress()),
        name(plan.session_manager().document),
        name(plan.session_endpoints()),
        name(entry.listener()),
        name(entry.dns()),
        name(entry.cognito()),
    ]);
    options.extend(routing.map(|zone| name(zone.routing)));
    options.extend(data_options(plan));
    options.extend(parts::options(plan));
    options
}

/// Those of the data tier; a choice within a part is made where the part is there.
fn data_options(plan: &Plan) -> BTreeSet<String> {
    let aurora = plan.aurora();
    let topology = aurora.map(|aurora| aurora.topology.choice());
    let mut options = BTreeSet::from([
        name(match topology {
            None => Aurora::None,
            Some(Topology::Single) => Aurora::Single,
            Some(Topology::Global) => Aurora::Global,
        }),
        name(match plan.efs().map(|efs| &efs.replica) {
            None => Efs::None,
            Some(None) => Efs::Single,
            Some(Some(_)) => Efs::Replicated,
        }),
        name(match plan.backup().map(|backup| &backup.copy) {
            None => Backup::None,
            Some(None) => Backup::Local,
            Some(Some(_)) => Backup::Copied,
        }),
    ]);
    options.extend(topology.map(name));
    if let Some(aurora) = aurora {
        options.extend([
            name(aurora.engine),
            name(aurora.capacity.choice()),
            name(aurora.version.minor_upgrades),
        ]);
    }
    options.extend(plan.efs().map(|efs| name(efs.throughput.choice())));
    options
}

fn pairs(options: &BTreeSet<String>) -> impl Iterator<Item = [String; 2]> {
    options.iter().flat_map(move |one| {
        let others = options.iter().filter(move |other| *other > one);
        others.map(move |other| [one.clone(), other.clone()])
    })
}

const FIRST_REGION: &str = "[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n";
const SECOND_REGION: &str = "[[region]]\nname = \"us-west-2\"\ncidr = \"10.1.0.0/16\"\n";
const CERTIFICATE: &str = "certificate_arn = \"arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-96ef-1234567890ab\"\n";
const DOMAIN: &str = "[dns]\ndomain = \"www.example.com\"\n";
const HOSTED_ZONE: &str = "hosted_zone = \"example.com\"\n";
const LATENCY: &str = "routing = \"latency\"\n";
const SIGN_IN: &str = "[cognito]\nprotected_paths = [\"/app/*\"]\n";

/// The ways in that a blueprint can ask for, and which parts of the data tier go with each: its regions with what follows.
fn entries() -> [(String, DataTier); 9] {
    let one = |more: &str| (format!("{FIRST_REGION}{more}"), DataTier::InOneRegion);
    let two = |more: &str| {
        (
            format!("{FIRST_REGION}{SECOND_REGION}{more}"),
            DataTier::InTwoRegions,
        )
    };
    [
        one(""),
        one(CERTIFICATE),
        one(&format!("{CERTIFICATE}{DOMAIN}{SIGN_IN}")),
        one(&format!("{DOMAIN}{HOSTED_ZONE}")),
        one(&format!("{DOMAIN}{HOSTED_ZONE}{SIGN_IN}")),
        two(""),
        two(&format!("{DOMAIN}{HOSTED_ZONE}")),
        two(&format!("{DOMAIN}{HOSTED_ZONE}{SIGN_IN}")),
        (
            two(&format!("{DOMAIN}{HOSTED_ZONE}{LATENCY}")).0,
            DataTier::Nearest,
        ),
    ]
}

/// The options of every blueprint that there can be: the plan derives what the blueprint does not choose.
///
/// The network goes with any data tier, so each data tier is tried with one network, and every network with those data tiers that bring an
/// option which the ones before them have not, and with that none and all of the parts that watch, log and analyse: every pair of options is
/// among these.
fn possible() -> Vec<BTreeSet<String>> {
    let mut all = Vec::new();
    for delivery in parts::deliveries() {
        for egress in Egress::OPTIONS {
            let (ip_version, document) = (IpVersion::Ipv4, SessionDocument::Dedicated);
            let entry = FIRST_REGION;
            let plan = plan_with(entry, ip_version, *egress, document, &delivery);
            let mut options = options(&plan);
            options.retain(|option| parts::is_met_by_a_delivery(option));
            all.push(options);
        }
    }
    for (entry, data_tier) in entries() {
        let mut seen = BTreeSet::new();
        for sections in data_tier.sections() {
            let of = |ip_version, egress, document| {
                combination(&entry, ip_version, egress, document, &sections)
            };
            let plain = of(IpVersion::Ipv4, Egress::PerAz, SessionDocument::Dedicated);
            if !plain.is_subset(&seen) {
                for ip_version in IpVersion::OPTIONS {
                    for egress in Egress::OPTIONS {
                        for document in SessionDocument::OPTIONS {
                            for parts in parts::extremes() {
                                let sections = format!("{sections}{parts}");
                                all.push(combination(
                                    &entry,
                                    *ip_version,
                                    *egress,
                                    *document,
                                    &sections,
                                ));
                            }
                        }
                    }
                }
            }
            seen.extend(plain.iter().cloned());
            all.push(plain);
        }
        // How they meet each other does not go by the way in, but what a way in brings is met by each.
        for parts in parts::combinations() {
            for egress in [Egress::PerAz, Egress::None] {
                let (ip_version, document) = (IpVersion::Ipv4, SessionDocument::Dedicated);
                all.push(combination(&entry, ip_version, egress, document, &parts));
            }
        }
    }
    all
}

fn combination(
    entry: &str,
    ip_version: IpVersion,
    egress: Egress,
    document: SessionDocument,
    sections: &str,
) -> BTreeSet<String> {
    without_delivery(&plan_with(entry, ip_version, egress, document, sections))
}

fn plan_with(
    entry: &str,
    ip_version: IpVersion,
    egress: Egress,
    document: SessionDocument,
    sections: &str,
) -> Plan {
    let text = format!(
        "name = \"a\"\nenvironment = \"b\"\nprimary_region = \"us-east-1\"\n{entry}\
         [vpc]\nip_version = \"{}\"\n[nat]\negress = \"{}\"\n[session_manager]\ndocument = \"{}\"\n{sections}",
        ip_version.file_stem(),
        egress.file_stem(),
        document.file_stem(),
    );
    plan_of("every combination", &text)
}

fn plans(trees: &[TreeEntry]) -> Vec<(&TreeEntry, Plan)> {
    trees
        .iter()
        .map(|tree| (tree, plan_of(&tree.name, &tree.blueprint)))
        .collect()
}

/// The option files under `modules/`, so that a new choice cannot be forgotten here.
fn option_files() -> BTreeSet<String> {
    let modules = paths::repository().join("modules");
    walkdir::WalkDir::new(&modules)
        .min_depth(3)
        .max_depth(3)
        .into_iter()
        .map(|entry| entry.expect("modules/ is readable"))
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(&modules).expect("below modules/");
            let file = path.to_str()?;
            let option = file.strip_suffix(".tf.tera").or(file.strip_suffix(".tf"))?;
            Some(option.to_owned())
        })
        .collect()
}

#[test]
fn every_option_and_every_pair_of_options_is_rendered() {
    let trees = Trees::read();
    let entries = trees.entries();
    let possible = possible();
    let every_option: BTreeSet<String> = possible.iter().flatten().cloned().collect();
    assert_eq!(
        every_option,
        option_files(),
        "options that blueprints reach, and option files"
    );

    let excused: BTreeSet<[String; 2]> = trees
        .uncovered
        .iter()
        .map(|pair| {
            let record = paths::repository().join(&pair.decision);
            assert!(record.is_file(), "{} does not exist", pair.decision);
            let mut options = pair.options.clone();
            options.sort();
            options
        })
        .collect();
    let wanted: BTreeSet<[String; 2]> = possible.iter().flat_map(pairs).collect();
    let covered: BTreeSet<[String; 2]> = plans(&entries)
        .iter()
        .flat_map(|(_, plan)| pairs(&options(plan)).collect::<Vec<_>>())
        .collect();
    assert!(wanted.len() > 30, "{}", wanted.len());
    let missing: Vec<_> = wanted
        .difference(&covered)
        .filter(|pair| !excused.contains(*pair))
        .collect();
    assert!(missing.is_empty(), "no tree brings together {missing:#?}");
    let needless: Vec<_> = excused.intersection(&covered).collect();
    assert!(
        needless.is_empty(),
        "covered, so not to be excused: {needless:#?}"
    );
}

#[test]
fn every_option_is_applied() {
    let entries = Trees::read().entries();
    let applied: BTreeSet<String> = plans(&entries)
        .iter()
        .filter(|(tree, _)| tree.rungs == Rung::ALL)
        .flat_map(|(_, plan)| options(plan))
        .collect();
    assert_eq!(applied, option_files());
}

/// What is no choice of text but must be climbed with all the same.
#[test]
fn every_shape_of_blueprint_is_applied() {
    let entries = Trees::read().entries();
    let plans = plans(&entries);
    for (tree, plan) in &plans {
        // Decision record 0023: the applied trees run the database's tests on every option.
        let is_tested = plan.aurora().is_none() || tree.rungs.contains(&Rung::Apply);
        let first: &[Rung] = match is_tested {
            true => &[Rung::Fmt, Rung::Validate, Rung::Test, Rung::Plan],
            false => &[Rung::Fmt, Rung::Validate, Rung::Plan],
        };
        assert!(tree.rungs.starts_with(first), "{}", tree.name);
        assert!(tree.rungs.contains(&Rung::Static), "{}", tree.name);
    }
    type Holds = fn(&Plan) -> bool;
    let shapes: [(&str, Holds); 9] = [
        ("one region", |plan| plan.regions().active().len() == 1),
        ("three regions", |plan| plan.regions().active().len() == 3),
        ("a retired region", |plan| {
            !plan.regions().retired().is_empty()
        }),
        ("local state", |plan| *plan.state() == StateBackend::Local),
        ("state in S3", |plan| *plan.state() != StateBackend::Local),
        ("China", |plan| {
            plan.regions().partition() == PartitionId::AwsCn
        }),
        ("GovCloud", |plan| {
            plan.regions().partition() == PartitionId::AwsUsGov
        }),
        ("tags", |plan| !plan.tags().is_empty()),
        ("Spot", |plan| plan.asg().spot_percentage > 0),
    ];
    for (shape, holds) in shapes {
        assert!(
            plans
                .iter()
                .any(|(tree, plan)| tree.rungs == Rung::ALL && holds(plan)),
            "no tree with {shape}"
        );
    }
}

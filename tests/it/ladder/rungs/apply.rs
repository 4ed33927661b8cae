use carshare_gen::plan::{CertificateArn, DomainPlan, Plan, StateBackend};

use crate::ladder::climber::Climber;
use crate::ladder::emulator::Emulator;
use crate::ladder::terraform::Terraform;
use crate::ladder::{neighbours, rendered};

/// The emulator's account.
const ACCOUNT: &str = "123456789012";

/// Apply, an empty second plan, the neighbours' plans, the teardown flip, destroy, nothing left; all on a fresh emulator.
pub(super) fn climb(climber: &mut Climber) -> Result<(), String> {
    apply(climber)?;
    let terraform = climber.terraform();
    is_settled(&terraform)?;
    fill_buckets(climber);
    let neighbours = std::mem::take(&mut climber.neighbours);
    let standing = neighbours::climb(climber, &neighbours)?;
    tear_down(climber, &standing)
}

/// Applies the tree on an emulator of its own, which the climber keeps.
pub(crate) fn apply(climber: &mut Climber) -> Result<(), String> {
    let plan = climber.plan();
    let entry = plan.entry();
    let given: Vec<&str> = plan
        .regions()
        .active()
        .keys()
        .filter_map(|region| entry.given_certificate(region))
        .map(CertificateArn::as_str)
        .collect();
    let emulator = Emulator::start(climber.name(), &given)?;
    if let Some(zone) = entry.domain().and_then(DomainPlan::hosted_zone) {
        emulator.create_hosted_zone(&zone.name);
    }
    if let StateBackend::S3 { bucket, region, .. } = climber.plan().state() {
        emulator.create_bucket(bucket, region.as_str());
    }
    climber.emulator = Some(emulator);
    let terraform = climber.terraform();
    terraform
        .run(&["init", "-input=false", "-reconfigure"])
        .success()?;
    terraform
        .run(&["apply", "-auto-approve", "-input=false", "-no-color"])
        .success()?;
    let shown = terraform.run(&["show", "-json"]).success()?;
    climber.applied = serde_json::from_str(&shown).expect("terraform shows JSON");
    Ok(())
}

/// A plan right after the apply finds nothing to do.
pub(crate) fn is_settled(terraform: &Terraform) -> Result<(), String> {
    terraform
        .run(&["plan", "-detailed-exitcode", "-input=false", "-no-color"])
        .success()
        .map(|_| ())
        .map_err(|shown| format!("the second plan is not empty: {shown}"))
}

/// The README's teardown of what stands: render with the flip, apply, destroy.
fn tear_down(climber: &mut Climber, standing: &str) -> Result<(), String> {
    let flipped = without_protection(standing);
    climber.render_again(&flipped);
    let terraform = climber.terraform();
    terraform
        .run(&["apply", "-auto-approve", "-input=false", "-no-color"])
        .success()?;
    // Not read again right after the apply: that is most of a destroy's time.
    terraform
        .run(&[
            "destroy",
            "-auto-approve",
            "-input=false",
            "-no-color",
            "-refresh=false",
        ])
        .success()?;
    let left = terraform.run(&["state", "list"]).success()?;
    if !left.trim().is_empty() {
        return Err(format!("the state still holds {left}"));
    }
    let plan = rendered::plan_of(climber.name(), standing);
    let regions: Vec<&str> = plan
        .regions()
        .active()
        .keys()
        .map(|name| name.as_str())
        .collect();
    let left = emulator(climber).left_over(&plan.identity().prefix(), &regions)?;
    let expected = stays_behind(&plan);
    if left == expected {
        Ok(())
    } else {
        Err(format!(
            "the account still holds {left}and should hold {expected}"
        ))
    }
}

/// What a teardown leaves to be deleted by hand: the copy of a file system, which AWS made, stays when its replication ends.
/// <https://docs.aws.amazon.com/efs/latest/ug/delete-replications.html>
fn stays_behind(plan: &Plan) -> String {
    plan.efs()
        .and_then(|efs| efs.replica.as_ref())
        .map_or_else(String::new, |region| {
            format!("{} file system without a name\n", region.as_str())
        })
}

/// Puts a log into every bucket, twice, so that only a teardown that really empties versioned buckets gets through.
fn fill_buckets(climber: &Climber) {
    let plan = climber.plan();
    for (name, region) in plan.regions().active() {
        let parts = [
            plan.firehose().map(|_| "data"),
            plan.athena().map(|_| "athena"),
        ];
        let kinds = ["logs", "alb", "access"].into_iter();
        for kind in kinds.chain(parts.into_iter().flatten()) {
            let bucket = format!(
                "{}-{kind}-{ACCOUNT}-{}",
                plan.identity().prefix(),
                region.code()
            );
            for _ in 0..2 {
                emulator(climber).put_object(&bucket, "a/log", name.as_str());
            }
        }
    }
}

fn emulator(climber: &Climber) -> &Emulator {
    climber
        .emulator
        .as_ref()
        .expect("the tree was applied on it")
}

/// The blueprint with the guards of `[protection]` off, as the README's teardown says.
fn without_protection(blueprint: &str) -> String {
    let mut table: toml::Table = blueprint
        .parse()
        .expect("the blueprint was rendered before");
    let protection = table
        .entry("protection")
        .or_insert_with(|| toml::Table::new().into())
        .as_table_mut()
        .expect("protection is a section");
    protection.insert("force_destroy".to_owned(), true.into());
    protection.insert("deletion_protection".to_owned(), false.into());
    table.to_string()
}

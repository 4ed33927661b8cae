use serde_json::Value;

use crate::ladder::climber::Climber;

/// No diagnostic of any severity: a warning on the provider that we support is a defect.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    let terraform = climber.terraform();
    terraform
        .run(&["init", "-input=false", "-backend=false"])
        .success()?;
    let outcome = terraform.run(&["validate", "-json"]);
    let report: Value = serde_json::from_str(&outcome.stdout)
        .map_err(|error| format!("{error}: {}", outcome.report()))?;
    let nothing = report["valid"] == true
        && report["diagnostics"]
            .as_array()
            .is_some_and(|diagnostics| diagnostics.is_empty());
    if nothing {
        Ok(())
    } else {
        Err(format!("{report:#}"))
    }
}

use crate::ladder::climber::Climber;

/// Exit status 3 and the differences where a file is not in Terraform's canonical form.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    climber
        .terraform()
        .run(&["fmt", "-check", "-diff", "-recursive"])
        .success()
        .map(|_| ())
}

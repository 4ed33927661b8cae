use crate::ladder::climber::Climber;

/// Every request of the apply rung fits the service's own model.
pub(super) fn climb(climber: &Climber) -> Result<(), String> {
    let emulator = climber
        .emulator
        .as_ref()
        .ok_or("this rung needs the requests of the apply rung")?;
    let report = emulator.check_contract()?;
    climber.say(&report);
    Ok(())
}

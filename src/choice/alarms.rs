use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether somebody is told when something is wrong.
    Alarms {
        /// By alarms and a topic in each Region.
        Sns = "sns",
        /// Nobody is.
        None = "none",
    }
}
choice_option!(Alarms, "stack", "alarms");

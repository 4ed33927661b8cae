use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether somebody approves what was built before it is deployed.
    Approval {
        /// Somebody does, in the console or by the command line.
        Manual = "manual",
        /// What was built is deployed.
        None = "none",
    }
}
choice_option!(Approval, "codepipeline", "approval");

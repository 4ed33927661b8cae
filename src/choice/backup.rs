use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether AWS Backup keeps recovery points.
    Backup {
        /// In the Region of the data.
        Local = "local",
        /// In the Region of the data, and copied to another.
        Copied = "copied",
        /// None.
        None = "none",
    }
}
choice_option!(Backup, "stack", "backup");

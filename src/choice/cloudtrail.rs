use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether the tree records who calls the API of the account.
    Cloudtrail {
        /// By a trail of its own, over all Regions.
        Trail = "trail",
        /// It does not.
        None = "none",
    }
}
choice_option!(Cloudtrail, "stack", "cloudtrail");

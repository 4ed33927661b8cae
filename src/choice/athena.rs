use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether logs can be queried.
    Athena {
        /// By Athena, in a workgroup of each Region.
        Workgroup = "workgroup",
        /// There are no tables.
        None = "none",
    }
}
choice_option!(Athena, "stack", "athena");

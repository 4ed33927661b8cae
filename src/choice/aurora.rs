use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether there is a database, and over how many Regions.
    Aurora {
        /// One cluster, in one Region.
        Single = "single",
        /// A cluster a Region, joined to one global database.
        Global = "global",
        /// No database.
        None = "none",
    }
}
choice_option!(Aurora, "stack", "aurora");

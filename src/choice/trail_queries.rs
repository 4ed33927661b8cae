use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether the trail can be queried.
    TrailQueries {
        /// By Athena, in the Region of the trail.
        Athena = "athena",
        /// There is no trail, or no Athena.
        None = "none",
    }
}
choice_option!(TrailQueries, "stack", "trail_queries");

use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether what the stream has delivered comes with queries.
    FleetQueries {
        /// With those that the blueprint names, in each Region.
        Athena = "athena",
        /// There is no stream, or no Athena.
        None = "none",
    }
}
choice_option!(FleetQueries, "stack", "fleet_queries");

use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Over how many Regions the database extends: what stands in the blueprint, and how a cluster gets its password.
    Topology {
        /// One cluster; RDS makes and rotates its password.
        Single = "single",
        /// A global database; the tree makes the password, because RDS manages none there.
        Global = "global",
    }
}
choice_option!(Topology, "aurora", "topology");

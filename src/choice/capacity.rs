use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// What the database computes with.
    Capacity {
        /// Instances of one class; readers come and go with the load.
        Provisioned = "provisioned",
        /// Aurora Serverless v2.
        Serverless = "serverless",
    }
}
choice_option!(Capacity, "aurora", "capacity");

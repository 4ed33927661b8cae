use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// How much a file system moves in a second.
    Throughput {
        /// As much as is asked for, billed by the gigabyte moved.
        Elastic = "elastic",
        /// In proportion to what is stored.
        Bursting = "bursting",
        /// A fixed rate.
        Provisioned = "provisioned",
    }
}
choice_option!(Throughput, "efs", "throughput");

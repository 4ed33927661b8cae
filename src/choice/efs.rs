use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether instances share a file system.
    Efs {
        /// In one Region.
        Single = "single",
        /// In one Region, with a copy that can only be read in another.
        Replicated = "replicated",
        /// They share none.
        None = "none",
    }
}
choice_option!(Efs, "stack", "efs");

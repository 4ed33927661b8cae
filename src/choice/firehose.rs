use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether instances can put records into a delivery stream.
    Firehose {
        /// They put them themselves, in each Region.
        DirectPut = "direct_put",
        /// There is no stream.
        None = "none",
    }
}
choice_option!(Firehose, "stack", "firehose");

use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Where instances reach Data Firehose.
    FirehoseEndpoint {
        /// At its public endpoint, by the way out of the VPC.
        Public = "public",
        /// At an interface endpoint in the VPC, from which there is no other way out.
        Interface = "interface",
    }
}
choice_option!(FirehoseEndpoint, "firehose", "endpoint");

use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Where instances reach CodeDeploy.
    CodedeployEndpoint {
        /// At its public endpoints, by the way out of the VPC.
        Public = "public",
        /// At interface endpoints in the VPC, from which there is no other way out.
        Interface = "interface",
    }
}
choice_option!(CodedeployEndpoint, "codedeploy", "endpoint");

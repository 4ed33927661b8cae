use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether what is pushed is built and deployed to the instances.
    Codepipeline {
        /// By a pipeline in the primary Region.
        Pipeline = "pipeline",
        /// It is not.
        None = "none",
    }
}
choice_option!(Codepipeline, "stack", "codepipeline");

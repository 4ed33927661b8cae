use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// What the pipeline takes its source from.
    CodeSource {
        /// A repository of the tree's own.
        Codecommit = "codecommit",
        /// A repository elsewhere, by a connection of the tree's own.
        Codeconnections = "codeconnections",
        /// A repository elsewhere, by a connection that exists.
        CodeconnectionsExisting = "codeconnections_existing",
        /// An object in a bucket of the tree's own.
        S3 = "s3",
    }
}
choice_option!(CodeSource, "codepipeline", "source");

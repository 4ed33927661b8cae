use super::vocabulary;

vocabulary! {
    /// Where the pipeline takes the application's source from, as the blueprint says it.
    PipelineSource {
        /// A CodeCommit repository that the tree makes.
        Codecommit = "codecommit",
        /// A repository at GitHub, GitLab or Bitbucket, through a connection.
        Codeconnections = "codeconnections",
        /// An object in an S3 bucket that the tree makes.
        S3 = "s3",
    }
}

use super::ConnectionPlan;
use crate::choice::PipelineSource;

/// Where the pipeline takes the application's source from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourcePlan {
    /// A repository that the tree makes.
    Codecommit {
        /// The branch that is deployed.
        branch: String,
    },
    /// A repository elsewhere.
    Codeconnections {
        /// Its owner and name: `owner/name`, at GitLab with groups between the two.
        repository: String,
        /// The branch that is deployed.
        branch: String,
        /// The way there.
        connection: ConnectionPlan,
    },
    /// An object in a bucket that the tree makes.
    S3 {
        /// The bucket's name; `None` for a composed one.
        bucket: Option<String>,
        /// The object's key, which ends with `.zip`.
        object_key: String,
    },
}

impl SourcePlan {
    /// The blueprint's word for it.
    pub fn choice(&self) -> PipelineSource {
        match self {
            Self::Codecommit { .. } => PipelineSource::Codecommit,
            Self::Codeconnections { .. } => PipelineSource::Codeconnections,
            Self::S3 { .. } => PipelineSource::S3,
        }
    }
}

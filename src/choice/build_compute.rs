use super::vocabulary;

vocabulary! {
    /// The size of the machine that builds.
    BuildCompute {
        /// 4 GiB on Graviton, 3 GiB on Intel and AMD; 2 processors.
        Small = "small",
        /// 8 GiB on Graviton, 7 GiB on Intel and AMD; 4 processors.
        Medium = "medium",
        /// 16 GiB on Graviton, 15 GiB on Intel and AMD; 8 processors.
        Large = "large",
    }
}

impl BuildCompute {
    /// The compute type as CodeBuild spells it, the same for both architectures:
    /// <https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html>.
    pub fn compute_type(self) -> &'static str {
        match self {
            Self::Small => "BUILD_GENERAL1_SMALL",
            Self::Medium => "BUILD_GENERAL1_MEDIUM",
            Self::Large => "BUILD_GENERAL1_LARGE",
        }
    }
}

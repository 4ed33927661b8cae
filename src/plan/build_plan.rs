use crate::choice::{Architecture, BuildCompute};

/// What builds the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuildPlan {
    /// The instances' architecture: what is built runs where it is deployed.
    pub architecture: Architecture,
    /// The machine's size.
    pub compute: BuildCompute,
}

impl BuildPlan {
    /// The kind of environment as CodeBuild spells it.
    pub fn environment_type(self) -> &'static str {
        match self.architecture {
            Architecture::Arm64 => "ARM_CONTAINER",
            Architecture::X86_64 => "LINUX_CONTAINER",
        }
    }

    /// CodeBuild's own image of Amazon Linux 2023, the system of the instances:
    /// <https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html>.
    pub fn image(self) -> &'static str {
        match self.architecture {
            Architecture::Arm64 => "aws/codebuild/amazonlinux-aarch64-standard:3.0",
            Architecture::X86_64 => "aws/codebuild/amazonlinux-x86_64-standard:5.0",
        }
    }
}

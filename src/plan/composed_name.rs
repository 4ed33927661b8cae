use super::Identity;

/// A name that the tree composes of the stack's identity, with its service's limit.
///
/// The modules compose the same names in Terraform (`local.prefix`); `terraform test` of the rendered root asserts the same limits there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ComposedName {
    /// What it names.
    pub(super) what: &'static str,
    /// The name itself, `0`s standing for the account id.
    pub(super) name: String,
    /// The most characters that the service takes.
    pub(super) limit: usize,
}

impl ComposedName {
    /// The names that can run over their limits, in a Region of this code.
    ///
    /// The others stay inside even at the longest name and environment: the longest of them is the prefix of the sign-in page's name with
    /// its account id, 62 characters of 63.
    pub(super) fn all(identity: &Identity, region_code: &str) -> Vec<Self> {
        let prefix = identity.prefix();
        vec![
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
            Self {
                what: "load balancer",
                name: prefix.clone(),
                limit: 32,
            },
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
            Self {
                what: "S3 bucket of access logs",
                name: format!("{prefix}-access-000000000000-{region_code}"),
                limit: 63,
            },
            // The suffix makes a role name, which takes 64 characters:
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
            Self {
                what: "Auto Scaling service-linked role",
                name: format!("AWSServiceRoleForAutoScaling_{prefix}"),
                limit: 64,
            },
            Self {
                what: "IAM role of the instances",
                name: format!("{prefix}-instance-{region_code}"),
                limit: 64,
            },
        ]
    }

    /// By how many characters it is too long.
    pub(super) fn excess(&self) -> Option<usize> {
        self.name
            .len()
            .checked_sub(self.limit)
            .filter(|excess| *excess > 0)
    }
}

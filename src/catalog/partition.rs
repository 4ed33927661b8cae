use std::collections::BTreeMap;

use super::PartitionId;

/// The facts of a partition.
#[derive(Debug)]
pub struct Partition {
    /// Which one.
    pub id: PartitionId,
    /// Only those that are not `<service>.amazonaws.com`.
    pub(super) service_principals: BTreeMap<String, String>,
}

impl Partition {
    /// The service principal of a service, named as in `<service>.amazonaws.com` (`logs`, `delivery.logs`).
    ///
    /// In China most services keep `.amazonaws.com`; the exceptions are data. Source:
    /// <https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services>
    pub fn service_principal(&self, service: &str) -> String {
        match self.service_principals.get(service) {
            Some(principal) => principal.clone(),
            None => format!("{service}.amazonaws.com"),
        }
    }

    /// The service principal of a service in one region, for the few services that have such: CloudWatch Logs' in a key
    /// policy is `logs.us-east-1.amazonaws.com`. Source:
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>
    pub fn regional_service_principal(&self, service: &str, region: &str) -> String {
        let principal = self.service_principal(service);
        let suffix = principal.strip_prefix(service).unwrap_or(".amazonaws.com");
        format!("{service}.{region}{suffix}")
    }
}

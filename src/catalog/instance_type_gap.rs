use super::Architecture;

/// Why an existing instance type has no facts: [`Catalog::instance_type_gap`](super::Catalog::instance_type_gap).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstanceTypeGap {
    /// Amazon Linux 2023 does not run on it.
    Unusable {
        /// Why, as a clause without a full stop.
        reason: &'static str,
    },
    /// Only AWS's price list names it (`g4ad.xlarge`): size and zones are unknown.
    FactsMissing {
        /// By the rule that a `g` behind the generation number stands for Graviton, which every type with facts follows:
        /// <https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html>
        architecture: Architecture,
    },
}

use crate::plan::Plan;

/// What holds data in each Region, below the Region's module.
const STATEFUL: [&str; 6] = [
    "module.kms.aws_kms_key.this[\"logs\"]",
    "module.kms.aws_kms_key.this[\"session\"]",
    "module.kms.aws_kms_key.this[\"storage\"]",
    "module.logs.aws_s3_bucket.access",
    "module.logs.aws_s3_bucket.alb",
    "module.logs.aws_s3_bucket.logs",
];

/// What holds the users who signed up.
const USER_POOL: &str = "aws_cognito_user_pool.this";

/// Terraform addresses of the resources of a plan that hold data, or without which data cannot be read: sorted.
pub fn stateful_addresses(plan: &Plan) -> Vec<String> {
    let pool = plan
        .entry()
        .domain()
        .and_then(|domain| domain.cognito.as_ref())
        .map(|cognito| format!("module.cognito_{}.{USER_POOL}", cognito.region.alias()));
    let mut addresses: Vec<String> = plan
        .regions()
        .active()
        .keys()
        .flat_map(|region| STATEFUL.map(|address| format!("module.{}.{address}", region.alias())))
        .chain(pool)
        .collect();
    addresses.sort();
    addresses
}

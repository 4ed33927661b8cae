use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html#awscertificatemanager-resources-for-iam-policies>
pub(crate) static CERTIFICATE_ARN: TextRule = TextRule::new(
    r"^arn:(aws|aws-cn|aws-us-gov):acm:[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}:[0-9]{12}:certificate/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    None,
    "the ARN of a certificate, as the ACM console shows it",
);

text_type!(
    /// The ARN of an ACM certificate.
    CertificateArn,
    CERTIFICATE_ARN
);

/// The ARN of an ACM certificate of the Region and partition that it is used in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateArn(pub(super) String);

impl CertificateArn {
    /// `arn:aws:acm:us-east-1:111122223333:certificate/...`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

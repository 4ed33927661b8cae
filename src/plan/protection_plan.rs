/// Guards of what holds data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProtectionPlan {
    /// Whether Terraform may destroy a bucket that still has objects.
    pub force_destroy: bool,
    /// Whether load balancers and user pools refuse to be deleted.
    pub deletion_protection: bool,
    /// Days for which KMS can restore a deleted key, 7 to 30.
    pub key_deletion_window_in_days: u8,
}

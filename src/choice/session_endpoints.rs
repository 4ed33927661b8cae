use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Which interface endpoints Session Manager needs; follows from [`Egress`](super::Egress).
    SessionEndpoints {
        /// `ssm` and `ssmmessages`; everything else goes out through NAT.
        WithNat = "with_nat",
        /// `kms` and `logs` as well, since nothing goes out.
        WithoutNat = "without_nat",
    }
}
choice_option!(SessionEndpoints, "session_manager", "endpoints");

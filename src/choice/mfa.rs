use super::vocabulary;

vocabulary! {
    /// Whether users need a second factor, which is a time-based one-time password.
    Mfa {
        /// Everyone does.
        Required = "required",
        /// Who sets one up does.
        Optional = "optional",
    }
}

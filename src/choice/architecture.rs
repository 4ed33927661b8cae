use super::vocabulary;

vocabulary! {
    /// A processor architecture, as AWS spells it.
    Architecture {
        /// AWS Graviton.
        Arm64 = "arm64",
        /// Intel and AMD.
        X86_64 = "x86_64",
    }
}

use super::vocabulary;

vocabulary! {
    /// The feature plan of a Cognito user pool: <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html>.
    UserPoolTier {
        /// Passwords, TOTP, the classic sign-in pages.
        Lite = "lite",
        /// And passwordless sign-in, managed login.
        Essentials = "essentials",
        /// And threat protection.
        Plus = "plus",
    }
}

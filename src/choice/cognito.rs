use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Whether paths are behind a sign-in.
    Cognito {
        /// One user pool; the load balancers send strangers to its sign-in page.
        UserPool = "user_pool",
        /// Every path is open.
        None = "none",
    }
}
choice_option!(Cognito, "stack", "cognito");

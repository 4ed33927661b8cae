use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// What the load balancer serves.
    Listener {
        /// HTTPS under a certificate; port 80 redirects.
        Https = "https",
        /// Plain HTTP, where no certificate is given.
        Http = "http",
    }
}
choice_option!(Listener, "alb", "listener");

use super::vocabulary;

vocabulary! {
    /// How many instances of a Region are deployed to at once.
    Deployment {
        /// One.
        OneAtATime = "one_at_a_time",
        /// Half of them.
        Half = "half",
        /// As many as there are: the site may be down while they restart.
        AllAtOnce = "all_at_once",
    }
}

use super::vocabulary;

vocabulary! {
    /// Who hosts a repository that a connection leads to.
    ConnectionProvider {
        /// github.com.
        Github = "github",
        /// gitlab.com.
        Gitlab = "gitlab",
        /// bitbucket.org.
        Bitbucket = "bitbucket",
    }
}

impl ConnectionProvider {
    /// The provider type as the connections' API spells it:
    /// <https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html>.
    pub fn provider_type(self) -> &'static str {
        match self {
            Self::Github => "GitHub",
            Self::Gitlab => "GitLab",
            Self::Bitbucket => "Bitbucket",
        }
    }
}

use super::text_rule::{TextRule, text_type};

/// Owner and name, between which GitLab has groups:
/// <https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html>. The length is ours.
pub(crate) static REPOSITORY_NAME: TextRule = TextRule::with_exception(
    r"^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]*[A-Za-z0-9_-])+$",
    Some(255),
    "the repository as `owner/name`, not as an address",
    &WITHOUT_GIT,
);

static WITHOUT_GIT: TextRule = TextRule::new(
    r"\.git$",
    None,
    "the repository as `owner/name`, without `.git` at the end",
);

text_type!(
    /// A repository that AWS does not host: its owner and name.
    RepositoryName,
    REPOSITORY_NAME
);

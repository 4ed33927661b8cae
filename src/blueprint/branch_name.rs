use super::text_rule::{TextRule, text_type};

/// Narrower than git's own rule (<https://git-scm.com/docs/git-check-ref-format>): what a trigger's filter reads as a wildcard is left out, and what shells read
/// as something else. The length is that of a filter's pattern:
/// <https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitBranchFilterCriteria.html>; CodeCommit takes 256 characters.
pub(crate) static BRANCH_NAME: TextRule = TextRule::with_exception(
    r"^[A-Za-z0-9_+@=][A-Za-z0-9_+@=-]*(\.[A-Za-z0-9_+@=-]+)*(/[A-Za-z0-9_+@=-]+(\.[A-Za-z0-9_+@=-]+)*)*$",
    Some(255),
    "letters, digits and . _ + @ = - in parts separated by single slashes, with no dot at either end of a part and no - at the start",
    &OWN_NAME,
);

/// `refs/heads/main` would be the branch of that name, below `refs/heads/` once more: nobody means it.
static OWN_NAME: TextRule = TextRule::new(
    r"^(@|HEAD|refs/.*)$|\.lock(/|$)",
    None,
    "a branch by its own name: nothing below `refs/`, neither `HEAD` nor `@`, and no part that ends with `.lock`",
);

text_type!(
    /// The name of a branch, without `refs/heads/`.
    BranchName,
    BRANCH_NAME
);

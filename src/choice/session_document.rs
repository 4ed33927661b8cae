use super::option::choice_option;
use super::vocabulary;

vocabulary! {
    /// Which Session Manager preferences document the tree writes.
    SessionDocument {
        /// A document of the tree's own name, named by `aws ssm start-session --document-name`.
        Dedicated = "dedicated",
        /// The region-wide default document, which every session of the account uses.
        AccountDefault = "account_default",
    }
}
choice_option!(SessionDocument, "session_manager", "document");

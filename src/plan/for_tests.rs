use super::{EntryPlan, Plan, read};
use crate::catalog::Catalog;
use crate::source::SourceFile;

/// Plans for the tests of rooms that may not read blueprints.
impl Plan {
    /// The plan of a blueprint that must be sound.
    pub(crate) fn of_blueprint(text: &str) -> Self {
        let source = SourceFile::new("test.toml", text);
        read(&source, Catalog::embedded(), Catalog::embedded().date())
            .unwrap_or_else(|findings| panic!("{findings:?}"))
            .plan
    }

    /// The same plan with another way in.
    pub(crate) fn with_entry(self, entry: EntryPlan) -> Self {
        Self { entry, ..self }
    }
}

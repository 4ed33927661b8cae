/// One option of a choice folder: exactly one file of `modules/<MODULE>/<CHOICE>/` is rendered, as `<CHOICE>.tf`.
pub trait ChoiceOption: Copy + 'static {
    /// The module that has the choice folder.
    const MODULE: &'static str;
    /// The choice folder's name.
    const CHOICE: &'static str;
    /// Every option.
    const OPTIONS: &'static [Self];

    /// The file's name without `.tf`.
    fn file_stem(self) -> &'static str;
}

/// Makes a vocabulary the options of `modules/<module>/<choice>/`.
macro_rules! choice_option {
    ($name:ident, $module:literal, $choice:literal) => {
        impl crate::choice::ChoiceOption for $name {
            const MODULE: &'static str = $module;
            const CHOICE: &'static str = $choice;
            const OPTIONS: &'static [Self] = Self::ALL;

            fn file_stem(self) -> &'static str {
                self.as_str()
            }
        }
    };
}
pub(super) use choice_option;

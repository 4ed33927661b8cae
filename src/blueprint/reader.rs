use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::context::{Context, MAX_FINDINGS};
use super::document::BLUEPRINT_KEYS;
use super::finding;
use super::key::{Fallback, Key};
use super::rule::Rule;
use super::text_rule::Text;
use super::value;
use super::word::Word;
use super::{Acu, AvailabilityZones, Tags};
use crate::catalog::nearest;
use crate::source::{Located, Span};

/// The key that `name` most likely means: rather one that the table lacks.
fn nearest_key(
    name: &str,
    keys: &[&'static Key],
    table: Option<&DeTable<'_>>,
) -> Option<&'static str> {
    let names = || keys.iter().map(|known| known.name);
    let lacks = |known: &&str| table.is_none_or(|table| !table.contains_key(*known));
    nearest(name, names().filter(lacks)).or_else(|| nearest(name, names()))
}

/// Reads the keys of one section and reports what is wrong with them.
///
/// Every method takes a declared [`Key`] and returns `None` where it has reported a finding, or a key that is missing because of another one.
pub(crate) struct Reader<'a> {
    table: Option<&'a DeTable<'a>>,
    span: Span,
    section: Option<&'static Key>,
    meant: Vec<&'static str>,
    context: &'a mut Context,
}

impl<'a> Reader<'a> {
    /// Reads the whole document.
    pub(crate) fn root(table: &'a DeTable<'a>, span: Span, context: &'a mut Context) -> Self {
        Self::open(Some(table), span, None, context)
    }

    /// Starts on a section, and reports the keys that do not belong there.
    fn open(
        table: Option<&'a DeTable<'a>>,
        span: Span,
        section: Option<&'static Key>,
        context: &'a mut Context,
    ) -> Self {
        let keys = section.map_or(BLUEPRINT_KEYS.as_slice(), |key| key.rule.keys());
        let mut unknown: Vec<_> = table
            .into_iter()
            .flat_map(DeTable::keys)
            .filter(|key| {
                keys.iter()
                    .all(|known| known.name != key.get_ref().as_ref())
            })
            .collect();
        unknown.sort_by_key(|key| key.span().start);
        let mut meant = Vec::new();
        for (number, key) in unknown.into_iter().enumerate() {
            let name = key.get_ref().as_ref();
            // What stands further down than all findings that are shown needs no search for what it means.
            let near = (number < MAX_FINDINGS)
                .then(|| nearest_key(name, keys, table))
                .flatten();
            meant.extend(near);
            context.report(finding::key_unknown(
                name,
                key.span().into(),
                section,
                near,
                keys,
            ));
        }
        Self {
            table,
            span,
            section,
            meant,
            context,
        }
    }

    /// The section's header, or the whole inline table.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    fn find(&mut self, key: &Key) -> Option<&'a Spanned<DeValue<'a>>> {
        let found = self.table.and_then(|table| table.get(key.name));
        if found.is_none()
            && key.fallback == Fallback::Needed
            && !self.meant.contains(&key.name)
            && !self.context.may_have_lost(key.name)
        {
            self.context
                .report(finding::key_missing(key, self.section, self.span));
        }
        found
    }

    /// A string that must be there, or its default.
    pub(crate) fn text<T: Text>(&mut self, key: &Key) -> Option<Located<T>> {
        match (self.find(key), key.fallback) {
            (Some(found), _) => {
                value::text(&key.subject(), found, T::rule(), key.example, self.context)
            }
            (None, Fallback::Text(text)) => Some(Located::default_value(T::from_checked(text))),
            (None, _) => None,
        }
    }

    /// A string that may be absent.
    pub(crate) fn optional_text<T: Text>(&mut self, key: &Key) -> Option<Option<Located<T>>> {
        match self.find(key) {
            Some(found) => {
                value::text(&key.subject(), found, T::rule(), key.example, self.context).map(Some)
            }
            None => Some(None),
        }
    }

    /// A word of a vocabulary, or its default.
    pub(crate) fn word<W: Word>(&mut self, key: &Key) -> Option<Located<W>> {
        match (self.find(key), key.fallback) {
            (Some(found), _) => value::mapped(value::word(key, found, self.context)?, W::of_word),
            (None, Fallback::Word(word)) => W::of_word(word).map(Located::default_value),
            (None, _) => None,
        }
    }

    /// A word of a vocabulary that may be absent.
    pub(crate) fn optional_word<W: Word>(&mut self, key: &Key) -> Option<Option<Located<W>>> {
        match self.find(key) {
            Some(found) => {
                let word = value::word(key, found, self.context)?;
                value::mapped(word, W::of_word).map(Some)
            }
            None => Some(None),
        }
    }

    /// A list of words of a vocabulary, each once, that may be absent.
    #[allow(
        clippy::type_complexity,
        reason = "a list of located values, where it is stated"
    )]
    pub(crate) fn optional_words<W: Word + PartialEq>(
        &mut self,
        key: &Key,
    ) -> Option<Option<Located<Vec<Located<W>>>>> {
        match self.find(key) {
            Some(found) => value::words(key, found, W::of_word, self.context).map(Some),
            None => Some(None),
        }
    }

    /// A whole number, or its default.
    pub(crate) fn integer<N: TryFrom<i64>>(&mut self, key: &Key) -> Option<Located<N>> {
        let number = match (self.find(key), key.fallback) {
            (Some(found), _) => value::integer(key, found, self.context)?,
            (None, Fallback::Integer(number)) => Located::default_value(number),
            (None, _) => return None,
        };
        value::mapped(number, |number| N::try_from(number).ok())
    }

    /// A number in half steps.
    pub(crate) fn halves(&mut self, key: &Key) -> Option<Located<Acu>> {
        let found = self.find(key)?;
        let halves = value::halves(key, found, self.context)?;
        value::mapped(halves, |halves| Some(Acu::of_halves(halves)))
    }

    /// A whole number that may be absent.
    pub(crate) fn optional_integer<N: TryFrom<i64>>(
        &mut self,
        key: &Key,
    ) -> Option<Option<Located<N>>> {
        match self.find(key) {
            Some(found) => {
                let number = value::integer(key, found, self.context)?;
                value::mapped(number, |number| N::try_from(number).ok()).map(Some)
            }
            None => Some(None),
        }
    }

    /// A flag, or its default.
    pub(crate) fn flag(&mut self, key: &Key) -> Option<Located<bool>> {
        match (self.find(key), key.fallback) {
            (Some(found), _) => value::flag(key, found, self.context),
            (None, Fallback::Flag(flag)) => Some(Located::default_value(flag)),
            (None, _) => None,
        }
    }

    /// A number of zones or a list of their ids, or the default number.
    pub(crate) fn zones(&mut self, key: &Key) -> Option<Located<AvailabilityZones>> {
        match (self.find(key), key.fallback) {
            (Some(found), _) => value::zones(key, found, self.context),
            (None, Fallback::Integer(number)) => {
                value::mapped(Located::default_value(number), value::count)
            }
            (None, _) => None,
        }
    }

    /// A list of strings, each once, or the empty one.
    pub(crate) fn list<T: Text + PartialEq>(
        &mut self,
        key: &Key,
    ) -> Option<Located<Vec<Located<T>>>> {
        match (self.find(key), key.fallback) {
            (Some(found), _) => value::list(key, found, self.context),
            (None, Fallback::EmptyList) => Some(Located::default_value(Vec::new())),
            (None, _) => None,
        }
    }

    /// A list of strings, each once, that may be absent.
    #[allow(
        clippy::type_complexity,
        reason = "a list of located values, where it is stated"
    )]
    pub(crate) fn optional_list<T: Text + PartialEq>(
        &mut self,
        key: &Key,
    ) -> Option<Option<Located<Vec<Located<T>>>>> {
        match self.find(key) {
            Some(found) => value::list(key, found, self.context).map(Some),
            None => Some(None),
        }
    }

    /// Free keys with free values.
    pub(crate) fn tags(&mut self, key: &'static Key) -> Option<Tags> {
        match self.find(key) {
            Some(found) => value::tags(key, found, self.context),
            None => Some(Tags::default()),
        }
    }

    /// A section that has only keys with defaults.
    pub(crate) fn section<T>(
        &mut self,
        key: &'static Key,
        read: impl FnOnce(Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        match self.find(key) {
            Some(found) => self.inside(key, found, read),
            None => read(Reader::open(None, self.span, Some(key), self.context)),
        }
    }

    /// A section that means something by its absence.
    pub(crate) fn optional_section<T>(
        &mut self,
        key: &'static Key,
        read: impl FnOnce(Reader<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.find(key) {
            Some(found) => self.inside(key, found, read).map(Some),
            None if self.meant.contains(&key.name) => None,
            None => Some(None),
        }
    }

    fn inside<T>(
        &mut self,
        key: &'static Key,
        found: &Spanned<DeValue<'_>>,
        read: impl FnOnce(Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let span = found.span().into();
        match found.get_ref() {
            DeValue::Table(table) => read(Reader::open(Some(table), span, Some(key), self.context)),
            // `[[nat]]` for `[nat]`: the brackets are one fault, what stands below them may hold others.
            DeValue::Array(array) if array.iter().any(|item| item.get_ref().is_table()) => {
                self.context.report(finding::section_repeated(key, found));
                if let Some(DeValue::Table(table)) = array.first().map(Spanned::get_ref) {
                    read(Reader::open(Some(table), span, Some(key), self.context));
                }
                None
            }
            _ => {
                self.context.report(finding::section_mismatch(key, found));
                None
            }
        }
    }

    /// One section after the other.
    pub(crate) fn sections<T>(
        &mut self,
        key: &'static Key,
        read: impl Fn(Reader<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let found = self.find(key)?;
        self.each(key, found, read)
    }

    /// One section after the other, or none at all.
    pub(crate) fn optional_sections<T>(
        &mut self,
        key: &'static Key,
        read: impl Fn(Reader<'_>) -> Option<T>,
    ) -> Option<Option<Vec<T>>> {
        match self.find(key) {
            Some(found) => self.each(key, found, read).map(Some),
            None => Some(None),
        }
    }

    fn each<T>(
        &mut self,
        key: &'static Key,
        found: &Spanned<DeValue<'_>>,
        read: impl Fn(Reader<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Rule::Sections { max, .. } = key.rule else {
            return None;
        };
        let array = match found.get_ref() {
            DeValue::Array(array) => array,
            // `[region]` for `[[region]]`: read what stands below as the only one.
            DeValue::Table(table) => {
                self.context.report(finding::section_single(key, found));
                if !table.is_empty() {
                    let span = found.span().into();
                    read(Reader::open(Some(table), span, Some(key), self.context));
                }
                return None;
            }
            _ => {
                self.context.report(finding::section_mismatch(key, found));
                return None;
            }
        };
        let count = array.iter().count();
        if !(1..=max).contains(&count) {
            self.context
                .report(finding::items_out_of_range(key, found, count, 1, max));
        }
        let mut items = Some(Vec::new());
        for item in array.iter() {
            let read = match item.get_ref() {
                DeValue::Table(table) => {
                    let span = item.span().into();
                    read(Reader::open(Some(table), span, Some(key), self.context))
                }
                _ => {
                    self.context.report(finding::section_mismatch(key, item));
                    None
                }
            };
            items = items.zip(read).map(|(mut items, item)| {
                items.push(item);
                items
            });
        }
        items
    }
}

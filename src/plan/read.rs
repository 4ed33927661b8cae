use super::{Resolved, resolve, review};
use crate::blueprint::{Remains, parse};
use crate::catalog::{Catalog, Date};
use crate::diagnostics::Diagnostics;
use crate::source::SourceFile;

/// The whole way from text to plan. Support of versions is judged on the day `as_of`; [`Catalog::date`] is a sound choice.
///
/// # Errors
///
/// Every independent fault of `source`, of shape and of meaning, with the warnings.
pub fn read(source: &SourceFile, catalog: &Catalog, as_of: Date) -> Result<Resolved, Diagnostics> {
    parse(source)
        .map_err(|mut findings| {
            let remains = Remains::of(source, &findings);
            findings.extend(remains.iter().flat_map(|rest| review(rest, catalog, as_of)));
            findings
        })
        .and_then(|blueprint| resolve(&blueprint, catalog, as_of))
}

use std::cmp::Reverse;

use super::instance_row::{InstanceFacts, InstanceRow};
use super::instance_table::{InstanceTable, Place};
use super::instances::WHOLE;
use super::nearest::likeness;
use super::{Availability, InstanceType, ZoneId};

/// How many suggestions a message can hold.
const SUGGESTIONS: usize = 3;

/// The search for instance types to suggest. It reads the whole table: only a refusal does it.
pub(super) struct NearestTypes<'t> {
    /// The types with facts, usable or not.
    rows: Vec<(InstanceRow<'t>, InstanceFacts<'t>)>,
    /// The zones that must offer a suggestion.
    places: Vec<Place>,
}

impl<'t> NearestTypes<'t> {
    pub(super) fn new(table: &InstanceTable<'t>, zones: &[&ZoneId]) -> Self {
        let known = |row: InstanceRow<'t>| Some((row, row.facts?));
        Self {
            rows: table
                .rows()
                .filter_map(|row| known(row.expect(WHOLE)))
                .collect(),
            places: zones.iter().filter_map(|zone| table.place(zone)).collect(),
        }
    }

    /// The suggestions for a name, existing or not.
    pub(super) fn to(&self, name: &str) -> Vec<InstanceType> {
        if let Some((row, facts)) = self.rows.iter().find(|(row, _)| row.name == name) {
            return self.in_size(row, facts);
        }
        let spelled = self.in_spelling(name);
        let offered: Vec<_> = spelled
            .iter()
            .filter(|(row, facts)| self.fits(row, facts))
            .filter_map(|(row, _)| row.instance_type())
            .take(SUGGESTIONS)
            .collect();
        match spelled.first() {
            Some((row, facts)) if offered.is_empty() => self.in_size(row, facts),
            _ => offered,
        }
    }

    fn fits(&self, row: &InstanceRow<'_>, facts: &InstanceFacts<'_>) -> bool {
        let offers = |place: &Place| place.offers(facts.cells) == Availability::Offered;
        row.gap().is_none() && self.places.iter().all(offers)
    }

    /// The types nearest to one in architecture and size, itself left out.
    fn in_size(&self, wanted: &InstanceRow<'_>, size: &InstanceFacts<'_>) -> Vec<InstanceType> {
        let mut found: Vec<_> = self
            .rows
            .iter()
            .filter(|(row, facts)| row.name != wanted.name && self.fits(row, facts))
            .collect();
        let same = |row: &InstanceRow<'_>| row.architecture == wanted.architecture;
        if found.iter().any(|(row, _)| same(row)) {
            found.retain(|(row, _)| same(row));
        }
        found.sort_by_cached_key(|(row, facts)| {
            (
                times(size.vcpus, facts.vcpus) * times(size.memory_mib, facts.memory_mib),
                letters(row.name) != letters(wanted.name),
                !facts.is_current(),
                Reverse(generation(row.name)),
                family(row.name).len(),
                row.name,
            )
        });
        let types = found.iter().filter_map(|(row, _)| row.instance_type());
        types.take(SUGGESTIONS).collect()
    }

    /// The types spelled most like an unknown name, in any zone: of its family if that exists, else of all.
    fn in_spelling(&self, name: &str) -> Vec<(InstanceRow<'t>, InstanceFacts<'t>)> {
        let mut of_family: Vec<_> = self
            .rows
            .iter()
            .filter(|(row, _)| family(row.name) == family(name))
            .copied()
            .collect();
        let among = if of_family.is_empty() {
            &self.rows
        } else {
            &of_family
        };
        let unlike = |row: &InstanceRow<'_>| {
            if of_family.is_empty() {
                likeness(name, row.name)
            } else {
                likeness(size(name), size(row.name))
            }
        };
        let mut alike: Vec<_> = among
            .iter()
            .filter_map(|(row, facts)| Some((unlike(row)?, (*row, *facts))))
            .collect();
        if alike.is_empty() {
            of_family.sort_by_key(|(row, facts)| (facts.vcpus, facts.memory_mib, row.name));
            return of_family;
        }
        alike.sort_by_key(|(errors, (row, facts))| {
            (
                *errors,
                !facts.is_current(),
                Reverse(generation(row.name)),
                row.name,
            )
        });
        let least = alike[0].0;
        alike.retain(|(errors, _)| *errors == least);
        alike.into_iter().map(|(_, row)| row).collect()
    }
}

/// How many times the larger number holds the smaller, in thousandths.
fn times(left: u32, right: u32) -> u64 {
    u64::from(left.max(right)) * 1000 / u64::from(left.min(right).max(1))
}

/// `t4g` of `t4g.medium`.
fn family(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// `medium` of `t4g.medium`.
fn size(name: &str) -> &str {
    name.split_once('.').map_or("", |(_, size)| size)
}

/// `t` of `t4g.medium`.
fn letters(name: &str) -> &str {
    name.split(|c: char| !c.is_ascii_lowercase())
        .next()
        .unwrap_or_default()
}

/// 4 of `t4g.medium`.
fn generation(name: &str) -> u8 {
    let digits = name.bytes().skip_while(u8::is_ascii_lowercase);
    digits
        .take_while(u8::is_ascii_digit)
        .fold(0, |number, digit| {
            number.saturating_mul(10).saturating_add(digit - b'0')
        })
}

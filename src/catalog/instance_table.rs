use std::cmp::Ordering;

use super::fault::Fault;
use super::instance_row::InstanceRow;
use super::{Availability, ZoneId};

/// The table of instance types, `data/instance_types.txt`, held as text: a lookup finds its row by binary search and decodes
/// that row alone, so that a blueprint pays for the types it names.
///
/// Three lines come first: a note, the source as in the other data files, and the columns: a Region's code and the zones of it
/// with records (`use2=7`). Then a line a type, in the order of the names: name, architecture and, where the facts are known,
/// vCPUs, memory in MiB, marks (`C` current generation, `S` Spot, `6` IPv6, `G` first Graviton, `M` macOS, `-` none) and a
/// character a column: the zones that offer the type as a number in base 64 (digits, upper case, lower case, `+`, `/`), a bit
/// a zone by its slot; `?` where the records deny a type that the Region's price list names.
#[derive(Debug)]
pub(super) struct InstanceTable<'t> {
    columns: &'t str,
    rows: &'t str,
}

/// One zone of the table: where its bit stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    column: usize,
    bit: u8,
}

impl<'t> InstanceTable<'t> {
    /// Finds the parts of the text and reads none of the rows.
    pub(super) fn parse(text: &'t str) -> Result<Self, Fault> {
        let mut parts = text.splitn(4, '\n');
        let (Some(_), Some(_), Some(columns), Some(rows)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Fault::new("the instance table lacks a header line"));
        };
        if !rows.ends_with('\n') {
            return Err(Fault::new("the instance table ends within a row"));
        }
        Ok(Self { columns, rows })
    }

    /// The row of the type of that name.
    pub(super) fn find(&self, name: &str) -> Result<Option<InstanceRow<'t>>, Fault> {
        let bytes = self.rows.as_bytes();
        let newline = |byte: &u8| *byte == b'\n';
        // Both are starts of lines, or the end.
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = bytes[low..middle].iter().rposition(newline);
            let start = before.map_or(low, |at| low + at + 1);
            let length = bytes[start..].iter().position(newline);
            let end = start + length.expect("`parse` refuses rows that do not end in a newline");
            let line = &self.rows[start..end];
            let found = line.split(' ').next().unwrap_or_default();
            match found.cmp(name) {
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
                Ordering::Equal => return InstanceRow::read(line).map(Some),
            }
        }
        Ok(None)
    }

    /// Every row, in the order of the names.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<InstanceRow<'t>, Fault>> {
        self.rows.lines().map(InstanceRow::read)
    }

    /// The codes of the Regions with records, with their zones as a set of bits.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'t str, u8)> {
        self.columns
            .split(' ')
            .filter_map(|column| column.split_once('='))
            .filter_map(|(code, zones)| Some((code, zone_bits(*zones.as_bytes().first()?)?)))
    }

    /// Where the zone's bit stands; `None` for a zone without records.
    pub(super) fn place(&self, zone: &ZoneId) -> Option<Place> {
        let bit = 1 << zone.slot();
        let mut columns = self.columns().enumerate();
        let (column, (_, recorded)) = columns.find(|(_, (code, _))| *code == zone.code())?;
        (recorded & bit != 0).then_some(Place { column, bit })
    }
}

impl Place {
    /// Whether the zone offers the type with these cells.
    pub(super) fn offers(self, cells: &[u8]) -> Availability {
        match cells.get(self.column).copied().and_then(zone_bits) {
            Some(zones) if zones & self.bit != 0 => Availability::Offered,
            Some(_) => Availability::NotOffered,
            None => Availability::Unknown,
        }
    }
}

/// The zones that a character stands for; `None` where the sources contradict each other.
pub(super) fn zone_bits(sign: u8) -> Option<u8> {
    match sign {
        b'0'..=b'9' => Some(sign - b'0'),
        b'A'..=b'Z' => Some(sign - b'A' + 10),
        b'a'..=b'z' => Some(sign - b'a' + 36),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

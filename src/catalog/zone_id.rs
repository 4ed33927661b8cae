use std::fmt;

/// The id of an availability zone: `use1-az1` is the same place in every account, unlike the name `us-east-1a`.
///
/// Source: <https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html>
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ZoneId {
    text: String,
    code_length: usize,
    slot: u8,
}

impl ZoneId {
    /// How many CIDR slots a region has.
    pub const SLOTS: u8 = 6;

    /// Reads an id of the form `<code>-az<n>` with `n` in 1..=6; anything else, local zones included, is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (code, number) = text.split_once("-az")?;
        let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let has_form = !letters.is_empty()
            && letters.len() < code.len()
            && letters.bytes().all(|byte| byte.is_ascii_lowercase());
        let [digit @ b'1'..=b'6'] = number.as_bytes() else {
            return None;
        };
        has_form.then(|| Self {
            text: text.to_owned(),
            code_length: code.len(),
            slot: digit - b'1',
        })
    }

    /// `use1-az1`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The zone's fixed CIDR slot, 0 to 5: the number in its id minus 1, so that a new zone never moves another.
    pub fn slot(&self) -> u8 {
        self.slot
    }

    /// The code of the zone's region: `use1`.
    pub fn code(&self) -> &str {
        &self.text[..self.code_length]
    }
}

impl fmt::Display for ZoneId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::ZoneId;

    #[test]
    fn an_id_gives_code_and_slot() {
        let id = ZoneId::parse("use1-az4").expect("a zone id");
        assert_eq!((id.as_str(), id.code(), id.slot()), ("use1-az4", "use1", 3));
        assert_eq!(id.to_string(), "use1-az4");
    }

    #[test]
    fn what_is_no_zone_id_or_has_no_slot_is_refused() {
        let refused = [
            "",
            "use1",
            "use1-az",
            "use1-az0",
            "use1-az7",
            "use1-az10",
            "use1-azx",
            "-az1",
            "use-az1",
            "1-az1",
            "USE1-az1",
            "use1-bos1-az1",
            "use1-wl1-bos-wlz1",
            "us-east-1a",
            "use1-az1 ",
            "use1-az1-az1",
            "üse1-az1",
        ];
        for text in refused {
            assert_eq!(ZoneId::parse(text), None, "{text}");
        }
    }
}

use std::fmt;

/// A day of the calendar that AWS writes its release calendars in. Dates order by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day that a text names as `YYYY-MM-DD` (ISO 8601); `None` for any other text and for a day that no calendar has.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let formed = (year.len(), month.len(), day.len()) == (4, 2, 2)
            && [year, month, day].into_iter().all(digits)
            && parts.next().is_none();
        if !formed {
            return None;
        }
        let date = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        let exists = date.year > 0
            && (1..=12).contains(&date.month)
            && (1..=days_in(date.year, date.month)).contains(&date.day);
        exists.then_some(date)
    }

    /// The same day so many months later, or the month's last day where it has no such day. The last day that this can tell
    /// is the end of the year 9999.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let total = u32::from(self.month) - 1 + u32::from(months);
        let year = u32::from(self.year) + total / 12;
        let Some(year) = u16::try_from(year).ok().filter(|year| *year <= 9999) else {
            return Self {
                year: 9999,
                month: 12,
                day: 31,
            };
        };
        let month = u8::try_from(total % 12 + 1).expect("a month's number is at most 12");
        Self {
            year,
            month,
            day: self.day.min(days_in(year, month)),
        }
    }
}

/// `2026-11-23`.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&format!(
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        ))
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        for text in [
            "2026-11-23",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "9999-12-31",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(
            format!("{:>12}", date("2026-11-23")),
            "  2026-11-23",
            "messages align it"
        );
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-23-01",
            "2026-1-23",
            "26-11-23",
            "2026/11/23",
            "2026-00-10",
            "2026-13-10",
            "2026-11-00",
            "2026-11-31",
            "2026-02-29",
            "1900-02-29",
            "0000-01-01",
            "+026-11-23",
            "2026-11-+3",
            " 2026-11-23",
            "2026-11-23\n",
            "２０２６-11-23",
        ] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn days_order_by_time() {
        let ordered = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-11-02"].map(date);
        assert!(ordered.is_sorted());
    }

    #[test]
    fn months_later_is_the_same_day_or_the_last_one() {
        for (from, months, to) in [
            ("2026-11-23", 0, "2026-11-23"),
            ("2026-11-23", 1, "2026-12-23"),
            ("2026-11-23", 2, "2027-01-23"),
            ("2026-11-23", 6, "2027-05-23"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-12-31", 12, "2027-12-31"),
            ("9999-01-01", 24, "9999-12-31"),
        ] {
            assert_eq!(date(from).plus_months(months), date(to), "{from} {months}");
        }
    }
}

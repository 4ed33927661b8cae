use crate::choice::FleetQuery;
use crate::plan::resolve::glue_type::GlueType;

/// What a query does with a field, and so what the field must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Shows it.
    Any,
    /// Groups by it, or compares it.
    Plain,
    /// Computes with it.
    Number,
    /// Compares it with the present.
    Timestamp,
}

impl Need {
    /// Whether a field of this type will do.
    pub(super) fn is_met_by(self, glue_type: &GlueType) -> bool {
        match self {
            Self::Any => true,
            Self::Plain => glue_type.is_plain(),
            Self::Number => glue_type.is_number(),
            Self::Timestamp => glue_type.is_timestamp(),
        }
    }

    /// What it asks for, with its article.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Plain => "a value that can be compared",
            Self::Number => "a number",
            Self::Timestamp => "a timestamp",
        }
    }

    /// A type that will do.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Any | Self::Plain => "string",
            Self::Number => "double",
            Self::Timestamp => "timestamp",
        }
    }
}

const TIME: (&str, Need) = ("event_time", Need::Timestamp);
const TYPE: (&str, Need) = ("event_type", Need::Any);
const VEHICLE: (&str, Need) = ("vehicle_id", Need::Plain);
const BOOKING: (&str, Need) = ("booking_id", Need::Plain);
const PRICE: (&str, Need) = ("price_cents", Need::Number);
const LATITUDE: (&str, Need) = ("latitude", Need::Any);
const LONGITUDE: (&str, Need) = ("longitude", Need::Any);

/// Each query with the fields that it reads; a test holds it against the queries' own text.
pub(super) const NEEDS: [(FleetQuery, &[(&str, Need)]); 5] = [
    (
        FleetQuery::BookingsPerHour,
        &[BOOKING, ("customer_id", Need::Plain), TIME, PRICE],
    ),
    (
        FleetQuery::EventsPerVehicle,
        &[("event_type", Need::Plain), TIME, VEHICLE],
    ),
    (
        FleetQuery::LowBatteryVehicles,
        &[
            ("battery_percent", Need::Number),
            TIME,
            LATITUDE,
            LONGITUDE,
            VEHICLE,
        ],
    ),
    (
        FleetQuery::RevenuePerStation,
        &[BOOKING, TIME, PRICE, ("station_id", Need::Plain)],
    ),
    (
        FleetQuery::SilentVehicles,
        &[TIME, TYPE, LATITUDE, LONGITUDE, VEHICLE],
    ),
];

/// The fields that a query reads.
pub(super) fn needs_of(query: FleetQuery) -> &'static [(&'static str, Need)] {
    let found = NEEDS.iter().find(|(of, _)| *of == query);
    found.map_or(&[], |(_, needs)| needs)
}

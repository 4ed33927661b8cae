use super::vocabulary;

vocabulary! {
    /// A named query over the fleet's events: `modules/fleet_queries/queries/<word>.sql`.
    FleetQuery {
        /// How many bookings began in each hour, and what was charged.
        BookingsPerHour = "bookings_per_hour",
        /// How many events each vehicle sent.
        EventsPerVehicle = "events_per_vehicle",
        /// Vehicles whose battery is low.
        LowBatteryVehicles = "low_battery_vehicles",
    }
}

use super::vocabulary;

vocabulary! {
    /// A named query over the fleet's events: `modules/fleet_queries/queries/<word>.sql`.
    FleetQuery {
        /// How many bookings began in each hour, and what they were charged.
        BookingsPerHour = "bookings_per_hour",
        /// How many events each vehicle sent.
        EventsPerVehicle = "events_per_vehicle",
        /// Vehicles whose battery is low, and where they are.
        LowBatteryVehicles = "low_battery_vehicles",
        /// What the bookings that ended at each station brought.
        RevenuePerStation = "revenue_per_station",
        /// Vehicles that have stopped sending.
        SilentVehicles = "silent_vehicles",
    }
}

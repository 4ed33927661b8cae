# There is no stream whose data could be queried, or nothing to query it with.

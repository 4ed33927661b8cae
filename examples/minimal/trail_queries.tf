# There is no trail here to query, or nothing to query it with.

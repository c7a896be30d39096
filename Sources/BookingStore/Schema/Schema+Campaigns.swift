extension Schema {
    /// Where customers came from, for those bookings that say so.
    static let campaigns = """
        CREATE TABLE campaign (
            booking INTEGER NOT NULL PRIMARY KEY REFERENCES booking ON DELETE CASCADE,
            source TEXT,
            medium TEXT,
            name TEXT,
            term TEXT,
            content TEXT,
            CHECK (coalesce(source, medium, name, term, content) IS NOT NULL)
        ) STRICT;
        """
}

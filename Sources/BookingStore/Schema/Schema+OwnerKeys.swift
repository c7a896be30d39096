extension Schema {
    /// Keys with which programs of the owner's read bookings; the keys themselves are not kept.
    static let ownerKeys = """
        CREATE TABLE ownerKey (
            name TEXT NOT NULL PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            -- Words with spaces between them.
            scopes TEXT NOT NULL,
            created INTEGER NOT NULL CHECK (created >= 0),
            -- NULL: never.
            expires INTEGER CHECK (expires > created),
            -- The number of a day since 1970-01-01, in UTC.
            lastUsed INTEGER CHECK (lastUsed >= 0)
        ) STRICT, WITHOUT ROWID;
        """
}

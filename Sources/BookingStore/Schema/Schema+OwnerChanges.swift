extension Schema {
    /// The versions of bookings that the owner made, rather than the customer.
    ///
    /// A table of its own, so that nothing is written for all the others.
    static let ownerChanges = """
        CREATE TABLE ownerChange (
            booking INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            PRIMARY KEY (booking, sequence),
            FOREIGN KEY (booking, sequence) REFERENCES version ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """
}

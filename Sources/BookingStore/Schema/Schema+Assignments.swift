extension Schema {
    /// Who was found for a booking by a master page, and why; and panels, whose other members give
    /// their time to a meeting of the first one's.
    static let assignments = """
        -- The page by which another host than the meeting's takes part; NULL for its own.
        ALTER TABLE claim ADD COLUMN page TEXT;

        CREATE TABLE assignment (
            booking INTEGER NOT NULL REFERENCES booking ON DELETE CASCADE,
            -- 0 is the meeting's own page; the others follow.
            seat INTEGER NOT NULL CHECK (seat >= 0),
            master TEXT NOT NULL,
            event TEXT NOT NULL,
            -- Whose turns are counted together.
            turns TEXT NOT NULL,
            page TEXT NOT NULL,
            host TEXT NOT NULL,
            turn INTEGER NOT NULL,
            reason TEXT NOT NULL,
            made INTEGER NOT NULL CHECK (made >= 0),
            -- Whether the booking was cancelled; kept by a trigger of booking.
            removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
            PRIMARY KEY (booking, seat)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX assignmentByTurns ON assignment (turns, page, made, booking, turn, removed);
        CREATE INDEX assignmentByEvent ON assignment (master, event, page, booking);

        CREATE TRIGGER bookingGivesTurnBack AFTER UPDATE OF status ON booking
        WHEN NEW.status = 'cancelled' AND OLD.status <> 'cancelled'
        BEGIN
            UPDATE assignment SET removed = 1 WHERE booking = NEW.number;
        END;
        """
}

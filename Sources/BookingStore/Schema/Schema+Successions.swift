extension Schema {
    /// Bookings that were moved to another host: cancelled, and booked anew in the same moment.
    static let successions = """
        CREATE TABLE succession (
            booking INTEGER NOT NULL PRIMARY KEY REFERENCES booking ON DELETE CASCADE,
            next INTEGER NOT NULL UNIQUE REFERENCES booking ON DELETE CASCADE,
            CHECK (next > booking)
        ) STRICT;

        -- The use of a link goes on with the booking.
        DROP TRIGGER linkUseStays;

        CREATE TRIGGER linkUseStays BEFORE UPDATE ON linkUse
        WHEN (NEW.link, NEW.reopens) IS NOT (OLD.link, OLD.reopens)
            OR CASE WHEN NEW.booking = OLD.booking THEN NEW.holds IS NOT NULL
                ELSE NEW.holds IS NOT OLD.holds OR NOT EXISTS (
                    SELECT 1 FROM succession
                    WHERE booking = OLD.booking AND next = NEW.booking) END
        BEGIN
            SELECT RAISE(ABORT, 'the use of a one-time link ends, or goes on with its booking');
        END;
        """
}

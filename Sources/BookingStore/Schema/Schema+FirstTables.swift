extension Schema {
    /// Times are seconds since 1970-01-01T00:00:00Z; stretches are half-open.
    static let firstTables = """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE meta (
            key TEXT NOT NULL PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Raised by each restore: what was given out before it may be spent already.
        INSERT INTO meta (key, value) VALUES ('epoch', 1);

        -- What takes place; deleted when its last booking leaves.
        CREATE TABLE meeting (
            id INTEGER NOT NULL PRIMARY KEY,
            page TEXT NOT NULL,
            event TEXT NOT NULL,
            start INTEGER NOT NULL CHECK (start >= 0),
            "end" INTEGER NOT NULL CHECK ("end" > start),
            -- NULL: as many as like.
            seats INTEGER CHECK (seats > 0),
            -- How many bookings name it; kept by the triggers of booking.
            taken INTEGER NOT NULL DEFAULT 0
                CHECK (taken >= 0 AND (seats IS NULL OR taken <= seats))
        ) STRICT;

        -- The time of a host that a meeting takes, buffers included.
        CREATE TABLE claim (
            host TEXT NOT NULL,
            start INTEGER NOT NULL CHECK (start >= 0),
            "end" INTEGER NOT NULL CHECK ("end" > start),
            meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
            PRIMARY KEY (host, start)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX claimOfMeeting ON claim (meeting);

        -- Claims of one host never overlap, so the last one that begins before the end of a new
        -- one also ends last, and it alone can reach into it.
        CREATE TRIGGER claimOverlaps BEFORE INSERT ON claim
        WHEN (
            SELECT "end" FROM claim WHERE host = NEW.host AND start < NEW."end"
            ORDER BY start DESC LIMIT 1
        ) > NEW.start
        BEGIN
            SELECT RAISE(ABORT, 'claims of one host overlap');
        END;

        CREATE TRIGGER claimChanges BEFORE UPDATE ON claim
        BEGIN
            SELECT RAISE(ABORT, 'a claim is made and deleted, never changed');
        END;

        -- What was agreed and never changes, and where the booking stands now.
        CREATE TABLE booking (
            -- The order of booking.
            number INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
            meeting INTEGER REFERENCES meeting,
            status TEXT NOT NULL CHECK (status IN ('confirmed', 'cancelled')),
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            start INTEGER NOT NULL CHECK (start >= 0),
            page TEXT NOT NULL,
            event TEXT NOT NULL,
            host TEXT NOT NULL,
            created INTEGER NOT NULL CHECK (created >= 0),
            customerName TEXT NOT NULL,
            customerEmail TEXT NOT NULL COLLATE NOCASE,
            customerZone TEXT NOT NULL,
            pageTitle TEXT NOT NULL,
            eventName TEXT NOT NULL,
            hostName TEXT NOT NULL,
            hostEmail TEXT,
            locationKind TEXT,
            locationLabel TEXT,
            locationDetails TEXT,
            locationURL TEXT,
            cancelPolicy TEXT NOT NULL,
            movePolicy TEXT NOT NULL,
            reasonRule TEXT NOT NULL,
            language TEXT NOT NULL,
            manageDigest BLOB NOT NULL UNIQUE CHECK (length(manageDigest) = 32),
            CHECK ((status = 'confirmed') = (meeting IS NOT NULL)),
            CHECK ((locationKind IS NULL) = (locationLabel IS NULL))
        ) STRICT;

        CREATE INDEX bookingOfMeeting ON booking (meeting) WHERE meeting IS NOT NULL;
        CREATE INDEX bookingByStart ON booking (start, id);
        CREATE INDEX bookingByCustomer ON booking (customerEmail, start);

        CREATE TRIGGER bookingTakesSeat AFTER INSERT ON booking
        BEGIN
            UPDATE meeting SET taken = taken + 1 WHERE id = NEW.meeting;
        END;

        CREATE TRIGGER bookingChangesSeat AFTER UPDATE OF meeting ON booking
        WHEN OLD.meeting IS NOT NEW.meeting
        BEGIN
            UPDATE meeting SET taken = taken + 1 WHERE id = NEW.meeting;
            UPDATE meeting SET taken = taken - 1 WHERE id = OLD.meeting;
            DELETE FROM meeting WHERE id = OLD.meeting AND taken = 0;
        END;

        CREATE TRIGGER bookingLeavesSeat AFTER DELETE ON booking
        BEGIN
            UPDATE meeting SET taken = taken - 1 WHERE id = OLD.meeting;
            DELETE FROM meeting WHERE id = OLD.meeting AND taken = 0;
        END;

        -- What each change made of a booking; the last one is where it stands.
        CREATE TABLE version (
            booking INTEGER NOT NULL REFERENCES booking ON DELETE CASCADE,
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            kind TEXT NOT NULL CHECK (kind IN ('booked', 'moved', 'cancelled')),
            start INTEGER NOT NULL CHECK (start >= 0),
            "end" INTEGER NOT NULL CHECK ("end" > start),
            zone TEXT NOT NULL,
            wallTime TEXT NOT NULL,
            zoneVersion TEXT NOT NULL,
            made INTEGER NOT NULL CHECK (made >= 0),
            reason TEXT,
            PRIMARY KEY (booking, sequence),
            CHECK ((kind = 'booked') = (sequence = 0))
        ) STRICT, WITHOUT ROWID;

        -- One row for each value of each answer.
        CREATE TABLE answer (
            booking INTEGER NOT NULL REFERENCES booking ON DELETE CASCADE,
            position INTEGER NOT NULL,
            part INTEGER NOT NULL,
            field TEXT NOT NULL,
            label TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (booking, position, part)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE guest (
            booking INTEGER NOT NULL REFERENCES booking ON DELETE CASCADE,
            position INTEGER NOT NULL,
            email TEXT NOT NULL COLLATE NOCASE,
            PRIMARY KEY (booking, position)
        ) STRICT, WITHOUT ROWID;

        -- Requests that were carried out, so that the same one sent again is not.
        CREATE TABLE request (
            key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 32),
            fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
            booking INTEGER NOT NULL REFERENCES booking ON DELETE CASCADE,
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX requestByAge ON request (created);

        -- What people must be told, written with the change that it tells of.
        CREATE TABLE notice (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            booking INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('booked', 'moved', 'cancelled')),
            recipient TEXT NOT NULL CHECK (recipient IN ('customer', 'host', 'guests')),
            due INTEGER NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            -- Withdrawn ones are never sent: they may have been before the backup was restored.
            state TEXT NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'delivered', 'withdrawn')),
            delivered INTEGER,
            UNIQUE (booking, sequence, kind, recipient),
            FOREIGN KEY (booking, sequence) REFERENCES version ON DELETE CASCADE,
            CHECK ((state = 'delivered') = (delivered IS NOT NULL))
        ) STRICT;

        CREATE INDEX noticePending ON notice (due, id) WHERE state = 'pending';
        """
}

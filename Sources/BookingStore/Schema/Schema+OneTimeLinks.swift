extension Schema {
    /// Links that book once; the tokens that open them are not kept.
    static let oneTimeLinks = """
        CREATE TABLE oneTimeLink (
            -- The order of making.
            number INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
            digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            page TEXT NOT NULL,
            -- NULL: any.
            event TEXT,
            host TEXT,
            title TEXT,
            customerName TEXT,
            customerEmail TEXT COLLATE NOCASE,
            created INTEGER NOT NULL CHECK (created >= 0),
            expires INTEGER NOT NULL CHECK (expires > created),
            revoked INTEGER CHECK (revoked >= 0),
            -- Whether it comes from a backup, and may have been used after that was made.
            held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
            -- When it was used; set and unset by the triggers of linkUse, and kept when the
            -- booking is deleted.
            used INTEGER CHECK (used >= 0)
        ) STRICT;

        CREATE INDEX oneTimeLinkByCustomer ON oneTimeLink (customerEmail)
        WHERE customerEmail IS NOT NULL;

        -- The only starts that a link books; any when it has none.
        CREATE TABLE linkStart (
            link INTEGER NOT NULL REFERENCES oneTimeLink ON DELETE CASCADE,
            start INTEGER NOT NULL CHECK (start >= 0),
            PRIMARY KEY (link, start)
        ) STRICT, WITHOUT ROWID;

        -- What a link knows beside its customer's name and address.
        CREATE TABLE linkAnswer (
            link INTEGER NOT NULL REFERENCES oneTimeLink ON DELETE CASCADE,
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (link, position)
        ) STRICT, WITHOUT ROWID;

        -- Which booking was made with which link.
        CREATE TABLE linkUse (
            booking INTEGER NOT NULL PRIMARY KEY REFERENCES booking ON DELETE CASCADE,
            link INTEGER NOT NULL REFERENCES oneTimeLink ON DELETE CASCADE,
            -- Whether the link is good again when the booking is cancelled.
            reopens INTEGER NOT NULL CHECK (reopens IN (0, 1)),
            -- NULL once it is; so one booking at most holds a link.
            holds INTEGER DEFAULT 1 CHECK (holds = 1),
            UNIQUE (link, holds)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER linkBooksOnce BEFORE INSERT ON linkUse
        WHEN NOT EXISTS (
            SELECT 1 FROM oneTimeLink l JOIN booking b ON b.number = NEW.booking
            WHERE l.number = NEW.link AND l.used IS NULL AND l.revoked IS NULL AND l.held = 0
                AND l.expires > b.created AND l.page = b.page
                AND coalesce(l.event = b.event, 1) AND coalesce(l.host = b.host, 1))
        BEGIN
            SELECT RAISE(ABORT, 'a one-time link books once, and what it is for');
        END;

        CREATE TRIGGER linkIsSpent AFTER INSERT ON linkUse
        BEGIN
            UPDATE oneTimeLink SET used = (SELECT created FROM booking WHERE number = NEW.booking)
            WHERE number = NEW.link;
        END;

        CREATE TRIGGER linkIsReopened AFTER UPDATE OF holds ON linkUse
        WHEN OLD.holds IS NOT NULL AND NEW.holds IS NULL
        BEGIN
            UPDATE oneTimeLink SET used = NULL WHERE number = NEW.link;
        END;

        CREATE TRIGGER linkUseStays BEFORE UPDATE ON linkUse
        WHEN (NEW.booking, NEW.link, NEW.reopens) IS NOT (OLD.booking, OLD.link, OLD.reopens)
            OR NEW.holds IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'the use of a one-time link only ends');
        END;
        """

    /// A link of a master page books a page of its team: whose, the booking's transaction judges.
    static let linksOfMasterPages = """
        DROP TRIGGER linkBooksOnce;

        CREATE TRIGGER linkBooksOnce BEFORE INSERT ON linkUse
        WHEN NOT EXISTS (
            SELECT 1 FROM oneTimeLink l JOIN booking b ON b.number = NEW.booking
            WHERE l.number = NEW.link AND l.used IS NULL AND l.revoked IS NULL AND l.held = 0
                AND l.expires > b.created AND coalesce(l.event = b.event, 1))
        BEGIN
            SELECT RAISE(ABORT, 'a one-time link books once, and what it is for');
        END;
        """
}

import GRDB
import Scheduling

/// Reads the columns of a row from left to right.
///
/// Every value is checked: the file may have been written by somebody else.
struct RowReader {
    private let row: Row
    private var column: Int

    init(_ row: Row, from column: Int = 0) {
        self.row = row
        self.column = column
    }

    /// The next column.
    ///
    /// - Throws: When it is of another type, or NULL where that is not allowed.
    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ type: Value.Type = Value.self
    ) throws -> Value {
        defer { column += 1 }
        return try row.decode(type, atIndex: column)
    }

    mutating func nextIfAny<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ type: Value.Type = Value.self
    ) throws -> Value? {
        defer { column += 1 }
        return try row.decode(Value?.self, atIndex: column)
    }

    /// What the next column spells.
    ///
    /// - Throws: ``StoreFailure/damaged(_:)`` when it spells nothing.
    mutating func next<Spelled>(_ read: (String) -> Spelled?) throws -> Spelled {
        let text: String = try next()
        guard let value = read(text) else { throw StoreFailure.unreadable(Spelled.self) }
        return value
    }

    mutating func nextIfAny<Spelled>(_ read: (String) -> Spelled?) throws -> Spelled? {
        guard let text: String = try nextIfAny() else { return nil }
        guard let value = read(text) else { throw StoreFailure.unreadable(Spelled.self) }
        return value
    }

    mutating func nextInstant() throws -> Instant {
        guard let instant = Instant(seconds: try next()) else {
            throw StoreFailure.unreadable(Instant.self)
        }
        return instant
    }

    mutating func nextInstantIfAny() throws -> Instant? {
        guard let seconds: Int = try nextIfAny() else { return nil }
        guard let instant = Instant(seconds: seconds) else {
            throw StoreFailure.unreadable(Instant.self)
        }
        return instant
    }

    mutating func nextID() throws -> DefinitionID { try next { DefinitionID($0) } }
}

extension StoreFailure {
    /// A value that no program of ours has written.
    static func unreadable(_ type: Any.Type) -> StoreFailure {
        .damaged(["a row holds no readable \(type)"])
    }
}

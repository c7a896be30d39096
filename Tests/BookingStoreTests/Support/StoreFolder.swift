import Scheduling
import TemporaryFolders

@testable import BookingStore

/// A folder for the database of one test.
struct StoreFolder {
    let folder: TemporaryFolder
    var path: String { folder.path + "/bookplate.sqlite" }

    init() throws { folder = try TemporaryFolder() }

    func open() throws -> BookingStore { try BookingStore(at: path) }
}

import Scheduling
import SiteBuild
import TemporaryFolders
import Testing

struct ZoneFolderTests {
    private let place: TemporaryFolder

    /// A zone at UTC+1 whose file is plain ASCII.
    private static let zone: String = {
        let zeros = String(repeating: "\0", count: 15)
        let counts =
            [0, 0, 0, 0, 1, 4].map { "\0\0\0" + String(Unicode.Scalar(UInt8($0))) }.joined()
        let block = "\0\0\u{E}\u{10}\0\0CET\0"
        let part = "TZif2" + zeros + counts + block
        return part + part + "\nCET-1\n"
    }()

    init() throws {
        place = try TemporaryFolder()
        try place.write("zones/Europe/Paris", Self.zone)
        try place.write("zones/Etc/GMT-1", Self.zone)
        try place.write("zones/right/Europe/Paris", Self.zone)
        try place.write("zones/zone.tab", "FR\t+4852+00220\tEurope/Paris\n")
        try place.write("zones/leapseconds", "# leap seconds\n")
        try place.write("secret", Self.zone)
        try place.link("zones/Paris", to: "Europe/Paris")
    }

    private var database: ZoneDatabase { ZoneFolder(place.path + "/zones").database }

    @Test(arguments: [
        "", "/", "..", "../secret", "Europe/../Etc/GMT-1", "./Paris", "/etc/localtime",
        "Europe//Paris", "Europe/Paris/", "Europe", "Europe/Paris\0", "Europe/Paris\0x",
        "Europe/Par\u{301}is", "Europe\\Paris", "zone.tab", "leapseconds", "Europe/Rome",
        "EUROPE/PARIS", String(repeating: "a", count: 5000), "Europe/Paris\n",
    ])
    func `what names no zone has no rules`(name: String) {
        #expect(database.rules(named: name) == nil)
    }

    @Test func `a zone and a link to it are read`() throws {
        let paris = try #require(database.rules(named: "Europe/Paris"))
        #expect(paris.name == "Europe/Paris")
        #expect(paris.offset(at: .first) == 3600)
        #expect(database.rules(named: "Paris")?.offset(at: .last) == 3600)
        #expect(database.rules(named: "Etc/GMT-1") != nil)
    }

    @Test func `a file without end is not read to its end`() throws {
        try place.write("zones/Large", Self.zone + String(repeating: " ", count: 1_000_000))
        #expect(database.rules(named: "Large") == nil)
    }

    @Test func `without an index the names are those of the zones' files`() {
        #expect(database.names == ["Etc/GMT-1", "Europe/Paris", "Paris"])
        #expect(database.version == nil)
    }

    @Test func `an index names the zones and the release`() throws {
        try place.write(
            "zones/tzdata.zi",
            "# version 2026c\nZ Europe/Paris 1 - CET\nL Europe/Paris A\n"
        )
        #expect(database.names == ["A", "Europe/Paris"])
        #expect(database.version == "2026c")
    }

    @Test func `without an index the release is in a file of its own`() throws {
        try place.write("zones/+VERSION", "2026a\n")
        #expect(database.version == "2026a")
        try place.write("zones/+VERSION", "<script>\n")
        #expect(database.version == nil)
    }

    @Test func `a folder that does not exist has no zones`() {
        let database = ZoneFolder(place.path + "/nowhere").database
        #expect(database.names.isEmpty)
        #expect(database.version == nil)
        #expect(database.rules(named: "Europe/Paris") == nil)
    }
}

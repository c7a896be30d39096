import Scheduling
import Testing

struct RenamedZoneTests {
    @Test(arguments: [
        ("Asia/Calcutta", "Asia/Kolkata"), ("Africa/Asmera", "Africa/Asmara"),
        ("Pacific/Truk", "Pacific/Chuuk"), ("Europe/Kiev", "Europe/Kyiv"),
        ("America/Godthab", "America/Nuuk"),
    ])
    func `a city has the name of today`(old: String, today: String) {
        #expect(RenamedZone.today(old) == today)
        #expect(RenamedZone.today(today) == today)
    }

    @Test(arguments: ["Europe/London", "UTC", "Etc/GMT+5", "", "asia/calcutta"])
    func `other names stay`(name: String) {
        #expect(RenamedZone.today(name) == name)
    }
}

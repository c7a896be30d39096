import NIOCore
import Testing

@testable import BookingEndpoint

struct ClientNetworkTests {
    @Test(arguments: ["", "1.2.3", "1.2.3.4:5", "[::1]", "::1%eth0", "010.0.0.1", "a", " 1.2.3.4"])
    func `what is no address is no network`(text: String) {
        #expect(ClientNetwork(text) == nil)
    }

    @Test func `an IPv6 client is known by its network, an IPv4 one by its address`() {
        #expect(ClientNetwork("2001:db8:1:2::1") == ClientNetwork("2001:db8:1:2:ffff::9"))
        #expect(ClientNetwork("2001:db8:1:2::1") != ClientNetwork("2001:db8:1:3::1"))
        #expect(ClientNetwork("192.0.2.1") != ClientNetwork("192.0.2.2"))
        #expect(ClientNetwork("192.0.2.1") == ClientNetwork("::ffff:192.0.2.1"))
        #expect(ClientNetwork("192.0.2.1") == .v4(0xC000_0201))
    }

    @Test func `a connection tells its network`() throws {
        let address = try SocketAddress(ipAddress: "2001:db8::1", port: 1)
        #expect(ClientNetwork(address) == .v6(0x2001_0DB8_0000_0000))
        #expect(ClientNetwork(try SocketAddress(unixDomainSocketPath: "/a")) == .unknown)
    }
}

import HTTPTypes
import NIOCore
import Testing

@testable import BookingEndpoint

struct TrustedProxiesTests {
    private func client(
        _ chains: [String],
        by proxies: [String] = ["10.0.0.0/8", "2001:db8::1"],
        from peer: String = "10.1.2.3"
    ) throws -> ClientNetwork {
        let proxies = try #require(TrustedProxies(proxies))
        var headers: HTTPFields = [:]
        for chain in chains {
            let name = try #require(HTTPField.Name("X-Forwarded-For"))
            headers.append(HTTPField(name: name, value: chain))
        }
        let peer = try SocketAddress(ipAddress: peer, port: 1)
        return proxies.client(of: headers, from: peer)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/", "a", "10.0.0.0/8/8", "10.0.0.0/-1", "::/129"])
    func `what is no range is refused`(text: String) {
        #expect(TrustedProxies([text, "10.0.0.1"]) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
        ("10.0.0.1", "10.0.0.2", false), ("0.0.0.0/0", "192.0.2.1", true),
        ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "2001:db8::1", true),
        ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
        ("2001:db8::1/127", "2001:db8::", true), ("2001:db8::1/128", "2001:db8::", false),
        ("192.0.2.5/31", "::ffff:192.0.2.4", true),
    ])
    func `a range holds what begins like it`(
        range: String,
        address: String,
        expected: Bool
    ) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(InternetAddress(address))) == expected)
    }

    @Test func `only a proxy's word is taken`() throws {
        #expect(try client(["192.0.2.1"], from: "198.51.100.1") == ClientNetwork("198.51.100.1"))
        #expect(try client(["192.0.2.1"], by: []) == ClientNetwork("10.1.2.3"))
        #expect(try client(["192.0.2.1"]) == ClientNetwork("192.0.2.1"))
        #expect(try client(["192.0.2.1"], from: "2001:db8::1") == ClientNetwork("192.0.2.1"))
    }

    @Test(arguments: [
        (["203.0.113.9, 192.0.2.1"], "192.0.2.1"), (["203.0.113.9", "192.0.2.1"], "192.0.2.1"),
        (["192.0.2.1, 10.9.9.9"], "192.0.2.1"), (["192.0.2.1,10.9.9.9 ,\t10.8.8.8"], "192.0.2.1"),
        (["10.9.9.9"], "10.9.9.9"), (["192.0.2.1, nonsense"], "10.1.2.3"), ([], "10.1.2.3"),
        (["192.0.2.1, "], "10.1.2.3"), (["nonsense, 10.9.9.9"], "10.9.9.9"), ([""], "10.1.2.3"),
        (["192.0.2.1:5000"], "10.1.2.3"), (["2001:db8:5::1"], "2001:db8:5::"),
        ([String(repeating: "192.0.2.9, ", count: 1000) + "192.0.2.1"], "192.0.2.1"),
    ])
    func `the client is the last that is no proxy`(chains: [String], expected: String) throws {
        #expect(try client(chains) == ClientNetwork(expected))
    }
}

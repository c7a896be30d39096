import Testing

@testable import BookingEndpoint

struct RouteTemplateTests {
    private func parameters(_ template: RouteTemplate, _ path: String) throws -> [String: String]? {
        let target = try RequestTarget(path)
        return template.parameters(of: target.parts[...], isFolder: target.isFolder)
    }

    @Test(arguments: [
        ("/v1/bookings", "/v1/bookings/"), ("/v1/bookings", "/v1"), ("/v1/books", "/V1/books"),
        ("/v1/bookings", "/v1/bookings/x"), ("/book/{link}", "/book/"), ("/book/{link}", "/book"),
        ("/m/{token}.ics", "/m/.ics"), ("/m/{token}.ics", "/m/a.icsx"), ("/m/{token}/", "/m/a"),
        ("/caf\u{E9}", "/cafe%CC%81"),
    ])
    func `another path does not match`(template: String, path: String) throws {
        #expect(try parameters(RouteTemplate(template), path) == nil)
    }

    @Test(arguments: [
        ("/v1/bookings", "/v1/bookings", [:]), ("/book/{link}", "/book/ada", ["link": "ada"]),
        ("/m/{token}.ics", "/m/a.b.ics", ["token": "a.b"]), ("/m/{t}/", "/m/a/", ["t": "a"]),
        ("/a/{x}/b/{y}", "/a/1/b/2", ["x": "1", "y": "2"]), ("/o/{t}", "/o/a%20b", ["t": "a b"]),
        ("/caf\u{E9}/{x}", "/caf%C3%A9/%C3%A9", ["x": "\u{E9}"]), ("/", "/", [:]),
    ])
    func `parameters take what stands in their place`(
        template: String,
        path: String,
        expected: [String: String]
    ) throws {
        #expect(try parameters(RouteTemplate(template), path) == expected)
    }

    @Test func `an ending is cut between bytes, whatever characters they make up`() throws {
        // The accent joins the dot to one character, which is not the ending's.
        #expect(try parameters("/m/{t}.ics", "/m/a%CC%81.ics") == ["t": "a\u{301}"])
    }
}

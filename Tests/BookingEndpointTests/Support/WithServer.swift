import ServiceLifecycle
import Testing

@testable import BookingEndpoint

/// Runs a server on a free port while a test uses it, then stops it as SIGTERM would.
func withServer(
    _ server: SiteServer,
    services: [any Service] = [],
    _ use: (Int, ServiceGroup) async throws -> Void
) async throws {
    try await withServer(server, services: services) { ports, group in
        try await use(ports.site, group)
    }
}

/// The same, for tests that use the owner's port too.
func withServer(
    _ server: SiteServer,
    services: [any Service] = [],
    _ use: (SiteServer.Ports, ServiceGroup) async throws -> Void
) async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: SiteServer.Ports.self)
    let group = server.serviceGroup(services, signals: []) { continuation.yield($0) }
    async let running: Void = group.run()
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    do {
        try await use(port, group)
    } catch {
        await group.triggerGracefulShutdown()
        throw error
    }
    await group.triggerGracefulShutdown()
    try await running
}

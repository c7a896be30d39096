import HTTPTypes
import Hummingbird
import Markup

/// A second listener on this machine alone: whether the server lives and is ready, its metrics, and
/// what else is the owner's.
package struct AdminServer: Sendable {
    /// The port on the loopback interface; 0 lets the system choose one.
    package let port: Int
    /// Whether the server goes on without it when the port cannot be had.
    package let isOptional: Bool
    let metrics: Metrics
    let readiness: Readiness
    private let gauges: [Gauge]
    private let routes: [Route]
    let site: StaticSite?

    /// Makes a listener.
    ///
    /// - Parameters:
    ///   - port: The port on 127.0.0.1; 0 lets the system choose one.
    ///   - isOptional: Whether the server goes on without it when the port cannot be had.
    ///   - metrics: What the server counts in.
    ///   - checks: What must be in order for the server to be ready.
    ///   - gauges: Numbers beside those of the metrics.
    ///   - routes: Further routes for the owner alone.
    ///   - site: Files for the owner alone.
    package init(
        port: Int = 8081,
        isOptional: Bool = false,
        metrics: Metrics,
        checks: [ReadinessCheck] = [],
        gauges: [Gauge] = [],
        routes: [Route] = [],
        site: StaticSite? = nil
    ) {
        self.port = port
        self.isOptional = isOptional
        self.metrics = metrics
        readiness = Readiness(checks)
        self.gauges = gauges
        self.routes = routes
        self.site = site
    }

    /// Makes the table of all routes of the listener.
    ///
    /// - Parameter connections: How many connections the public listener has.
    /// - Returns: The table.
    func routes(connections: @escaping @Sendable () -> Int) -> Routes {
        let open = Gauge("bookplate_connections_open", "Open connections of the public listener.") {
            Double(connections())
        }
        let gauges = [open] + gauges
        return Routes(
            [
                Route(.get, "/livez") { _ in .text("ok\n") },
                Route(.get, "/readyz") { [readiness] request in
                    let failures = await readiness.failures()
                    return Self.readiness(failures, request)
                },
                Route(.get, "/metrics") { [metrics] _ in
                    var text = MetricsText(metrics.snapshot)
                    for gauge in gauges {
                        if let value = await gauge.read() { text.add(gauge, value) }
                    }
                    return .text(text.text, type: MetricsText.mediaType)
                },
            ] + routes
        )
    }

    private static func readiness(_ failures: [String], _ request: RouteRequest) -> Response {
        let status: HTTPResponse.Status = failures.isEmpty ? .ok : .serviceUnavailable
        guard request.prefersJSON else {
            let lines = failures.isEmpty ? ["ready"] : failures.map { "not ready: \($0)" }
            return .text(lines.joined(separator: "\n") + "\n", status: status)
        }
        let failed = JSONValue.array(failures.map(JSONValue.string))
        return .json(["ready": .boolean(failures.isEmpty), "failed": failed], status: status)
    }
}

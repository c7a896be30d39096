/// Metrics in the text format of Prometheus, version 0.0.4.
struct MetricsText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    init(_ metrics: Metrics.Snapshot) {
        begin("requests_total", "counter", "Requests by route and status.")
        for (request, count) in metrics.requests.sorted(by: Self.order) {
            let labels = [("route", request.route), ("status", "\(request.status)")]
            add("requests_total", labels, count)
        }
        begin("request_duration_seconds", "histogram", "How long answers took to begin.")
        for (route, histogram) in metrics.durations.sorted(by: { $0.key < $1.key }) {
            add(histogram, route)
        }
        begin("refusals_total", "counter", "Requests that were not granted, by reason.")
        for (reason, count) in metrics.refusals.sorted(by: { $0.key < $1.key }) {
            add("refusals_total", [("reason", reason)], count)
        }
        begin("limits_hit_total", "counter", "How often each limit was met.")
        for (limit, count) in metrics.limits.sorted(by: { $0.key < $1.key }) {
            add("limits_hit_total", [("limit", limit)], count)
        }
        for event in Metrics.Event.allCases {
            let name = event.rawValue + "_total"
            let words = event.rawValue.split(separator: "_").joined(separator: " ")
            begin(name, "counter", "How many \(words) there were.")
            add(name, [], metrics.events[event] ?? 0)
        }
    }

    /// Adds a number that is not the metrics' own.
    mutating func add(_ gauge: Gauge, _ value: Double) {
        text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n"
        text += "\(gauge.name) \(value)\n"
    }

    private static func order(
        _ left: (key: Metrics.Request, value: Int),
        _ right: (key: Metrics.Request, value: Int)
    ) -> Bool {
        (left.key.route, left.key.status) < (right.key.route, right.key.status)
    }

    private mutating func begin(_ name: String, _ type: String, _ help: String) {
        text += "# HELP bookplate_\(name) \(help)\n# TYPE bookplate_\(name) \(type)\n"
    }

    private mutating func add(_ histogram: Metrics.Histogram, _ route: String) {
        var sum = 0
        for (bound, count) in zip(Metrics.Histogram.bounds, histogram.counts) {
            sum += count
            let labels = [("route", route), ("le", "\(bound)")]
            add("request_duration_seconds_bucket", labels, sum)
        }
        sum += histogram.counts.last ?? 0
        add("request_duration_seconds_bucket", [("route", route), ("le", "+Inf")], sum)
        add("request_duration_seconds_sum", [("route", route)], histogram.seconds)
        add("request_duration_seconds_count", [("route", route)], sum)
    }

    private mutating func add(
        _ name: String,
        _ labels: [(String, String)],
        _ value: some CustomStringConvertible
    ) {
        let list = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        text += "bookplate_\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

import Glibc
import HTTPTypes

/// One line of JSON for each request, with nothing of its path, body or sender.
package struct RequestLog: Sendable {
    private let now: @Sendable () -> Int
    private let write: @Sendable ([UInt8]) -> Void

    /// Makes a log from a clock, in milliseconds since 1970, and a place for whole lines.
    package init(
        now: @escaping @Sendable () -> Int,
        write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.now = now
        self.write = write
    }

    /// A log on standard error.
    package static func standardError(now: @escaping @Sendable () -> Int) -> RequestLog {
        RequestLog(now: now) { line in
            // A log that cannot be written stops no service: nobody waits for its reader. One call,
            // so that lines do not mix.
            var place = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
            guard unsafe poll(&place, 1, 0) == 1, place.revents & Int16(POLLOUT) != 0 else {
                return
            }
            _ = unsafe line.withUnsafeBytes {
                unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
            }
        }
    }

    /// The kinds of addresses; the log tells them apart, but not the addresses.
    enum Route {
        case page, asset, file, watch
        case template(RouteTemplate)
        /// Refused before it was known what it asks for.
        case none

        var name: String {
            switch self {
            case .page: "page"
            case .asset: "asset"
            case .file: "file"
            case .watch: "watch"
            case .template(let template): template.text
            case .none: "none"
            }
        }
    }

    /// What is told of a request.
    struct Entry {
        /// `nil` when it could not be read.
        var method: HTTPRequest.Method?
        var route = Route.none
        let status: HTTPResponse.Status
        /// Why it was not granted.
        var refusal: Refusal?
        var duration = Duration.zero
        let requestID: String
    }

    func add(_ entry: Entry) {
        let reason = entry.refusal.map { #","reason":"\#($0.reason)""# } ?? ""
        let line =
            #"{"time":"\#(Self.text(now()))","method":"\#(Self.text(entry.method))""#
            + #","route":"\#(entry.route.name)","status":\#(entry.status.code)\#(reason)"#
            + #","ms":\#(Self.text(entry.duration)),"request":"\#(entry.requestID)"}"#
        write(Array((line + "\n").utf8))
    }

    /// RFC 3339 in UTC, with milliseconds.
    private static func text(_ milliseconds: Int) -> String {
        var seconds = milliseconds / 1000
        var parts = unsafe tm()
        unsafe gmtime_r(&seconds, &parts)
        let date = unsafe "\(parts.tm_year + 1900)-\(pad(parts.tm_mon + 1))-\(pad(parts.tm_mday))"
        let time = unsafe "\(pad(parts.tm_hour)):\(pad(parts.tm_min)):\(pad(parts.tm_sec))"
        return "\(date)T\(time).\(pad(Int32(milliseconds % 1000), to: 3))Z"
    }

    /// A method's name; one that is not of HTTP itself is the sender's words and stays out.
    private static func text(_ method: HTTPRequest.Method?) -> String {
        switch method {
        case .get, .head, .post, .put, .delete, .options, .patch, .trace, .connect:
            method?.rawValue ?? ""
        default: "other"
        }
    }

    /// Milliseconds with three decimals.
    private static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        return "\(microseconds / 1000).\(pad(Int32(microseconds % 1000), to: 3))"
    }

    private static func pad(_ number: Int32, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

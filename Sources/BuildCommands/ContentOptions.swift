import ArgumentParser
import Glibc
import Scheduling
import SiteBuild
import SiteSource

/// The options of every command that reads content.
struct ContentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with what you write.", valueName: "folder"))
    var content = "content"

    @Option(help: ArgumentHelp("The folder for what Bookplate writes.", valueName: "folder"))
    var output = "output"

    @Option(
        name: .customLong("site-url"),
        help: ArgumentHelp("The site's address, over the one in site.yaml.", valueName: "address")
    )
    var siteURL: String?

    @Option(
        name: .customLong("endpoint-url"),
        help: ArgumentHelp(
            "The endpoint's address, over the one in site.yaml.",
            valueName: "address"
        )
    )
    var endpointURL: String?

    @Option(help: "How mistakes are shown: text, json or github.")
    var format = DiagnosticReport.text

    @Flag(help: "Treat warnings as mistakes.")
    var strict = false

    func validate() throws {
        guard !content.isEmpty, !output.isEmpty else {
            throw ValidationError("A folder's name must not be empty.")
        }
        for (name, address) in [("--site-url", siteURL), ("--endpoint-url", endpointURL)] {
            guard let address else { continue }
            do {
                _ = try RootAddress.read(address, as: name)
            } catch {
                throw ValidationError(error)
            }
        }
    }

    /// The options of a build, with what the machine adds.
    var build: BuildOptions {
        let environment = Environment()
        var options = BuildOptions(
            program: environment.program,
            zones: ZoneFolder(environment.zoneFolder),
            workers: environment.cores
        )
        options.content = trimmed(content)
        options.output = trimmed(output)
        options.siteURL = siteURL
        options.endpointURL = endpointURL
        options.isStrict = strict
        return options
    }

    /// The path of the site's address, if the command line gives one; otherwise `/`.
    var sitePath: String {
        siteURL.flatMap { try? RootAddress.read($0, as: "--site-url") }?.path ?? "/"
    }

    /// A path without slashes at its end, so that paths in messages have one between parts.
    private func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
        return String(path)
    }
}

extension DiagnosticReport: ExpressibleByArgument {}

extension ValidationError {
    /// A complaint about an option or an argument.
    init(_ complaint: Complaint) {
        self.init(complaint.message + (complaint.hint.map { "\n  hint: " + $0 } ?? ""))
    }
}

/// What the machine tells the program: read here once, and passed down.
struct Environment {
    /// Tells this program from another version of itself.
    var program: String {
        var status = stat()
        guard unsafe stat("/proc/self/exe", &status) == 0 else { return "unknown" }
        return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
    }

    var zoneFolder: String {
        guard let value = unsafe getenv("TZDIR") else { return "/usr/share/zoneinfo" }
        return unsafe String(cString: value)
    }

    var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Whether standard error is a terminal, where a progress bar can be drawn.
    var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// A text that is another one each time the program starts.
    var instance: String { "\(getpid())-\(Self.milliseconds)" }

    /// A port that no program listens at.
    ///
    /// - Throws: `ExitCode` 70 when the system has none.
    func freePort(at host: String) throws -> Int {
        let isV6 = host.utf8.contains(UInt8(ascii: ":"))
        let descriptor = socket(isV6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        // Both kinds of address have the port at the same place.
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(isV6 ? AF_INET6 : AF_INET)
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw ExitCode(70) }
        return Int(UInt16(bigEndian: address.sin6_port))
    }

    /// How many connections the system lets the program have, with a file open for each.
    ///
    /// The system's limit for a program is raised as far as it goes: the usual one is for programs
    /// that wait with `select`, and this one does not.
    var roomForConnections: Int {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 256
        }
        limit.rlim_cur = limit.rlim_max
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let files = Int(min(limit.rlim_cur, 1 << 20))
        return max(1, (files - 64) / 2)
    }

    /// Milliseconds since 1970.
    static var milliseconds: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// The server's clock.
    static var now: Instant { Instant(clamping: milliseconds / 1000) }

    /// Milliseconds from an arbitrary start that never go back.
    static var monotonicMilliseconds: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Seconds from an arbitrary start that never go back.
    static var seconds: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

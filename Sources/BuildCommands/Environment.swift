import ArgumentParser
import Glibc
package import Scheduling

/// What the machine tells the program: read here once, and passed down.
package struct Environment {
    package init() {}

    package var zoneFolder: String {
        guard let value = unsafe getenv("TZDIR") else { return "/usr/share/zoneinfo" }
        return unsafe String(cString: value)
    }

    package var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Whether standard error is a terminal, where a progress bar can be drawn.
    package var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// A text that is another one each time the program starts.
    package var instance: String { "\(getpid())-\(Self.milliseconds)" }

    /// How many connections the system lets the program have, with a file open for each.
    ///
    /// The system's limit for a program is raised as far as it goes: the usual one is for programs
    /// that wait with `select`, and this one does not.
    package var roomForConnections: Int {
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
    package static var milliseconds: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// The server's clock.
    package static var now: Instant { Instant(clamping: milliseconds / 1000) }

    /// Milliseconds from an arbitrary start that never go back.
    package static var monotonicMilliseconds: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Seconds from an arbitrary start that never go back.
    package static var seconds: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

package import ArgumentParser
import Glibc
package import Scheduling

/// The two programs that make up the command, side by side in one folder.
///
/// `bookplate` builds and checks, which is done again and again; it starts in half the time because
/// it carries no server, no database and no fonts. All else it hands on to `bookplate-all`.
package enum Programs {
    package static let version = "0.1.0"

    /// What draws buttons, in the program that carries fonts.
    @TaskLocal package static var drawer: (any ButtonDrawer)?

    /// Tells this version of the programs from another.
    package static var identity: String {
        guard let folder else { return "unknown" }
        return [folder + "/bookplate", folder + "/bookplate-all"].map { path in
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return "none" }
            return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
        }.joined(separator: ", ")
    }

    /// Becomes `bookplate-all`, with the same arguments; returns only when that fails, with the exit
    /// status 70 and a message on standard error.
    package static func becomeAll() -> ExitCode {
        let path = (folder ?? "") + "/bookplate-all"
        unsafe execv(path, CommandLine.unsafeArgv)
        let reason = unsafe String(cString: strerror(errno))
        Terminal.tell(
            "bookplate: error: \(path) cannot be started: \(reason).\n"
                + "  hint: The command is two programs; install them in one folder."
        )
        return ExitCode(70)
    }

    /// The folder of the program that runs.
    private static var folder: String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length =
            unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { path in
                    unsafe path.baseAddress.map {
                        unsafe readlink("/proc/self/exe", $0, path.count)
                    }
                }
            } ?? 0
        guard length > 0, let slash = bytes[..<length].lastIndex(of: UInt8(ascii: "/")) else {
            return nil
        }
        return String(decoding: bytes[..<slash], as: UTF8.self)
    }
}

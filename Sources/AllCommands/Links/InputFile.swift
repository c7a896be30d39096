import Glibc
import SiteSource

/// A file that the owner names on the command line, read as a whole.
enum InputFile {
    struct Problem: Error {
        let sentence: String
    }

    /// In bytes.
    private static let maximumLength = 64 << 20

    /// Reads a file; `-` is standard input.
    static func read(_ path: String) -> Result<[UInt8], Problem> {
        let isInput = path == "-"
        let descriptor = isInput ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(problem(path)) }
        defer { if !isInput { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { part in
                unsafe Glibc.read(descriptor, part.baseAddress, part.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(problem(path)) }
            guard count > 0 else { return .success(bytes) }
            bytes += buffer[..<count]
            guard bytes.count <= maximumLength else {
                let sentence = "\(path.escapingControls) is larger than 64 MiB."
                return .failure(Problem(sentence: sentence))
            }
        }
    }

    private static func problem(_ path: String) -> Problem {
        let reason = unsafe String(cString: strerror(errno))
        return Problem(sentence: "\(path.escapingControls) cannot be read: \(reason).")
    }
}

import BuildCommands
import BookingEndpoint
import Glibc

/// The port of a running server on this machine that takes the owner's requests.
struct OwnerPort {
    /// Such as `127.0.0.1:8081`.
    let address: String

    /// What can go wrong with a request.
    enum Failure: Error {
        /// The address in the lock file is none of this machine.
        case noAddress
        case system(Int32)
        /// The answer is none that was asked for; its status, if it has one.
        case unknownAnswer(String)

        var words: String {
            switch self {
            case .noAddress: "has an address that cannot be used"
            case .system(let code): unsafe "does not answer: \(String(cString: strerror(code)))"
            case .unknownAnswer(let status) where status == "401":
                "was started with another key, or its clock is another"
            case .unknownAnswer(let status): "answers what is not understood (\(status))"
            }
        }
    }

    /// Seconds for which an answer is waited for; the file is written anew meanwhile.
    private static let patience = 600
    private static let maximumAnswer = 65_536

    /// Sends a request and waits for its answer.
    func post(
        _ body: [UInt8],
        to path: String,
        seal: String
    ) throws(Failure) -> OwnerAnswer {
        let descriptor = try connection()
        defer { close(descriptor) }
        let head = """
            POST \(path) HTTP/1.1\r
            Host: \(address)\r
            Authorization: Bearer \(seal)\r
            Content-Type: application/json\r
            Content-Length: \(body.count)\r
            Connection: close\r
            \r

            """
        guard Terminal.write(Array(head.utf8) + body, to: descriptor) else {
            throw .system(errno)
        }
        let answer = try read(descriptor)
        let status = String(decoding: answer.prefix(12).suffix(3), as: UTF8.self)
        guard let end = answer.firstIndex(ofHeadIn: answer),
            let value = OwnerAnswer(Array(answer[end...]))
        else { throw .unknownAnswer(status) }
        return value
    }

    private func connection() throws(Failure) -> Int32 {
        let parts = address.split(separator: ":")
        guard parts.count == 2, parts[0] == "127.0.0.1", let port = UInt16(parts[1]) else {
            throw .noAddress
        }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .system(errno) }
        var time = timeval(tv_sec: Self.patience, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        let isConnected = unsafe withUnsafePointer(to: place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            let code = errno
            close(descriptor)
            throw .system(code)
        }
        return descriptor
    }

    private func read(_ descriptor: Int32) throws(Failure) -> [UInt8] {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while answer.count < Self.maximumAnswer {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
            }
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .system(errno)
            }
            answer += buffer.prefix(count)
        }
        return answer
    }
}

extension Array where Element == UInt8 {
    /// Where the body of an answer begins; `nil` when its head does not end.
    fileprivate func firstIndex(ofHeadIn answer: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard count >= end.count else { return nil }
        return (0...count - end.count).first { self[$0..<$0 + end.count].elementsEqual(end) }
            .map { $0 + end.count }
    }
}

import ArgumentParser
import Glibc

/// A free port that the system gives to no other program before the server listens at it.
///
/// The site is built with its address first, which takes a while. A server that sets
/// `SO_REUSEADDR` can listen at the port all the same, as nobody listens at this socket.
struct ReservedPort: ~Copyable {
    let port: Int
    private let descriptor: Int32

    /// - Throws: `ExitCode` 70 when the system has none.
    init(at host: String) throws {
        let isV6 = host.utf8.contains(UInt8(ascii: ":"))
        descriptor = socket(isV6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var isReusable: Int32 = 1
        unsafe setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_REUSEADDR,
            &isReusable,
            socklen_t(MemoryLayout<Int32>.size)
        )
        // Both kinds of address have the port at the same place.
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(isV6 ? AF_INET6 : AF_INET)
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        port = Int(UInt16(bigEndian: address.sin6_port))
        guard isBound else { throw ExitCode(70) }
    }

    deinit { close(descriptor) }
}

import Glibc
import NIOCore

/// Why a server cannot listen where it should.
package struct ListeningFailure: Error, Hashable {
    package enum Reason: Sendable {
        /// Another program listens there.
        case addressInUse
        /// Ports below 1024 need a privilege.
        case notPermitted
        /// The host is not an address of this machine.
        case noSuchAddress
    }

    package let reason: Reason
    /// Whether it is the listener for the owner alone.
    package let isAdmin: Bool

    package init(_ reason: Reason, isAdmin: Bool = false) {
        self.reason = reason
        self.isAdmin = isAdmin
    }

    /// Reads what the system said; `nil` when it is no failure to listen.
    init?(_ error: any Error, isAdmin: Bool) {
        guard let error = error as? IOError else { return nil }
        switch error.errnoCode {
        case EADDRINUSE: reason = .addressInUse
        case EACCES: reason = .notPermitted
        case EADDRNOTAVAIL: reason = .noSuchAddress
        default: return nil
        }
        self.isAdmin = isAdmin
    }
}

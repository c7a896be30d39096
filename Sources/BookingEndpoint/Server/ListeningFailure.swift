/// Why a server cannot listen where it should.
package enum ListeningFailure: Error, Hashable {
    /// Another program listens there.
    case addressInUse
    /// Ports below 1024 need a privilege.
    case notPermitted
    /// The host is not an address of this machine.
    case noSuchAddress
}

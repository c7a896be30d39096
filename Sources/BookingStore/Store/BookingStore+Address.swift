extension BookingStore {
    /// Tells other processes that want the database where this one takes the owner's requests.
    package func announce(address: String) throws { try file?.lock.announce(address: address) }
}

import Scheduling
import Synchronization

/// How often the taken time of each host has changed since the program began.
///
/// The lock lets it be asked without waiting; it is held for one look-up.
final class Revisions: Sendable {
    private let numbers = Mutex<[DefinitionID: Int]>([:])

    subscript(host: DefinitionID) -> Int { numbers.withLock { $0[host] ?? 0 } }

    func raise(_ hosts: Set<DefinitionID>) {
        guard !hosts.isEmpty else { return }
        numbers.withLock { numbers in
            for host in hosts { numbers[host, default: 0] &+= 1 }
        }
    }
}

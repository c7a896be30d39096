import BuildCommands
import ArgumentParser
import BookingEndpoint
import BookingStore
import Digests
import Glibc
import Scheduling
import SiteSource

/// Carries out what only the owner may ask for: by the server that has the database, or by itself
/// when none runs.
struct OwnerChange {
    private let data: DataOptions
    private let content: String

    /// Makes a change of a database, by the content of a folder where no server has read it.
    init(_ data: DataOptions, content: String = "content") {
        self.data = data
        self.content = content
    }

    /// Does what is asked for.
    ///
    /// - Throws: ``StoreFailure``; `ExitCode` after saying what is wrong.
    func carryOut(_ request: OwnerRequest) async throws -> OwnerAnswer {
        let isFirst = unsafe access(data.database, F_OK) != 0
        let store: BookingStore
        do {
            store = try BookingStore(at: data.database)
        } catch StoreFailure.held(let holder, let path) {
            guard let address = holder?.address else {
                Terminal.tell(
                    "bookplate: error: " + StoreFailure.held(by: holder, path: path).message
                )
                Terminal.tell(
                    "  hint: a server takes such requests on its admin port; this one has none."
                )
                throw ExitCode(1)
            }
            return try await ask(address, request)
        }
        do {
            let records = SiteRecords(store: store, outbox: OutboxFolder(path: data.outbox))
            let answer = try await request.carryOut(
                on: records,
                store,
                store,
                OfflineBookings(store: store, data: data, content: content),
                at: Environment.now
            )
            try await store.close()
            if isFirst { tellOfDatabase() }
            return answer
        } catch {
            try? await store.close()
            throw error
        }
    }

    /// Says that there was no database, as another one may have been meant.
    private func tellOfDatabase() {
        let path = data.database.escapingControls
        Terminal.tell(
            "bookplate: made \(path), which keeps bookings and links; a server uses it with "
                + "`--database \(path)`."
        )
    }

    private func ask(_ address: String, _ request: OwnerRequest) async throws -> OwnerAnswer {
        guard let key = try SecretKey.existing(data.keyFile),
            let secrets = EndpointSecrets(key: key, random: { SystemRandom.bytes($0) })
        else {
            Terminal.tell(
                "bookplate: error: A server has the database, and \(data.keyFile), by which it "
                    + "would know its owner, is not there."
            )
            throw ExitCode(1)
        }
        var answer = OwnerAnswer.done
        for part in request.parts {
            answer = try ask(address, part, secrets)
            guard answer == .done else { break }
        }
        return answer
    }

    private func ask(
        _ address: String,
        _ request: OwnerRequest,
        _ secrets: EndpointSecrets
    ) throws -> OwnerAnswer {
        let body = request.body(at: Environment.now)
        guard let seal = secrets.seal(of: body, to: request.path) else { throw ExitCode(70) }
        let answer: OwnerAnswer
        do {
            answer = try OwnerPort(address: address).post(body, to: request.path, seal: seal)
        } catch {
            Terminal.tell("bookplate: error: The server at \(address) \(error.words).")
            throw ExitCode(70)
        }
        if case .failed(let sentence) = answer {
            Terminal.tell("bookplate: error: " + sentence)
            throw ExitCode(70)
        }
        return answer
    }
}

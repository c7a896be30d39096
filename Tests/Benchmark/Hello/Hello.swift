import Glibc
import Hummingbird

/// The framework's first example, to see what a request costs when nothing is done for it.
@main
struct Hello {
    static func main() async throws {
        let router = Router()
        router.get("/") { _, _ in "Hello" }
        let app = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                print("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/")
                fflush(nil)
            }
        )
        try await app.runService()
    }
}

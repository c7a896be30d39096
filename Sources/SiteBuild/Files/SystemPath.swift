/// A path as system calls take it: most are text, those of others' files need not be.
protocol SystemPath: Sendable {
    /// The path for messages.
    var shown: String { get }

    /// Calls back with the path's bytes and a zero byte behind them.
    func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result
}

extension String: SystemPath {
    var shown: String { self }

    func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        unsafe withCString { unsafe body($0) }
    }
}

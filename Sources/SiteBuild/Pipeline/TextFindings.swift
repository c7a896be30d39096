import Markup
import Scheduling
import SiteRendering
import SiteSource

extension Diagnostic {
    /// What the author of a text should know about it, at its place in the file.
    init(_ found: TextFinding) {
        let (severity, rule, message, hint): (Severity, String, String, String?) =
            switch found.finding.kind {
            case .rawHTML:
                (.warning, "raw-html", "HTML in a text is left out.", "write it in CommonMark")
            case .unsafeAddress(let address):
                (
                    .error, "unsafe-address", "The address `\(address)` cannot be used.",
                    "only https, http, mailto and tel addresses and those of the site itself can"
                )
            case .refused(let reason): (.error, "broken-address", reason, nil)
            case .doubtful(let reason): (.warning, "doubtful-address", reason, nil)
            case .tooDeep:
                (.warning, "too-deep", "Lists or quotes are nested too deep from here on.", nil)
            }
        self.init(
            severity,
            rule: rule,
            path: found.text.path,
            line: found.text.line + found.finding.line - 1,
            message: message,
            hint: hint
        )
    }
}

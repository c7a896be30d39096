import SiteRendering
import SiteSource

extension LoadedButtonStyle {
    /// What mail programs would not show as it is meant, where its words are written.
    var mailDiagnostics: [Diagnostic] {
        style.mailFindings.map { label, text, finding in
            Diagnostic(
                finding.weight == .error ? .error : .warning,
                at: textPlaces[label][text],
                rule: finding.rule,
                message: finding.message,
                hint: finding.hint
            )
        }
    }
}

/// Paths that try to leave the folder or to be read in two ways.
enum Attacks {
    /// As they stand in a request line.
    static let targets =
        [
            "/..", "/../", "/../secret.txt", "/%2e%2e/secret.txt", "/%2E%2E%2Fsecret.txt",
            "/..%2fsecret.txt", "/..%5csecret.txt", "/a/../../secret.txt", "/./index.html",
            "/%252e%252e/secret.txt", "/....//secret.txt", "//secret.txt", "//etc/passwd",
            "/%2fetc/passwd", "/a%00.html", "/index.html%00", "/index.html%00.png", "/a%0d%0ab",
            "/a\\..\\secret.txt", "/C:%5cx", "/.git/config", "/ada-intro/.hidden", "/.htaccess",
            "/.well-known/../secret.txt", "/.well-known/.hidden", "/link.txt",
            "/linked/secret.txt", "/linked/", "/linked", "/pipe", "/ada-intro//", "/%",
            "/%4", "/%zz", "/%u002e%u002e/", "/%c0%ae%c0%ae/secret.txt", "/%ff",
            "/\u{FF0E}\u{FF0E}/",
            "/" + String(repeating: "a", count: 300), "/a;b", "/~root", "", "*", "secret.txt",
            "http://localhost:8080/index.html",
        ]
        + slugs.map { "/" + $0 } + slugs.map { "/" + encoded($0) }

    /// Texts that people typed as links.
    private static let slugs = [
        "..", "..%2fetc%2fpasswd", "..\\", "....//", "..%00/", "a/../../b", "//etc/passwd",
        "C:\\x", "\\\\srv\\share", "~root", "a\u{0}.html", ".git/config", "a//b", "a\u{FF0F}b",
        "\u{2025}/", "\u{FF0E}\u{FF0E}/", "a\u{202E}gnp.html", "a\u{AD}b", "CON", "aux.html", "a.",
        "a ", "--help", "a;b", "a|b", "a'b", "a\"b", "%", "%u002e%u002e/",
        String(repeating: "A", count: 255), "e\u{301} vs \u{E9}", "admin", "healthz", "static",
    ]

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

import CCommonMark

/// Writes the HTML of a document during a walk over it, with the line breaks of libcmark.
struct CommonMarkWalker {
    private(set) var findings: [CommonMarkFinding] = []
    private var bytes = ByteBuffer()
    /// Where the document begins in the bytes.
    private var beginning = 0
    private let verdict: (String, Bool) -> AddressVerdict
    /// How many levels headings are lowered.
    private let steps: Int
    /// The elements that are open; `nil` for one that has no tags of its own.
    private var open: [ElementName?] = []
    /// Containers that were opened below the depth limit and so have no place among the open ones.
    private var skipped = 0
    /// The words of the image that is being read, which become its `alt`.
    private var imageWords = ""
    private var imageDepth = 0
    /// Whether addresses are looked for among the words.
    private let seeksAddresses: Bool
    private var linkDepth = 0

    /// Deeper nesting would be unreadable, and parsers stop at some depth of their own.
    private static let maximumDepth = 100

    init(
        loweringHeadingsBy steps: Int,
        seekingAddresses: Bool,
        verdict: @escaping (String, Bool) -> AddressVerdict
    ) {
        self.steps = steps
        seeksAddresses = seekingAddresses
        self.verdict = verdict
    }

    /// Appends the document.
    mutating func write(_ document: borrowing CommonMarkDocument, into output: inout ByteBuffer) {
        beginning = output.count
        swap(&bytes, &output)
        document.walk { visit($0) }
        swap(&bytes, &output)
    }

    private mutating func visit(_ event: CommonMarkEvent) {
        if imageDepth > 0 {
            visitInsideImage(event)
            return
        }
        switch event.type {
        case CMARK_NODE_TEXT:
            event.appendLiteral(to: &bytes)
            if seeksAddresses, linkDepth == 0, event.mayHoldAddress { seekAddresses(event) }
        case CMARK_NODE_DOCUMENT: break
        case CMARK_NODE_BLOCK_QUOTE: visitContainer(.blockquote, [], event)
        case CMARK_NODE_LIST: visitList(event)
        case CMARK_NODE_ITEM: visitBlock(.li, event)
        case CMARK_NODE_HEADING: visitBlock(heading(event.headingLevel + steps), event)
        case CMARK_NODE_PARAGRAPH:
            if !event.isInTightList { visitBlock(.p, event) }
        case CMARK_NODE_CODE_BLOCK: appendCodeBlock(event)
        case CMARK_NODE_THEMATIC_BREAK:
            startLine()
            bytes.append(startOf: .hr, [])
            endLine()
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            findings.append(
                CommonMarkFinding(kind: .rawHTML, line: event.line, words: event.literal)
            )
        default: visitInline(event)
        }
    }

    // MARK: Blocks

    /// A block whose content begins on its own line.
    private mutating func visitContainer(
        _ name: ElementName,
        _ attributes: [HTMLAttribute],
        _ event: CommonMarkEvent
    ) {
        startLine()
        if event.isEntering { start(name, attributes, at: event.line) } else { end() }
        endLine()
    }

    private mutating func visitList(_ event: CommonMarkEvent) {
        guard event.isOrderedList else { return visitContainer(.ul, [], event) }
        visitContainer(.ol, event.listStart == 1 ? [] : [.start(event.listStart)], event)
    }

    /// A block whose content begins on the line of its start tag.
    private mutating func visitBlock(_ name: ElementName, _ event: CommonMarkEvent) {
        if event.isEntering {
            startLine()
            start(name, [], at: event.line)
        } else {
            end()
            endLine()
        }
    }

    private func heading(_ level: Int) -> ElementName {
        switch level {
        case ...1: .h1
        case 2: .h2
        case 3: .h3
        case 4: .h4
        case 5: .h5
        default: .h6
        }
    }

    private mutating func appendCodeBlock(_ event: CommonMarkEvent) {
        startLine()
        let info = event.fenceInfo.utf8.prefix { $0 != 0x20 && $0 != 0x09 }
        let language = String(decoding: Array(info), as: UTF8.self)
        bytes.append(startOf: .pre, [])
        bytes.append(startOf: .code, language.isEmpty ? [] : [.class("language-" + language)])
        event.appendLiteral(to: &bytes)
        bytes.append(endOf: .code)
        bytes.append(endOf: .pre)
        endLine()
    }

    // MARK: Inlines

    private mutating func visitInline(_ event: CommonMarkEvent) {
        switch event.type {
        case CMARK_NODE_SOFTBREAK: endLine()
        case CMARK_NODE_LINEBREAK:
            bytes.append(startOf: .br, [])
            endLine()
        case CMARK_NODE_CODE:
            bytes.append(startOf: .code, [])
            event.appendLiteral(to: &bytes)
            bytes.append(endOf: .code)
        case CMARK_NODE_EMPH: visitSpan(.em, event)
        case CMARK_NODE_STRONG: visitSpan(.strong, event)
        case CMARK_NODE_LINK: visitLink(event)
        case CMARK_NODE_IMAGE:
            imageWords = ""
            imageDepth = 1
        default: break
        }
    }

    private mutating func visitSpan(_ name: ElementName, _ event: CommonMarkEvent) {
        if event.isEntering { start(name, [], at: event.line) } else { end() }
    }

    private mutating func seekAddresses(_ event: CommonMarkEvent) {
        for (kind, words) in BareAddress.found(in: event.literal) {
            findings.append(CommonMarkFinding(kind: kind, line: event.line, words: words))
        }
    }

    private mutating func visitLink(_ event: CommonMarkEvent) {
        linkDepth += event.isEntering ? 1 : -1
        guard event.isEntering else { return end() }
        // Without an address the words stay, in no element.
        guard let (address, _) = address(of: event, isImage: false) else {
            return start(nil, [], at: event.line)
        }
        let title = event.title
        start(.a, [.href(address)] + (title.isEmpty ? [] : [.title(title)]), at: event.line)
    }

    /// Collects an image's words, which may hold formatting and even other images.
    private mutating func visitInsideImage(_ event: CommonMarkEvent) {
        switch event.type {
        case CMARK_NODE_IMAGE:
            imageDepth += event.isEntering ? 1 : -1
            if imageDepth == 0 { appendImage(event) }
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: imageWords += event.literal
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: imageWords += " "
        case CMARK_NODE_HTML_INLINE:
            findings.append(
                CommonMarkFinding(kind: .rawHTML, line: event.line, words: event.literal)
            )
        default: break
        }
    }

    private mutating func appendImage(_ event: CommonMarkEvent) {
        guard let (address, size) = address(of: event, isImage: true) else {
            bytes.append(escaping: imageWords)
            return
        }
        var attributes: [HTMLAttribute] = [.src(address), .alt(imageWords)]
        if !event.title.isEmpty { attributes.append(.title(event.title)) }
        if let size {
            attributes += [.width(size.width), .height(size.height), .loading("lazy")]
        }
        bytes.append(startOf: .img, attributes)
    }

    private mutating func address(
        of event: CommonMarkEvent,
        isImage: Bool
    ) -> (HTMLAddress, (width: Int, height: Int)?)? {
        let text = event.url
        switch verdict(text, isImage) {
        case .replace(let address): return (address, nil)
        case .picture(let address, let width, let height): return (address, (width, height))
        case .refuse(let reason):
            findings.append(
                CommonMarkFinding(kind: .refused(reason), line: event.line, words: text)
            )
            return nil
        case .doubt(let reason):
            findings.append(
                CommonMarkFinding(kind: .doubtful(reason), line: event.line, words: text)
            )
            return HTMLAddress(text).map { ($0, nil) }
        case .keep:
            if let address = HTMLAddress(text) { return (address, nil) }
            findings.append(
                CommonMarkFinding(kind: .unsafeAddress(text), line: event.line, words: text)
            )
            return nil
        }
    }

    // MARK: Tags

    private mutating func start(
        _ name: ElementName?,
        _ attributes: [HTMLAttribute],
        at line: Int
    ) {
        guard open.count < Self.maximumDepth else {
            if skipped == 0 { findings.append(CommonMarkFinding(kind: .tooDeep, line: line)) }
            skipped += 1
            return
        }
        open.append(name)
        if let name { bytes.append(startOf: name, attributes) }
    }

    private mutating func end() {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        if let name = open.popLast() ?? nil { bytes.append(endOf: name) }
    }

    /// Begins a new line unless the last piece ended one.
    private mutating func startLine() {
        guard bytes.count > beginning, bytes[bytes.count - 1] != UInt8(ascii: "\n") else { return }
        endLine()
    }

    private mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }
}

import CCommonMark

/// Builds a tree from a walk over a document, with the line breaks that libcmark writes.
struct CommonMarkWalker {
    private(set) var findings: [CommonMarkFinding] = []
    private let verdict: (String, Bool) -> AddressVerdict
    private var frames: [Frame] = [Frame(element: nil)]
    /// Containers that were opened below the depth limit and so have no frame.
    private var skipped = 0
    private var atLineStart = true
    /// The words of the image that is being read, which become its `alt`.
    private var imageWords: String?
    private var imageDepth = 0

    /// Deeper trees would be unreadable, and recursion over them could overflow the stack.
    private static let maximumDepth = 100

    private struct Frame {
        var element: HTMLElement?
        var children: [HTML] = []
    }

    init(verdict: @escaping (String, Bool) -> AddressVerdict) { self.verdict = verdict }

    var result: HTML { .fragment(frames.first?.children ?? []) }

    mutating func visit(_ event: CommonMarkEvent) {
        if imageDepth > 0 {
            visitInsideImage(event)
            return
        }
        switch event.type {
        case CMARK_NODE_DOCUMENT: break
        case CMARK_NODE_BLOCK_QUOTE: visitContainer(.blockquote, [], event)
        case CMARK_NODE_LIST: visitList(event)
        case CMARK_NODE_ITEM: visitItem(event)
        case CMARK_NODE_HEADING: visitHeading(event)
        case CMARK_NODE_PARAGRAPH: visitParagraph(event)
        case CMARK_NODE_CODE_BLOCK: appendCodeBlock(event)
        case CMARK_NODE_THEMATIC_BREAK:
            startLine()
            append(.element(HTMLElement(.hr)))
            endLine()
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            findings.append(CommonMarkFinding(kind: .rawHTML, line: event.line))
        default: visitInline(event)
        }
    }

    // MARK: Blocks

    private mutating func visitContainer(
        _ name: ElementName,
        _ attributes: [HTMLAttribute],
        _ event: CommonMarkEvent
    ) {
        startLine()
        if event.isEntering {
            open(HTMLElement(name, attributes), at: event.line)
            endLine()
        } else {
            close()
            endLine()
        }
    }

    private mutating func visitList(_ event: CommonMarkEvent) {
        guard event.isOrderedList else { return visitContainer(.ul, [], event) }
        visitContainer(.ol, event.listStart == 1 ? [] : [.start(event.listStart)], event)
    }

    private mutating func visitItem(_ event: CommonMarkEvent) {
        if event.isEntering {
            startLine()
            open(HTMLElement(.li), at: event.line)
        } else {
            close()
            endLine()
        }
    }

    private mutating func visitHeading(_ event: CommonMarkEvent) {
        let names: [ElementName] = [.h1, .h2, .h3, .h4, .h5, .h6]
        if event.isEntering {
            startLine()
            open(HTMLElement(names[min(max(event.headingLevel, 1), 6) - 1]), at: event.line)
        } else {
            close()
            endLine()
        }
    }

    private mutating func visitParagraph(_ event: CommonMarkEvent) {
        guard !event.isInTightList else { return }
        if event.isEntering {
            startLine()
            open(HTMLElement(.p), at: event.line)
        } else {
            close()
            endLine()
        }
    }

    private mutating func appendCodeBlock(_ event: CommonMarkEvent) {
        startLine()
        let info = event.fenceInfo.utf8.prefix { $0 != 0x20 && $0 != 0x09 }
        let language = String(decoding: Array(info), as: UTF8.self)
        let code = HTMLElement(
            .code,
            language.isEmpty ? [] : [.class("language-" + language)],
            [.text(event.literal)]
        )
        append(.element(HTMLElement(.pre, [], [.element(code)])))
        endLine()
    }

    // MARK: Inlines

    private mutating func visitInline(_ event: CommonMarkEvent) {
        switch event.type {
        case CMARK_NODE_TEXT: append(.text(event.literal))
        case CMARK_NODE_SOFTBREAK: endLine()
        case CMARK_NODE_LINEBREAK:
            append(.element(HTMLElement(.br)))
            endLine()
        case CMARK_NODE_CODE:
            append(.element(HTMLElement(.code, [], [.text(event.literal)])))
        case CMARK_NODE_EMPH: visitSpan(HTMLElement(.em), event)
        case CMARK_NODE_STRONG: visitSpan(HTMLElement(.strong), event)
        case CMARK_NODE_LINK: visitLink(event)
        case CMARK_NODE_IMAGE:
            imageWords = ""
            imageDepth = 1
        default: break
        }
    }

    private mutating func visitSpan(_ element: HTMLElement, _ event: CommonMarkEvent) {
        if event.isEntering { open(element, at: event.line) } else { close() }
    }

    private mutating func visitLink(_ event: CommonMarkEvent) {
        guard event.isEntering else { return close() }
        guard let (address, _) = address(of: event, isImage: false) else {
            // The words stay, in a frame without an element.
            return open(nil, at: event.line)
        }
        let title = event.title
        open(
            HTMLElement(.a, [.href(address)] + (title.isEmpty ? [] : [.title(title)])),
            at: event.line
        )
    }

    /// Collects an image's words, which may hold formatting and even other images.
    private mutating func visitInsideImage(_ event: CommonMarkEvent) {
        switch event.type {
        case CMARK_NODE_IMAGE:
            imageDepth += event.isEntering ? 1 : -1
            if imageDepth == 0 { appendImage(event) }
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: imageWords?.append(event.literal)
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: imageWords?.append(" ")
        case CMARK_NODE_HTML_INLINE:
            findings.append(CommonMarkFinding(kind: .rawHTML, line: event.line))
        default: break
        }
    }

    private mutating func appendImage(_ event: CommonMarkEvent) {
        let words = imageWords ?? ""
        imageWords = nil
        guard let (address, size) = address(of: event, isImage: true) else {
            return append(.text(words))
        }
        var attributes: [HTMLAttribute] = [.src(address), .alt(words)]
        if !event.title.isEmpty { attributes.append(.title(event.title)) }
        if let size {
            attributes += [.width(size.width), .height(size.height), .loading("lazy")]
        }
        append(.element(HTMLElement(.img, attributes)))
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
            findings.append(CommonMarkFinding(kind: .refused(reason), line: event.line))
            return nil
        case .doubt(let reason):
            findings.append(CommonMarkFinding(kind: .doubtful(reason), line: event.line))
            return HTMLAddress(text).map { ($0, nil) }
        case .keep:
            if let address = HTMLAddress(text) { return (address, nil) }
            findings.append(CommonMarkFinding(kind: .unsafeAddress(text), line: event.line))
            return nil
        }
    }

    // MARK: Frames

    private mutating func open(_ element: HTMLElement?, at line: Int) {
        guard frames.count < Self.maximumDepth else {
            if skipped == 0 { findings.append(CommonMarkFinding(kind: .tooDeep, line: line)) }
            skipped += 1
            return
        }
        frames.append(Frame(element: element))
        atLineStart = false
    }

    private mutating func close() {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        guard frames.count > 1, let frame = frames.popLast() else { return }
        if var element = frame.element {
            element.children = frame.children
            append(.element(element))
        } else {
            append(.fragment(frame.children))
        }
        atLineStart = false
    }

    private mutating func append(_ piece: HTML) {
        frames[frames.count - 1].children.append(piece)
        atLineStart = false
    }

    /// Begins a new line unless the last piece ended one.
    private mutating func startLine() {
        if !atLineStart { endLine() }
    }

    private mutating func endLine() {
        append(.text("\n"))
        atLineStart = true
    }
}

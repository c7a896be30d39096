import CCommonMark

/// A parsed document, freed when it goes out of scope.
@safe
struct CommonMarkDocument: ~Copyable {
    private let root: OpaquePointer?

    init(_ text: String) {
        var text = text
        unsafe root = text.withUTF8 { utf8 in
            unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
                unsafe cmark_parse_document(
                    characters.baseAddress,
                    characters.count,
                    CMARK_OPT_DEFAULT
                )
            }
        }
    }

    deinit { unsafe cmark_node_free(root) }

    /// The level of the highest heading, 1 to 6; `nil` when there is none.
    var highestHeading: Int? { unsafe Self.highestHeading(below: root) }

    /// Looks at blocks only: most of a document is inlines, which hold no headings.
    private static func highestHeading(below root: OpaquePointer?) -> Int? {
        var highest: Int?
        var next = unsafe root
        while let node = unsafe next {
            let type = unsafe cmark_node_get_type(node)
            if type == CMARK_NODE_HEADING {
                highest = unsafe min(highest ?? 6, Int(cmark_node_get_heading_level(node)))
            }
            let isLeaf = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
            unsafe next = isLeaf ? nil : cmark_node_first_child(node)
            var current: OpaquePointer? = unsafe node
            while unsafe next == nil, let done = unsafe current, unsafe done != root {
                unsafe next = cmark_node_next(done)
                unsafe current = cmark_node_parent(done)
            }
        }
        return highest
    }

    /// Visits every node on the way in and, if it can hold others, on the way out.
    func walk(_ visit: (CommonMarkEvent) -> Void) {
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = unsafe cmark_iter_get_node(iterator) else {
                return
            }
            unsafe visit(CommonMarkEvent(node: node, isEntering: event == CMARK_EVENT_ENTER))
        }
    }
}

/// One step of a walk over a document; valid only during the visit.
@safe
struct CommonMarkEvent {
    private let node: OpaquePointer
    let type: cmark_node_type
    let isEntering: Bool

    init(node: OpaquePointer, isEntering: Bool) {
        unsafe self.node = node
        unsafe type = cmark_node_get_type(node)
        self.isEntering = isEntering
    }

    var line: Int { unsafe Int(cmark_node_get_start_line(node)) }
    var literal: String { unsafe Self.string(cmark_node_get_literal(node)) }

    /// Whether the node's text may hold the address of a site or of mail.
    var mayHoldAddress: Bool {
        guard let literal = unsafe cmark_node_get_literal(node) else { return false }
        return unsafe strchr(literal, Int32(UInt8(ascii: "@"))) != nil
            || strstr(literal, "www.") != nil
    }

    /// Appends the node's text, escaped.
    func appendLiteral(to bytes: inout ByteBuffer) {
        guard let literal = unsafe cmark_node_get_literal(node) else { return }
        let count = unsafe strlen(literal)
        unsafe literal.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            unsafe bytes.append(escaping: UnsafeBufferPointer(start: start, count: count))
        }
    }

    var url: String { unsafe Self.string(cmark_node_get_url(node)) }
    var title: String { unsafe Self.string(cmark_node_get_title(node)) }
    var fenceInfo: String { unsafe Self.string(cmark_node_get_fence_info(node)) }
    var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(node)) }
    var isOrderedList: Bool { unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }
    var listStart: Int { unsafe Int(cmark_node_get_list_start(node)) }

    /// Whether a paragraph stands in a list whose items have no blank lines between them.
    var isInTightList: Bool {
        guard let parent = unsafe cmark_node_parent(node),
            let list = unsafe cmark_node_parent(parent)
        else { return false }
        return unsafe cmark_node_get_list_tight(list) != 0
    }

    private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
        unsafe pointer.map { unsafe String(cString: $0) } ?? ""
    }
}

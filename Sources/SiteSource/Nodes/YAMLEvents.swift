private import CYAML

/// The events of a YAML text, one after the other; owns libyaml's parser.
@safe
struct YAMLEvents: ~Copyable {
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd, scalar, alias
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
        /// The text is not YAML; ``problem(in:)`` says why.
        case failure
    }

    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    private let firstLine: Int
    /// Whether there is an event whose memory is to be freed.
    private var holdsEvent = false

    /// Reads from bytes that outlive it; `nil` when memory is short.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        self.firstLine = firstLine
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            unsafe event.deallocate()
            return nil
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        if holdsEvent { unsafe yaml_event_delete(event) }
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe event.deallocate()
    }

    /// Goes to the next event.
    mutating func next() -> Kind {
        if holdsEvent { unsafe yaml_event_delete(event) }
        holdsEvent = false
        guard unsafe yaml_parser_parse(parser, event) == 1 else { return .failure }
        holdsEvent = ownsMemory
        switch unsafe event.pointee.type {
        case YAML_SCALAR_EVENT: return .scalar
        case YAML_MAPPING_START_EVENT: return .mappingStart
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        case YAML_SEQUENCE_START_EVENT: return .sequenceStart
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_ALIAS_EVENT: return .alias
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_STREAM_START_EVENT: return .streamStart
        default: return .streamEnd
        }
    }

    /// Whether the event has more than its kind and its place.
    private var ownsMemory: Bool {
        switch unsafe event.pointee.type {
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: false
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: extra != nil
        default: true
        }
    }

    /// Where the event begins.
    var mark: Mark { unsafe mark(event.pointee.start_mark) }

    /// Where the event ends.
    var endMark: Mark { unsafe mark(event.pointee.end_mark) }

    /// The text of a scalar.
    var text: String {
        guard let start = unsafe event.pointee.data.scalar.value else { return "" }
        let bytes = unsafe UnsafeBufferPointer(
            start: start,
            count: event.pointee.data.scalar.length
        )
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    var style: Node.Style {
        switch unsafe event.pointee.data.scalar.style {
        case YAML_PLAIN_SCALAR_STYLE: .plain
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .quoted
        }
    }

    /// What the event has beside its value that the owner's files may not have.
    var extra: Extra? {
        switch unsafe event.pointee.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.pointee.data.scalar
            return unsafe extra(anchor: scalar.anchor, tag: scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            let sequence = unsafe event.pointee.data.sequence_start
            return unsafe extra(anchor: sequence.anchor, tag: sequence.tag)
        case YAML_MAPPING_START_EVENT:
            let mapping = unsafe event.pointee.data.mapping_start
            return unsafe extra(anchor: mapping.anchor, tag: mapping.tag)
        case YAML_DOCUMENT_START_EVENT:
            let start = unsafe event.pointee.data.document_start
            let hasTags = unsafe start.tag_directives.start != start.tag_directives.end
            return unsafe start.version_directive != nil || hasTags ? .directive : nil
        default: return nil
        }
    }

    enum Extra {
        case anchor, tag, directive
    }

    /// What libyaml says about a text that is not YAML.
    struct Failure {
        let problem: String
        let mark: Mark
        /// What was being read, and from where on.
        let context: String
        let contextMark: Mark
        /// The byte that cannot be read, when reading failed before any parsing.
        let byteOffset: Int?
    }

    var failure: Failure {
        let state = unsafe parser.pointee
        let isReading = unsafe state.error == YAML_READER_ERROR
        return unsafe Failure(
            problem: state.problem.map { unsafe String(cString: $0) } ?? "",
            mark: mark(state.problem_mark),
            context: state.context.map { unsafe String(cString: $0) } ?? "",
            contextMark: mark(state.context_mark),
            byteOffset: isReading ? state.problem_offset : nil
        )
    }

    private func extra(
        anchor: UnsafeMutablePointer<yaml_char_t>?,
        tag: UnsafeMutablePointer<yaml_char_t>?
    ) -> Extra? {
        if unsafe anchor != nil { return .anchor }
        return unsafe tag != nil ? .tag : nil
    }

    private func mark(_ mark: yaml_mark_t) -> Mark {
        Mark(line: Int(clamping: mark.line) + firstLine, column: Int(clamping: mark.column) + 1)
    }
}

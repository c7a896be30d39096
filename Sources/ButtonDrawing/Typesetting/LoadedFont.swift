internal import CTypesetting
internal import Scheduling

/// A font that HarfBuzz has opened.
///
/// Its lengths are given in ems: fonts that are made to stand beside each other match by them,
/// however high their capitals are.
@safe
final class LoadedFont {
    private let font: OpaquePointer
    private let callbacks: OpaquePointer?
    private let unitsPerEm: Double
    /// The height of capital letters, in ems.
    let capHeight: Double
    private var outlines: [UInt32: Outline] = [:]

    /// Opens a font; one with an axis of weights is set to a weight from 1 to 1000.
    init(_ file: FontFile, weight: Float) throws(TypesettingProblem) {
        let blob = unsafe file.bytes.withUnsafeBytes { bytes in
            unsafe hb_blob_create(
                bytes.bindMemory(to: CChar.self).baseAddress,
                UInt32(clamping: bytes.count),
                HB_MEMORY_MODE_DUPLICATE,
                nil,
                nil
            )
        }
        defer { unsafe hb_blob_destroy(blob) }
        guard unsafe UInt32(clamping: file.name.index) < hb_face_count(blob) else {
            throw .notAFont(file.name)
        }
        let face = unsafe hb_face_create(blob, UInt32(clamping: file.name.index))
        defer { unsafe hb_face_destroy(face) }
        guard unsafe hb_face_get_glyph_count(face) > 0, let font = unsafe hb_font_create(face)
        else {
            throw .notAFont(file.name)
        }
        var axis = hb_variation_t(tag: Self.weightAxis, value: weight)
        unsafe hb_font_set_variations(font, &axis, 1)
        unsafe hb_font_make_immutable(font)
        unsafe self.font = unsafe font
        unsafe callbacks = OutlinePen.makeCallbacks()
        unitsPerEm = unsafe Double(hb_face_get_upem(face))
        capHeight = unsafe Self.capHeight(of: font, unitsPerEm: unitsPerEm)
    }

    deinit {
        unsafe hb_draw_funcs_destroy(callbacks)
        unsafe hb_font_destroy(font)
    }

    /// `wght`.
    private static let weightAxis: UInt32 = 0x7767_6874

    /// The height of capitals; where the font does not tell, what is usual.
    private static func capHeight(of font: OpaquePointer, unitsPerEm: Double) -> Double {
        var height: Int32 = 0
        let isTold = unsafe hb_ot_metrics_get_position(
            font,
            HB_OT_METRICS_TAG_CAP_HEIGHT,
            &height
        )
        let ems = Double(height) / unitsPerEm
        // A font that tells nonsense must not draw letters of a thousand pixels.
        return isTold != 0 && (0.3...1.2).contains(ems) ? ems : 0.7
    }

    func has(_ scalar: Unicode.Scalar) -> Bool {
        var glyph: UInt32 = 0
        return unsafe hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0
    }

    /// The shape of a glyph, about its origin on the baseline.
    func outline(of glyph: UInt32) -> Outline {
        if let outline = outlines[glyph] { return outline }
        let pen = OutlinePen()
        unsafe typesetting_draw(
            font,
            glyph,
            callbacks,
            Unmanaged.passUnretained(pen).toOpaque()
        )
        // PostScript outlines turn the other way than TrueType's.
        let drawn = pen.outline.signedArea < 0 ? pen.outline.reversed : pen.outline
        let outline = drawn.mapped { Point($0.x / unitsPerEm, -$0.y / unitsPerEm) }
        outlines[glyph] = outline
        return outline
    }

    /// Shapes by OpenType's rules, whatever the environment tells HarfBuzz.
    private func shape(_ buffer: OpaquePointer) {
        unsafe "ot".withCString { shaper in
            let shapers: [UnsafePointer<CChar>?] = unsafe [shaper, nil]
            _ = unsafe hb_shape_full(font, buffer, nil, 0, shapers)
        }
    }

    /// The glyphs of a run in the order in which they are seen, from the left.
    func shape(_ run: TextRun, of text: [UInt32]) -> [ShapedGlyph] {
        guard let buffer = unsafe hb_buffer_create() else { return [] }
        defer { unsafe hb_buffer_destroy(buffer) }
        unsafe hb_buffer_add_codepoints(
            buffer,
            text,
            Int32(clamping: text.count),
            UInt32(clamping: run.range.lowerBound),
            Int32(clamping: run.range.count)
        )
        unsafe hb_buffer_set_direction(
            buffer,
            run.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR
        )
        unsafe hb_buffer_set_script(buffer, hb_script_t(run.script))
        unsafe hb_buffer_set_language(buffer, hb_language_from_string(run.language, -1))
        unsafe shape(buffer)
        var count: UInt32 = 0
        let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count)
        let positions = unsafe hb_buffer_get_glyph_positions(buffer, &count)
        guard let infos = unsafe infos, let positions = unsafe positions else { return [] }
        return (0..<Int(count)).map { index in
            let (info, position) = unsafe (infos[index], positions[index])
            return ShapedGlyph(
                glyph: info.codepoint,
                cluster: Int(info.cluster),
                advance: Double(position.x_advance) / unitsPerEm,
                offset: Point(
                    Double(position.x_offset) / unitsPerEm,
                    -Double(position.y_offset) / unitsPerEm
                )
            )
        }
    }
}

/// A glyph as a font places it.
struct ShapedGlyph {
    /// 0 for what the font has not.
    let glyph: UInt32
    /// The place in the text of the first character that the glyph stands for.
    let cluster: Int
    let advance: Double
    let offset: Point
}

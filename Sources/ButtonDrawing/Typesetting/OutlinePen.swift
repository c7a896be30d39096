internal import CTypesetting

/// Takes down an outline that HarfBuzz draws.
final class OutlinePen {
    private(set) var outline = Outline()
    private var contour: Contour?

    private func move(to point: Point) {
        close()
        contour = Contour(from: point)
    }

    private func append(_ segment: Contour.Segment) { contour?.append(segment) }

    private func close() {
        if let contour, !contour.segments.isEmpty { outline.append(contour) }
        contour = nil
    }

    /// Makes the functions that HarfBuzz calls with a pen; the caller destroys them.
    static func makeCallbacks() -> OpaquePointer? {
        let functions = unsafe hb_draw_funcs_create()
        unsafe hb_draw_funcs_set_move_to_func(
            functions,
            { _, pen, _, x, y, _ in
                unsafe OutlinePen.at(pen)?.move(to: Point(Double(x), Double(y)))
            },
            nil,
            nil
        )
        unsafe hb_draw_funcs_set_line_to_func(
            functions,
            { _, pen, _, x, y, _ in
                unsafe OutlinePen.at(pen)?.append(.line(Point(Double(x), Double(y))))
            },
            nil,
            nil
        )
        unsafe hb_draw_funcs_set_quadratic_to_func(
            functions,
            { _, pen, _, bendX, bendY, x, y, _ in
                unsafe OutlinePen.at(pen)?.append(
                    .quadratic(Point(Double(bendX), Double(bendY)), Point(Double(x), Double(y)))
                )
            },
            nil,
            nil
        )
        unsafe hb_draw_funcs_set_cubic_to_func(
            functions,
            { _, pen, _, firstX, firstY, secondX, secondY, x, y, _ in
                unsafe OutlinePen.at(pen)?.append(
                    .cubic(
                        Point(Double(firstX), Double(firstY)),
                        Point(Double(secondX), Double(secondY)),
                        Point(Double(x), Double(y))
                    )
                )
            },
            nil,
            nil
        )
        unsafe hb_draw_funcs_set_close_path_func(
            functions,
            { _, pen, _, _ in unsafe OutlinePen.at(pen)?.close() },
            nil,
            nil
        )
        unsafe hb_draw_funcs_make_immutable(functions)
        return unsafe functions
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> OutlinePen? {
        unsafe context.map { unsafe Unmanaged<OutlinePen>.fromOpaque($0).takeUnretainedValue() }
    }
}

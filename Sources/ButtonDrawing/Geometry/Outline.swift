/// Closed curves that together bound an area; what is inside of one and turns with it, is filled.
package struct Outline: Hashable, Sendable {
    package private(set) var contours: [Contour] = []

    package init(_ contours: [Contour] = []) { self.contours = contours }

    mutating func append(_ contour: Contour) { contours.append(contour) }

    mutating func append(_ other: Outline) { contours += other.contours }

    package var isEmpty: Bool { contours.isEmpty }

    /// The same curves, scaled about the origin and then moved.
    package func scaled(by factor: Double, movedBy offset: Point = Point(0, 0)) -> Outline {
        mapped { $0 * factor + offset }
    }

    func mapped(_ place: (Point) -> Point) -> Outline { Outline(contours.map { $0.mapped(place) }) }

    /// The same area, bounded by curves that turn the other way.
    var reversed: Outline { Outline(contours.map(\.reversed)) }

    /// The area inside; negative when the curves turn the other way.
    ///
    /// Of the polygon through the ends and the middle of each curve, which is enough for its sign.
    var signedArea: Double { contours.reduce(0) { $0 + $1.signedArea } }

    /// The smallest box around the area, with an error of a tolerance at most.
    package func bounds(within tolerance: Double) -> Box? {
        var box: Box?
        for contour in contours where !contour.segments.isEmpty {
            contour.forEachLine(within: tolerance) { start, end in
                box = (box ?? Box(around: start)).including(end)
            }
        }
        return box
    }
}

/// A box with upright sides.
package struct Box: Hashable, Sendable {
    package let least: Point
    package let most: Point

    init(least: Point, most: Point) {
        self.least = least
        self.most = most
    }

    init(around point: Point) { self.init(least: point, most: point) }

    func including(_ point: Point) -> Box {
        Box(
            least: Point(min(least.x, point.x), min(least.y, point.y)),
            most: Point(max(most.x, point.x), max(most.y, point.y))
        )
    }
}

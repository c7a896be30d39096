/// One closed curve; a straight line leads from its end back to its start.
package struct Contour: Hashable, Sendable {
    package enum Segment: Hashable, Sendable {
        case line(Point)
        case quadratic(Point, Point)
        case cubic(Point, Point, Point)

        package var end: Point {
            switch self {
            case .line(let end), .quadratic(_, let end), .cubic(_, _, let end): end
            }
        }
    }

    package let start: Point
    package private(set) var segments: [Segment] = []

    package init(from start: Point, _ segments: [Segment] = []) {
        self.start = start
        self.segments = segments
    }

    /// A polygon.
    init(through corners: [Point]) {
        start = corners.first ?? Point(0, 0)
        segments = corners.dropFirst().map { .line($0) }
    }

    mutating func append(_ segment: Segment) { segments.append(segment) }

    func mapped(_ place: (Point) -> Point) -> Contour {
        Contour(
            from: place(start),
            segments.map { segment in
                switch segment {
                case .line(let end): .line(place(end))
                case .quadratic(let bend, let end): .quadratic(place(bend), place(end))
                case .cubic(let first, let second, let end):
                    .cubic(place(first), place(second), place(end))
                }
            }
        )
    }

    /// The same curve, followed the other way.
    var reversed: Contour {
        var starts = [start]
        for segment in segments { starts.append(segment.end) }
        var reversed = Contour(from: starts.last ?? start)
        for (index, segment) in segments.enumerated().reversed() {
            let end = starts[index]
            switch segment {
            case .line: reversed.append(.line(end))
            case .quadratic(let bend, _): reversed.append(.quadratic(bend, end))
            case .cubic(let first, let second, _): reversed.append(.cubic(second, first, end))
            }
        }
        return reversed
    }

    var signedArea: Double {
        var area = 0.0
        var last = start
        forEachLine(within: .infinity) { _, point in
            area += last.cross(point)
            last = point
        }
        return area / 2
    }

    /// Calls back with the ends of straight lines that lie so near to the curve.
    ///
    /// A tolerance that is infinite gives two lines for each bent segment.
    func forEachLine(within tolerance: Double, _ body: (Point, Point) -> Void) {
        var last = start
        for segment in segments {
            let from = last
            let count = segment.lines(from: from, tolerance: tolerance)
            for step in 1..<count {
                let point = segment.point(from: from, at: Double(step) / Double(count))
                body(last, point)
                last = point
            }
            body(last, segment.end)
            last = segment.end
        }
        if last != start { body(last, start) }
    }
}

extension Contour.Segment {
    /// How many straight lines come so near to the segment.
    ///
    /// The distance of a chord from its curve is an eighth of the second derivative at most.
    func lines(from start: Point, tolerance: Double) -> Int {
        let deviation =
            switch self {
            case .line: 0.0
            case .quadratic(let bend, let end): (start - bend * 2 + end).length / 4
            case .cubic(let first, let second, let end):
                max((start - first * 2 + second).length, (first - second * 2 + end).length) * 0.75
            }
        guard deviation > 0 else { return 1 }
        let count = (deviation / tolerance).squareRoot().rounded(.up)
        return Int(min(max(count, 2), 64))
    }

    /// The place on the segment after a share of its length, as its parameter counts it.
    func point(from start: Point, at share: Double) -> Point {
        let rest = 1 - share
        switch self {
        case .line(let end): return start * rest + end * share
        case .quadratic(let bend, let end):
            return start * (rest * rest) + bend * (2 * rest * share) + end * (share * share)
        case .cubic(let first, let second, let end):
            return start * (rest * rest * rest) + first * (3 * rest * rest * share)
                + second * (3 * rest * share * share) + end * (share * share * share)
        }
    }
}

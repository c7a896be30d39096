/// A leaf of a calendar: a frame with a filled head, two rings and a day that is marked.
struct CalendarIcon {
    /// Of the square that holds it, in pixels; whole and even.
    let side: Double

    /// The icon with its upper left corner at a place.
    ///
    /// All upright and level lines lie between whole pixels.
    func outline(at place: Point) -> Outline {
        let line = max(1, (side / 9).rounded())
        let top = line
        let frame = RoundedRectangle(
            Box(least: place + Point(0, top), most: place + Point(side, side)),
            radius: side / 6
        )
        let head = (side * 0.28).rounded()
        let inner = RoundedRectangle(
            Box(
                least: place + Point(line, top + head),
                most: place + Point(side - line, side - line)
            ),
            radius: max(0, side / 6 - line)
        )
        var outline = Outline([frame.contour, inner.contour.reversed])
        for share in [0.25, 0.75] {
            outline.append(ring(place, at: (side * share - line / 2).rounded(), line: line))
        }
        outline.append(mark(inner: inner.box))
        return outline
    }

    /// A ring above the frame, rounded at its top.
    private func ring(_ place: Point, at x: Double, line: Double) -> Contour {
        let box = Box(least: place + Point(x, 0), most: place + Point(x + line, 2 * line))
        return RoundedRectangle(box, radius: line / 2).contour
    }

    /// The day: a square at the lower end, as far from the head as from the foot.
    private func mark(inner: Box) -> Contour {
        let size = (side / 4).rounded()
        let margin = max(1, ((inner.most.y - inner.least.y - size) / 2).rounded(.down))
        let most = inner.most - Point(margin, margin)
        return RoundedRectangle(Box(least: most - Point(size, size), most: most), radius: 0.5)
            .contour
    }
}

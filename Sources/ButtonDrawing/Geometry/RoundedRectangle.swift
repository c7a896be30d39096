/// A rectangle whose corners are quarters of circles.
struct RoundedRectangle {
    let box: Box
    /// Zero for sharp corners.
    let radius: Double

    init(_ box: Box, radius: Double) {
        self.box = box
        let width = box.most.x - box.least.x
        let height = box.most.y - box.least.y
        self.radius = max(0, min(radius, min(width, height) / 2))
    }

    /// The rectangle inside this one, everywhere as far from it, with corners about the same
    /// centres.
    func inset(by distance: Double) -> RoundedRectangle {
        let step = Point(distance, distance)
        return RoundedRectangle(
            Box(least: box.least + step, most: box.most - step),
            radius: radius - distance
        )
    }

    var outline: Outline { Outline([contour]) }

    /// The curve, clockwise from the end of the corner on the upper left.
    var contour: Contour {
        let (least, most) = (box.least, box.most)
        guard radius > 0 else {
            return Contour(
                through: [least, Point(most.x, least.y), most, Point(least.x, most.y)]
            )
        }
        var contour = Contour(from: Point(least.x + radius, least.y))
        let corners = [
            (Point(most.x, least.y), Point(-1, 0), Point(0, 1)),
            (most, Point(0, -1), Point(-1, 0)),
            (Point(least.x, most.y), Point(1, 0), Point(0, -1)),
            (least, Point(0, 1), Point(1, 0)),
        ]
        for (corner, before, after) in corners {
            let start = corner + before * radius
            let end = corner + after * radius
            contour.append(.line(start))
            contour.append(
                .cubic(
                    corner + before * (radius * Self.bend),
                    corner + after * (radius * Self.bend),
                    end
                )
            )
        }
        return contour
    }

    /// How far from the corner, in radii, the points lie that bend a cubic to a quarter circle
    /// within 0.03 % of the radius: 1 - 4/3 · (√2 - 1).
    private static let bend = 0.447_715_250_169
}

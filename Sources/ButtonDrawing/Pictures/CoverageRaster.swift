/// Says how much of each pixel lies inside of outlines, exactly but for the bending of curves.
///
/// Each line adds, to the pixels it crosses, the area to its right; the sums along a row are then
/// the coverage. Curves become lines that lie within 1/64 pixel, so that no pixel is wrong by more
/// than half a step of the 32 that pictures tell apart.
struct CoverageRaster {
    let width: Int
    let height: Int
    /// Two more cells a row than pixels, so that nothing leaks into the next row.
    private var cells: [Float]
    private var stride: Int { width + 2 }

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        cells = Array(repeating: 0, count: (width + 2) * height)
    }

    private static let tolerance = 1.0 / 64

    /// Adds an outline, scaled about the origin.
    mutating func add(_ outline: Outline, scale: Double) {
        let (width, height, stride) = (width, height, stride)
        unsafe cells.withUnsafeMutableBufferPointer { cells in
            let scan = unsafe LineScan(cells: cells, width: width, height: height, stride: stride)
            for contour in outline.contours {
                contour.forEachLine(within: Self.tolerance / scale) { start, end in
                    scan.add(from: start * scale, to: end * scale)
                }
            }
        }
    }

    /// The coverage of each pixel, row by row, from 0 to a highest level.
    func levels(upTo highest: UInt8) -> [UInt8] {
        let steps = Float(highest)
        return unsafe [UInt8](unsafeUninitializedCapacity: width * height) { levels, count in
            unsafe cells.withUnsafeBufferPointer { cells in
                for row in 0..<height {
                    var sum: Float = 0
                    for column in 0..<width {
                        unsafe sum += cells[row &* stride &+ column]
                        let level = min(abs(sum), 1) * steps + 0.5
                        unsafe levels[row &* width &+ column] = UInt8(level)
                    }
                }
            }
            count = width * height
        }
    }
}

/// Adds lines to the cells of a raster; all that lies beside it is moved to its edges first.
@safe
private struct LineScan {
    let cells: UnsafeMutableBufferPointer<Float>
    let width: Int
    let height: Int
    let stride: Int

    func add(from start: Point, to end: Point) {
        guard start.y != end.y else { return }
        let direction: Double = start.y < end.y ? 1 : -1
        let (top, bottom) = start.y < end.y ? (start, end) : (end, start)
        let slope = (bottom.x - top.x) / (bottom.y - top.y)
        let first = max(0, Int(max(top.y, 0).rounded(.down)))
        let last = min(height, Int(min(bottom.y, Double(height)).rounded(.up)))
        guard first < last else { return }
        var x = top.x + (max(top.y, 0) - top.y) * slope
        for row in first..<last {
            let upper = max(Double(row), top.y)
            let lower = min(Double(row + 1), bottom.y)
            let next = x + slope * (lower - upper)
            add(
                row: row,
                from: min(max(x, 0), Double(width)),
                to: min(max(next, 0), Double(width)),
                height: (lower - upper) * direction
            )
            x = next
        }
    }

    /// Adds the part of a line within one row of pixels.
    private func add(row: Int, from: Double, to: Double, height: Double) {
        let left = min(from, to)
        let right = max(from, to)
        let firstColumn = Int(left)
        let lastColumn = Int(right.rounded(.up))
        let place = row &* stride &+ firstColumn
        guard lastColumn > firstColumn + 1 else {
            // The line stays within one column; the area to its right is a trapezium.
            let share = (left + right) / 2 - Double(firstColumn)
            unsafe cells[place] += Float(height * (1 - share))
            unsafe cells[place + 1] += Float(height * share)
            return
        }
        // How much of the row's height the line falls in one column.
        let fall = height / (right - left)
        let leftPart = Double(firstColumn + 1) - left
        let rightPart = right - Double(lastColumn - 1)
        let columns = lastColumn - firstColumn
        var covered = fall * leftPart * leftPart / 2
        unsafe cells[place] += Float(covered)
        // The coverage of each following column is that at its middle; cells hold differences.
        for column in 1..<(columns - 1) {
            let coverage = fall * (leftPart + Double(column) - 0.5)
            unsafe cells[place + column] += Float(coverage - covered)
            covered = coverage
        }
        let lastCoverage = height - fall * rightPart * rightPart / 2
        unsafe cells[place + columns - 1] += Float(lastCoverage - covered)
        unsafe cells[place + columns] += Float(height - lastCoverage)
    }
}

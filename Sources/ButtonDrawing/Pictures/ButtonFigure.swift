package import Scheduling

/// The geometry of a button in CSS pixels: every picture of it is drawn from this.
package struct ButtonFigure: Hashable, Sendable {
    /// Even, as the height is.
    package let width: Int
    package let height: Int
    /// The whole button; a border is what of it lies outside of the surface.
    package let shape: Outline
    /// `nil` when there is no border.
    package let surface: Outline?
    /// The words and the icon.
    package let ink: Outline

    /// Lays out a line of words, with the icon at its start, in the middle of a button that is
    /// wide enough.
    package init(_ line: TextLine, form: ButtonForm) {
        let scale = form.capHeight / line.capHeight
        let textWidth = (line.ink.most.x - line.ink.least.x) * scale
        let hasIcon = form.icon != .none
        let iconWidth = hasIcon ? form.iconSide + form.iconGap : 0
        let wanted = max(form.leastWidth, textWidth + iconWidth + 2 * form.padding)
        width = Int((wanted / 2).rounded(.up)) * 2
        height = form.height
        // The icon weighs less to the eye than its box, so that the whole is moved towards it.
        let content = textWidth + iconWidth
        var start = (Double(width) - content) / 2
        if hasIcon { start -= (line.isRightToLeft ? -1 : 1) * form.iconGap / 6 }
        var ink = Outline()
        var textStart = start
        if hasIcon {
            // On whole pixels, as its lines are drawn to be.
            let iconStart = (line.isRightToLeft ? start + textWidth + form.iconGap : start)
                .rounded()
            let top = ((Double(height) - form.iconSide) / 2).rounded()
            ink.append(CalendarIcon(side: form.iconSide).outline(at: Point(iconStart, top)))
            textStart = line.isRightToLeft ? start : iconStart + iconWidth
        }
        ink.append(
            line.outline.scaled(
                by: scale,
                movedBy: Point(textStart - line.ink.least.x * scale, form.baseline)
            )
        )
        self.ink = ink
        let box = Box(least: Point(0, 0), most: Point(Double(width), Double(height)))
        let rectangle = RoundedRectangle(box, radius: form.radius)
        shape = rectangle.outline
        surface = form.edge > 0 ? rectangle.inset(by: form.edge).outline : nil
    }
}

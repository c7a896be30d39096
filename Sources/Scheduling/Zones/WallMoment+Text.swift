extension WallMoment {
    /// The date and the time of day to the minute: `2026-12-01T10:00`.
    package var text: String {
        let time = WallTime(minutes: minutes)?.text ?? "00:00"
        return date.text + "T" + time
    }
}

extension Schema {
    /// What was agreed besides the policies, and what kinds of answers were asked for; `NULL` where
    /// nobody knows any more.
    static let agreements = """
        ALTER TABLE booking ADD COLUMN price TEXT;
        ALTER TABLE answer ADD COLUMN kind TEXT;
        """
}

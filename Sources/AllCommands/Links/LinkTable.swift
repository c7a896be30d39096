import Scheduling
import SiteSource

/// Reads one-time links from the rows of a table.
struct LinkTable {
    /// The names of the columns, as they were written.
    let head: [String]
    /// What holds where a row says nothing else.
    let options: LinkRequest

    /// What is wrong with the names of the columns; `nil` when nothing is.
    var problem: String? {
        var seen: Set<String> = []
        for name in head {
            guard !name.isEmpty else { return "A column has no name." }
            guard seen.insert(name).inserted else {
                return "The column `\(name.escapingControls)` is there twice."
            }
        }
        return nil
    }

    /// A row's link, or what keeps the row from being read.
    func request(of row: TableReader.Row) -> Result<LinkRequest, TableReader.Problem> {
        if let problem = row.problem(below: head) { return .failure(problem) }
        var request = options
        for (name, cell) in zip(head, row.cells) where !cell.isEmpty {
            switch name {
            case LinkRequest.Field.name: request.name = cell
            case LinkRequest.Field.email: request.email = cell
            case LinkRequest.Field.title: request.title = cell
            case LinkRequest.Field.event: request.event = cell
            case LinkRequest.Field.expires: request.expires = cell
            case "skip":
                guard cell == "1" || cell == "0" else {
                    return .failure(
                        TableReader.Problem(line: row.line, sentence: "`skip` is 1 or 0.")
                    )
                }
                request.skip = cell == "1"
            default:
                request.answers.removeAll { $0.field == name }
                request.answers.append(LinkAnswer(field: name, value: cell))
            }
        }
        return .success(request)
    }
}

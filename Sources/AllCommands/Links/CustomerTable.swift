import Scheduling
import Sealing
import SiteSource

/// Makes a link of each row of a table.
struct CustomerTable {
    let draft: CustomerDraft
    /// What holds for all rows that say nothing else.
    let options: [LinkDetails.Field]

    /// A mistake and where it stands.
    struct Mistake {
        /// From 1.
        let line: Int
        let sentence: String
    }

    /// All that is wrong with a table.
    struct Mistakes: Error {
        let all: [Mistake]
    }

    func links(_ text: [UInt8]) -> Result<[SealedLink], Mistakes> {
        let rows: [TableReader.Row]
        do throws(TableReader.Problem) {
            rows = try TableReader.rows(text)
        } catch {
            return .failure(Mistakes(all: [Mistake(line: error.line, sentence: error.sentence)]))
        }
        guard let head = rows.first else {
            return .failure(Mistakes(all: [Mistake(line: 1, sentence: "The file is empty.")]))
        }
        let wrong = problems(of: head)
        guard wrong.isEmpty else { return .failure(Mistakes(all: wrong)) }
        var links: [SealedLink] = []
        var mistakes: [Mistake] = []
        links.reserveCapacity(rows.count)
        for row in rows.dropFirst() {
            if let problem = row.problem(below: head.cells) {
                mistakes.append(Mistake(line: row.line, sentence: problem.sentence))
                continue
            }
            switch draft.link(options: fields(of: row, head)) {
            case .success(let link): links.append(link)
            case .failure(let found):
                mistakes += found.sentences.map { Mistake(line: row.line, sentence: $0) }
            }
        }
        return mistakes.isEmpty ? .success(links) : .failure(Mistakes(all: mistakes))
    }

    private func problems(of head: TableReader.Row) -> [Mistake] {
        var mistakes: [Mistake] = []
        var seen: Set<String> = []
        for name in head.cells {
            if let problem = draft.problem(ofColumn: name) {
                mistakes.append(Mistake(line: head.line, sentence: problem))
            } else if !seen.insert(name.lowercased()).inserted {
                let sentence = "The column `\(name.escapingControls)` is there twice."
                mistakes.append(Mistake(line: head.line, sentence: sentence))
            }
        }
        return mistakes
    }

    /// The cells that say something, and the options that no cell overrides.
    private func fields(of row: TableReader.Row, _ head: TableReader.Row) -> [LinkDetails.Field] {
        let own = zip(head.cells, row.cells).filter { !$0.1.isEmpty }
            .map { LinkDetails.Field($0.0.lowercased(), $0.1) }
        return own
            + options.filter { option in
                !own.contains { $0.name == option.name.lowercased() }
            }
    }
}

import Markup

/// An element that mail clients show; there is no way to name another.
enum MailElement {
    case table, row, cell, link, image, span, lineBreak

    var name: ElementName {
        switch self {
        case .table: .table
        case .row: .tr
        case .cell: .td
        case .link: .a
        case .image: .img
        case .span: .span
        case .lineBreak: .br
        }
    }
}

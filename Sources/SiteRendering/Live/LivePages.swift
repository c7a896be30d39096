import Markup
import Scheduling

struct ManagePage {
    let managed: ManagedBooking
    let frame: PageFrame
    let addresses: LiveAddresses
    func document() -> [UInt8] { [] }
}
struct MoveTimesPage {
    let move: MoveOffer
    let frame: PageFrame
    let addresses: LiveAddresses
    func document() -> [UInt8] { [] }
}
struct MoveReviewPage {
    let move: MoveReview
    let frame: PageFrame
    let addresses: LiveAddresses
    func document() -> [UInt8] { [] }
}
struct MessagePage {
    let message: LiveMessage
    let frame: PageFrame
    let addresses: LiveAddresses
    func document() -> [UInt8] { [] }
}

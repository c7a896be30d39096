package import Scheduling

/// A master page at a step in which a visitor chooses something other than a time.
package struct ChoiceOffer: Sendable {
    package let master: MasterPage
    /// The master page as the visitor may see it.
    package let page: BookingPage
    /// Where the visitor came in.
    package let door: LiveDoor
    package let step: MasterStep
    /// What was chosen before.
    package let choices: MasterChoices
    /// What the visitor came with, to be taken along to the form.
    package let carried: [CarriedParameter]

    package init(
        master: MasterPage,
        page: BookingPage? = nil,
        door: LiveDoor? = nil,
        step: MasterStep,
        choices: MasterChoices,
        carried: [CarriedParameter] = []
    ) {
        self.master = master
        self.page = page ?? master.bookingPage
        self.door = door ?? .general(master.link)
        self.step = step
        self.choices = choices
        self.carried = carried
    }
}

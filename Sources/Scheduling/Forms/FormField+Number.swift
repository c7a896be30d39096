extension [FormField] {
    /// These fields with one for the customer's telephone number, if none asks for one yet.
    ///
    /// Otherwise the first such field is the one, and an answer is required if it always is.
    func askingForNumber(always isRequired: Bool) -> [FormField] {
        var fields = self
        guard let index = firstIndex(where: { $0.kind == .phone }) else {
            let names = ["phone", "telephone", "phone-number"]
            guard let id = names.first(where: { name in !contains { $0.id == name } }) else {
                return fields
            }
            fields.insert(.number(id: id, isRequired: isRequired), at: 0)
            return fields
        }
        guard isRequired, !self[index].isRequired else { return fields }
        let own = self[index]
        fields[index] = FormField(
            id: own.id,
            label: own.label,
            help: own.help,
            kind: .phone,
            isRequired: true
        )
        return fields
    }
}

extension FormField {
    fileprivate static func number(id: String, isRequired: Bool) -> FormField {
        FormField(
            id: id,
            label: "Your telephone number",
            help: nil,
            kind: .phone,
            isRequired: isRequired,
            isOurs: true
        )
    }
}

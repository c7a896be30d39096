/// What the name of days most likely means that is not written as ours are.
enum DayGuess {
    /// `mon-fri` for `Monday to Friday`, `Mo-Fr` and `weekdays`; `nil` when that is unclear.
    static func days(_ text: String) -> String? { days(LooseText(text).parts) }

    static func days(_ parts: [LooseText.Part]) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .word("every"), .word("each"), .word("on"): continue
            case .sign("-"): text += "-"
            case .word(let word) where LooseText.rangeWords.contains(word): text += "-"
            case .sign(","), .sign("/"), .sign("&"), .sign("+"), .sign(";"), .word("and"),
                .word("und"), .word("et"), .word("y"), .word("e"):
                text += ", "
            case .sign("."): continue
            case .word(let word):
                guard let day = names[word] else { return nil }
                text += day
            default: return nil
            }
        }
        return DayNames.days(text) == nil ? nil : text
    }

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        let words = [
            "mon": "mon monday mondays mo montag montags lun lundi lunes lunedì lunedi maandag ma "
                + "segunda 月",
            "tue": "tue tues tuesday tuesdays di dienstag dienstags mar mardi martes martedì "
                + "martedi dinsdag terça 火",
            "wed": "wed weds wednesday wednesdays mi mittwoch mittwochs mer mercredi miércoles "
                + "miercoles mié mercoledì mercoledi woensdag wo quarta 水",
            "thu": "thu thur thurs thursday thursdays do donnerstag donnerstags jeu jeudi jueves "
                + "jue giovedì giovedi gio donderdag quinta 木",
            "fri": "fri friday fridays fr freitag freitags ven vendredi viernes vie venerdì "
                + "venerdi vrijdag vr sexta 金",
            "sat": "sat saturday saturdays sa samstag samstags sonnabend sam samedi sábado sabado "
                + "sabato sab zaterdag za 土",
            "sun": "sun sunday sundays so sonntag sonntags dim dimanche domingo domenica dom "
                + "zondag zo 日",
            "mon-fri": "weekday weekdays workday workdays werktag werktags semaine",
            "sat, sun": "weekend weekends wochenende",
            "mon-sun": "daily day days everyday all always täglich week quotidien",
        ]
        for (day, others) in words {
            for name in others.utf8.split(separator: 0x20) { names[String(Substring(name))] = day }
        }
        return names
    }()
}

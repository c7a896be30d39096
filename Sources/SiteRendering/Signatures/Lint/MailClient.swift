/// The mail clients in which everything that is generated must work.
enum MailClient: String, CaseIterable {
    case gmailWeb = "gmail.desktop-webmail"
    case gmailMobileWeb = "gmail.mobile-webmail"
    case gmailIOS = "gmail.ios"
    case gmailAndroid = "gmail.android"
    case outlookClassic = "outlook.windows"
    case outlookWeb = "outlook.outlook-com"
    case outlookMac = "outlook.macos"
    case outlookIOS = "outlook.ios"
    case outlookAndroid = "outlook.android"
    case appleMailMac = "apple-mail.macos"
    case appleMailIOS = "apple-mail.ios"
    case yahooWeb = "yahoo.desktop-webmail"
    case yahooIOS = "yahoo.ios"
    case yahooAndroid = "yahoo.android"
    case thunderbird = "thunderbird.macos"
    case samsung = "samsung-email.android"

    /// For people.
    var name: String {
        switch self {
        case .gmailWeb: "Gmail"
        case .gmailMobileWeb: "Gmail in a phone's browser"
        case .gmailIOS: "Gmail on iOS"
        case .gmailAndroid: "Gmail on Android"
        case .outlookClassic: "Outlook classic"
        case .outlookWeb: "Outlook on the web and new Outlook"
        case .outlookMac: "Outlook on the Mac"
        case .outlookIOS: "Outlook on iOS"
        case .outlookAndroid: "Outlook on Android"
        case .appleMailMac: "Apple Mail on the Mac"
        case .appleMailIOS: "Apple Mail on iOS"
        case .yahooWeb: "Yahoo Mail"
        case .yahooIOS: "Yahoo Mail on iOS"
        case .yahooAndroid: "Yahoo Mail on Android"
        case .thunderbird: "Thunderbird"
        case .samsung: "Samsung Email"
        }
    }
}

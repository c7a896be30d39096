/// Zones whose cities have other names today than when the tz database first named them.
///
/// Both names mean the same rules. Browsers still say `Asia/Calcutta`, and people do not.
package enum RenamedZone {
    /// The name that a zone has today, which is most often the one that it was given.
    package static func today(_ name: String) -> String { names[name] ?? name }

    /// From the tz database's `backward` file: the links that only spell a city anew.
    private static let names: [String: String] = [
        "Africa/Asmera": "Africa/Asmara", "Africa/Timbuktu": "Africa/Bamako",
        "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
        "America/Catamarca": "America/Argentina/Catamarca",
        "America/Coral_Harbour": "America/Atikokan",
        "America/Cordoba": "America/Argentina/Cordoba", "America/Ensenada": "America/Tijuana",
        "America/Fort_Wayne": "America/Indiana/Indianapolis", "America/Godthab": "America/Nuuk",
        "America/Indianapolis": "America/Indiana/Indianapolis",
        "America/Jujuy": "America/Argentina/Jujuy",
        "America/Louisville": "America/Kentucky/Louisville",
        "America/Mendoza": "America/Argentina/Mendoza", "America/Porto_Acre": "America/Rio_Branco",
        "America/Santa_Isabel": "America/Tijuana", "America/Virgin": "America/St_Thomas",
        "Asia/Ashkhabad": "Asia/Ashgabat", "Asia/Calcutta": "Asia/Kolkata",
        "Asia/Chungking": "Asia/Chongqing", "Asia/Dacca": "Asia/Dhaka",
        "Asia/Katmandu": "Asia/Kathmandu", "Asia/Macao": "Asia/Macau",
        "Asia/Rangoon": "Asia/Yangon", "Asia/Saigon": "Asia/Ho_Chi_Minh",
        "Asia/Thimbu": "Asia/Thimphu", "Asia/Ujung_Pandang": "Asia/Makassar",
        "Asia/Ulan_Bator": "Asia/Ulaanbaatar", "Atlantic/Faeroe": "Atlantic/Faroe",
        "Europe/Kiev": "Europe/Kyiv", "Europe/Uzhgorod": "Europe/Kyiv",
        "Europe/Zaporozhye": "Europe/Kyiv", "Pacific/Enderbury": "Pacific/Kanton",
        "Pacific/Ponape": "Pacific/Pohnpei", "Pacific/Samoa": "Pacific/Pago_Pago",
        "Pacific/Truk": "Pacific/Chuuk", "Pacific/Yap": "Pacific/Chuuk",
    ]
}

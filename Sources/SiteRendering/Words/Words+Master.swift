/// What master pages say.
extension Words {
    var chooseCategory: String { "What is it about?" }
    var choosePage: String { "Whom would you like to meet?" }
    var choosing: String { "Choose" }
    var filter: String { "Only pages with" }
    var show: String { "Show" }
    var people: String { "Who you can meet" }
}

"""Reads pages as browsers do, with an HTML parser of its own."""

import html5lib


def parse(text):
    return html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)


def documents(folder):
    """Every page below a folder, by path, as a tree."""
    return {
        str(path.relative_to(folder)): parse(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def words(element):
    """The text of an element with its white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def offers_booking(tree):
    """Whether a page has the main action."""
    return main_action(tree) is not None


def main_action(tree):
    for element in tree.iter("a"):
        name = element.get("aria-label") or words(element)
        if "Choose a time" in name:
            return element
    return None


def skeleton(element):
    """The names of elements and attributes, without any text or value."""
    if not isinstance(element.tag, str):
        return "comment"
    children = [skeleton(child) for child in element]
    return (element.tag, tuple(sorted(element.attrib)), tuple(children))


def outline(shape, depth=0):
    """A skeleton as lines, for messages that show a difference."""
    if shape == "comment":
        return [" " * depth + "<!--"]
    tag, names, children = shape
    lines = [" " * depth + " ".join((tag, *names))]
    for child in children:
        lines += outline(child, depth + 1)
    return lines


def addresses(tree):
    """The values of all attributes that hold addresses."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in ("href", "src", "action", "formaction", "poster", "data"):
                if name in element.attrib:
                    yield element, name, element.attrib[name]

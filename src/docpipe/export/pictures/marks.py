"""Elements of SVG: escaped, with titles and links that say what they are."""

from xml.etree.ElementTree import Element, SubElement, tostring

Shape = Element


def picture(
    name: str, width: float, height: float, title: str, description: str
) -> tuple[Shape, Shape]:
    """A drawing and what its marks are put into.

    It is a group, not an image: to an image, whatever is inside, also a link, counts for nothing.

    Args:
        name: The class, and the start of the ids: unique on its page.
        width: In units that are pixels where there is room.
        height: In the same units.
        title: What the picture is called.
        description: What it shows, for whoever cannot see it.
    """
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": f"picture {name}",
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "width": _number(width),
            "height": _number(height),
            "role": "group",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-description",
        },
    )
    SubElement(root, "title", {"id": f"{name}-title"}).text = title
    SubElement(root, "desc", {"id": f"{name}-description"}).text = description
    return root, SubElement(root, "g", {"font-size": "13", "fill": "currentColor"})


def svg(root: Shape) -> str:
    """The drawing as text, to stand in HTML or in a file."""
    return tostring(root, encoding="unicode")


def link(inside: Shape, address: str | None, words: str) -> Shape:
    """What is drawn into it leads somewhere; ``words`` say what it is and where it leads.

    Without an address it is a group of the same name.
    """
    if address is None:
        made = SubElement(inside, "g", {"class": "mark"})
    else:
        made = SubElement(inside, "a", {"class": "mark", "href": address, "aria-label": words})
    SubElement(made, "title").text = words
    return made


def text(inside: Shape, x: float, y: float, words: str, **attributes: str) -> Shape:
    """Words at a place; of their attributes, ``class_`` and ``text_anchor`` are usual."""
    made = SubElement(inside, "text", {"x": _number(x), "y": _number(y), **_named(attributes)})
    made.text = words
    return made


def shape(inside: Shape, kind: str, /, **attributes: str | float) -> Shape:
    """``rect``, ``circle``, ``line``, ``path``."""
    return SubElement(inside, kind, _named(attributes))


def _named(attributes: "dict[str, str] | dict[str, str | float]") -> dict[str, str]:
    return {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else _number(value)
        for name, value in attributes.items()
    }


def _number(value: float) -> str:
    """Two digits are finer than any screen; no superfluous zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")

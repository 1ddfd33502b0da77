"""Labels of pages: the number printed on each, which is what readers cite.

What a file says of its labels often is that of the program which made it, not what is printed. So
where numbers in the margins count with the pages, they decide; a page without one is counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from docpipe.model import Furniture, FurnitureKind
from docpipe.structure.page_numbers import Printed, printed_numbers

_MARGINS = frozenset({FurnitureKind.PAGE_NUMBER, FurnitureKind.HEADER, FurnitureKind.FOOTER})

_MIN_SERIES, _SHORT = 3, 6
"""So many pages with numbers that count on cannot be chance; two will do in a document of so few
pages."""

_TRUSTED = 0.9
"""Share of the printed numbers that the file's labels must name to be believed elsewhere, too."""

_Series = tuple[bool, int]
"""Whether the numbers are Roman, and by how much they run ahead of the pages."""


def page_labels(claimed: Mapping[int, str], furniture: Iterable[Furniture]) -> dict[int, str]:
    """The label of every page.

    Args:
        claimed: Number of each page, from 1, and the label that the file claims for it.
        furniture: What stands in the margins.

    Returns:
        The printed number; of a page without one the label of the file, if those of the other
        pages are right, else the number by counting. In square brackets, as is usual for pages
        that are not counted, where the number of the sheet is printed on another page.
    """
    printed = _printed(len(claimed), furniture)
    if not printed:
        return dict(claimed)
    n_right = sum(one.label == claimed.get(page) for page, one in printed.items())
    if n_right >= _TRUSTED * len(printed):
        return {page: printed[page].label if page in printed else claimed[page] for page in claimed}
    return _counted(claimed, printed)


def _printed(n_pages: int, furniture: Iterable[Furniture]) -> dict[int, Printed]:
    """The number on each page that counts with those on others."""
    found: dict[int, dict[_Series, Printed]] = {}
    for item in furniture:
        if item.kind in _MARGINS:
            for one in printed_numbers(item.text, alone=item.kind is FurnitureKind.PAGE_NUMBER):
                found.setdefault(item.page, {})[one.is_roman, one.number - item.page] = one
    lengths = Counter(series for of_page in found.values() for series in of_page)
    needed = _MIN_SERIES if n_pages > _SHORT else 2
    chosen: dict[int, Printed] = {}
    for page, of_page in found.items():
        series = max(of_page, key=lambda one: (lengths[one], one))
        if lengths[series] >= needed:
            chosen[page] = of_page[series]
    return chosen


def _counted(claimed: Mapping[int, str], printed: Mapping[int, Printed]) -> dict[int, str]:
    """On from the page before that has a number, back from the first one."""
    taken = {one.label for one in printed.values()}
    first = printed[min(printed)]
    ahead, is_roman = first.number - min(printed), first.is_roman
    labels: dict[int, str] = {}
    for page in sorted(claimed):
        if page in printed:
            one = printed[page]
            ahead, is_roman = one.number - page, one.is_roman
            labels[page] = one.label
        elif page + ahead >= 1 and not is_roman and str(page + ahead) not in taken:
            labels[page] = str(page + ahead)
        else:
            labels[page] = f"[{page}]" if str(page) in taken else str(page)
    return labels

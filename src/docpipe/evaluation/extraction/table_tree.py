"""Tables as trees, and the edit distance of trees (Zhang and Shasha 1989)."""

from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.evaluation.extraction.reading import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node in postorder.

    Attributes:
        tag: ``table``, ``tr`` or ``td``; a cell's with its spans.
        first: Place of the leftmost leaf below this node; its own place for a leaf.
    """

    tag: tuple[str, int, int]
    text: str
    first: int


def table_tree(grid: Grid) -> tuple[Node, ...]:
    """Table, rows and cells in postorder; fields inside a merged cell are no cells."""
    spans = {(row, column): (n, m) for row, column, n, m in grid.merged}
    covered = {
        (i, j)
        for row, column, n, m in grid.merged
        for i in range(row, row + n)
        for j in range(column, column + m)
    } - spans.keys()
    nodes: list[Node] = []
    for i, row in enumerate(grid.rows):
        start = len(nodes)
        for j, text in enumerate(row):
            if (i, j) not in covered:
                tag = ("td", *spans.get((i, j), (1, 1)))
                nodes.append(Node(tag=tag, text=" ".join(text.split()), first=len(nodes)))
        nodes.append(Node(tag=("tr", 1, 1), text="", first=start))
    nodes.append(Node(tag=("table", 1, 1), text="", first=0))
    return tuple(nodes)


def distance_steps(a: Sequence[Node], b: Sequence[Node]) -> int:
    """How many steps ``tree_distance`` takes."""
    steps = 1
    for tree in (a, b):
        steps *= sum(root - tree[root].first + 1 for root in _key_roots(tree))
    return steps


def tree_distance(a: Sequence[Node], b: Sequence[Node]) -> float:
    """The least cost of insertions, deletions (1 each) and renamings that make ``b`` of ``a``."""
    distances = [[0.0] * len(b) for _ in a]
    costs = _Renaming()
    for root in _key_roots(a):
        for other in _key_roots(b):
            _fill(a, b, (root, other), distances, costs)
    return distances[-1][-1]


def _key_roots(tree: Sequence[Node]) -> list[int]:
    """The highest node for each leftmost leaf, ascending."""
    highest = {node.first: place for place, node in enumerate(tree)}
    return sorted(highest.values())


class _Renaming:
    """What it costs to make one node of another; texts are compared once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], float] = {}

    def cost(self, a: Node, b: Node) -> float:
        """Between 0 and 1."""
        if a.tag != b.tag:
            return 1.0
        if a.text == b.text:
            return 0.0
        pair = (a.text, b.text)
        if pair not in self._known:
            from rapidfuzz.distance import Levenshtein

            self._known[pair] = float(Levenshtein.normalized_distance(*pair))
        return self._known[pair]


def _fill(
    a: Sequence[Node],
    b: Sequence[Node],
    roots: tuple[int, int],
    distances: list[list[float]],
    costs: _Renaming,
) -> None:
    """Distances of all pairs of subtrees whose leftmost leaves are those of the two roots."""
    start, other_start = a[roots[0]].first, b[roots[1]].first
    width = roots[1] - other_start + 1
    above: list[float] = [float(j) for j in range(width + 1)]
    forests = [above]
    for i in range(start, roots[0] + 1):
        row = [above[0] + 1]
        whole = a[i].first == start
        from_row = forests[a[i].first - start]
        for j in range(other_start, roots[1] + 1):
            at = j - other_start
            least = min(above[at + 1], row[at]) + 1
            if whole and b[j].first == other_start:
                least = min(least, above[at] + costs.cost(a[i], b[j]))
                distances[i][j] = least
            else:
                least = min(least, from_row[b[j].first - other_start] + distances[i][j])
            row.append(least)
        forests.append(row)
        above = row

"""A tree of boxes with lines between them, such as the units of an office: placed, drawn as SVG, and told in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from ieum.documents.charts.drawing import FONT, pieces
from ieum.documents.model import Picture
from ieum.documents.writers.layout import display_width, printable

BOX, LINE, GAP, INDENT = 150, 18, 16, 14
"""Width of a box, height of a line of text, room between boxes, and how far a stacked box is set in."""
SIDE_BY_SIDE = 2
"""Levels from the top whose boxes stand beside each other; those below are stacked."""
LETTER = 13
"""Size of a letter; a Korean one is as wide."""
MARGIN = 20
"""Of the width of a box, what letters do not fill."""
PAGE = (600, 860)
"""What an upright page holds at most, in dots at 96 to the inch."""

_BESIDE = " · "
"""Between numbers that stand in one line."""
LEGIBLE = 0.7
"""How much a picture may be made smaller, its letters being 7 points high then."""


@dataclass(frozen=True, slots=True)
class Node:
    """What stands in a box, and what is below it."""

    name: str
    note: str = ""
    """A line of smaller weight under the name; "" for none."""
    below: tuple["Node", ...] = ()
    link: str = ""
    """Where the box leads; "" for nowhere."""
    link_name: str = ""
    """What the link is called aloud."""
    figures: tuple[str, ...] = ()
    """Numbers under the note, each with its word: "정원 12"."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node in the picture, by its upper left corner."""

    node: Node
    left: int
    top: int
    width: int

    @property
    def lines(self) -> list[str]:
        """The name in lines that fit."""
        return pieces(self.node.name, self._room)

    @property
    def notes(self) -> list[str]:
        """The lines of smaller weight: the note, and the numbers, beside each other where they fit."""
        beside = _BESIDE.join(self.node.figures)
        numbers = [beside] if display_width(beside) <= self._room else list(self.node.figures)
        return [each for each in (self.node.note, *numbers) if each]

    @property
    def _room(self) -> int:
        """Half-width letters of a line."""
        return 2 * (self.width - MARGIN) // LETTER

    @property
    def height(self) -> int:
        """With room above and below the text."""
        return (len(self.lines) + len(self.notes)) * LINE + 10


@dataclass(frozen=True, slots=True)
class Part:
    """A node with all below it, placed: its boxes, the lines between them, and how much room it takes."""

    head: Box
    boxes: tuple[Box, ...]
    joints: tuple[str, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A tree that is drawn: its shapes and how much room they take."""

    shapes: str
    width: int
    height: int

    @property
    def scale(self) -> float:
        """How large it can be on a page; 1 where all of it fits."""
        return min(1.0, PAGE[0] / self.width, PAGE[1] / self.height)


def draw(nodes: Sequence[Node], *, box: int = BOX, side_by_side: int = SIDE_BY_SIDE) -> Drawing:
    """Draw trees beside each other, with boxes of a width and some levels from the top beside each other."""
    plan, parts, left = _Plan(box, side_by_side), [], GAP
    for node in nodes:
        parts.append(plan.part(node, left, GAP))
        left += parts[-1].width + GAP
    height = max((part.height for part in parts), default=0) + 2 * GAP
    return Drawing("".join(shape for part in parts for shape in _shapes(part)), left, height)


def tree(title: str, nodes: Sequence[Node]) -> Picture:
    """Draw trees for a page, as large as it can hold them; what they show is told in words too."""
    box = min(BOX, max((_needed(node) for node in nodes), default=BOX))
    drawn = _best([draw(nodes, box=box, side_by_side=levels) for levels in (2, 1, 0)])
    told = f"{title}: {'; '.join(sentence for node in nodes for sentence in spoken(node))}"
    width, height = round(drawn.width * drawn.scale), round(drawn.height * drawn.scale)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawn.width} {drawn.height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="title desc" font-family="{FONT}" font-size="{LETTER}">'
        f'<title id="title">{escape(title)}</title><desc id="desc">{escape(told)}</desc>'
        f'<rect width="{drawn.width}" height="{drawn.height}" fill="#FFFFFF"/>{drawn.shapes}</svg>'
    )
    return Picture(told, "image/svg+xml", printable(svg).encode())


def _best(drawings: Sequence[Drawing]) -> Drawing:
    """The first that is legible, else the one that is most so."""
    return next((each for each in drawings if each.scale >= LEGIBLE), max(drawings, key=lambda each: each.scale))


def spoken(node: Node) -> Iterator[str]:
    """A tree in words, one sentence for each box that has others below it; a box alone is its name."""
    called = _called(node)
    if not node.below:
        yield called
        return
    yield f"{called} 아래 {', '.join(map(_called, node.below))}"
    for each in node.below:
        if each.below:
            yield from spoken(each)


def _called(node: Node) -> str:
    said = ", ".join(filter(None, (node.note, *node.figures)))
    return f"{node.name}({said})" if said else node.name


def _needed(node: Node) -> int:
    """The width of box in which each name of a tree is one line; even, so that it has a middle."""
    longest = max(display_width(words) for words in (node.name, node.note, _BESIDE.join(node.figures)))
    own = longest * LETTER // 2 + MARGIN + 1
    return max(own + own % 2, *(_needed(each) for each in node.below), 0)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Places nodes: those of the upper levels beside each other, those below stacked under the one they belong to."""

    box: int
    side_by_side: int

    def part(self, node: Node, left: int, top: int, level: int = 0) -> Part:
        head = Box(node, left, top, self.box)
        if level < self.side_by_side and node.below:
            return self._beside(head, level)
        return self._stacked(head, level)

    def _beside(self, corner: Box, level: int) -> Part:
        below = corner.top + corner.height + 2 * GAP
        parts: list[Part] = []
        edge = corner.left
        for child in corner.node.below:
            parts.append(self.part(child, edge, below, level + 1))
            edge += parts[-1].width + GAP
        width = edge - GAP - corner.left
        rail = below - GAP
        middles = [part.head.left + self.box // 2 for part in parts]
        # Over the boxes right below, whatever stands out beside them further down.
        head = replace(corner, left=(middles[0] + middles[-1] - self.box) // 2)
        joints = [
            f"M{head.left + self.box // 2} {head.top + head.height}V{rail}",
            f"M{middles[0]} {rail}H{middles[-1]}",
            *(f"M{middle} {rail}V{below}" for middle in middles),
        ]
        return _joined(head, parts, joints, (width, max(part.height for part in parts) + below - head.top))

    def _stacked(self, head: Box, level: int) -> Part:
        parts: list[Part] = []
        edge = head.top + head.height + GAP // 2
        for child in head.node.below:
            parts.append(self.part(child, head.left + INDENT, edge, level + 1))
            edge += parts[-1].height + GAP // 2
        rail = head.left + INDENT // 2
        joints = [f"M{rail} {head.top + head.height}V{part.head.top + 14}H{part.head.left}" for part in parts]
        width = max((part.width + INDENT for part in parts), default=self.box)
        return _joined(head, parts, joints, (width, edge - GAP // 2 - head.top))


def _joined(head: Box, parts: Sequence[Part], joints: Sequence[str], size: tuple[int, int]) -> Part:
    boxes = (head, *(box for part in parts for box in part.boxes))
    lines = (*joints, *(joint for part in parts for joint in part.joints))
    return Part(head, boxes, lines, *size)


def _shapes(part: Part) -> Iterator[str]:
    yield f'<path d="{"".join(part.joints)}" fill="none" stroke="#58616a"/>'
    for box in part.boxes:
        shapes, node = "".join(_drawn(box)), box.node
        name = escape(node.link_name)
        yield f'<a href="{escape(node.link)}" aria-label="{name}">{shapes}</a>' if node.link else shapes


def _drawn(box: Box) -> Iterator[str]:
    yield (
        f'<rect x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}" rx="4" fill="#fff"'
        ' stroke="#256ef4"/>'
    )
    across = box.left + box.width // 2
    for number, line in enumerate(box.lines):
        yield _line(across, box.top + 18 + LINE * number, escape(line))
    for number, note in enumerate(box.notes, start=len(box.lines)):
        yield _line(across, box.top + 18 + LINE * number, escape(note), ' class="org-head" fill="#58616a"')


def _line(across: int, down: int, words: str, look: str = "") -> str:
    return f'<text x="{across}" y="{down}" text-anchor="middle"{look}>{words}</text>'

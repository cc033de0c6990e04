"""The organisation chart as a picture: an SVG of our own, always shown beside its list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ieum.org.rules.standing import Standing, StandingUnit

BOX, LINE, GAP, INDENT = 150, 18, 16, 14
"""Width of a box, height of a line of text, room between boxes, and how far a stacked box is set in."""
SIDE_BY_SIDE = 2
"""Levels from the top whose units stand beside each other; those below are stacked."""
LETTERS = 10
"""Korean letters that one line of a box holds."""


@dataclass(frozen=True, slots=True)
class Box:
    """A unit in the picture, by its upper left corner."""

    unit: StandingUnit
    left: int
    top: int

    @property
    def lines(self) -> list[str]:
        """The name in lines that fit."""
        name = self.unit.name
        return [name[start : start + LETTERS] for start in range(0, len(name), LETTERS)]

    @property
    def height(self) -> int:
        """With room above and below the text."""
        return len(self.lines) * LINE + 10


@dataclass(frozen=True, slots=True)
class Part:
    """A unit with all below it, placed: its boxes, the lines between them, and how much room it takes."""

    head: Box
    boxes: tuple[Box, ...]
    joints: tuple[str, ...]
    width: int
    height: int


def chart(standing: Standing, depth: int = 3) -> str:
    """Draw the units of a day down to a depth; "" where there are none. The title is the chart's name for readers."""
    tops = standing.children(None)
    if not tops:
        return ""
    drawing, parts, left = _Drawing(standing, depth), [], GAP
    for unit in tops:
        parts.append(drawing.part(unit, left, GAP))
        left += parts[-1].width + GAP
    height = max(part.height for part in parts) + 2 * GAP
    shapes = [shape for part in parts for shape in _shapes(part)]
    names = escape(", ".join(each.name for each in tops))
    return (
        f'<svg class="org-chart" viewBox="0 0 {left} {height}" width="{left}" height="{height}" role="img" '
        f'aria-labelledby="org-chart-title" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="org-chart-title">조직도: {names} 아래의 부서. 같은 내용이 아래의 목록에 있습니다.</title>'
        f"{''.join(shapes)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Places units: those of the upper levels beside each other, those below stacked under the one they belong to."""

    standing: Standing
    depth: int

    def part(self, unit: StandingUnit, left: int, top: int, level: int = 0) -> Part:
        children = self.standing.children(unit.id) if level + 1 < self.depth else []
        if level < SIDE_BY_SIDE and children:
            return self._beside(Box(unit, left, top), children, level)
        return self._stacked(Box(unit, left, top), children, level)

    def _beside(self, corner: Box, children: Sequence[StandingUnit], level: int) -> Part:
        below = corner.top + corner.height + 2 * GAP
        parts: list[Part] = []
        edge = corner.left
        for child in children:
            parts.append(self.part(child, edge, below, level + 1))
            edge += parts[-1].width + GAP
        width = edge - GAP - corner.left
        head = Box(corner.unit, corner.left + (width - BOX) // 2, corner.top)
        rail = below - GAP
        middles = [part.head.left + BOX // 2 for part in parts]
        joints = [
            f"M{head.left + BOX // 2} {head.top + head.height}V{rail}",
            f"M{middles[0]} {rail}H{middles[-1]}",
            *(f"M{middle} {rail}V{below}" for middle in middles),
        ]
        return _joined(head, parts, joints, (width, max(part.height for part in parts) + below - head.top))

    def _stacked(self, head: Box, children: Sequence[StandingUnit], level: int) -> Part:
        parts: list[Part] = []
        edge = head.top + head.height + GAP // 2
        for child in children:
            parts.append(self.part(child, head.left + INDENT, edge, level + 1))
            edge += parts[-1].height + GAP // 2
        rail = head.left + INDENT // 2
        joints = [f"M{rail} {head.top + head.height}V{part.head.top + 14}H{part.head.left}" for part in parts]
        width = max((part.width + INDENT for part in parts), default=BOX)
        return _joined(head, parts, joints, (width, edge - GAP // 2 - head.top))


def _joined(head: Box, parts: Sequence[Part], joints: Sequence[str], size: tuple[int, int]) -> Part:
    boxes = (head, *(box for part in parts for box in part.boxes))
    lines = (*joints, *(joint for part in parts for joint in part.joints))
    return Part(head, boxes, lines, *size)


def _shapes(part: Part) -> Iterator[str]:
    yield f'<path d="{"".join(part.joints)}"/>'
    for box in part.boxes:
        yield f'<rect x="{box.left}" y="{box.top}" width="{BOX}" height="{box.height}" rx="4"/>'
        for number, line in enumerate(box.lines):
            across, down = box.left + BOX // 2, box.top + 5 + LINE * number + 13
            yield f'<text x="{across}" y="{down}" text-anchor="middle">{escape(line)}</text>'

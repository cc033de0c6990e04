"""The organisation chart as a picture: an SVG of our own, always shown beside its list."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from ieum.org.choices import UnitKind
from ieum.org.rules.standing import Standing, StandingUnit

BOX, LINE, GAP, INDENT = 150, 18, 16, 14
"""Width of a box, height of a line of text, room between boxes, and how far a stacked box is set in."""
SIDE_BY_SIDE = 2
"""Levels from the top whose units stand beside each other; those below are stacked."""
LETTERS = 10
"""Korean letters that one line of a box holds."""
Toggle = Callable[[UUID], str]
"""The address that folds what is below a unit, or unfolds it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A unit in the picture, by its upper left corner."""

    unit: StandingUnit
    left: int
    top: int
    head: str
    """The post that heads it; "" where none does, or where it is called as the unit is."""
    below: int
    """Units that are folded away below it."""

    @property
    def lines(self) -> list[str]:
        """The name in lines that fit."""
        name = f"{self.unit.name} +{self.below}" if self.below else self.unit.name
        return [name[start : start + LETTERS] for start in range(0, len(name), LETTERS)]

    @property
    def height(self) -> int:
        """With room above and below the text."""
        return (len(self.lines) + bool(self.head)) * LINE + 10


@dataclass(frozen=True, slots=True)
class Part:
    """A unit with all below it, placed: its boxes, the lines between them, and how much room it takes."""

    head: Box
    boxes: tuple[Box, ...]
    joints: tuple[str, ...]
    width: int
    height: int


def chart(standing: Standing, folded: Collection[UUID] = (), toggle: Toggle | None = None) -> str:
    """Draw the units of a day, each with the post that heads it, but none below ``folded`` ones; "" without units.

    With ``toggle`` each unit that has others below it leads to where they are folded or unfolded.
    """
    tops = standing.children(None)
    if not tops:
        return ""
    drawing, parts, left = _Drawing(standing, folded), [], GAP
    for unit in tops:
        parts.append(drawing.part(unit, left, GAP))
        left += parts[-1].width + GAP
    height = max(part.height for part in parts) + 2 * GAP
    shapes = [shape for part in parts for shape in _shapes(part, _Links(standing, folded, toggle))]
    names = escape(", ".join(each.name for each in tops))
    # What is inside a picture of one piece cannot be reached, and so a chart with links is a group.
    return (
        f'<svg class="org-chart" viewBox="0 0 {left} {height}" width="{left}" height="{height}" '
        f'role="{"group" if toggle else "img"}" font-size="13" font-family="Pretendard GOV, sans-serif" '
        f'aria-labelledby="org-chart-title" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="org-chart-title">조직도: {names} 아래의 부서. 같은 내용이 아래의 목록에 있습니다.</title>'
        f"{''.join(shapes)}</svg>"
    )


def above_teams(standing: Standing) -> list[UUID]:
    """The units that have teams alone below them: folded, a chart ends at the divisions."""
    below = {unit.id: standing.children(unit.id) for unit in standing.units.values()}
    return [
        unit for unit, children in below.items() if children and all(each.kind == UnitKind.TEAM for each in children)
    ]


def head_titles(standing: Standing, unit: StandingUnit) -> list[str]:
    """What the posts that head a unit are called, but for those that are called as the unit is: 구청장."""
    titles = [each.title for each in standing.posts_of(unit.id) if each.is_head]
    return [title for title in titles if title != unit.name]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Places units: those of the upper levels beside each other, those below stacked under the one they belong to."""

    standing: Standing
    folded: Collection[UUID]

    def part(self, unit: StandingUnit, left: int, top: int, level: int = 0) -> Part:
        box = self._box(unit, left, top)
        children = [] if box.below else self.standing.children(unit.id)
        if level < SIDE_BY_SIDE and children:
            return self._beside(box, children, level)
        return self._stacked(box, children, level)

    def _box(self, unit: StandingUnit, left: int, top: int) -> Box:
        below = len(self.standing.within(unit.id)) - 1 if unit.id in self.folded else 0
        return Box(unit, left, top, ", ".join(head_titles(self.standing, unit)), below)

    def _beside(self, corner: Box, children: Sequence[StandingUnit], level: int) -> Part:
        below = corner.top + corner.height + 2 * GAP
        parts: list[Part] = []
        edge = corner.left
        for child in children:
            parts.append(self.part(child, edge, below, level + 1))
            edge += parts[-1].width + GAP
        width = edge - GAP - corner.left
        head = replace(corner, left=corner.left + (width - BOX) // 2)
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


@dataclass(frozen=True, slots=True)
class _Links:
    """Where boxes lead."""

    standing: Standing
    folded: Collection[UUID]
    toggle: Toggle | None

    def around(self, unit: StandingUnit, shapes: str) -> str:
        if self.toggle is None or not self.standing.children(unit.id):
            return shapes
        does = "펴기" if unit.id in self.folded else "접기"
        name = quoteattr(f"{unit.name} 아래 {does}")
        return f"<a href={quoteattr(self.toggle(unit.id))} aria-label={name}>{shapes}</a>"


def _shapes(part: Part, links: _Links) -> Iterator[str]:
    yield f'<path d="{"".join(part.joints)}" fill="none" stroke="#58616a"/>'
    for box in part.boxes:
        yield links.around(box.unit, "".join(_drawn(box)))


def _drawn(box: Box) -> Iterator[str]:
    yield (
        f'<rect x="{box.left}" y="{box.top}" width="{BOX}" height="{box.height}" rx="4" fill="#fff" stroke="#256ef4"/>'
    )
    across = box.left + BOX // 2
    for number, line in enumerate(box.lines):
        yield _line(across, box.top + 18 + LINE * number, escape(line))
    if box.head:
        yield _line(across, box.top + 18 + LINE * len(box.lines), escape(box.head), ' class="org-head" fill="#58616a"')


def _line(across: int, down: int, words: str, look: str = "") -> str:
    return f'<text x="{across}" y="{down}" text-anchor="middle"{look}>{words}</text>'

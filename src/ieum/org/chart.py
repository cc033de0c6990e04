"""The organisation chart as a picture: an SVG of our own, always shown beside its list."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape
from uuid import UUID

from ieum.documents.charts.tree import LETTER, Node, draw
from ieum.kernel.wording import worded
from ieum.org.choices import UnitKind
from ieum.org.rules.staffing import HeadCount
from ieum.org.rules.standing import Standing, StandingUnit

Toggle = Callable[[UUID], str]
"""The address that folds what is below a unit, or unfolds it."""
Say = Callable[[str], str]
"""Puts words of the program into the language of the page."""
NO_COUNTS: Mapping[UUID, HeadCount] = {}


def chart(
    standing: Standing,
    folded: Collection[UUID] = (),
    toggle: Toggle | None = None,
    counts: Mapping[UUID, HeadCount] = NO_COUNTS,
    say: Say = str,
) -> str:
    """Draw the units of a day, each with the post that heads it, but none below ``folded`` ones; "" without units.

    With ``toggle`` each unit that has others below it leads to where they are folded or unfolded. Units of ``counts``
    have their 정원 and 현원 under them.
    """
    tops = standing.children(None)
    if not tops:
        return ""
    drawn = draw([*map(_Picture(standing, folded, toggle, counts, say).node, tops)])
    names = ", ".join(each.name for each in tops)
    title = worded("조직도: {names} 아래의 부서. 같은 내용이 아래의 목록에 있습니다.", names=names)
    # What is inside a picture of one piece cannot be reached, and so a chart with links is a group.
    return (
        f'<svg class="org-chart" viewBox="0 0 {drawn.width} {drawn.height}" width="{drawn.width}"'
        f' height="{drawn.height}" role="{"group" if toggle else "img"}" font-size="{LETTER}"'
        f' font-family="Pretendard GOV, sans-serif" aria-labelledby="org-chart-title"'
        f' xmlns="http://www.w3.org/2000/svg">'
        f'<title id="org-chart-title">{escape(say(title))}</title>'
        f"{drawn.shapes}</svg>"
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


def figures_of(authorised: object, actual: object, say: Say = str) -> tuple[str, ...]:
    """What a box says of a unit's 정원 and 현원; nothing of one that is None."""
    said = [worded("정원 {number}", number=authorised)] if authorised is not None else []
    said += [worded("현원 {number}", number=actual)] if actual is not None else []
    return tuple(map(say, said))


@dataclass(frozen=True, slots=True)
class _Picture:
    """What a chart is drawn of; its fields are those of ``chart``."""

    standing: Standing
    folded: Collection[UUID]
    toggle: Toggle | None
    counts: Mapping[UUID, HeadCount]
    say: Say

    def node(self, unit: StandingUnit) -> Node:
        """A unit with those below it; one that is folded says how many are."""
        children, is_folded = self.standing.children(unit.id), unit.id in self.folded
        hidden = len(self.standing.within(unit.id)) - 1 if is_folded else 0
        count = self.counts.get(unit.id)
        toggle = self.toggle if children else None
        return Node(
            f"{unit.name} +{hidden}" if hidden else unit.name,
            ", ".join(head_titles(self.standing, unit)),
            () if hidden else tuple(map(self.node, children)),
            toggle(unit.id) if toggle else "",
            self.say(_turn(unit, is_folded=is_folded)) if toggle else "",
            figures_of(count.authorised, count.actual, self.say) if count else (),
        )


def _turn(unit: StandingUnit, *, is_folded: bool) -> str:
    """What pressing a unit does."""
    return worded("{unit} 아래 펴기", unit=unit.name) if is_folded else worded("{unit} 아래 접기", unit=unit.name)

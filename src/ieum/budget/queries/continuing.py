"""What each 계속비 was voted in all and by year, and what became of it (지방회계법 제17조제1항제1호)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ieum.budget.choices import CarryOrigin, ProvisionKind
from ieum.budget.queries.codes import lineage_into
from ieum.budget.queries.provisions import StandingProvision, adopted_provisions
from ieum.budget.queries.rollups import PlaceAmounts, Point, places_at
from ieum.budget.queries.settlement import MEASURES, amounts_of
from ieum.budget.rules.codes import Lineage, Place


@dataclass(frozen=True, slots=True)
class ContinuingProject:
    """A 계속비 of a year, as the last budget until then says it."""

    said: StandingProvision
    places: frozenset[Place]
    """By the codes of the year."""
    instalments: dict[int, int] = field(default_factory=dict)
    """연부액 in won by year, as each was voted last."""
    shared: set[int] = field(default_factory=set)
    """Years of which it was voted under a code that became that of several projects; how much, nobody knows."""
    years: dict[int, Mapping[str, int | None]] = field(default_factory=dict)
    """The columns of the settlement of each year until then, by year; None where a part is not reported."""

    @property
    def name(self) -> str:
        """사업명."""
        return self.said.said[-1].line.name

    @property
    def total(self) -> int | None:
        """총액, in won; None where that of a year is not known."""
        return None if self.shared else sum(self.instalments.values())

    @property
    def first_year(self) -> int:
        """The year of the first instalment."""
        return min(self.shared | self.instalments.keys())

    @property
    def last_year(self) -> int:
        """The year of the last instalment."""
        return max(self.instalments)

    def instalment(self, year: int) -> int | None:
        """연부액 of a year in won; None where it is not known."""
        return None if year in self.shared else self.instalments.get(year, 0)

    def spent_before(self, year: int) -> int | None:
        """Won that was spent in all years before one; None where a part is not reported."""
        known = [each["spent"] for own, each in self.years.items() if own < year]
        return None if None in known else sum(filter(None, known))


def continuing_projects(at: Point, *, year: int) -> list[ContinuingProject]:
    """계속비 that has an instalment or money in a year, as known at a point, by account, programme and division.

    A code of an earlier year is followed to what it became. Where it was split between several projects, what became
    of each in that year is not known, and what was voted under it counts for none.
    """
    lineage = lineage_into(year, epoch=at.epoch)
    found: list[ContinuingProject] = []
    for each in adopted_provisions(ProvisionKind.CONTINUING, before=year + 1, at=at):
        _add(found, each, lineage)
    for own in range(min((each.first_year for each in found), default=year + 1), year + 1):
        begun = [each for each in found if each.first_year <= own]
        for project, places in _by_project(begun, places_at(at, own, "CELL"), lineage, own):
            project.years[own] = amounts_of(places) if places else dict.fromkeys(MEASURES)
    running = (each for each in found if year in each.years or each.first_year <= year <= each.last_year)
    return sorted(running, key=lambda each: each.said.place)


def _add(found: list[ContinuingProject], said: StandingProvision, lineage: Lineage) -> None:
    """Take in what an earlier budget said: of years that no later one said anew."""
    line, places = said.said[-1].line, lineage.places(said.place, said.year)
    same = [each for each in found if each.places & places]
    for each in same:
        before = [own for own in line.years if own < each.first_year]
        if len(same) > 1:
            each.shared.update(before)
        else:
            each.instalments.update({own: line.of_year(own) for own in before})
    if not same:
        found.append(ContinuingProject(said, places, {own: line.of_year(own) for own in line.years}))


def _by_project(
    found: Iterable[ContinuingProject], cells: Iterable[PlaceAmounts], lineage: Lineage, year: int
) -> Iterator[tuple[ContinuingProject, list[PlaceAmounts]]]:
    """The cells of a year of each project that has any; none where one of them may be of several projects.

    Cells that came over have the codes of the year before.
    """
    projects = list(found)
    at_place: dict[Place, set[int]] = {}
    for number, project in enumerate(projects):
        for place in project.places:
            at_place.setdefault(place, set()).add(number)
    held: dict[int, list[PlaceAmounts]] = {}
    shared: set[int] = set()
    for each, places in _became(cells, {place[:2] for place in at_place}, lineage, year):
        own = {number for place in places for number in at_place.get(place, ())}
        for number in own:
            held.setdefault(number, []).append(each)
        shared |= own if len(own) > 1 else set()
    yield from ((projects[number], [] if number in shared else own) for number, own in held.items())


def _became(
    cells: Iterable[PlaceAmounts], programmes: set[tuple[str, str]], lineage: Lineage, year: int
) -> Iterator[tuple[PlaceAmounts, frozenset[Place]]]:
    """The cells of a year whose programme became one of some, each with the places that it became.

    Few of thousands are of a programme with a project, so that the others are not followed one by one.
    """
    near: dict[tuple[str, str, int], bool] = {}
    for each in cells:
        names = each.names
        since = year if names.carry_origin == CarryOrigin.CURRENT else year - 1
        of = (names.account, names.code, since)
        if of not in near:
            became = lineage.places((names.account, names.code, "", ""), since)
            near[of] = any(place[:2] in programmes for place in became)
        if near[of]:
            yield each, lineage.places((names.account, names.code, names.division, names.item), since)

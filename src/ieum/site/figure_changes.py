"""Why a number of a table that the ledger answers changed: the total or rate, and the part of the year, that it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from ieum.budget import queries
from ieum.budget.choices import Level, Total
from ieum.budget.figures import LEDGER, WAY
from ieum.budget.queries import Part, Point
from ieum.kernel.figures import Figure
from ieum.kernel.observations import Nature, Observation
from ieum.site.change_links import RATES, Changes, rate_of
from ieum.site.ledger import TOTALS, part_of_place


@dataclass(frozen=True)
class _Stated:
    """A total of a part of a year at the end of a day."""

    year: int
    day: date
    total: Total
    of: Mapping[str, Any]

    def address(self, what: str) -> str:
        given = {"year": self.year, "day": self.day}
        return Changes.of_year(given).address(what, **self.of)


def changes_of(figure: Figure) -> str:
    """The page of why a number changed since before its year; "" for what is no total or rate of a part of it."""
    if figure.operation == "rate":
        part, whole = (_stated(each) for each in figure.inputs)
        if part is None or whole is None or part.of != whole.of:
            return ""
        is_known = part.total is Total.SPENT and whole.total in RATES.values()
        return part.address(rate_of(whole.total)) if is_known else ""
    stated = _stated(figure)
    return stated.address(stated.total.value) if stated else ""


def _stated(figure: Figure) -> _Stated | None:
    """What a figure says of the ledger; None where the ledger does not say just that of the one part."""
    facts = [event for leaf in figure.leaves() if leaf.lineage for event in leaf.lineage.events]
    total = _total(facts)
    of = _part([each.cell.rpartition(" · ")[0] for each in facts]) if total else None
    if total is None or of is None or figure.value is None:
        return None
    year = int(dict(facts[0].subject)["year"])
    part = Part(year, tuple(of["path"]), Level(of.get("by", Level.CELL)))
    if queries.amount_if_known(Point(figure.as_of, figure.epoch), of=part, total=total) != figure.value:
        return None
    return _Stated(year, figure.as_of, total, of)


def _total(facts: Sequence[Observation]) -> Total | None:
    """The total that all of these facts of the ledger are of."""
    measures = {each.measure for each in facts if each.source == LEDGER and each.nature is Nature.ACTUAL}
    return TOTALS.get(next(iter(measures))) if len(measures) == 1 else None


def _part(places: Sequence[str]) -> Mapping[str, Any] | None:
    """The part that facts of these places are together."""
    if len(set(places)) == 1:
        return part_of_place(places[0])
    ways = [each.split(WAY) for each in places]
    shared = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*ways, strict=False))]
    return {"path": shared[1:]} if shared and part_of_place(places[0]) is not None else None

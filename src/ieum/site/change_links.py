"""Addresses of the page that says why a row, a total or a rate of the budget changed, and what such an address asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from ieum.budget.choices import PATHS, ExecutedBy, Level, Total
from ieum.budget.queries import ExecutedPart, Part
from ieum.site.requests import StaffRequest

RATE = "RATE"
"""What the name of a rate begins with where totals are asked for by name."""
RATES: Mapping[str, Total] = {f"{RATE}_{base.value}": base for base in (Total.AVAILABLE, Total.APPROPRIATION)}
"""What a change may be asked of beside totals: 집행률, by what it is of."""
WHAT = [*Total.choices, *((name, f"집행률({base.label} 대비)") for name, base in RATES.items())]
"""All that a change may be asked of, with what it is called."""
WHOLE = "whole"
"""Stands for all rows of a dashboard of execution."""
_PARTS = ("path", "by", "executed", "key")


@dataclass(frozen=True)
class Changes:
    """Addresses of why something of a year changed between two days, as known at one moment or now."""

    year: int
    before: date
    after: date
    known_at: datetime | None = None
    page: str = "budget_changes"

    @classmethod
    def of_year(cls, given: Mapping[str, Any], page: str = "budget_changes") -> "Changes":
        """From before the year, in which all that a day shows came to be; ``given`` is what a page was asked for."""
        return cls(given["year"], date(given["year"] - 1, 12, 31), given["day"], given.get("known_at"), page)

    def address(self, total: str, **of: object) -> str:
        """Of a total or of a rate; ``of`` says which part of the year, as ``asked_part`` reads it.

        A rate is explained from the first day of the year on, before which there is nothing to divide by.
        """
        before = max(self.before, date(self.year, 1, 1)) if total.startswith(RATE) else self.before
        asked = {"year": self.year, "total": total, "before": before, "after": self.after, **of}
        if self.known_at is not None:
            moment = localtime(self.known_at).strftime("%Y-%m-%dT%H:%M:%S")
            asked |= {"before_known_at": moment, "after_known_at": moment}
        return f"{reverse(self.page)}?{urlencode(asked, doseq=True)}"

    def link(self, words: str, total: str, **of: object) -> str:
        """Words that lead there."""
        return format_html('<a href="{}">{}</a>', self.address(total, **of), words)


def rate_of(base: Total) -> str:
    """What a rate of execution is asked for by; ``base`` is its whole."""
    return f"{RATE}_{base.value}"


def of_row(by: ExecutedBy, key: Sequence[str]) -> dict[str, object]:
    """How an address names a row of a dashboard of execution."""
    return {"executed": by.value, "key": key}


def of_path(by: Level, path: Sequence[str]) -> dict[str, Any]:
    """How an address names a row of balances."""
    return {"path": path, "by": by.value} if by is Level.DIVISION else {"path": path}


def asked_part(request: StaffRequest, year: int) -> Part | ExecutedPart:
    """The part of a year that an address names; without a name the whole.

    :raises Http404: if it names what nothing is divided by
    """
    executed = request.GET.get("executed", "")
    try:
        if not executed:
            return Part(year, tuple(request.GET.getlist("path")), Level(request.GET.get("by") or Level.CELL))
        by = None if executed == WHOLE else ExecutedBy(executed)
    except ValueError as wrong:
        raise Http404("그런 줄이 없습니다. 예산 현황이나 집행 현황에서 고르십시오.") from wrong
    return ExecutedPart(year, by, tuple(request.GET.getlist("key")))


def level_below(of: Part | ExecutedPart) -> Level | None:
    """The next level below a row of balances on the way down to a cell; None where no such row is named."""
    way = PATHS[Level.CELL]
    if isinstance(of, ExecutedPart) or of.by is not Level.CELL or len(of.path) >= len(way):
        return None
    return way[len(of.path)]


def kept_part(request: StaffRequest) -> list[tuple[str, str]]:
    """What of an address names the part, for a form that asks for other days of it."""
    return [(name, value) for name in _PARTS for value in request.GET.getlist(name)]

"""What a fiscal year has, of which a request may name a place without a cell."""

from datetime import date

from ieum.budget.choices import CodeKind, CodeLevel
from ieum.budget.queries.code_tables import names_of_year
from ieum.budget.queries.codes import codes_of
from ieum.budget.queries.deemed import programmes_of
from ieum.budget.rules.request_places import YearCodes
from ieum.org.choices import UnitKind
from ieum.org.queries import standing as standing_on


def year_codes(year: int, *, on: date) -> YearCodes:
    """The programmes of a year, the divisions of its ledger and of the organisation of a day, and its 통계목.

    통계목 are known from the table of codes of the year; where it has none, each may be named.
    """
    units = standing_on(on).units.values()
    used = codes_of(year)
    divisions = {unit.name for unit in units if unit.kind != UnitKind.TEAM}
    items = {row.code for row in names_of_year(year, CodeLevel.ITEM).values()}
    known_items = items | {item for _, item in used[CodeKind.ITEM]} if items else set()
    return YearCodes(programmes_of(year), divisions | {name for _, name in used[CodeKind.DIVISION]}, known_items)

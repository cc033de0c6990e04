"""세부사업별 세출현황: what each detailed programme has and has spent, as it is disclosed day by day."""

from dataclasses import dataclass

from ieum.budget import rules
from ieum.budget.choices import Funding, Total
from ieum.budget.queries.rollups import PlaceAmounts, Point, places_at, sum_of

_SHARES = {
    Funding.NATIONAL: "national",
    Funding.BALANCED: "national",
    Funding.FUND_GRANT: "national",
    Funding.SPECIAL_GRANT: "national",
    Funding.CITY: "city",
    Funding.SPECIAL_ADJUSTMENT: "city",
    Funding.OWN: "own",
    Funding.BOND: "own",
    Funding.OTHER: "own",
}
"""The columns of the national dataset; what neither state nor city gives stands in the last, so that they add up."""


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One detailed programme of an account, in won."""

    account: str
    code: str
    """"" for money of a whole account."""
    name: str
    available: int
    national: int | None
    """국비; None where the funding of a part is not told, as 시도비 and 시군구비."""
    city: int | None
    own: int | None
    spent: int | None
    """None where a part does not report its spending."""


def disclosure(at: Point, *, year: int) -> list[DisclosureRow]:
    """All detailed programmes of a fiscal year at a point, in the order of their codes (지방재정법 제60조)."""
    found: dict[tuple[str, str, str], list[PlaceAmounts]] = {}
    for each in places_at(at, year, "CELL"):
        key = (each.names.account, each.names.code, each.names.name)
        found.setdefault(key, []).append(each)
    return [_row(key, found[key]) for key in sorted(found)]


def _row(key: tuple[str, str, str], cells: list[PlaceAmounts]) -> DisclosureRow:
    shares: dict[str, int] = dict.fromkeys(("national", "city", "own"), 0)
    for cell in cells:
        share = _SHARES.get(Funding(cell.names.funding))
        if share:
            shares[share] += rules.total_of(Total.AVAILABLE, cell.amounts)
    is_divided = all(cell.names.funding != Funding.UNDIVIDED for cell in cells)
    is_reported = all(cell.reports & 4 for cell in cells)
    whole = sum_of(cell.amounts for cell in cells)
    return DisclosureRow(
        *key,
        available=rules.total_of(Total.AVAILABLE, whole),
        national=shares["national"] if is_divided else None,
        city=shares["city"] if is_divided else None,
        own=shares["own"] if is_divided else None,
        spent=rules.total_of(Total.SPENT, whole) if is_reported else None,
    )

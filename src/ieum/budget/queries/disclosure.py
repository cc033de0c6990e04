"""세부사업별 세출현황: what each detailed programme has and has spent, as it is disclosed day by day."""

from dataclasses import dataclass

from ieum.budget.choices import Funding, Total
from ieum.budget.queries.balances import PlaceSums, Point, places_of

_SHARES = {
    Funding.NATIONAL: "national",
    Funding.SPECIAL_GRANT: "national",
    Funding.CITY: "city",
    Funding.SPECIAL_ADJUSTMENT: "city",
    Funding.OWN: "own",
}


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
    found: dict[tuple[str, str, str], list[PlaceSums]] = {}
    for each in places_of(at, year, "CELL"):
        if each.sums[0]:
            key = (each.row["account"], each.row["code"] or "", each.row["name"] or "")
            found.setdefault(key, []).append(each)
    return [_row(key, found[key]) for key in sorted(found)]


def _row(key: tuple[str, str, str], cells: list[PlaceSums]) -> DisclosureRow:
    shares: dict[str, int] = dict.fromkeys(("national", "city", "own"), 0)
    for cell in cells:
        share = _SHARES.get(Funding(cell.row["funding"]))
        if share:
            shares[share] += cell.total(Total.AVAILABLE)
    is_divided = all(cell.row["funding"] != Funding.UNDIVIDED for cell in cells)
    is_reported = all(cell.row["reports"] & 4 for cell in cells)
    return DisclosureRow(
        *key,
        available=sum(cell.total(Total.AVAILABLE) for cell in cells),
        national=shares["national"] if is_divided else None,
        city=shares["city"] if is_divided else None,
        own=shares["own"] if is_divided else None,
        spent=sum(cell.total(Total.SPENT) for cell in cells) if is_reported else None,
    )

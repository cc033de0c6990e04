"""What the accounts of each year had, day by day: by stage of the budget, and as they were allotted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import AccountKind
from ieum.budget.queries.reading import rows_of

STAGES = ("본예산", "1회 추경", "2회 추경", "간주처리")
"""The stages that tables print; a further supplementary budget adds its own."""
MEASURES = ("available", "appropriation", "carried_over", "allotted", "unallotted")


@dataclass(frozen=True, slots=True)
class Standing:
    """The amounts of one kind of account at the end of a day on which something moved in its year, in won."""

    year: int
    account: str
    day: date
    amounts: Mapping[str, int]


def stages(epoch: int) -> Iterator[Standing]:
    """By stage of the budget; 성립전 사용 stands with 간주처리 until a supplementary budget takes it up."""
    yield from _standings(rows_of(_STAGES, {"epoch": epoch}), STAGES)


def accounts(epoch: int) -> Iterator[Standing]:
    """예산액, 전년도이월액, 예산현액 (their sum with what moved in the year), 배정액 and 배정잔액."""
    for each in _standings(rows_of(_ACCOUNTS, {"epoch": epoch}), MEASURES[:-1]):
        left = each.amounts["available"] - each.amounts["allotted"]
        yield Standing(each.year, each.account, each.day, {**each.amounts, "unallotted": left})


def _standings(rows: list[dict[str, object]], names: tuple[str, ...]) -> Iterator[Standing]:
    """All accounts of a year anew for each of its days, so that the last day lists them all."""
    years: dict[int, dict[date, list[tuple[str, str, int]]]] = {}
    for row in rows:
        moved = (str(row["kind"]), str(row["name"]), int(str(row["amount"])))
        years.setdefault(int(str(row["year"])), {}).setdefault(_day(row), []).append(moved)
    for year, days in sorted(years.items()):
        all_moved = [each for own in days.values() for each in own]
        kinds = [kind for kind in AccountKind if any(kind == each[0] for each in all_moved)]
        seen = dict.fromkeys(names) | dict.fromkeys(sorted(each[1] for each in all_moved))
        amounts = {kind: dict.fromkeys(seen, 0) for kind in kinds}
        for day, own in sorted(days.items()):
            for code, name, amount in own:
                amounts[AccountKind(code)][name] += amount
            for kind in kinds:
                yield Standing(year, kind.label, day, dict(amounts[kind]))


def _day(row: Mapping[str, object]) -> date:
    found = row["day"]
    if not isinstance(found, date):
        raise TypeError(f"the day of a line is no date: {found!r}")
    return found


_STAGES = """
    SELECT y.year, a.kind, l.effective_date AS day, CASE
            WHEN l.balance IN ('ORIGINAL', 'PROVISIONAL') THEN '본예산'
            WHEN l.balance IN ('DEEMED', 'PRE_USED') THEN '간주처리'
            ELSE coalesce(first.round, e.round) || '회 추경'
        END AS name, sum(l.amount) AS amount
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    LEFT JOIN budget_ledgerevent first ON first.id = e.reverses_id
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
    WHERE l.epoch <= %(epoch)s AND l.balance IN ('ORIGINAL', 'PROVISIONAL', 'SUPPLEMENTARY', 'DEEMED', 'PRE_USED')
    GROUP BY 1, 2, 3, 4
"""
_ACCOUNTS = """
    SELECT y.year, a.kind, l.effective_date AS day, part.name, sum(l.amount) AS amount
    FROM budget_ledgerline l
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
    CROSS JOIN LATERAL (VALUES
        ('available', l.balance <> 'ALLOTTED'),
        ('appropriation', l.balance IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED')),
        ('carried_over', l.balance = 'CARRIED_IN'),
        ('allotted', l.balance = 'ALLOTTED')
    ) part (name, is_part)
    WHERE l.epoch <= %(epoch)s AND part.is_part AND l.balance IN (
        'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED',
        'CHANGED', 'CROSS_USED', 'REORGANISED', 'ALLOTTED'
    )
    GROUP BY 1, 2, 3, 4
"""

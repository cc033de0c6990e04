"""What the ledger has of a fund that a plan is for, and which funds are past their term."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import QuerySet, Sum

from ieum.budget import rules
from ieum.budget.choices import AccountKind, Balance, CodeLevel, MatterKind, RevenueBalance, RevenueTotal, Total
from ieum.budget.models import BudgetAccount, LedgerLine, Matter, MatterStatement, RevenueLine
from ieum.budget.queries.code_tables import names_of_year
from ieum.budget.queries.rollups import NOW, Point
from ieum.budget.rules.funds import DEPOSITED, RECOVERED, SENT, TAKEN_IN, FundBooks, SentToFund
from ieum.budget.rules.matters import StatedMatter
from ieum.budget.rules.revenue import total_of_revenue


def account_of(traits: Mapping[str, str], title: str) -> str:
    """The account of the ledger that a fund is kept in: as it is said, else the one that is called as the plan."""
    return traits.get("ledger_account") or title


def fund_books(stated: StatedMatter, at: Point) -> FundBooks | None:
    """What the ledger has of a fund in the year of its plan; None where it has no such account."""
    name = account_of(stated.traits, stated.title)
    if not BudgetAccount.objects.filter(
        fiscal_year__year=stated.year, name=name, kind=AccountKind.STATUTORY_FUND
    ).exists():
        return None
    income, received = _revenue(name, stated.year, at)
    outlay, spent = _expenditure(name, stated.year, at)
    return FundBooks(
        name, income, outlay, received, spent, _opening(name, stated.year), _sent_to(name, stated.year, at)
    )


def ended_funds(accounts: Collection[str], first_day: date) -> dict[str, date]:
    """Of accounts those whose fund, by the last plan that says so, is to exist until a day before another one."""
    found: dict[str, date] = {}
    for row in Matter.objects.filter(kind=MatterKind.FUND, year__lte=first_day.year).order_by("year", "number"):
        said = MatterStatement.objects.filter(matter=row).order_by("step__position").last()
        traits = dict(said.traits) if said else {}
        name, ends = account_of(traits, row.title), traits.get("ends_on", "")
        if name in accounts and ends:
            found[name] = date.fromisoformat(ends)
    return {name: ends for name, ends in found.items() if ends < first_day}


def _opening(name: str, year: int) -> int | None:
    """What the fund had when the year began: by the plan of the year before, and what came in and went out in it."""
    for row in Matter.objects.filter(kind=MatterKind.FUND, year=year - 1).order_by("-number"):
        said = MatterStatement.objects.filter(matter=row).order_by("step__position").last()
        if said and account_of(said.traits, row.title) == name and said.traits.get("opening"):
            before = Point(date(year, 12, 31), NOW)  # receipts and payments of January count in the year before
            moved = _revenue(name, year - 1, before)[1] - _expenditure(name, year - 1, before)[1]
            return int(said.traits["opening"]) + moved
    return None


def _sent_to(name: str, year: int, at: Point) -> SentToFund | None:
    """What other accounts send to a fund: by programmes that name it, or all of it where there is no other fund."""
    accounts = BudgetAccount.objects.filter(fiscal_year__year=year).exclude(name=name)
    if not accounts.exists():
        return None
    lines = LedgerLine.objects.filter(cell__item__startswith=SENT).exclude(cell__account__name=name)
    if accounts.filter(kind=AccountKind.STATUTORY_FUND).exists():
        lines = lines.filter(cell__programme__name__contains=name)
    codes = names_of_year(year, CodeLevel.REVENUE)
    taken = [code for (_, _, code), row in codes.items() if TAKEN_IN in row.name]
    own = _collected(RevenueLine.objects.filter(cell__code__in=taken, cell__account__name=name), year, at)
    return SentToFund(*_appropriated(lines, year, at), *(own if codes else (None, None)))


def _revenue(name: str, year: int, at: Point) -> tuple[int, int]:
    """The budget of revenue and what came in."""
    names = names_of_year(year, CodeLevel.REVENUE)
    taken_back = [code for (_, _, code), row in names.items() if RECOVERED in row.name]
    lines = RevenueLine.objects.exclude(cell__code__in=taken_back)
    return _collected(lines.filter(cell__account__name=name), year, at)


def _expenditure(name: str, year: int, at: Point) -> tuple[int, int]:
    """The budget of expenditure and what was spent."""
    lines = LedgerLine.objects.exclude(cell__item__startswith=DEPOSITED)
    return _appropriated(lines.filter(cell__account__name=name), year, at)


def _collected(lines: QuerySet[RevenueLine], year: int, at: Point) -> tuple[int, int]:
    sums = {RevenueBalance(each): won for each, won in _sums(lines, year, at)}
    return total_of_revenue(RevenueTotal.BUDGETED, sums), sums.get(RevenueBalance.RECEIVED, 0)


def _appropriated(lines: QuerySet[LedgerLine], year: int, at: Point) -> tuple[int, int]:
    sums = {Balance(each): won for each, won in _sums(lines, year, at)}
    weights = rules.TOTALS[Total.APPROPRIATION]
    return sum(sums.get(each, 0) * times for each, times in weights.items()), sums.get(Balance.SPENT, 0)


def _sums(lines: QuerySet[LedgerLine] | QuerySet[RevenueLine], year: int, at: Point) -> list[tuple[str, int]]:
    own = lines.filter(
        cell__account__fiscal_year__year=year, effective_date__lte=at.as_of, epoch__lte=at.epoch,
    )  # fmt: skip
    return [(each, int(won)) for each, won in own.order_by().values_list("balance").annotate(won=Sum("amount"))]

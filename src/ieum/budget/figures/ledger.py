"""What the ledger answers for a day: the same tables as reports print, and those of the settlement (R18)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from ieum.budget.choices import Balance, CodeKind, MovementKind, RevenueBalance, RevenueTotal
from ieum.budget.figures.answering import LEDGER, MEASURES, Books, answering
from ieum.budget.queries import Point, stages
from ieum.budget.queries.codes import successors_into, unit_names, units_outside
from ieum.budget.queries.forecasts import amounts_of_units
from ieum.budget.queries.listed import listed
from ieum.budget.queries.names import Names
from ieum.budget.queries.revenue import RevenueRow, revenue_rows
from ieum.budget.queries.settlement import Key, Settled, settled
from ieum.budget.rules.accounts import is_budget
from ieum.budget.rules.codes import Successors
from ieum.kernel.observations import Nature, Observation
from ieum.kernel.registry import Answered
from ieum.kernel.selection import Question

WAY = " > "
"""Between the names from the account down, in the place of a fact of the ledger."""
SPENDING = "세출"
"""What a place begins with whose movements add up to the fact, by the names that follow."""
BY_DIVISION = "세출 부서"
"""The same, where an account and a division follow."""
NO_DIVISION = "부서 미구분"
FORECASTS = "연말 예상 집행액"
"""What a place begins with of what a division said it will have spent by the end of the year."""


def _scale(books: Books, _: Question) -> Iterator[Observation]:
    """예산규모 by account and stage, as of the last day on which one of them changed."""
    for each in stages.stages(books.at, year=books.year):
        own = replace(books, day=each.day)
        for number, (stage, amount) in enumerate(each.amounts.items()):
            about = {"account": each.account, "stage": stage}
            yield from own.state("budget.scale", about, f"{each.account} {stage}", {"amount": amount}, number)


def _accounts(books: Books, _: Question) -> Iterator[Observation]:
    """예산현액, 배정액 and what they are made of, as of the last day that changed them."""
    for number, each in enumerate(stages.accounts(books.at, year=books.year)):
        own = replace(books, day=each.day)
        yield from own.state("budget.account", {"account": each.account}, each.account, {**each.amounts}, number)


_OF_PROGRAMME = ("appropriation", "spent")


def _programmes(books: Books, question: Question) -> Iterator[Observation]:
    """예산액 and 집행액 of unit programmes of a division, what it said of 31 December, and 본예산 of the year before.

    What is not in the ledger, or was not said of every part, is not known.
    """
    division = question.where.get("division", "")
    own = _units(books.at, books.year, [division])
    shared = units_outside(books.year, division=division)
    heirs = successors_into(books.year, epoch=books.at.epoch)
    called = unit_names(books.year)
    then = Point(date(books.year - 1, 12, 31), books.at.epoch)
    divisions = [division, *heirs.before(CodeKind.DIVISION, division)]
    before = _units(then, books.year - 1, divisions, follow=_following(heirs, called))
    previous: dict[str, int] = {}
    for each in before:
        previous[each.names[-1]] = previous.get(each.names[-1], 0) + (each.amounts["original"] or 0)
    divided = heirs.divided(CodeKind.UNIT)
    parts = {name for (account, code), name in called.items() if (account, code) in divided}
    forecasts = amounts_of_units(books.at, year=books.year, division=division)
    for number, each in enumerate(own):
        said: dict[str, int | str | None] = {measure: each.amounts[measure] for measure in _OF_PROGRAMME}
        if previous and each.names[-1] not in parts:
            said["previous_appropriation"] = previous.get(each.names[-1], 0)
        about = {"division": division, "programme": each.names[-1]}
        # Only the way to what the division holds alone leads to movements that add up to its amounts.
        place = f"{division} {each.names[-1]}" if each.names in shared else _way(each.names)
        yield from books.state("budget.programme", about, place, said, number)
        spent = {"spent": forecasts.get(each.names)}
        for one in books.state("budget.programme", about, f"{FORECASTS}{WAY}{each.names[-1]}", spent, number):
            yield replace(one, nature=Nature.FORECAST, effective_date=date(books.year, 12, 31))


def _following(heirs: Successors, called: Mapping[tuple[str, str], str]) -> Callable[[Names], Names]:
    """What names of the year before are in the next one, where they went on as one; ``called`` names its codes."""

    def follow(names: Names) -> Names:
        divisions = heirs.after(CodeKind.DIVISION, names.division)
        units = heirs.places(CodeKind.UNIT, names.unit_code, names.account)
        own = {"division": divisions[0]} if len(divisions) == 1 else {}
        if len(units) == 1 and units[0] != (names.account, names.unit_code):
            account, code = units[0]
            own |= {"account": account, "unit_code": code, "unit_name": called.get(units[0], names.unit_name)}
        return names._replace(**own)

    return follow


def _units(
    at: Point, year: int, divisions: Collection[str], *, follow: Callable[[Names], Names] = lambda names: names
) -> list[Settled]:
    """The unit programmes of the first of some divisions; names are read as ``follow`` has them."""
    division, *_ = divisions

    def by(stated: Names) -> tuple[str, ...]:
        names = follow(stated)
        if not names.unit_name or names.division != division:
            return ()
        return (*_by_account(names), names.policy_code, names.policy_name, names.unit_code, names.unit_name)

    return settled(at, year=year, grain="CELL", by=by, divisions=divisions) if division else []


def _way(names: tuple[str, ...]) -> str:
    return WAY.join((SPENDING, *names))


def _of_budget(by: Key) -> Key:
    """The same, but for what funds have, whose settlement is one of its own (지방자치단체 기금관리기본법 제8조)."""
    return lambda names: by(names) if is_budget(names.account_kind) else ()


def _by_account(names: Names) -> tuple[str, ...]:
    return (names.account_kind, names.account)


def _by_policy(names: Names) -> tuple[str, ...]:
    return (*_by_account(names), names.policy_code, names.policy_name or "정책사업 미구분")


def _by_division(names: Names) -> tuple[str, ...]:
    return (*_by_account(names), names.division, names.division or NO_DIVISION)


_GRAINS = (
    ("ACCOUNT", _by_account, ("account",)),
    ("PROGRAMME", _by_policy, ("account", "policy")),
    ("DIVISION", _by_division, ("account", "division")),
)


def _settlement(books: Books, _: Question) -> Iterator[Observation]:
    """The columns of the settlement by account, by policy programme and by division."""
    measures = MEASURES["budget.settlement"]
    numbers = count()
    for grain, by, dimensions in _GRAINS:
        for each in settled(books.at, year=books.year, grain=grain, by=_of_budget(by)):
            about = dict(zip(dimensions, each.names, strict=True))
            said = {measure: each.amounts[measure] for measure in measures if measure in each.amounts}
            place = WAY.join((BY_DIVISION if "division" in about else SPENDING, *each.names))
            yield from books.state("budget.settlement", about, place, said, next(numbers))


_COLLECTED = (RevenueBalance.LEVIED, RevenueBalance.RECEIVED, RevenueBalance.WRITTEN_OFF)


_BUDGETED = {
    "appropriation": RevenueTotal.BUDGETED, "reorganised": RevenueTotal.REORGANISED,
    "available": RevenueTotal.AVAILABLE,
}  # fmt: skip


def _revenue(books: Books, _: Question) -> Iterator[Observation]:
    """The columns of the settlement of revenue, by 장 and by 세입과목 of each account.

    Where an account has no levy yet, nothing is known of its collection, rather than that it is nothing.
    """
    rows = [row for row in revenue_rows(books.at, year=books.year) if row.is_budget]
    levied = {each.account for each in rows if each.amount(RevenueBalance.LEVIED)}
    numbers = count()
    for dimension in ("group", "code"):
        found: dict[tuple[str, str], list[RevenueRow]] = {}
        for each in rows:
            found.setdefault((each.account, each.group if dimension == "group" else each.code), []).append(each)
        for (account, name), own in found.items():
            said: dict[str, int | str | None] = {
                measure: sum(each.total(total) for each in own) for measure, total in _BUDGETED.items()
            }
            if account in levied:
                said |= {each.value.lower(): sum(row.amount(each) for row in own) for each in _COLLECTED}
                said["uncollected"] = sum(each.uncollected for each in own)
            about = {"account": account, dimension: name}
            yield from books.state("budget.revenue", about, f"세입 {account} {name}", said, next(numbers))


_COUNTED = {
    MovementKind.SUPPLEMENTARY: Balance.SUPPLEMENTARY,
    MovementKind.DEEMED: Balance.DEEMED,
    MovementKind.PRE_USE: Balance.PRE_USED,
    MovementKind.RESERVE_USE: Balance.RESERVE_USED,
    MovementKind.TRANSFER: Balance.TRANSFERRED,
    MovementKind.CHANGE_OF_USE: Balance.CHANGED,
    MovementKind.CROSS_USE: Balance.CROSS_USED,
    MovementKind.REORGANISATION: Balance.REORGANISED,
    MovementKind.EXCESS_USE: Balance.EXCESS_USED,
}
_IN_ROUNDS = (MovementKind.SUPPLEMENTARY, MovementKind.DEEMED)


def _movements(books: Books, _: Question) -> Iterator[Observation]:
    """How often the budget was changed in each way, in how many rounds, and by how much."""
    found = listed(books.at, year=books.year, kinds=tuple(_COUNTED), balances=set(_COUNTED.values()))
    for number, kind in enumerate(_COUNTED):
        own = [each for each in found if each.kind is kind]
        said: dict[str, int | str | None] = {
            "rounds": len({each.round for each in own}) if kind in _IN_ROUNDS else "",
            "count": len(own),
            "amount": sum(each.net if kind in _IN_ROUNDS else each.gained for each in own),
        }
        yield from books.state("budget.movement", {"kind": kind.label}, kind.label, said, number)


ANSWERED = (
    Answered("budget.scale", LEDGER, ("year",), answering(_scale)),
    Answered("budget.account", LEDGER, ("year",), answering(_accounts)),
    Answered("budget.programme", LEDGER, ("year", "division"), answering(_programmes)),
    Answered("budget.settlement", LEDGER, ("year",), answering(_settlement)),
    Answered("budget.revenue", LEDGER, ("year",), answering(_revenue)),
    Answered("budget.movement", LEDGER, ("year",), answering(_movements)),
)

"""What the ledger answers for a day: the same tables as reports print, and the lists that law asks for (R18)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import count

from ieum.budget.choices import Balance, CarryOrigin, CodeKind, MovementKind, RevenueBalance, RevenueTotal
from ieum.budget.figures import ledger_tables, stated
from ieum.budget.queries import Point, stages
from ieum.budget.queries.codes import successors_into, unit_names, units_outside
from ieum.budget.queries.forecasts import amounts_of_units
from ieum.budget.queries.listed import Listed, MovedLine, listed
from ieum.budget.queries.names import Names
from ieum.budget.queries.revenue import RevenueRow, revenue_rows
from ieum.budget.queries.settlement import Key, Settled, last_moved, settled, settled_cells
from ieum.budget.rules.accounts import is_budget
from ieum.budget.rules.codes import Successors
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import Answered
from ieum.kernel.selection import Question

LEDGER = "예산 원장"
"""What stands as the source of what the ledger gives."""
WAY = " > "
"""Between the names from the account down, in the place of a fact of the ledger."""
SPENDING = "세출"
"""What a place begins with whose movements add up to the fact, by the names that follow."""
BY_DIVISION = "세출 부서"
"""The same, where an account and a division follow."""
NO_DIVISION = "부서 미구분"
FORECASTS = "연말 예상 집행액"
"""What a place begins with of what a division said it will have spent by the end of the year."""
_NOTHING = Observation("", (), "", None, None, "", date.min, date.min, LEDGER, None, "", "")
_MEASURES = {each.name: each.measures for each in (*stated.DATASETS, *ledger_tables.DATASETS)}


@dataclass(frozen=True, slots=True)
class _Books:
    """The ledger of one year at the point that a question asks for."""

    at: Point
    year: int
    day: date
    """The last one on which anything moved: as of then the answers stand."""

    def state(
        self, dataset: str, about: Mapping[str, str], place: str, said: Mapping[str, int | str | None], number: int
    ) -> Iterator[Observation]:
        """State amounts, counts and words of one thing; what is None is not known and not stated."""
        subject = subject_of({"year": str(self.year)}, about)
        for measure, each in said.items():
            known = _MEASURES[dataset][measure]
            one = replace(
                _NOTHING, dataset=dataset, subject=subject, measure=measure, unit=known.unit, column=number,
                effective_date=self.day, stated_on=self.day, cell=f"{place} · {known.label}",
            )  # fmt: skip
            if isinstance(each, str):
                yield replace(one, absence=Absence.TEXT if each else Absence.BLANK, printed=each)
            elif each is not None:
                yield replace(one, value=Decimal(each), printed=f"{each:,}")


def _answering(
    answer: Callable[[_Books, Question], Iterable[Observation]],
) -> Callable[[Question], list[Observation]]:
    """Ask of the ledger what a question fixes; nothing is known where it names no year, or nothing moved in it yet."""

    def observations(question: Question) -> list[Observation]:
        year = question.where.get("year", "")
        at = Point(question.as_of, question.epoch)
        day = last_moved(at, year=int(year)) if year.isascii() and year.isdecimal() else None
        return [] if day is None else list(answer(_Books(at, int(year), day), question))

    return observations


def _scale(books: _Books, _: Question) -> Iterator[Observation]:
    """예산규모 by account and stage, as of the last day on which one of them changed."""
    for each in stages.stages(books.at, year=books.year):
        own = replace(books, day=each.day)
        for number, (stage, amount) in enumerate(each.amounts.items()):
            about = {"account": each.account, "stage": stage}
            yield from own.state("budget.scale", about, f"{each.account} {stage}", {"amount": amount}, number)


def _accounts(books: _Books, _: Question) -> Iterator[Observation]:
    """예산현액, 배정액 and what they are made of, as of the last day that changed them."""
    for number, each in enumerate(stages.accounts(books.at, year=books.year)):
        own = replace(books, day=each.day)
        yield from own.state("budget.account", {"account": each.account}, each.account, {**each.amounts}, number)


_OF_PROGRAMME = ("appropriation", "spent")


def _programmes(books: _Books, question: Question) -> Iterator[Observation]:
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


def _settlement(books: _Books, _: Question) -> Iterator[Observation]:
    """The columns of the settlement by account, by policy programme and by division."""
    measures = _MEASURES["budget.settlement"]
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


def _revenue(books: _Books, _: Question) -> Iterator[Observation]:
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


def _movements(books: _Books, _: Question) -> Iterator[Observation]:
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


_REPORTED = (MovementKind.TRANSFER, MovementKind.REORGANISATION)


def _transfers(books: _Books, _: Question) -> Iterator[Observation]:
    """전용 and 이체 one by one, numbered in each quarter."""
    balances = {Balance.TRANSFERRED, Balance.REORGANISED}
    numbers = {quarter: count(1) for quarter in range(1, 5)}
    for place, each in enumerate(listed(books.at, year=books.year, kinds=_REPORTED, balances=balances)):
        quarter = (each.day.month + 2) // 3
        about = {"quarter": str(quarter), "number": str(next(numbers[quarter]))}
        said: dict[str, int | str | None] = {
            "kind": each.name,
            "day": each.day.isoformat(),
            "taken": _cells(line for line in each.lines if line.amount < 0),
            "given": _cells(line for line in each.lines if line.amount > 0),
            "amount": each.gained,
            "reason": each.basis,
        }
        yield from books.state("budget.transfer", about, f"{each.day} {each.name}", said, place)


def _cells(lines: Iterable[MovedLine]) -> str:
    return "\n".join(f"{each.division} {each.cell} {abs(each.amount):,}".strip() for each in lines)


def _reserve(books: _Books, _: Question) -> Iterator[Observation]:
    """예비비 by the cell that got it; what was spent is known of it where the cell holds nothing else."""
    found = listed(books.at, year=books.year, kinds=(MovementKind.RESERVE_USE,), balances=(Balance.RESERVE_USED,))
    cells = settled_cells(books.at, year=books.year) if found else {}
    given = [(each, line) for each in found for line in each.lines if line.amount > 0]
    for number, (each, line) in enumerate(given, start=1):
        amounts = cells[line.cell_id].amounts
        is_alone = amounts["available"] == line.amount
        said: dict[str, int | str | None] = {
            **_of_line(each, line),
            "amount": line.amount,
            "spent": amounts["spent"] if is_alone else None,
            "carried_out": amounts["carried_out"] if is_alone else None,
        }
        place = f"{each.day} {each.name} {line.cell}"
        yield from books.state("budget.reserve", {"number": str(number)}, place, said, number)


def _of_line(each: Listed, line: MovedLine) -> dict[str, str]:
    return {"division": line.division, "cell": line.cell, "day": each.day.isoformat(), "reason": each.basis}


_CARRIED = {
    MovementKind.EXPRESS_CARRY_OUT: (Balance.CARRIED_EXPRESS, CarryOrigin.EXPRESS),
    MovementKind.INCIDENTAL_CARRY_OUT: (Balance.CARRIED_INCIDENTAL, CarryOrigin.INCIDENTAL),
    MovementKind.CONTINUING_CARRY_OUT: (Balance.CARRIED_CONTINUING, CarryOrigin.CONTINUING),
}


def _carryover(books: _Books, _: Question) -> Iterator[Observation]:
    """What goes over to the next year, by kind and cell."""
    balances = [balance for balance, _origin in _CARRIED.values()]
    found = listed(books.at, year=books.year, kinds=tuple(_CARRIED), balances=balances)
    cells = settled_cells(books.at, year=books.year) if found else {}
    places = count()
    for kind, (_balance, origin) in _CARRIED.items():
        numbers = count(1)
        own = [(each, line) for each in found if each.kind is kind for line in each.lines]
        for each, line in own:
            amounts = cells[line.cell_id].amounts
            said: dict[str, int | str | None] = {
                **_of_line(each, line),
                **{measure: amounts[measure] for measure in ("available", "committed", "spent")},
                "amount": line.amount,
            }
            about = {"kind": origin.label, "number": str(next(numbers))}
            yield from books.state("budget.carryover", about, f"{origin.label} {line.cell}", said, next(places))


ANSWERED = (
    Answered("budget.scale", LEDGER, ("year",), _answering(_scale)),
    Answered("budget.account", LEDGER, ("year",), _answering(_accounts)),
    Answered("budget.programme", LEDGER, ("year", "division"), _answering(_programmes)),
    Answered("budget.settlement", LEDGER, ("year",), _answering(_settlement)),
    Answered("budget.revenue", LEDGER, ("year",), _answering(_revenue)),
    Answered("budget.movement", LEDGER, ("year",), _answering(_movements)),
    Answered("budget.transfer", LEDGER, ("year",), _answering(_transfers)),
    Answered("budget.reserve", LEDGER, ("year",), _answering(_reserve)),
    Answered("budget.carryover", LEDGER, ("year",), _answering(_carryover)),
)

"""Lists that law asks for (R18): 전용·이체, 예비비, 이월, 계속비 and 수입대체경비 초과지출, one by one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from ieum.budget.choices import Balance, CarryOrigin, MovementKind, RevenueBalance, RevenueTotal
from ieum.budget.figures.answering import LEDGER, Books, answering
from ieum.budget.queries.continuing import ContinuingProject, continuing_projects
from ieum.budget.queries.listed import Listed, MovedLine, listed, revenue_beside
from ieum.budget.queries.revenue import revenue_rows
from ieum.budget.queries.settlement import settled_cells
from ieum.kernel.observations import Observation
from ieum.kernel.registry import Answered
from ieum.kernel.selection import Question

_REPORTED = (MovementKind.TRANSFER, MovementKind.REORGANISATION)


def _transfers(books: Books, _: Question) -> Iterator[Observation]:
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


def _reserve(books: Books, _: Question) -> Iterator[Observation]:
    """예비비 by the cell that got it."""
    found = listed(books.at, year=books.year, kinds=(MovementKind.RESERVE_USE,), balances=(Balance.RESERVE_USED,))
    for number, (each, line, said) in enumerate(_given(books, found), start=1):
        yield from books.state("budget.reserve", {"number": str(number)}, _place(each, line), said, number)


def _excess(books: Books, _: Question) -> Iterator[Observation]:
    """수입대체경비 초과지출 by the cell that got it, with the revenue that pays (지방회계법 시행령 제27조제1항)."""
    found = listed(books.at, year=books.year, kinds=(MovementKind.EXCESS_USE,), balances=(Balance.EXCESS_USED,))
    paid = revenue_beside(books.at, [each.event_id for each in found])
    for number, (each, line, said) in enumerate(_given(books, found), start=1):
        rows = (f"{division} {code} {won:,}" for division, code, won in paid.get(each.event_id, ()))
        said |= {"revenue": "\n".join(rows), "reason": each.authority or each.basis}
        yield from books.state("budget.excess", {"number": str(number)}, _place(each, line), said, number)


def _excess_revenue(books: Books, _: Question) -> Iterator[Observation]:
    """What was received beyond the budget at places of which some was spent, and what is left of it to spend so."""
    rows = [each for each in revenue_rows(books.at, year=books.year) if each.amount(RevenueBalance.EXCESS_USED)]
    for number, each in enumerate(rows):
        available, received = each.total(RevenueTotal.AVAILABLE), each.amount(RevenueBalance.RECEIVED)
        excess, used = max(received - available, 0), each.amount(RevenueBalance.EXCESS_USED)
        said = {"available": available, "received": received, "excess": excess, "used": used, "left": excess - used}
        about = {"account": each.account, "code": f"{each.division} {each.code}".strip()}
        yield from books.state("budget.excess_revenue", about, f"세입 {each.account} {about['code']}", said, number)


def _continuing(books: Books, _: Question) -> Iterator[Observation]:
    """계속비 of a year: what was voted in all and of the year, and what became of it until then."""
    for number, each in enumerate(continuing_projects(books.at, year=books.year), start=1):
        account, _programme, division, item = each.said.place
        own, before = each.years.get(books.year, {}), each.spent_before(books.year)
        spent = own.get("spent", 0)
        said: dict[str, int | str | None] = {
            "name": each.name, "division": division, "cell": f"{account} {each.said.programme} {item}",
            "last": str(each.last_year), "total": each.total, "spent_before": before,
            **_settled_of(each, books.year),
            "spent_in_all": None if before is None or spent is None else before + spent,
        }  # fmt: skip
        yield from books.state("budget.continuing", {"number": str(number)}, f"계속비 {each.name}", said, number)


def _continuing_years(books: Books, _: Question) -> Iterator[Observation]:
    """The same by the years until then, and the instalments of those to come."""
    places = count()
    for number, each in enumerate(continuing_projects(books.at, year=books.year), start=1):
        for own in sorted({*each.instalments, *each.shared, *each.years}):
            said: dict[str, int | str | None] = {"instalment": each.instalment(own)}
            if own <= books.year:
                said = {**_settled_of(each, own)}
            about = {"project": f"{number}. {each.name}", "of_year": f"{own}년"}
            yield from books.state("budget.continuing_year", about, f"계속비 {each.name} {own}년", said, next(places))


def _settled_of(project: ContinuingProject, year: int) -> dict[str, int | None]:
    """연부액 of a year and the columns of its settlement; nothing moved where the year has no cell of it."""
    own = project.years.get(year, dict.fromkeys(_SETTLED, 0))
    return {"instalment": project.instalment(year)} | {name: own[name] for name in _SETTLED}


_SETTLED = ("carried_over", "available", "spent", "carried_out", "remaining")


def _given(books: Books, found: Sequence[Listed]) -> Iterator[tuple[Listed, MovedLine, dict[str, int | str | None]]]:
    """What cells were given, each with what became of it; that is known where the cell holds nothing else."""
    cells = settled_cells(books.at, year=books.year) if found else {}
    for each, line in [(one, line) for one in found for line in one.lines if line.amount > 0]:
        amounts = cells[line.cell_id].amounts
        is_alone = amounts["available"] == line.amount
        said: dict[str, int | str | None] = {**_of_line(each, line), "amount": line.amount}
        yield each, line, said | {name: amounts[name] if is_alone else None for name in ("spent", "carried_out")}


def _place(each: Listed, line: MovedLine) -> str:
    return f"{each.day} {each.name} {line.cell}"


def _of_line(each: Listed, line: MovedLine) -> dict[str, str]:
    return {"division": line.division, "cell": line.cell, "day": each.day.isoformat(), "reason": each.basis}


_CARRIED = {
    MovementKind.EXPRESS_CARRY_OUT: (Balance.CARRIED_EXPRESS, CarryOrigin.EXPRESS),
    MovementKind.INCIDENTAL_CARRY_OUT: (Balance.CARRIED_INCIDENTAL, CarryOrigin.INCIDENTAL),
    MovementKind.CONTINUING_CARRY_OUT: (Balance.CARRIED_CONTINUING, CarryOrigin.CONTINUING),
}


def _carryover(books: Books, _: Question) -> Iterator[Observation]:
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
    Answered("budget.transfer", LEDGER, ("year",), answering(_transfers)),
    Answered("budget.reserve", LEDGER, ("year",), answering(_reserve)),
    Answered("budget.carryover", LEDGER, ("year",), answering(_carryover)),
    Answered("budget.continuing", LEDGER, ("year",), answering(_continuing)),
    Answered("budget.continuing_year", LEDGER, ("year",), answering(_continuing_years)),
    Answered("budget.excess", LEDGER, ("year",), answering(_excess)),
    Answered("budget.excess_revenue", LEDGER, ("year",), answering(_excess_revenue)),
)

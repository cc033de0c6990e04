"""Faults put into documents whose sums hold: how often checking notices, and how often it names the right cell.

Digits are changed in generated tables; in the five real reports, where they stand beside the repository, digits are
changed, numbers swapped, rows dropped, units slipped and zeros added (benchmarks/report_mutants.py).

A mutant counts when a formula of the right document that holds as printed fails on it under both roundings: what its
printed operands give is neither rounded half up nor cut what its result prints. Rounded operands are not widened here,
so a total of millions that is off by one counts as well, though checking takes it for rounding and tells it as info.
Found means: at least one error that the right document does not have. The bars are those of the project.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from benchmarks.report_mutants import Mutant, changed_digit, counts, is_only_repair, mutants, numbers, value_of
from ieum.checking.checks import Examination, examine
from ieum.checking.claims import Finding, Operand, Severity, Verdict
from ieum.checking.repairs import claims_with, number_of
from ieum.documents.model import Cell, Document, Place, Table, text
from ieum.documents.reading import read_bytes

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
BAR = 0.95
TABLES = 40
"""Generated tables."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant."""

    is_found: bool
    """Whether there is an error-level finding that the right document does not have."""
    is_guessed: bool
    """Whether a culprit is named at all."""
    is_named: bool
    """Whether the changed cell is named as the culprit, with its right value."""
    is_listed: bool
    """Whether it is named or among the tied suspects, with its right value."""
    is_only: bool
    """Whether no other single number would make all claims hold again."""


def budget(chance: random.Random) -> list[list[str]]:
    """Programmes with amount, spending, balance and rate, and a row of totals."""
    rows = []
    for number in range(chance.randint(3, 8)):
        amount = chance.randint(1_000, 999_999)
        rows.append((f"{'가나다라마바사아'[number]} 사업", amount, chance.randint(0, amount)))
    rows.insert(0, ("계", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    head = ["구분", "예산액", "집행액", "집행잔액", "집행률(%)"]
    return [head, *([n, f"{a:,}", f"{s:,}", f"{a - s:,}", _rate(s, a)] for n, a, s in rows)]


def _rate(part: int, whole: int) -> str:
    tenths = (Fraction(part, whole) * 1000 + Fraction(1, 2)) // 1
    return f"{tenths // 10}.{tenths % 10}"


def staffing(chance: random.Random) -> list[list[str]]:
    """Posts and people by grade, and by how many they differ."""
    grades = [f"{grade}급" for grade in range(4, 4 + chance.randint(3, 6))]
    posts = [chance.randint(1, 60) for _ in grades]
    people = [max(0, post + chance.randint(-5, 5)) for post in posts]
    over = [has - wants for has, wants in zip(people, posts, strict=True)]
    lines = (("정원", posts), ("현원", people), ("과부족", over))
    return [["구분", "계", *grades], *([name, *map(_signed, [sum(line), *line])] for name, line in lines)]


def _signed(number: int) -> str:
    return f"△{-number}" if number < 0 else str(number)


def crossed(chance: random.Random) -> list[list[str]]:
    """Amounts by year and source with totals of both."""
    sources = ["국비", "시비", "구비", "기타"][: chance.randint(2, 4)]
    years = [str(2019 + n) for n in range(chance.randint(2, 5))]
    amounts = [[chance.randint(10, 99_999) for _ in sources] for _ in years]
    rows = [("계", [sum(column) for column in zip(*amounts, strict=True)]), *zip(years, amounts, strict=True)]
    return [["연도", "계", *sources], *([name, *(f"{n:,}" for n in [sum(row), *row])] for name, row in rows)]


def lone(chance: random.Random) -> list[list[str]]:
    """One row of totals, which leaves open which cell is wrong."""
    amounts = [chance.randint(10, 9_999) for _ in range(chance.randint(3, 9))]
    return [["구분", "건수"], ["계", f"{sum(amounts):,}"], *([f"{n}동", f"{a:,}"] for n, a in enumerate(amounts, 1))]


SHAPES: tuple[Callable[[random.Random], list[list[str]]], ...] = (budget, staffing, crossed, lone)


def generated(grid: Sequence[Sequence[str]]) -> Document:
    """A document of one table; each cell has a place of its own."""
    cells = [
        Cell(row, column, (text(words),), place=Place(part="generated", element=row * 100 + column))
        for row, line in enumerate(grid)
        for column, words in enumerate(line)
    ]
    return Document(blocks=(Table(tuple(cells), unit="천원"),))


def outcome(right: Examination, operand: Operand, printed: str, wrong: Callable[[], Document]) -> Outcome | None:
    """What becomes of a mutant; None where all claims hold on it as well."""
    changed = claims_with(right.judged, {number_of(operand): value_of(printed)})
    if all(verdict is not Verdict.INCONSISTENT for _, verdict in changed):
        return None
    return _judged(_new_errors(right, examine(wrong())), operand, is_only=False)


def _new_errors(right: Examination, wrong: Examination) -> list[Finding]:
    known = {(f.code, f.where, f.printed) for f in right.findings}
    return [f for f in wrong.findings if f.severity is Severity.ERROR and (f.code, f.where, f.printed) not in known]


def _judged(errors: Sequence[Finding], operand: Operand, *, is_only: bool) -> Outcome:
    named = [f.culprit for f in errors if f.culprit]
    listed = [*named, *(suspect for f in errors for suspect in f.suspects)]
    right = (operand.place, operand.printed)
    return Outcome(
        is_found=bool(errors),
        is_guessed=bool(named),
        is_named=any((s.operand.place, s.suggested) == right for s in named),
        is_listed=any((s.operand.place, s.suggested) == right for s in listed),
        is_only=is_only,
    )


def of_generated(chance: random.Random) -> Iterator[Outcome]:
    """One mutant of each number of each generated table."""
    for number in range(TABLES):
        grid = SHAPES[number % len(SHAPES)](chance)
        right = examine(generated(grid))
        for operand in numbers(right.judged):
            row, column = divmod(operand.place.element or 0, 100)
            printed = changed_digit(operand.printed, chance)
            other = [list(line) for line in grid]
            other[row][column] = printed
            found = outcome(right, operand, printed, lambda other=other: generated(other))
            if found:
                yield found


def of_reports(share: Fraction) -> Iterator[tuple[str, Outcome]]:
    """The kind and outcome of a share of the mutants of each real report that count."""
    for path in sorted(SEEDS.glob("seed-*.txt")):
        content = path.read_bytes().decode()
        chance, drawn = random.Random(2), random.Random(3)  # noqa: S311 - drawn again alike
        right = examine(read_bytes(content.encode(), path.name))
        for mutant in mutants(content, right.judged, chance):
            if drawn.random() < share and counts(right.judged, mutant):
                yield mutant.kind, _of_mutant(right, mutant, path.name)


def _of_mutant(right: Examination, mutant: Mutant, name: str) -> Outcome:
    errors = _new_errors(right, examine(read_bytes(mutant.content, name)))
    is_one = mutant.dropped is None and len(mutant.values) == 1
    return _judged(errors, mutant.changed, is_only=is_one and is_only_repair(right.judged, mutant))


def measure(share: Fraction = Fraction(1)) -> list[dict[str, object]]:
    """Shares of the mutants, beside their bars; of those of real reports a share is made."""
    rows = rows_of("generated tables", list(of_generated(random.Random(1))))  # noqa: S311 - drawn again alike
    return rows + rows_of_reports(list(of_reports(share))) if SEEDS.is_dir() else rows


def rows_of(name: str, outcomes: Sequence[Outcome]) -> list[dict[str, object]]:
    """The rows of one kind of document."""
    found = [each for each in outcomes if each.is_found]
    guessed = [each for each in found if each.is_guessed]
    return [
        row(f"{name}: found", sum(each.is_found for each in outcomes), len(outcomes)),
        row(f"{name}: right cell named or among the tied ones", sum(each.is_listed for each in found), len(found)),
        row(f"{name}: named cell is the right one", sum(each.is_named for each in guessed), len(guessed)),
        row(f"{name}: right cell named", sum(each.is_named for each in found), len(found), bar=None),
    ]


def rows_of_reports(outcomes: Sequence[tuple[str, Outcome]]) -> list[dict[str, object]]:
    """All mutants of the real reports together, and how many of each kind are found."""
    digits = [each for kind, each in outcomes if kind == "digit"]
    only = [each for each in digits if each.is_found and each.is_only]
    rows = [
        row("real reports: found", sum(each.is_found for _, each in outcomes), len(outcomes)),
        *rows_of("real reports, one digit", digits),
        row("real reports: the only repair named", sum(each.is_named for each in only), len(only)),
    ]
    for kind in sorted({kind for kind, _ in outcomes}):
        same = [each for other, each in outcomes if other == kind]
        rows.append(row(f"real reports, {kind}: found", sum(each.is_found for each in same), len(same), bar=None))
    return rows


def row(name: str, part: int, whole: int, *, bar: float | None = BAR) -> dict[str, object]:
    """One share beside its bar; None where ties make a bar meaningless, or where the kinds have theirs together."""
    ours = part / whole if whole else 0.0
    against = bar or 1.0
    return {
        "name": f"{name} (of {whole:,})",
        "ours": round(ours, 4),
        "baseline": against,
        "baseline_name": "bar" if bar else "all",
        "unit": "share",
        "ratio": round(ours / against, 3),
        "bar": bar,
        "met": ours >= bar if bar else None,
    }


def main() -> None:
    """Print the result as JSON, or as lines to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    result = measure()
    if parser.parse_args().json:
        print(json.dumps(result, indent=1))
        return
    for each in result:
        print(f"{each['name']}: {each['ours']} (bar {each['bar']})")


if __name__ == "__main__":
    main()

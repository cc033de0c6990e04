"""One changed digit in a table whose sums hold: how often checking notices, and how often it names the right cell.

Mutants are made of generated tables, and of the five real reports where they stand beside the repository. A mutant
counts when a claim that held on its number fails under both roundings. The bars are those of the project.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ieum.checking.checks import Examination, examine
from ieum.checking.claims import Operand, Severity, Verdict
from ieum.checking.repairs import claims_with, number_of
from ieum.documents.model import Cell, Document, Place, Table, text
from ieum.documents.reading import read_bytes

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
_NUMBER = re.compile(r"[△▲+-]?\d[\d,]*(?:\.\d+)?")
BAR = 0.95
TABLES = 40
"""Generated tables."""
MUTANTS_PER_REPORT = 40


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


def changed_digit(printed: str, chance: random.Random) -> str:
    """The number with one digit other than it was; its first does not become 0."""
    at = chance.choice([n for n, letter in enumerate(printed) if letter.isdecimal()])
    is_first = not any(letter.isdecimal() for letter in printed[:at])
    digits = [d for d in "0123456789" if d != printed[at] and (d != "0" or not is_first)]
    return printed[:at] + chance.choice(digits) + printed[at + 1 :]


def numbers(examination: Examination) -> list[Operand]:
    """The printed numbers of all claims that hold and whose place is known, each once."""
    found = {}
    for claim, verdict in examination.judged:
        if verdict in (Verdict.CONSISTENT, Verdict.ROUNDING) and not isinstance(claim.computed, str):
            for operand in (claim.result, *claim.operands):
                if _NUMBER.fullmatch(operand.printed) and operand.place.column is not None:
                    found[operand.place, operand.printed] = operand
    return list(found.values())


def value_of(printed: str) -> Fraction:
    """The value of a printed number."""
    plain = printed.replace(",", "").lstrip("+△▲- ")
    return Fraction(plain) * (-1 if printed[:1] in "△▲-" else 1)


def outcome(right: Examination, operand: Operand, printed: str, wrong: Callable[[], Document]) -> Outcome | None:
    """What becomes of a mutant; None where all claims hold on it as well."""
    changed = claims_with(right.judged, {number_of(operand): value_of(printed)})
    if all(verdict is not Verdict.INCONSISTENT for _, verdict in changed):
        return None
    known = {(f.code, f.where, f.printed) for f in right.findings}
    errors = [
        f
        for f in examine(wrong()).findings
        if f.severity is Severity.ERROR and (f.code, f.where, f.printed) not in known
    ]
    place = operand.place
    named = [f.culprit for f in errors if f.culprit]
    listed = [suspect for f in errors for suspect in f.suspects]
    return Outcome(
        bool(errors),
        bool(named),
        any((s.operand.place, s.suggested) == (place, operand.printed) for s in named),
        any((s.operand.place, s.suggested) == (place, operand.printed) for s in listed),
    )


def of_generated(chance: random.Random) -> Iterator[Outcome]:
    """One mutant of each number of each generated table."""
    for number in range(TABLES):
        grid = SHAPES[number % len(SHAPES)](chance)
        right = examine(generated(grid))
        for operand in numbers(right):
            row, column = divmod(operand.place.element or 0, 100)
            printed = changed_digit(operand.printed, chance)
            other = [list(line) for line in grid]
            other[row][column] = printed
            found = outcome(right, operand, printed, lambda other=other: generated(other))
            if found:
                yield found


def of_reports(chance: random.Random) -> Iterator[Outcome]:
    """Mutants of numbers drawn from each real report."""
    for path in sorted(SEEDS.glob("seed-*.txt")):
        content = path.read_bytes().decode()
        right = examine(read_bytes(content.encode(), path.name))
        lines = content.split("\n")
        drawn = [o for o in numbers(right) if _stands(lines, o)]
        for operand in chance.sample(drawn, min(MUTANTS_PER_REPORT, len(drawn))):
            printed = changed_digit(operand.printed, chance)
            wrong = _with(lines, operand, printed)
            found = outcome(right, operand, printed, lambda wrong=wrong, name=path.name: read_bytes(wrong, name))
            if found:
                yield found


def _stands(lines: Sequence[str], operand: Operand) -> bool:
    """Whether the number stands at its place; a reader may have joined lines."""
    line, column = operand.place.line, operand.place.column
    return line is not None and column is not None and lines[line - 1].startswith(operand.printed, column - 1)


def _with(lines: Sequence[str], operand: Operand, printed: str) -> bytes:
    line, column = (operand.place.line or 1) - 1, (operand.place.column or 1) - 1
    changed = list(lines)
    changed[line] = lines[line][:column] + printed + lines[line][column + len(operand.printed) :]
    return "\n".join(changed).encode()


def measure() -> list[dict[str, object]]:
    """Shares of the mutants, beside their bars."""
    rows = rows_of("generated tables", list(of_generated(random.Random(1))))  # noqa: S311 - drawn again alike
    if SEEDS.is_dir():
        rows += rows_of("real reports", list(of_reports(random.Random(2))))  # noqa: S311 - drawn again alike
    return rows


def rows_of(name: str, outcomes: Sequence[Outcome]) -> list[dict[str, object]]:
    """The rows of one kind of document."""
    found = [each for each in outcomes if each.is_found]
    guessed = [each for each in found if each.is_guessed]
    listed = sum(each.is_listed for each in found)
    return [
        row(f"{name}: changed digits found (of {len(outcomes)})", len(found), len(outcomes)),
        row(f"{name}: right cell named or among the tied ones (of {len(found)})", listed, len(found)),
        row(f"{name}: named cell is the right one (of {len(guessed)})", sum(e.is_named for e in guessed), len(guessed)),
        row(f"{name}: right cell named (of {len(found)})", sum(each.is_named for each in found), len(found), bar=None),
    ]


def row(name: str, part: int, whole: int, *, bar: float | None = BAR) -> dict[str, object]:
    """One share beside its bar; None where ties make a bar meaningless."""
    ours = part / whole if whole else 0.0
    against = bar or 1.0
    return {
        "name": name,
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

"""Codes of messages: each stands once, is said by the code as the table has it, and is raised where a test asks."""

import ast
import re
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from tools.message_codes import PAGE, page

from ieum.budget import rules
from ieum.budget.choices import (
    AccountKind,
    Balance,
    CarryOrigin,
    Funding,
    Grain,
    MatterKind,
    MoneySource,
    MovementKind,
    Side,
    Total,
)
from ieum.budget.rules import sentences
from ieum.budget.rules.calculation import FormulaFault, shares_of
from ieum.budget.rules.matter_checks import Surroundings, judged
from ieum.budget.rules.matters import HUNDRED_MILLION, StatedMatter, YearAmount
from ieum.budget.rules.versions import StagedLine, imbalances, reserve_faults
from ieum.kernel.message_codes import code_of
from ieum.kernel.registry import message_codes

ROOT = Path(__file__).resolve().parents[1]
NEEDED = {
    "E-BAL-01", "E-BAL-02", "E-BAL-03", "E-BAL-04", "E-TRF-01", "E-TRF-02", "E-TRF-03", "W-TRF-04", "E-RSV-01",
    "E-RSV-02", "W-RSV-03", "E-DEEM-01", "E-DEEM-02", "E-CARRY-01", "E-INV-01", "E-INV-02", "W-INV-03", "E-EXT-01",
    "E-GRA-01", "E-BOND-01", "W-CAL-01", "W-RPT-01", "W-RPT-02", "I-RPT-03",
}  # fmt: skip
"""Codes of the money side, but for subsidies and participatory budgeting."""
PLACE = re.compile(r"\{[^{}]*\}")
HERE, THERE = UUID(int=1), UUID(int=2)
YEAR = rules.term(2026)
NOTHING = rules.Known()


def literals(*folders: str) -> set[str]:
    """All texts that modules write, a place for each value that is put in."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths if path.name != "message_codes.py"]
    return {text for tree in trees for node in ast.walk(tree) if (text := said_by(node))}


def said_by(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return PLACE.sub("{}", node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_code_of_the_money_side_stands_once_with_sentences_of_its_own():
    names = [each.name for each in message_codes]
    said = Counter(sentence for each in message_codes for sentence in each.sentences)

    assert len(names) == len(set(names))
    assert NEEDED - set(names) == set()
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_every_sentence_is_written_in_the_code_as_the_table_has_it():
    written = "\n".join(literals("src/ieum/budget", "src/ieum/checking", "src/ieum/site"))

    wanted = {sentence: PLACE.sub("{}", sentence) for each in message_codes for sentence in each.sentences}
    assert [sentence for sentence, text in wanted.items() if text not in written] == []


BY_RULES_BELOW = {"E-GRA-01", "E-BOND-01"}


def test_every_code_is_raised_where_a_test_asks_for_its_sentence_or_by_a_rule_below():
    asked = literals("tests/budget", "tests/checking", "tests/site")

    silent = {each.name for each in message_codes if not any(each.pattern.search(text) for text in asked)}
    assert silent - BY_RULES_BELOW == set()


@pytest.mark.parametrize(
    ("code", "condition", "kind", "won", "said"),
    [
        ("E-BOND-01", "SMALLEST", "BOND", 5, {"nature": "INVESTMENT", "project_total": "1900000000"}),
        ("E-GRA-01", "ASSESSMENT", "GRANT", 100, {"nature": "CONTEST"}),
    ],
)
def test_what_a_matter_is_refused_with_has_its_code(code, condition, kind, won, said):
    amounts = (YearAmount(MoneySource.OWN, 2026, won * HUNDRED_MILLION),)
    matter = StatedMatter(MatterKind(kind), 2026, "도서관", "교육과", "0111", said, amounts)

    unmet = judged(matter, Surroundings(), on=date(2026, 3, 2)).unmet
    assert code_of(unmet[condition], message_codes) == code


def place(cell: UUID, item: str, **changes: object) -> rules.Place:
    fields = {
        "name": "예산 편성", "account_id": HERE, "policy_code": "01", "unit_code": "011", "programme_code": "0111",
        "item": item, "funding": Funding.OWN, "carry_origin": CarryOrigin.CURRENT, "grain": Grain.ITEM,
        "reported": frozenset(),
    }  # fmt: skip
    return rules.Place(cell, **(fields | changes))


def refused(kind: MovementKind, out: str, into: str, *, on: date = date(2026, 3, 2), known=NOTHING, **changes):
    """What is said of moving 10 won from an item to another."""
    places = {HERE: place(HERE, out), THERE: place(THERE, into, **changes)}
    lines = (rules.Line(HERE, -10), rules.Line(THERE, 10))
    movement = rules.Movement(kind=kind, effective_date=on, lines=lines)
    fault = rules.fault_of(movement, places, YEAR, known)
    return sentences.sentence_of(fault, movement, places, YEAR)


@pytest.mark.parametrize(
    ("code", "kind", "items", "more"),
    [
        ("E-TRF-01", "TRANSFER", ("101-01", "201-01"), {}),
        ("E-TRF-01", "TRANSFER", ("201-01", "101-01"), {}),
        ("E-TRF-01", "TRANSFER", ("201-01", "203-01"), {}),
        ("E-TRF-01", "TRANSFER", ("601-01", "201-01"), {}),
        ("E-TRF-02", "TRANSFER", ("201-01", "202-01"), {"policy_code": "02"}),
        ("E-TRF-03", "TRANSFER", ("201-01", "202-01"), {"on": date(2027, 1, 2)}),
        ("E-RSV-01", "RESERVE_USE", ("801-01", "203-01"), {}),
        ("E-RSV-01", "RESERVE_USE", ("801-01", "307-02"), {}),
        ("E-RSV-02", "RESERVE_USE", ("801-01", "201-01"), {"known": rules.Known(cut=frozenset({THERE}))}),
        ("", "CHANGE_OF_USE", ("201-01", "202-01"), {"unit_code": "012"}),
    ],
)
def test_what_a_movement_is_refused_with_has_its_code(code, kind, items, more):
    assert code_of(refused(MovementKind(kind), *items, **more), message_codes) == code


def overdrawn(lower: str, upper: str, *moved: tuple[Balance, int], gap: int = -10) -> str:
    found = rules.Overdraft(HERE, lower, upper, date(2026, 3, 2), gap)
    entries = [rules.Entry(HERE, balance, amount, date(2026, 3, 2)) for balance, amount in moved]
    return sentences.explain_overdraft(found, entries, place(HERE, "201-01"))


def unshared() -> str:
    with pytest.raises(FormulaFault) as caught:
        shares_of(50_000, {Funding.CITY: "60천원"})
    return str(caught.value)


def test_what_amounts_are_refused_with_has_its_code():
    line = StagedLine(Side.EXPENDITURE, HERE, "일반회계", "예산 편성", "201-01", {Funding.OWN: 10})
    carried = (Balance.CARRIED_INCIDENTAL, 10)
    said = [
        overdrawn("SPENT", "COMMITTED", (Balance.SPENT, 20)),
        overdrawn("SPENT", "AVAILABLE", (Balance.TRANSFERRED, -20)),
        overdrawn("", Total.AVAILABLE, (Balance.TRANSFERRED, -20)),
        overdrawn("CARRIED_INCIDENTAL", "UNPAID", carried),
        *imbalances([line]),
        unshared(),
        *reserve_faults({"일반회계": 1_000}, {"일반회계": 11}, on=date(2026, 1, 1)),
        rules.cell_fault(
            rules.CellDraft(
                account_kind=AccountKind.GENERAL, account="일반회계", item="307-02", funding=Funding.SPECIAL_GRANT
            ),
            year=2026,
        ),
    ]

    assert [code_of(each, message_codes) for each in said] == [
        "E-BAL-01", "E-BAL-02", "E-BAL-02", "E-CARRY-01", "E-BAL-03", "E-BAL-04", "W-RSV-03", "E-EXT-01",
    ]  # fmt: skip

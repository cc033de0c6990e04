"""What must wait for a second person, and how what was entered is kept until then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget.choices import AccountKind, Funding, MovementKind
from ieum.budget.deemed_rows import DeemedRow
from ieum.budget.rules import CellDraft, Line
from ieum.budget.rules.carrying import CarryOut
from ieum.budget.rules.papers import DECIDED


def must_wait(kind: MovementKind, effective_date: date, *, opened_on: date) -> bool:
    """Whether a movement of a file waits for a second person (finance 6.2, ADR 0019).

    What took effect before the office opened its books here is history, which nobody could have confirmed here.
    """
    return kind in DECIDED and effective_date >= opened_on


def lines_told(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Lines as JSON keeps them."""
    return [{"cell": str(each.cell_id), "amount": each.amount} for each in lines]


def lines_of(told: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    """Lines, of what JSON keeps."""
    return tuple(Line(UUID(each["cell"]), each["amount"]) for each in told)


def deemed_told(rows: Iterable[DeemedRow]) -> list[dict[str, Any]]:
    """Rows of 간주처리 as JSON keeps them."""
    return [_cell_told(each.cell) | {"revenue": each.revenue_code, "amount": each.amount} for each in rows]


def deemed_of(told: Sequence[Mapping[str, Any]]) -> tuple[DeemedRow, ...]:
    """Rows of 간주처리, of what JSON keeps."""
    return tuple(DeemedRow(_cell_of(each), each["revenue"], each["amount"]) for each in told)


def carried_told(asked: Iterable[CarryOut]) -> list[dict[str, Any]]:
    """What is carried over as JSON keeps it."""
    return [
        {
            "kind": each.kind.value, "cell": str(each.line.cell_id), "amount": each.line.amount, "paper": each.paper,
            "uncommitted": each.uncommitted,
        }
        for each in asked
    ]  # fmt: skip


def carried_of(given: Mapping[str, Any]) -> list[CarryOut]:
    """What is carried over, of what JSON keeps; of one cell it was once told by ``lines`` and ``ground``."""
    if "lines" in given:
        return [CarryOut(MovementKind(given["kind"]), lines_of(given["lines"])[0], given["ground"])]
    return [
        CarryOut(
            MovementKind(each["kind"]), Line(UUID(each["cell"]), each["amount"]), each["paper"], each["uncommitted"]
        )
        for each in given["carried"]
    ]


def cells_told(amounts: Mapping[CellDraft, int]) -> list[dict[str, Any]]:
    """Won by cell as JSON keeps it."""
    return [_cell_told(cell) | {"amount": won} for cell, won in amounts.items()]


def cells_of(told: Sequence[Mapping[str, Any]]) -> dict[CellDraft, int]:
    """Won by cell, of what JSON keeps."""
    return {_cell_of(each): each["amount"] for each in told}


def _cell_told(cell: CellDraft) -> dict[str, Any]:
    return {
        "account_kind": cell.account_kind.value, "account": cell.account, "policy": list(cell.policy),
        "unit": list(cell.unit), "programme": list(cell.programme), "division": cell.division, "item": cell.item,
        "funding": cell.funding.value,
    }  # fmt: skip


def _cell_of(told: Mapping[str, Any]) -> CellDraft:
    return CellDraft(
        account_kind=AccountKind(told["account_kind"]), account=told["account"], policy=tuple(told["policy"]),
        unit=tuple(told["unit"]), programme=tuple(told["programme"]), division=told["division"], item=told["item"],
        funding=Funding(told["funding"]),
    )  # fmt: skip

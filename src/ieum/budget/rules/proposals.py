"""What must wait for a second person, and how what was entered is kept until then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget.choices import AccountKind, Funding, MovementKind
from ieum.budget.deemed_rows import DeemedRow
from ieum.budget.rules import CellDraft, Line
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
    return [
        {
            "account_kind": each.cell.account_kind.value, "account": each.cell.account,
            "policy": list(each.cell.policy), "unit": list(each.cell.unit), "programme": list(each.cell.programme),
            "division": each.cell.division, "item": each.cell.item, "funding": each.cell.funding.value,
            "revenue": each.revenue_code, "amount": each.amount,
        }
        for each in rows
    ]  # fmt: skip


def deemed_of(told: Sequence[Mapping[str, Any]]) -> tuple[DeemedRow, ...]:
    """Rows of 간주처리, of what JSON keeps."""
    return tuple(
        DeemedRow(
            CellDraft(
                account_kind=AccountKind(each["account_kind"]), account=each["account"],
                policy=tuple(each["policy"]), unit=tuple(each["unit"]), programme=tuple(each["programme"]),
                division=each["division"], item=each["item"], funding=Funding(each["funding"]),
            ),
            each["revenue"], each["amount"],
        )
        for each in told
    )  # fmt: skip

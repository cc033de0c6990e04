"""What the form of a request to move money asks for, and how its rows are read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind, ReserveGround
from ieum.budget.rules.reorganising import MOST_MOVED
from ieum.budget.rules.request_places import NewPlace
from ieum.budget.rules.requests import MOST_LINES, REQUESTED
from ieum.platform.ui.languages import translated
from ieum.site.cell_names import CellNames

SHOWN_ROWS = 6
"""Rows that wait to be written in."""
_AMOUNT = re.compile(r"([△+-]?)(\d{1,3}(?:,\d{3})+|\d{1,15})원?", re.ASCII)


class RequestForm(forms.Form):
    """What is asked for, and why."""

    kind = forms.ChoiceField(
        label="구분", choices=[(each.value, each.label) for each in REQUESTED],
        error_messages={"invalid_choice": "구분을 목록에서 고르십시오."},
    )  # fmt: skip
    reason = forms.CharField(label="사유", max_length=200, error_messages={"required": "사유를 적어야 합니다."})
    authority = forms.CharField(
        label="결정 근거(이용·이체)", required=False, max_length=200,
        help_text=(
            "이용은 의회가 의결한 예산총칙 조항, 이체는 조직·정원에 관한 법령이나 조례, 특별교부세를 다른 사업으로 "
            "옮기면 행정안전부장관이 승인한 문서를 적습니다."
        ),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label="예비비의 근거(예비비 사용)", required=False, choices=[("", "고르십시오"), *ReserveGround.choices],
        help_text="재해·재난이면 목적예비비(801-02)를 쓰고 긴급재해대책 보조금에도 쓸 수 있습니다. (지방재정법 제43조)",
        error_messages={"invalid_choice": "예비비의 근거를 목록에서 고르십시오."},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A row of the form as it was written, with the line that it makes or what is wrong with it."""

    cell: str = ""
    amount: str = ""
    line: rules.Line | None = None
    """None where the row is empty or wrong, or of a place that has no cell yet."""
    place: NewPlace | None = None
    """What is asked for a place that has no cell yet."""
    cell_fault: str = ""
    amount_fault: str = ""

    @property
    def fault(self) -> str:
        """What is wrong with the row; empty where nothing is."""
        return self.cell_fault or self.amount_fault


def read_rows(posted: QueryDict, cells: CellNames) -> list[RequestRow]:
    """The rows that were written, in their order; ``cells`` are those that may be named."""
    pairs = zip(posted.getlist("cell"), posted.getlist("amount"), strict=False)
    most = MOST_MOVED if posted.get("kind") == MovementKind.REORGANISATION else MOST_LINES
    return [_row(cell.strip(), amount.strip(), cells) for cell, amount in list(pairs)[: most + 1]]


def padded(rows: Sequence[RequestRow]) -> list[RequestRow]:
    """Rows with empty ones to write in."""
    written = [row for row in rows if row.cell or row.amount]
    return [*written, *[RequestRow()] * max(1, SHOWN_ROWS - len(written))][: max(MOST_LINES, len(written))]


def asked_of(given: Mapping[str, Any], rows: Sequence[RequestRow]) -> operations.Asked:
    """What a form and its rows ask for."""
    lines = [row.line for row in rows if row.line is not None]
    places = [row.place for row in rows if row.place is not None]
    kind = MovementKind(given["kind"])
    return operations.Asked(
        kind=kind, lines=lines, places=places, reason=given.get("reason", ""), authority=given.get("authority", ""),
        ground=given.get("ground", "") if kind is MovementKind.RESERVE_USE else "",
    )  # fmt: skip


def _row(cell: str, amount: str, cells: CellNames) -> RequestRow:
    if not cell and not amount:
        return RequestRow()
    found = cells.find(cell)
    if found.fault:
        return RequestRow(cell, amount, cell_fault=found.fault)
    won = won_of(amount)
    if not won:
        fault = translated("금액을 1,000,000이나 △1,000,000처럼 원으로 적으십시오.")
        return RequestRow(found.label, amount, amount_fault=fault)
    if found.cell_id is None:
        return RequestRow(found.label, amount, place=NewPlace(found.place, won) if found.place else None)
    return RequestRow(found.label, amount, rules.Line(found.cell_id, won))


def won_of(text: str) -> int | None:
    """Won as they are written, with △ or - below zero; None where it is no whole amount."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    amount = int(found[2].replace(",", ""))
    return -amount if found[1] in {"△", "-"} else amount

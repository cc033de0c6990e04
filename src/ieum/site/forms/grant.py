"""The form that says in which movement or receipt a grant is found."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms

from ieum.budget.queries.grants import GrantStanding, Offered
from ieum.budget.rules.calculation import FormulaFault
from ieum.budget.rules.matters import read_won
from ieum.platform.ui.languages import translated
from ieum.site.forms.offering import offer

if TYPE_CHECKING:
    from ieum.budget.models import Matter

_EVENT, _RECEIPT = "event", "receipt"


class JoinForm(forms.Form):
    """A grant, a movement or a receipt, and how much of it is of the grant."""

    grant = forms.ChoiceField(
        label="외부재원", error_messages=dict.fromkeys(("required", "invalid_choice"), "외부재원을 고르십시오.")
    )
    movement = forms.ChoiceField(
        label="예산 사건, 수납 또는 반환금 지출",
        help_text="괄호 안은 아직 잇지 않은 금액입니다. 이은 것을 고치거나 없앨 때도 여기서 고릅니다.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "예산 사건이나 수납을 고르십시오."),
    )
    amount = forms.CharField(
        label="그 가운데 이 외부재원의 금액",
        max_length=60,
        help_text="예: 3억원, 12,000,000. 잘못 이은 것은 0으로 적어 없앱니다.",
        error_messages={"required": "금액을 적어 주십시오."},
    )
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

    def __init__(
        self, *args: Any, grants: Iterable[GrantStanding], earlier: Iterable["Matter"], offered: Iterable[Offered],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        known = [each for each in grants if each.announced is not None]
        choices = {_key(each.id, is_receipt=each.is_receipt): _offer(each) for each in offered}
        for grant in known:
            for each in grant.joined:
                said = translated("{on} {name}: 이음 {won:,}원", on=each.on, name=each.name, won=each.amount)
                choices.setdefault(_key(each.id, is_receipt=each.is_receipt), said)
        first = ("", translated("고르십시오"))
        rows = dict.fromkeys([*(each.row for each in known), *earlier])
        offer(self, "grant", [first, *((str(row.pk), f"{row} {row.title}") for row in rows)])
        offer(self, "movement", [first, *choices.items()])

    def clean_amount(self) -> int:
        """Won."""
        try:
            return read_won(self.cleaned_data["amount"])
        except FormulaFault as fault:
            raise forms.ValidationError(str(fault)) from fault

    @property
    def joined(self) -> dict[str, Any]:
        """What the operation is told."""
        given = self.cleaned_data
        kind, _, key = given["movement"].partition(" ")
        return {
            "matter_id": UUID(given["grant"]), "movement_id": UUID(key), "is_receipt": kind == _RECEIPT,
            "amount": given["amount"], "basis": given["basis"],
        }  # fmt: skip


def _key(movement_id: UUID, *, is_receipt: bool) -> str:
    return f"{_RECEIPT if is_receipt else _EVENT} {movement_id}"


def _offer(each: Offered) -> str:
    said = "{on} {name} {whole:,}원 (남은 {left:,}원)"
    return translated(said, on=each.on, name=each.name, whole=each.whole, left=each.left)

"""Forms of the page of payments that are settled later."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.budget.choices import AdvanceKind
from ieum.site.days import DayField
from ieum.site.forms.offering import offer
from ieum.site.forms.request import won_of

_PICK = dict.fromkeys(("required", "invalid_choice"), "지출을 목록에서 고르십시오.")


def _day(label: str, help_text: str = "") -> DayField:
    return DayField(
        label=label, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-10-31처럼 적어 주십시오."),
    )  # fmt: skip


def _basis() -> forms.CharField:
    return forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})


class _OfAdvance(forms.Form):
    """A payment."""

    event = forms.ChoiceField(label="지출", error_messages=_PICK)

    def __init__(self, *args: Any, payments: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "event", ((str(key), label) for key, label in payments))


class SayAdvanceForm(_OfAdvance):
    """That a payment is settled later, and until when."""

    kind = forms.ChoiceField(label="구분", choices=AdvanceKind.choices)
    due_on = _day(
        "정산기한",
        "계약, 여비 규정, 회계관리 규칙에 정한 날을 적습니다. 다음 해 1월 20일 뒤에 돌려받은 돈은 그해의 세입이 "
        "됩니다.",
    )
    basis = _basis()


class SettleAdvanceForm(_OfAdvance):
    """How much of a payment was used."""

    used = forms.CharField(
        label="정산액(원)", max_length=30, help_text="실제로 쓴 금액입니다. 나머지는 '반납'으로 등록하십시오."
    )
    settled_on = _day("정산일")
    basis = _basis()

    def clean_used(self) -> int:
        """Won, 0 where all of it is given back."""
        won = won_of(self.cleaned_data["used"])
        if won is None or won < 0:
            raise forms.ValidationError("금액을 1,000,000처럼 원으로 적으십시오.")
        return won


class MatchReturnForm(_OfAdvance):
    """Which 반납 gave back what was left of a payment."""

    given_back = forms.ChoiceField(
        label="반납", error_messages=dict.fromkeys(("required", "invalid_choice"), "반납을 목록에서 고르십시오."),
        help_text="등록된 반납 가운데 아직 어느 지출과도 잇지 않은 것입니다.",
    )  # fmt: skip
    basis = _basis()

    def __init__(self, *args: Any, returns: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "given_back", ((str(key), label) for key, label in returns))


class WithdrawAdvanceForm(_OfAdvance):
    """Which payment was said to be settled, or to be settled later, by mistake."""

    basis = _basis()

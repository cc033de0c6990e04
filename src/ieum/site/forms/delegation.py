"""The form by which powers are delegated."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localdate

from ieum.kernel.registry import permissions
from ieum.platform.accounts import accounts_of
from ieum.platform.choices import STAFF
from ieum.platform.delegations import Terms
from ieum.platform.ui.languages import translated
from ieum.site.forms.offering import offer
from ieum.site.forms.order import day_field

_USUAL_DAYS = 6


class DelegationForm(forms.Form):
    """Whose powers go to whom, when, for what, and why."""

    delegator = forms.ChoiceField(
        label="누구의 권한을", error_messages=dict.fromkeys(("required", "invalid_choice"), "위임할 계정을 고르십시오.")
    )
    delegate = forms.ChoiceField(
        label="누구에게", error_messages=dict.fromkeys(("required", "invalid_choice"), "위임받을 계정을 고르십시오.")
    )
    first_day = day_field("첫날")
    last_day = day_field("마지막 날")
    actions = forms.MultipleChoiceField(
        label="위임할 일",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="하나도 고르지 않으면 위임할 수 있는 일을 모두 위임합니다.",
        error_messages={"invalid_choice": "목록에 있는 일만 고르십시오."},
    )
    basis = forms.CharField(
        label="근거", max_length=500, error_messages={"required": "근거를 적어 주십시오. 예: 연가 신청 제34호"}
    )

    def __init__(self, data: Any = None, *, account: Any, **kwargs: Any) -> None:
        today = localdate()
        days = {"first_day": today, "last_day": today + timedelta(days=_USUAL_DAYS)}
        super().__init__(data, initial={"delegator": str(account.pk), **days}, **kwargs)
        staff = [each for each in accounts_of(account.municipality_id) if each.role in STAFF and each.is_active]
        named = [(str(each.pk), f"{each.title} ({each.login})") for each in staff]
        offer(self, "delegator", named)
        offer(self, "delegate", named, empty=translated("고르십시오"))
        offer(
            self,
            "actions",
            [(each.name, translated(each.label)) for each in permissions if not each.in_person and each.roles & STAFF],
        )

    def terms(self) -> Terms:
        """What the form asks for."""
        given = self.cleaned_data
        return Terms(
            delegator_id=UUID(given["delegator"]), delegate_id=UUID(given["delegate"]), first_day=given["first_day"],
            last_day=given["last_day"], actions=given["actions"],
        )  # fmt: skip

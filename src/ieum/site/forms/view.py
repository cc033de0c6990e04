"""Forms of saved views."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from ieum.office.operations.views import LONGEST_NAME
from ieum.org.rules.standing import StandingUnit
from ieum.platform.ui.languages import korean, translated
from ieum.site.forms.offering import offer
from ieum.site.lists import kept_query

_NO_LIST = "저장할 수 없는 화면입니다. 목록 화면의 ‘보기 저장’에서 다시 저장하십시오."


def _name_field() -> forms.CharField:
    return forms.CharField(
        label="보기 이름",
        max_length=LONGEST_NAME,
        error_messages={
            "required": "보기의 이름을 적어 주십시오.",
            "max_length": korean(f"보기의 이름은 {LONGEST_NAME}자까지 적습니다."),
        },
    )


class SaveViewForm(forms.Form):
    """The list as it is shown, under a name."""

    address = forms.CharField(max_length=4000, widget=forms.HiddenInput, error_messages={"required": _NO_LIST})
    name = _name_field()
    is_default = forms.BooleanField(label="이 목록을 열 때 먼저 보기", required=False)

    def clean(self) -> dict[str, Any]:
        """Find the list that the address is of."""
        given: dict[str, Any] = super().clean() or {}
        address = given.pop("address", "")
        parts = urlsplit(address) if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else None
        try:
            found = resolve(parts.path) if parts else None
        except Resolver404:
            found = None
        if parts is None or found is None or not found.url_name:
            raise forms.ValidationError(_NO_LIST)
        return {**given, "list_name": found.url_name, "address": parts.path, "query": kept_query(parts.query)}


class ViewForm(forms.Form):
    """What may change in a view: its name, whether its list opens by it, and who sees it."""

    name = _name_field()
    is_default = forms.BooleanField(label="이 목록을 열 때 먼저 보기", required=False)
    unit_id = forms.TypedChoiceField(
        label="함께 보기", required=False, coerce=UUID, empty_value=None,
        help_text="부서장은 그 부서와 아래 부서의 직원이 이 보기를 쓰게 할 수 있습니다.",
    )  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[StandingUnit], **kwargs: Any) -> None:
        """Offer the units that may see it."""
        super().__init__(*args, **kwargs)
        choices = [
            ("", translated("나만 보기")),
            *((str(each.id), translated("{name}와 함께 보기", name=each.name)) for each in units),
        ]
        offer(self, "unit_id", choices)

"""The forms by which 재무관, 지출원 and 출납원 are designated and relieved."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localdate

from ieum.org import queries
from ieum.org.choices import AccountingKind
from ieum.site.forms.offering import offer
from ieum.site.forms.order import day_field
from ieum.site.names import PersonNames, named_input, units_by_name

_BASIS = "근거를 적어 주십시오. 예: 회계관계공무원 지정 제3호"


class DesignationForm(forms.Form):
    """Who becomes what, of which unit, from when."""

    unit = forms.ChoiceField(label="부서", error_messages={"required": "부서를 고르십시오."})
    person = forms.CharField(
        label="직원", max_length=70, widget=named_input("persons"), help_text="직원번호나 부서를 적으면 나옵니다.",
        error_messages={"required": "직원을 적어 주십시오."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="회계관직", choices=AccountingKind.choices)
    first_day = day_field("첫날")
    last_day = day_field("마지막 날", required=False)
    basis = forms.CharField(label="근거", max_length=500, error_messages={"required": _BASIS})

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"first_day": localdate()}, **kwargs)
        units = units_by_name(queries.standing(localdate()))
        offer(self, "unit", ((str(key), name) for name, key in units.items()))

    def clean_person(self) -> UUID:
        """Who is named.

        :raises ValidationError: if nobody has that name and number
        """
        found = PersonNames().get(self.cleaned_data["person"].strip())
        if found is None:
            raise forms.ValidationError("목록에 있는 직원을 '이름 (직원번호)'로 적어 주십시오.")
        return found


class RelievingForm(forms.Form):
    """When somebody is it no longer, and why."""

    relieve = forms.UUIDField(widget=forms.HiddenInput)
    last_day = day_field("마지막 날")
    basis = forms.CharField(label="해제하는 근거", max_length=500, error_messages={"required": _BASIS})

"""The forms by which 재무관, 지출원 and 출납원 are designated and relieved."""

from typing import Any

from django import forms
from django.utils.timezone import localdate

from ieum.org import queries
from ieum.org.choices import AccountingKind
from ieum.site.order_forms import day_field, people_by_name
from ieum.site.reorganisation_forms import units_by_name

_BASIS = "근거를 적어 주십시오. 예: 회계관계공무원 지정 제3호"


class DesignationForm(forms.Form):
    """Who becomes what, of which unit, from when."""

    unit = forms.ChoiceField(label="부서", error_messages={"required": "부서를 고르십시오."})
    person = forms.ChoiceField(label="직원", error_messages={"required": "직원을 고르십시오."})
    kind = forms.ChoiceField(label="회계관직", choices=AccountingKind.choices)
    first_day = day_field("첫날")
    last_day = day_field("마지막 날", required=False)
    basis = forms.CharField(label="근거", max_length=500, error_messages={"required": _BASIS})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"first_day": localdate()}, **kwargs)
        units, people = units_by_name(queries.standing(localdate())), people_by_name()
        self.fields["unit"].choices = [(str(key), name) for name, key in units.items()]  # type: ignore[attr-defined]  # above
        self.fields["person"].choices = [(str(key), name) for name, key in people.items()]  # type: ignore[attr-defined]  # above


class RelievingForm(forms.Form):
    """When somebody is it no longer, and why."""

    relieve = forms.UUIDField(widget=forms.HiddenInput)
    last_day = day_field("마지막 날")
    basis = forms.CharField(label="해제하는 근거", max_length=500, error_messages={"required": _BASIS})

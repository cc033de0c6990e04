"""The form of a change of one facility."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from ieum.org.states import FACILITY
from ieum.platform.ui.languages import translated
from ieum.site.forms.offering import offer
from ieum.site.forms.order import day_field
from ieum.site.names import named_input


class FacilityForm(forms.Form):
    """What becomes of a facility: a step of its table of states, another unit, or both."""

    action = forms.ChoiceField(label="할 일", required=False)
    unit_id = forms.CharField(
        label="관리할 부서", required=False, max_length=130, widget=named_input("units", of_day=True),
        help_text="비우면 그대로 둡니다. 부서를 목록에서 고릅니다.",
    )  # fmt: skip
    effective_date = day_field("시행일")
    basis = forms.CharField(
        label="근거", max_length=500, error_messages={"required": "근거를 적어 주십시오. 예: 휴관 결정 제3호"}
    )

    def __init__(self, *given: Any, state: str, units: Mapping[str, UUID], **more: Any) -> None:
        super().__init__(*given, **more)
        offered = FACILITY.offered(state, parts=FACILITY.parts, facts=None)
        offer(
            self,
            "action",
            ((each.action, translated(each.label)) for each in offered),
            empty=translated("상태는 그대로"),
        )
        self._units = units

    def clean_unit_id(self) -> UUID | None:
        """The unit that is named; None where it stays."""
        written = self.cleaned_data["unit_id"].strip()
        found = self._units.get(written) if written else None
        if written and found is None:
            raise forms.ValidationError("목록에 있는 부서를 적어 주십시오.")
        return found

    def clean(self) -> None:
        """Refuse a form that changes nothing."""
        if not self.errors and not self.cleaned_data["action"] and self.cleaned_data["unit_id"] is None:
            raise forms.ValidationError("할 일이나 관리할 부서를 정해 주십시오.")

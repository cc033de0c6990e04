"""Forms of equipment: what the list is asked for, and a change of one piece."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ieum.org.operations import Place
from ieum.org.states import EQUIPMENT
from ieum.platform.ui.languages import translated
from ieum.site.forms.offering import offer
from ieum.site.forms.order import day_field
from ieum.site.names import named_input


class EquipmentForm(forms.Form):
    """What becomes of a piece: a step of its table of states, another place, or both."""

    action = forms.ChoiceField(label="할 일", required=False)
    place = forms.CharField(
        label="둘 곳", required=False, max_length=130, widget=named_input("places", of_day=True),
        help_text="비우면 그대로 둡니다. 부서나 직위를 목록에서 고릅니다.",
    )  # fmt: skip
    effective_date = day_field("시행일")
    basis = forms.CharField(
        label="근거", max_length=500, error_messages={"required": "근거를 적어 주십시오. 예: 물품 불용결정 제3호"}
    )

    def __init__(self, *given: Any, state: str, places: Mapping[str, Place], **more: Any) -> None:
        super().__init__(*given, **more)
        offered = EQUIPMENT.offered(state, parts=EQUIPMENT.parts, facts=None)
        offer(
            self,
            "action",
            ((each.action, translated(each.label)) for each in offered),
            empty=translated("상태는 그대로"),
        )
        self._places = places

    def clean_place(self) -> Place | None:
        """The place that is named; None where it stays."""
        written = self.cleaned_data["place"].strip()
        found = self._places.get(written) if written else None
        if written and found is None:
            raise forms.ValidationError("목록에 있는 부서나 직위를 적어 주십시오.")
        return found

    def clean(self) -> None:
        """Refuse a form that changes nothing."""
        if not self.errors and not self.cleaned_data["action"] and self.cleaned_data["place"] is None:
            raise forms.ValidationError("할 일이나 둘 곳을 정해 주십시오.")

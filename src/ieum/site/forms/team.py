"""Forms of the page of who is in charge of programmes."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from ieum.budget.queries.teams import Team
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer

NOBODY = "NOBODY"
"""Stands for a programme that no team is in charge of."""
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_DAY_ERRORS = dict.fromkeys(("required", "invalid"), "날을 2026-07-01처럼 적어 주십시오.")


def team_choices(teams: Iterable[Team]) -> list[tuple[str, str]]:
    """Teams in the order of the organisation, and that there is none."""
    ordered = sorted(teams, key=lambda each: each.position)
    return [*((str(each.unit_id), each.name) for each in ordered), (NOBODY, translated("팀 미지정"))]


class ChargeForm(forms.Form):
    """Which team is in charge from when; the programmes are ticked in the list."""

    programme = forms.MultipleChoiceField(
        label="세부사업",
        widget=forms.MultipleHiddenInput,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "위의 목록에서 세부사업을 하나 이상 고르십시오."),
    )
    team = forms.ChoiceField(
        label="담당 팀", error_messages=dict.fromkeys(("required", "invalid_choice"), "담당 팀을 고르십시오.")
    )
    valid_from = DayField(label="언제부터", widget=_DAY, error_messages=_DAY_ERRORS)
    basis = forms.CharField(
        label="근거",
        max_length=200,
        help_text="업무 분장이나 조직개편 문서의 번호와 날짜.",
        error_messages={"required": "근거를 적어야 합니다."},
    )

    def __init__(self, data: Any = None, *, teams: Iterable[Team], programmes: Collection[str], **kwargs: Any) -> None:
        super().__init__(data, auto_id="charge_%s", **kwargs)
        offer(self, "programme", ((each, each) for each in programmes))
        offer(self, "team", team_choices(teams), empty=translated("고르십시오"))


class CarryForm(forms.Form):
    """Why the teams of the year before go on, or why that is taken back."""

    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})

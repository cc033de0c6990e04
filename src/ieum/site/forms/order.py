"""Forms of orders: names are written as the office writes them, and found or refused beside the field."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from ieum.org import queries
from ieum.org.choices import Service
from ieum.org.rules.personnel import LABELS, TO_A_POST, PersonnelAction, PersonnelLine
from ieum.site.days import DayField
from ieum.site.names import PersonNames, named_input

MOST_LINES = 50


_WRONG_DAY = gettext_lazy("{label}을 2026-07-01처럼 적어 주십시오.")


def day_field(label: str, *, required: bool = True) -> DayField:
    """A day, asked for in the words of its label."""
    return DayField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), format_lazy(_WRONG_DAY, label=gettext_lazy(label))),
    )


class OrderForm(forms.Form):
    """The head of a personnel order."""

    title = forms.CharField(
        label="제목", max_length=120, error_messages={"required": "제목을 적어 주십시오. 예: 2026년 하반기 정기인사"}
    )
    effective_date = day_field("시행일")
    basis = forms.CharField(
        label="근거", max_length=500, error_messages={"required": "근거를 적어 주십시오. 예: 인사발령통지 제12호"}
    )


class LineForm(forms.Form):
    """One line of a personnel order; a line without a person says nothing."""

    person = forms.CharField(label="직원", required=False, max_length=70, widget=named_input("persons", of_day=True))
    action = forms.ChoiceField(label="발령", choices=[(action.value, label) for action, label in LABELS.items()])
    post = forms.CharField(label="직위", required=False, max_length=130, widget=named_input("posts", of_day=True))
    service = forms.ChoiceField(label="직종", required=False, choices=[("", "그대로"), *Service.choices])
    grade = forms.CharField(label="직급", required=False, max_length=10)
    last_day = day_field("마지막 날", required=False)
    reason = forms.CharField(
        label="직급 범위 밖 사유", required=False, max_length=200,
        help_text="직위의 직급 범위 밖에서 임용할 때만 적습니다. 직무대리는 적지 않아도 됩니다",
    )  # fmt: skip

    def line(self, people: PersonNames, posts: Mapping[str, UUID]) -> PersonnelLine | None:
        """What the line says; None where it says nothing or names somebody or something that is not there."""
        given: dict[str, Any] = self.cleaned_data
        if not given["person"]:
            return None
        person, post = people.get(given["person"].strip()), posts.get(given["post"].strip())
        action = PersonnelAction(given["action"])
        until = queries.day_after(given["last_day"])
        draft = PersonnelLine(
            action, person or UUID(int=0), post, given["service"], given["grade"], until=until, reason=given["reason"]
        )
        if person is None:
            self.add_error("person", "목록에 있는 직원을 '이름 (직원번호)'로 적어 주십시오.")
        if post is None and draft.gives in TO_A_POST:
            self.add_error("post", "목록에 있는 직위를 '부서 직위'로 적어 주십시오.")
        return None if self.errors else draft


LineFormSet = forms.formset_factory(LineForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)


class AccountForm(forms.Form):
    """By which account an official logs in, and why; who leaves theirs names none."""

    login = forms.CharField(
        label="아이디", max_length=60, widget=forms.TextInput(attrs={"list": "accounts", "autocomplete": "off"}),
        help_text="운영자가 'ieum user add'로 만든 직원의 계정입니다. 적으면 이어지지 않은 계정이 나옵니다.",
        error_messages={"required": "이을 계정의 아이디를 적어 주십시오."},
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=500, error_messages={"required": "근거를 적어 주십시오. 예: 신규 임용 계정 신청"}
    )

    def __init__(self, *args: Any, is_leaving: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].required = not is_leaving


class StaffFileForm(forms.Form):
    """A spreadsheet of units, posts, quotas or personnel."""

    file = forms.FileField(
        label="파일",
        help_text="엑셀(XLSX)이나 CSV 파일이고 첫 줄이 머리글입니다. 아래의 열을 씁니다.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "읽을 파일을 고르십시오.",
            "empty": "파일이 비어 있습니다. 다른 파일을 고르십시오.",
        },
    )
    effective_date = day_field("시행일")
    basis = forms.CharField(label="근거", max_length=500, error_messages={"required": "근거를 적어 주십시오."})

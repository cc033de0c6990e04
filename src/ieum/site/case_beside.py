"""What is done beside the way of a case: links, posts that work on it too, its due date, a wrong document number."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.urls import reverse_lazy
from django.utils.timezone import localtime

from ieum.office import operations, queries
from ieum.office.rules.periods import PETITIONS
from ieum.site.forms.case import BesideField, BesideForm, DocumentForm, ReasonForm
from ieum.site.forms.offering import offer
from ieum.site.forms.order import day_field
from ieum.site.names import PostNames, offering

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase

_WHY = {"required": "사유를 적어 주십시오."}


class CaseField(forms.CharField):
    """A case by its number, as it is offered while one writes; cleans to its id."""

    def __init__(self, **more: Any) -> None:
        offered = forms.TextInput(attrs=offering(reverse_lazy("case_names"), "cases"))
        super().__init__(widget=offered, max_length=230, **more)

    def clean(self, value: Any) -> UUID:
        """The id of the case.

        :raises ValidationError: if none has that number
        """
        found = queries.case_numbered(super().clean(value).partition(" ")[0])
        if found is None:
            raise forms.ValidationError("그 번호의 업무가 없습니다. 2026-0001처럼 적거나 목록에서 골라 주십시오.")
        return found.pk


class LinkForm(forms.Form):
    """The case that this one follows from."""

    before = CaseField(
        label="앞 업무",
        help_text="번호나 제목을 적으면 목록이 나옵니다. 앞 업무는 이 업무가 끝나야 종결합니다.",
        error_messages={"required": "앞 업무의 번호를 적어 주십시오."},
    )


class _ChoiceForm(ReasonForm):
    """One of a few things, and why."""

    chosen = forms.ChoiceField(error_messages={"required": "하나를 골라 주십시오."})
    field_order = ("chosen", "reason")

    def __init__(self, *arguments: Any, label: str, choices: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["chosen"].label = label
        offer(self, "chosen", choices)

    def clean_chosen(self) -> UUID:
        """The id of what was chosen."""
        return UUID(self.cleaned_data["chosen"])


class JoinForm(BesideForm):
    """Posts, or units by their heads, that come beside the one in charge."""

    beside_1 = BesideField(label="함께 할 직위나 부서", error_messages={"required": "직위나 부서를 골라 주십시오."})
    beside_2 = BesideField(label="함께 할 직위나 부서 2(선택)", required=False)
    beside_3 = BesideField(label="함께 할 직위나 부서 3(선택)", required=False)


class OpineForm(forms.Form):
    """What a post beside the one in charge has to say."""

    opinion = forms.CharField(
        label="의견", widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "의견을 적어 주십시오."}
    )


class SuspendForm(forms.Form):
    """From when a due date stands still, and why."""

    from_on = day_field("멈춘 날")
    told_on = day_field("알린 날")
    basis = forms.CharField(label="사유와 근거", max_length=500, help_text="예: 보완 요구", error_messages=_WHY)


class ResumeForm(forms.Form):
    """Until when it stood still."""

    until_on = day_field("멈춤이 끝난 날")


class ExtendForm(forms.Form):
    """By how much a due date is put off; by which of the two, the case says."""

    length = forms.CharField(
        label="연장할 기간", max_length=20, help_text="예: 10일, 4시간. 기한의 규칙이 정한 만큼만 늘립니다."
    )
    until_on = day_field("새 기한")
    told_on = day_field("알린 날")
    agreed_on = day_field("민원인이 동의한 날(민원을 다시 연장할 때)", required=False)
    basis = forms.CharField(label="사유와 근거", max_length=400, error_messages=_WHY)

    def __init__(self, *arguments: Any, is_counted: bool, is_petition: bool, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if not is_petition:
            del self.fields["agreed_on"]
        del self.fields["until_on" if is_counted else "length"]


class CorrectForm(DocumentForm):
    """What 온나라 really made of a draft."""

    reason = forms.CharField(label="고치는 사유", max_length=500, error_messages=_WHY)


_Make = Callable[[Any, str, "OfficeCase", PostNames], forms.Form]


def _linked(data: Any, auto_id: str, found: "OfficeCase", _: PostNames) -> forms.Form:
    cases = [each for some in queries.links(found.pk) for each in some]
    choices = [(each.pk, queries.named(each)) for each in cases]
    return _ChoiceForm(data, auto_id=auto_id, label="끊을 업무", choices=choices)


def _leaving(data: Any, auto_id: str, found: "OfficeCase", posts: PostNames) -> forms.Form:
    choices = [(each, posts.name_of(each) or str(each)) for each in queries.co_posts(found.pk)]
    return _ChoiceForm(data, auto_id=auto_id, label="뺄 직위", choices=choices)


def _plain(kind: type[forms.Form]) -> _Make:
    return lambda data, auto_id, _, __: kind(data, auto_id=auto_id)


FORMS: Mapping[str, _Make] = {
    "join": lambda data, auto_id, _, posts: JoinForm(data, auto_id=auto_id, posts=posts),
    "leave": _leaving,
    "opine": _plain(OpineForm),
    "suspend": _plain(SuspendForm),
    "resume": _plain(ResumeForm),
    "extend": lambda data, auto_id, found, _: ExtendForm(
        data, auto_id=auto_id, is_counted=bool(found.due_rule), is_petition=found.kind in PETITIONS
    ),
    "correct": lambda data, auto_id, found, _: CorrectForm(data, auto_id=auto_id, initial=_recorded(found)),
    "link": _plain(LinkForm),
    "unlink": _linked,
}
"""The form of each step."""


def take(action: str, who: "Mapping[str, Any]", given: dict[str, Any]) -> None:
    """Take a step: one call of its operation."""
    match action:
        case "join":
            operations.add_co_posts(**who, post_ids=beside_of(given))
        case "leave":
            operations.remove_co_post(**who, post_id=given["chosen"], reason=given["reason"])
        case "opine":
            operations.give_opinion(**who, **given)
        case "suspend":
            operations.suspend_due(**who, **given)
        case "resume":
            operations.resume_due(**who, **given)
        case "extend":
            operations.extend_due(**who, at=localtime().time(), **{"length": "", "until_on": None, **given})
        case "correct":
            operations.correct_document(**who, **given)
        case "link":
            operations.link_cases(**who, follows_id=given["before"])
        case _:
            operations.unlink_cases(**who, other_id=given["chosen"], reason=given["reason"])


def beside_of(given: Mapping[str, Any]) -> list[UUID]:
    """The posts that a form names beside the one in charge, each once."""
    return list(dict.fromkeys(each for name, each in given.items() if name.startswith("beside_") and each))


def _recorded(found: "OfficeCase") -> dict[str, Any]:
    """What stands recorded now, to be changed."""
    kept = queries.registered_documents(found)
    same = ("document_number", "approved_on", "approver")
    return {name: getattr(kept[-1], name) for name in same} if kept else {}

"""Forms of meetings: agenda, who is there, who is kept out, and votes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms

from ieum.kernel.registry import decision_subjects
from ieum.office.choices import NoticeWay, RecusalKind, VoteChoice
from ieum.office.rules.deciding import Votes
from ieum.platform.ui.languages import translated, translated_choices
from ieum.site.forms.order import day_field

Choices = list[tuple[str, str]]
_MOST = 200
_WAYS = [each for each in NoticeWay.choices if each[0] != NoticeWay.SITE]
_CASTING = [("", "없음"), ("PASS", "가결"), ("REJECT", "부결")]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the forms of one meeting let choose from."""

    items: Choices
    """Items that wait for a decision."""
    members: Choices
    """The roll of the day."""
    there: Choices
    """Members who are there."""
    functions: Choices
    arranged: Mapping[str, Any] = field(default_factory=dict)
    """Hour, place and last day of answers as they are set."""


class MeetingForm(forms.Form):
    """A form whose choices are those of the meeting."""

    def __init__(self, *arguments: Any, offer: Offer, **more: Any) -> None:
        super().__init__(*arguments, **more)
        chosen = {
            "item": offer.items, "member": offer.members, "there": offer.members, "members": offer.members,
            "function": offer.functions,
        }  # fmt: skip
        for name, choices in chosen.items():
            field: Any = self.fields.get(name)
            if field is not None:
                field.choices = choices


def _item() -> forms.ChoiceField:
    return forms.ChoiceField(label="안건", error_messages={"required": "안건을 골라 주십시오."})


def _reason(label: str = "사유", *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=500, help_text=help_text,
        error_messages={"required": "사유를 적어 주십시오."},
    )  # fmt: skip


def hour_field(label: str) -> forms.TimeField:
    """An hour, which need not be known yet."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "시각을 14:00처럼 적어 주십시오."},
    )  # fmt: skip


class ArrangeForm(MeetingForm):
    """When and where it is, and until when members say whether they come; the notice says all three."""

    starts_at = hour_field("시각")
    place = forms.CharField(label="곳", max_length=100, required=False)
    answer_by = day_field("참석 여부 회신 기한", required=False)


class TellForm(MeetingForm):
    """Who was told of the meeting, how and when; by mail the notice is sent now."""

    members = forms.MultipleChoiceField(
        label="통지하는 위원", widget=forms.CheckboxSelectMultiple, error_messages={"required": "위원을 골라 주십시오."}
    )
    way = forms.ChoiceField(label="방법", choices=_WAYS)
    told_on = day_field("통지한 날", required=False)

    @property
    def member_ids(self) -> Collection[UUID]:
        """Who is told."""
        return {UUID(each) for each in self.cleaned_data["members"]}


class ProposeForm(MeetingForm):
    """Something for the agenda."""

    title = forms.CharField(label="안건", max_length=200, required=False, help_text="대상을 고르면 비워 두어도 됩니다.")
    function = forms.ChoiceField(label="기능", required=False)
    subject_kind = forms.ChoiceField(label="대상의 구분", required=False)
    subject = forms.CharField(label="대상의 번호", max_length=40, required=False, help_text="예: 2026-0001")

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field: Any = self.fields["subject_kind"]
        field.choices = [("", translated("없음")), *((each.name, translated(each.label)) for each in decision_subjects)]


class ReasonForm(MeetingForm):
    """Why."""

    reason = _reason()


class NoticeForm(MeetingForm):
    """A notice; late ones say why."""

    reason = _reason(
        "긴급한 사유(통지 기한이 지났을 때)", required=False,
        help_text="당연직 위원에게 알리고, 메일 주소를 적어 둔 위원에게 통지서를 붙여 메일을 보냅니다.",
    )  # fmt: skip


class ItemForm(MeetingForm):
    """An item that is put off or taken down, and why."""

    item = _item()
    reason = _reason()


class GatherForm(MeetingForm):
    """Who is there, or answered in writing."""

    there = forms.MultipleChoiceField(
        label="출석한 위원(서면심의는 회신한 위원)", required=False, widget=forms.CheckboxSelectMultiple
    )

    @property
    def members(self) -> Collection[UUID]:
        """Those who are there."""
        return {UUID(each) for each in self.cleaned_data["there"]}


class RecuseForm(MeetingForm):
    """Who is kept out of which item."""

    item = _item()
    member = forms.ChoiceField(label="위원", error_messages={"required": "위원을 골라 주십시오."})
    kind = forms.ChoiceField(label="구분", choices=RecusalKind.choices)
    reason = _reason()


class DecideForm(MeetingForm):
    """Votes on an item: three numbers, or one choice for each member who is there."""

    item = _item()
    in_favour = forms.IntegerField(label="찬성", required=False, min_value=0, max_value=_MOST)
    against = forms.IntegerField(label="반대", required=False, min_value=0, max_value=_MOST)
    abstained = forms.IntegerField(label="기권", required=False, min_value=0, max_value=_MOST)
    is_amended = forms.BooleanField(label="수정하여 가결", required=False)
    casting = forms.ChoiceField(
        label="위원장의 결정(가부동수일 때)",
        required=False,
        choices=_CASTING,
    )
    reason = forms.CharField(label="의결 내용과 이유", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *arguments: Any, offer: Offer, **more: Any) -> None:
        super().__init__(*arguments, offer=offer, **more)
        for member_id, name in offer.there:
            choices = [("", translated("적지 않음")), *translated_choices(VoteChoice.choices)]
            self.fields[f"vote-{member_id}"] = forms.ChoiceField(
                label=translated("{name}의 표", name=name), required=False, choices=choices
            )

    def decision(self) -> dict[str, Any]:
        """What the operation is given: the votes by name, and the numbers where they are written or nobody is named."""
        given = self.cleaned_data
        named = {key: each for key, each in given.items() if key.startswith("vote-") and each}
        by_name = {UUID(key.removeprefix("vote-")): each for key, each in named.items()}
        written = [given[name] for name in ("in_favour", "against", "abstained")]
        is_counted = not by_name or any(each is not None for each in written)
        votes = Votes(*(each or 0 for each in written)) if is_counted else None
        casting = given["casting"] == "PASS" if given["casting"] else None
        return {
            "item_id": UUID(given["item"]), "by_name": by_name or None, "votes": votes,
            "is_amended": given["is_amended"], "casting": casting, "reason": given["reason"],
        }  # fmt: skip


class EndForm(MeetingForm):
    """What else was said."""

    remarks = forms.CharField(label="그 밖의 사항", required=False, widget=forms.Textarea(attrs={"rows": 3}))

"""Forms of committees: what they are asked to be, and who is appointed to them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from ieum.kernel.particles import with_particles
from ieum.office.choices import ChairKind, MemberGroup, MemberRole, Sex, ShareBase, Tie, VoteBase
from ieum.office.rules.committees import Sitting
from ieum.platform.ui.languages import korean
from ieum.site.forms.case import PostField, PostsForm
from ieum.site.forms.composition import BoundsField, CountsField, SharesField
from ieum.site.forms.meeting import hour_field
from ieum.site.forms.order import day_field

_SEXES = [("", "법의 상한만"), ("<=6/10", "10분의 6 이하"), ("<=1/2", "2분의 1 이하")]
_CHAIRS = [("", "정함 없음"), *ChairKind.choices]
_LOWER = [(">1/2", "과반수"), (">=2/3", "3분의 2 이상")]
_WRITTEN = [
    ("", "할 수 없음"), ("SAME", "회의와 같은 정족수"), (">1/2", "재적위원 과반수"), (">=2/3", "재적위원 3분의 2 이상"),
]  # fmt: skip
_PLAIN = (
    "chairs", "chair_by", "vice_chairs", "vice_chair_by", "shares", "counts", "one_sex", "one_sex_of",
    "one_sex_waiver", "term_years", "renewals", "notice_days", "quorum", "vote", "base", "tie", "written",
    "recused_on_roll",
)  # fmt: skip
"""Parts of a stored rule that a field of the same name gives."""


def _number(label: str, help_text: str = "", *, least: int = 0) -> forms.IntegerField:
    message = korean(with_particles(f"{label}은(는) {least}부터 200까지의 수로 적어 주십시오."))
    codes = ("invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=200, help_text=help_text,
        error_messages=dict.fromkeys(codes, message),
    )  # fmt: skip


class CommitteeForm(PostsForm):
    """What a committee is called and asked to be from a day."""

    name = forms.CharField(label="이름", max_length=60, error_messages={"required": "이름을 적어 주십시오."})
    functions = forms.CharField(
        label="기능", widget=forms.Textarea(attrs={"rows": 3}), help_text="한 줄에 하나씩 적습니다.",
        error_messages={"required": "기능을 적어 주십시오."},
    )  # fmt: skip
    basis = forms.CharField(
        label="근거", max_length=300, help_text="조례나 규칙의 이름과 조항",
        error_messages={"required": "근거를 적어 주십시오. 예: 정보공개 조례 제12조"},
    )  # fmt: skip
    valid_from = day_field("시행일")
    post = PostField(label="간사 직위", error_messages={"required": "간사 직위를 골라 주십시오."})
    size_least = _number("최소 위원 수")
    size_most = _number("최대 위원 수")
    chairs = BoundsField(label="위원장 수", required=False, initial="1", help_text="'1'이나 '1~2'처럼 적습니다.")
    chair_by = forms.ChoiceField(label="위원장이 되는 길", required=False, choices=_CHAIRS)
    vice_chairs = BoundsField(label="부위원장 수", required=False)
    vice_chair_by = forms.ChoiceField(label="부위원장이 되는 길", required=False, choices=_CHAIRS)
    shares = SharesField(
        label="구분별 비율", required=False,
        help_text="한 줄에 하나씩 '민간위원 3분의 2 이상'처럼 적습니다. 위촉직의 비율이면 뒤에 '(위촉직)'을 적습니다.",
    )  # fmt: skip
    counts = CountsField(
        label="구분별 위원 수", required=False,
        help_text="한 줄에 하나씩 '공무원 1~3', '당연직 2~2'처럼 적습니다. 최소나 최대가 없으면 비웁니다: '주민 5~'.",
    )  # fmt: skip
    one_sex = forms.ChoiceField(
        label="조례의 성별 상한", required=False, choices=_SEXES,
        help_text="위촉직의 10분의 6(양성평등기본법 제21조제2항)은 적지 않아도 봅니다.",
    )  # fmt: skip
    one_sex_of = forms.ChoiceField(
        label="조례의 성별 상한을 재는 위원", choices=ShareBase.choices, initial=ShareBase.APPOINTED, required=False,
    )  # fmt: skip
    one_sex_waiver = forms.CharField(
        label="법의 성별 상한을 지키지 않아도 되는 근거", max_length=200, required=False,
        help_text="양성평등실무위원회의 의결이 있을 때만 그 날과 문서번호를 적습니다(같은 항 단서).",
    )  # fmt: skip
    term_years = _number("위촉직의 임기(년)", least=1)
    renewals = _number("연임 횟수", "적지 않으면 횟수의 제한이 없습니다.")
    notice_days = _number("소집 통지(회의 며칠 전)", "적지 않으면 통지 기한을 두지 않습니다.", least=1)
    quorum = forms.ChoiceField(label="의사정족수(재적위원의)", choices=_LOWER)
    vote = forms.ChoiceField(label="의결정족수", choices=_LOWER)
    base = forms.ChoiceField(label="의결정족수를 재는 위원", choices=VoteBase.choices)
    tie = forms.ChoiceField(label="가부동수", choices=Tie.choices)
    written = forms.ChoiceField(label="서면심의", required=False, choices=_WRITTEN)
    recused_on_roll = forms.BooleanField(label="제척·기피·회피한 위원도 재적위원으로 셈", required=False, initial=True)

    def rule(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """The stored form of the rule; what the form does not ask for stays as it was ``before``."""
        given = self.cleaned_data
        raw = {**before, **{name: given[name] for name in _PLAIN}}
        raw["size"] = [given["size_least"], given["size_most"]]
        raw["one_sex_of"] = given["one_sex_of"] or ShareBase.APPOINTED.value
        return raw


def initial_of(rule: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields show of a stored rule."""
    least, most = rule.get("size") or (None, None)
    shown = {"size_least": least, "size_most": most, "chairs": [1, 1]}
    return {**shown, **{name: rule[name] for name in _PLAIN if name in rule}}


class AppointForm(PostsForm):
    """A new member: a person by name, or a post."""

    name = forms.CharField(label="위촉할 사람(위촉직)", max_length=60, required=False)
    post = PostField(label="직위(당연직)", required=False, help_text="당연직이면 이름 대신 직위를 고릅니다.")
    group = forms.ChoiceField(label="소속 구분", choices=MemberGroup.choices)
    role = forms.ChoiceField(label="직책", choices=MemberRole.choices, initial=MemberRole.MEMBER)
    sex = forms.ChoiceField(label="성별", required=False, choices=[("", "적지 않음"), *Sex.choices])
    valid_from = day_field("위촉일")


class MemberForm(forms.Form):
    """One of the members of today."""

    member = forms.ChoiceField(label="위원", error_messages={"required": "위원을 골라 주십시오."})

    def __init__(self, *arguments: Any, members: Sequence[Sitting], **more: Any) -> None:
        super().__init__(*arguments, **more)
        field: Any = self.fields["member"]
        field.choices = [(str(each.id), each.name) for each in members]

    @property
    def member_id(self) -> UUID:
        """The chosen member."""
        return UUID(self.cleaned_data["member"])


class ContactForm(MemberForm):
    """Where an outside member is reached."""

    contact = forms.CharField(
        label="연락처", max_length=200, required=False,
        help_text="전화번호나 주소. 암호화하고 가려서 보여 주며, 비워 두면 전에 적은 것이 남습니다.",
    )  # fmt: skip
    mail = forms.EmailField(
        label="메일 주소", max_length=200, required=False, help_text="회의를 통지하면 통지서를 이 주소로 보냅니다.",
        error_messages={"invalid": "메일 주소를 name@example.org처럼 적어 주십시오."},
    )  # fmt: skip


class RemoveForm(MemberForm):
    """Why and since when somebody no longer sits there."""

    ended_on = day_field("해촉일")
    reason = forms.CharField(label="사유", max_length=500, error_messages={"required": "해촉 사유를 적어 주십시오."})


class EndForm(forms.Form):
    """Since when there is no such committee, and by which basis."""

    ended_on = day_field("폐지일")
    reason = forms.CharField(
        label="폐지의 근거", max_length=500,
        error_messages={"required": "폐지의 근거를 적어 주십시오. 조례나 규칙의 이름과 조항을 적습니다."},
    )  # fmt: skip


class PlanForm(forms.Form):
    """A meeting to come."""

    held_on = day_field("회의일")
    starts_at = hour_field("시각")
    place = forms.CharField(label="곳", max_length=100, required=False)
    answer_by = day_field("참석 여부 회신 기한", required=False)

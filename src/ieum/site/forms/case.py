"""Forms of office work; posts are named as the office names them, and found or refused beside the field."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django import forms

from ieum.kernel.deadlines.counting import Mode
from ieum.kernel.deadlines.rules import Rule, rules
from ieum.office.choices import CaseKind, StepRole
from ieum.office.rules.approval import PlannedStep
from ieum.org.choices import UnitKind
from ieum.org.rules.standing import Standing
from ieum.platform.choices import Role
from ieum.platform.ui.languages import translated
from ieum.site.forms.offering import offer
from ieum.site.forms.order import day_field
from ieum.site.names import PostNames, named_input

_COUNTED = (Mode.CIVIL, Mode.CIVIL_FIRST_DAY, Mode.WORKING_DAYS, Mode.WORKING_HOURS)


def _rules() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """The rules that count from the receipt and leave no length to the case, by their fields of work."""
    counted = (
        each
        for each in rules().values()
        if all(one.mode in _COUNTED and one.length for one in each.terms.values.values())
    )
    grouped = groupby(counted, key=attrgetter("group"))
    named = [(translated(group), [_named(each) for each in members]) for group, members in grouped]
    return [("", translated("처리기간이나 기한을 직접 정함")), *named]


def _counts(rule: Rule) -> bool:
    return all(each.mode in _COUNTED and each.length for each in rule.terms.values.values())


def _named(rule: Rule) -> tuple[str, str]:
    return rule.code, f"{translated(rule.label)} ({translated(list(rule.terms.values.values())[-1].length)})"


class PostField(forms.CharField):
    """A post by its name in the list of the page; cleans to its id."""

    listed = "posts"

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=named_input(self.listed), max_length=130, **more)
        self.posts: Mapping[str, UUID] = {}

    def clean(self, value: Any) -> Any:
        """The id of the post; None where none is named.

        :raises ValidationError: if no post of the list has that name
        """
        name = super().clean(value)
        if not name:
            return None
        if (found := self.posts.get(name)) is None:
            raise forms.ValidationError("목록에 있는 직위를 골라 주십시오. 같은 직위가 여럿이면 사람까지 고릅니다.")
        return found


class BesideField(PostField):
    """A post, or a unit whose head is meant."""

    listed = "places"


class PostsForm(forms.Form):
    """A form that names posts; ``posts`` are those of the day."""

    def __init__(self, *arguments: Any, posts: Mapping[str, UUID], **more: Any) -> None:
        super().__init__(*arguments, **more)
        for field in self.fields.values():
            if isinstance(field, PostField):
                field.posts = posts


class BesideForm(PostsForm):
    """A form that names posts beside the one in charge, or units by their heads."""

    def __init__(self, *arguments: Any, posts: PostNames, **more: Any) -> None:
        super().__init__(*arguments, posts=posts, **more)
        for field in self.fields.values():
            if isinstance(field, BesideField):
                field.posts = posts.with_heads()


class ReceiveForm(PostsForm):
    """A case as it is received."""

    kind = forms.ChoiceField(label="구분", choices=CaseKind.choices)
    title = forms.CharField(label="제목", max_length=200, error_messages={"required": "제목을 적어 주십시오."})
    content = forms.CharField(label="내용", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    requester = forms.CharField(
        label="요청한 곳", max_length=100, required=False, help_text="기관이나 부서. 예: 구의회 사무국"
    )
    petitioner = forms.CharField(
        label="요청한 사람",
        max_length=60,
        required=False,
        help_text="민원인의 이름. 암호로 바꾸어 두고 가려서 보여 줍니다.",
    )
    contact = forms.CharField(
        label="연락처",
        max_length=200,
        required=False,
        help_text="전화번호, 메일 주소나 주소. 암호로 바꾸어 두고 가려서 보여 줍니다.",
    )
    received_on = day_field("접수일")
    received_time = forms.TimeField(
        label="접수 시각",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="시간으로 세는 처리기간은 이때부터 근무시간만 셉니다.",
        error_messages={"invalid": "접수 시각을 16:30처럼 적어 주십시오."},
    )
    rule = forms.ChoiceField(
        label="기한의 규칙", required=False, choices=_rules, help_text="고르면 접수한 때부터 법령에 따라 기한을 셉니다."
    )
    length = forms.CharField(
        label="처리기간",
        max_length=20,
        required=False,
        help_text=(
            "스스로 정한 기간. 예: 3일, 4시간. 규칙을 골랐으면 법령보다 짧게 약속한 기간이고, "
            "고르지 않았으면 이 기간으로 기한을 셉니다."
        ),
    )
    due_on = day_field("기한", required=False)
    post = PostField(label="담당 직위", error_messages={"required": "담당 직위를 골라 주십시오."})


class AssignForm(BesideForm):
    """To which post a case goes, and who works on it too."""

    post = PostField(label="담당 직위", error_messages={"required": "담당 직위를 골라 주십시오."})
    beside_1 = BesideField(label="함께 할 직위나 부서(선택)", required=False, help_text="부서는 부서장이 받습니다.")
    beside_2 = BesideField(label="함께 할 직위나 부서 2(선택)", required=False)
    reason = forms.CharField(label="사유(선택)", required=False, max_length=500)


class AskForm(PostsForm):
    """A question to another post."""

    post = PostField(label="의견을 낼 직위", error_messages={"required": "의견을 낼 직위를 골라 주십시오."})
    reason = forms.CharField(label="물음", max_length=500, error_messages={"required": "물을 것을 적어 주십시오."})
    due_on = day_field("의견 기한", required=False)


class AnswerForm(forms.Form):
    """An opinion."""

    answer = forms.CharField(
        label="의견", widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "의견을 적어 주십시오."}
    )


class SubmitForm(PostsForm):
    """A draft with one of the approval lines that the delegation allows; 협조 may be put before its decision."""

    title = forms.CharField(label="문서 제목", max_length=200, error_messages={"required": "제목을 적어 주십시오."})
    body = forms.CharField(
        label="본문", widget=forms.Textarea(attrs={"rows": 10}), error_messages={"required": "본문을 적어 주십시오."}
    )
    line = forms.ChoiceField(
        label="결재선",
        required=False,
        help_text="위임전결이 정한 결재권자부터 그 윗사람까지, 사이의 검토를 모두 두거나 뺀 것 가운데 고릅니다.",
    )
    agree_1 = PostField(label="협조 직위(선택)", required=False, help_text="결재하기 전에 협조를 받을 직위")
    agree_2 = PostField(label="협조 직위 2(선택)", required=False)
    agree_3 = PostField(label="협조 직위 3(선택)", required=False)

    def __init__(
        self, *arguments: Any, lines: Sequence[Sequence[PlannedStep]], standing: Standing, **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        self._lines = lines
        words = [(str(number), line_words(each, standing)) for number, each in enumerate(lines)]
        offer(self, "line", words or [("", line_words([], standing))])

    def chosen_line(self) -> list[PlannedStep]:
        """The line that was chosen, the first where none was, with the agreements before its decision."""
        steps = self._lines[int(self.cleaned_data["line"] or 0)] if self._lines else []
        asked = [self.cleaned_data[name] for name in ("agree_1", "agree_2", "agree_3")]
        return [*steps[:-1], *(PlannedStep(StepRole.AGREE, each) for each in asked if each), *steps[-1:]]


class DecideForm(forms.Form):
    """What one says to a draft whose turn it is; 반려 needs it."""

    reason = forms.CharField(label="의견 또는 반려 사유", required=False, max_length=500)


class ReasonForm(forms.Form):
    """Why, or how."""

    reason = forms.CharField(label="사유", max_length=500, error_messages={"required": "사유를 적어 주십시오."})


class ReplyForm(forms.Form):
    """What was replied, and how."""

    reason = forms.CharField(
        label="회신 내용",
        max_length=500,
        help_text="무엇을 어떻게 회신했는지. 예: 공문 기획예산과-1234로 집행계획을 보냄",
        error_messages={"required": "회신한 내용을 적어 주십시오."},
    )


class DocumentForm(forms.Form):
    """What 온나라 made of an approved draft."""

    document_number = forms.CharField(
        label="온나라 문서번호", max_length=80, error_messages={"required": "문서번호를 적어 주십시오."}
    )
    approved_on = day_field("결재일")
    approver = forms.CharField(
        label="결재권자", max_length=60, error_messages={"required": "결재권자를 적어 주십시오."}
    )


def line_words(steps: Sequence[PlannedStep], standing: Standing) -> str:
    """An approval line in words: "예산팀 팀장(검토) → 기획예산과 과장(결재, 전결)"."""
    said = [
        translated(
            "{post}({role}, 전결)" if each.is_delegated else "{post}({role})",
            post=standing.label(each.post_id),
            role=translated(StepRole(each.role).label),
        )
        for each in steps
    ]
    return " → ".join(said) or translated("결재할 {label}장이 없습니다.", label=translated(UnitKind.DIVISION.label))


class DataForm(forms.Form):
    """What somebody of the council or an auditor demands; ``heads`` are who answers for each unit."""

    title = forms.CharField(label="제목", max_length=200, error_messages={"required": "제목을 적어 주십시오."})
    content = forms.CharField(
        label="요구하는 자료",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="기간과 항목을 적으면 다시 묻지 않고 낼 수 있습니다.",
        error_messages={"required": "어떤 자료인지 적어 주십시오."},
    )
    post_id = forms.ChoiceField(label="자료를 낼 부서", error_messages={"required": "부서를 골라 주십시오."})
    due_on = day_field("낼 날")
    letter = forms.CharField(
        label="요구의 근거",
        max_length=200,
        error_messages={"required": "요구의 근거를 적어 주십시오. 예: 요구서의 번호와 날짜"},
    )

    def __init__(self, *arguments: Any, heads: Mapping[UUID, str], role: Role, **more: Any) -> None:
        super().__init__(*arguments, **more)
        offer(self, "post_id", heads.items(), empty=translated("부서를 고르십시오"))
        self.fields["letter"].help_text = _LETTERS[role]

    def clean_post_id(self) -> UUID:
        """The post of the head."""
        return UUID(self.cleaned_data["post_id"])


_LETTERS = {
    Role.COUNCIL: "의장을 거쳐 보낸 요구서의 번호와 날짜. 예: 의회사무국-123(2026-11-02)",
    Role.AUDITOR: "감사 계획이나 실시 통보의 번호와 날짜. 예: 감사담당관-45(2026-11-02)",
}

"""Which files are to be disposed of, or held back beyond their period."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from ieum.kernel.registry import attachment_subjects
from ieum.platform.choices import Retention
from ieum.platform.files.queries import Expired
from ieum.platform.ui.languages import translated
from ieum.site.days import DayField
from ieum.site.forms.offering import offer

MOST_OFFERED = 200
"""Files that one form offers, the oldest first; what is left is offered when they are decided on."""


class DisposalForm(forms.Form):
    """Files with the reason; the last day only where they are held back."""

    files = forms.MultipleChoiceField(  # type: ignore[assignment]  # Django keeps a form's fields apart from its files
        label="파일", widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "목록에서 파일을 하나 이상 고르십시오."),
    )  # fmt: skip
    basis = forms.CharField(
        label="까닭", max_length=500, help_text="예: 보존기간 만료, 소송이 끝나지 않아 보류",
        error_messages={"required": "까닭을 적어야 합니다."},
    )  # fmt: skip
    kept_until = DayField(
        label="보류의 마지막 날", required=False, initial=lambda: localdate().replace(month=12, day=31),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="보류할 때만 적습니다. 그날까지 폐기하지 않습니다.",
        error_messages={"invalid": "날을 2026-12-31처럼 적어 주십시오."},
    )  # fmt: skip

    def __init__(self, *args: Any, due: Iterable[Expired], held: Iterable[tuple[Expired, date]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each.attachment.pk), _named(each)) for each in due]
        kept = [
            (
                str(each.attachment.pk),
                translated("{named}, 보류 중({day}까지)", named=_named(each), day=day.isoformat()),
            )
            for each, day in held
        ]
        self.offers = bool(offered or kept)
        offer(self, "files", [*offered, *kept][:MOST_OFFERED])


def _named(each: Expired) -> str:
    label = translated(attachment_subjects[each.attachment.subject_kind].label)
    retention = translated(Retention(each.attachment.retention).label)
    day = each.expires_on.isoformat()
    return translated(
        "{name} ({label} {subject}, {retention}, {day} 끝남)",
        name=each.name, label=label, subject=each.subject, retention=retention, day=day,
    )  # fmt: skip

"""The first page after login: reports of the municipality and reports that were handed in, or one's own account."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.login.permissions import LoginAction
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.reports import queries
from ieum.reports.rules import Action
from ieum.site.access import allowed, may
from ieum.site.choices import SEVERITIES, TONES
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.views.budget.submitted import submitted
from ieum.site.views.own_home import own_home

if TYPE_CHECKING:
    from ieum.reports.models import Intake

_REPORTS = (
    Column("title", "보고서"),
    Column("as_of", "기준일", "date"),
    Column("number", "마지막 호"),
    Column("findings", "점검 지적"),
    Column("action", "할 일", "action"),
)
_INTAKES = (
    Column("source", "출처"),
    Column("file", "파일"),
    Column("as_of", "기준일", "date"),
    Column("confirmed", "확인한 표"),
    Column("findings", "점검 지적"),
    Column("action", "할 일", "action"),
)

SHOWN = 20
"""Reports that were handed in on one page; the progress of each is counted when it is first shown."""


@allowed(LoginAction.SEE_HOME, by_own_role=True)
def home(request: StaffRequest) -> HttpResponse:
    """List the reports, and for the division what was handed in; show their own account to who reads no reports."""
    if not may(request, Action.SEE_REPORTS):
        return own_home(request)
    reads_bills = may(request, BudgetAction.SEE_SUBMITTED_BILLS) and not may(request, BudgetAction.SEE_BUDGET)
    lists = [_intakes()] if may(request, Action.SEE_INTAKES) else []
    lists += [_reports(may_build=may(request, Action.BUILD)), *([submitted()] if reads_bills else [])]
    first, *others = lists
    return render_list(request, "site/home.html", first, {"title": translated("보고서")}, others=others)


def _reports(*, may_build: bool) -> Listing:
    return Listing(
        "reports", "우리 구의 보고서", _REPORTS, queries.reports(), partial(_report_row, may_build=may_build),
        empty_text="아직 보고서 정의가 없습니다.",
    )  # fmt: skip


def _report_row(row: queries.ReportSummary, *, may_build: bool) -> list[object]:
    see, build = reverse("report", args=[row.report]), reverse("build_form", args=[row.report])
    links = [(see, translated("보기"))] if row.edition else []
    links += [(build, translated("새 호 만들기"))] if may_build else []
    return [
        format_html('<a href="{}">{}</a>', see, row.title),
        row.edition.as_of.isoformat() if row.edition else "",
        translated("{number}호", number=row.edition.number) if row.edition else translated("아직 만들지 않음"),
        severity_badges(row.edition.findings["findings"]) if row.edition else "",
        _links(links),
    ]


def _intakes() -> Listing:
    return Listing(
        "intakes", "올린 보고서", _INTAKES, queries.intakes(), _intake_row, read=queries.progress_of,
        search=("source__name__icontains", "file_name__icontains"),
        orders={"source": ("source__name",), "file": ("file_name",), "as_of": ("as_of",)},
        empty_text="올린 보고서가 없습니다. 위의 '보고서 올리기'로 시작하세요.", size=SHOWN,
    )  # fmt: skip


def _intake_row(progress: "tuple[Intake, int, int]") -> list[object]:
    intake, confirmed, proposed = progress
    address, is_done = reverse("intake", args=[intake.pk]), confirmed >= proposed
    return [
        format_html('<a href="{}">{}</a>', address, intake.source.name),
        intake.file_name,
        intake.as_of.isoformat(),
        translated("{proposed}개 중 {confirmed}개", proposed=proposed, confirmed=confirmed),
        severity_badges(intake.findings["findings"]),
        _links([(address, translated("보기") if is_done else translated("이어서 확인"))]),
    ]


def severity_badges(findings: Iterable[dict[str, str]]) -> str:
    """Numbers of findings by severity, the gravest first."""
    counted = Counter(finding["severity"] for finding in findings)
    marks = [(TONES[each], translated(label), counted[each]) for each, label in SEVERITIES.items() if counted[each]]
    return format_html_join(
        " ", translated('<span class="krds-badge bg-light-{}">{} {}건</span>'), marks
    ) or translated("지적 없음")


def _links(links: Iterable[tuple[str, str]]) -> str:
    return format_html_join(" ", '<a class="krds-btn small tertiary" href="{}">{}</a>', links)

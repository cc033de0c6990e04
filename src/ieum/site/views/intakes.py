"""Reports that are handed in: reading one, its tables as facts to be confirmed, and its findings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from ieum.documents.errors import DocumentError
from ieum.documents.model import Cell, Table
from ieum.documents.writers.layout import rows_of
from ieum.kernel.observations import Observation
from ieum.kernel.registry import datasets
from ieum.platform.files.scanning import NotClean
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import korean, translated
from ieum.reports import operations, queries
from ieum.reports.intake.proposing import Letter, Proposal
from ieum.reports.rules import Action
from ieum.site.access import allowed, may
from ieum.site.article import findings_in
from ieum.site.choices import NATURES, value_label
from ieum.site.forms.reports import BasisForm, TakeInForm
from ieum.site.requests import StaffRequest
from ieum.site.rounds import CONFIRM, TAKE_IN, steps
from ieum.site.undoing import AT_ONCE, tell_undoable

Row = tuple[int | None, list[tuple[str, str]]]
"""Line in the source, and the cells that begin in the row: over how many others each stands, and what it says."""


@dataclass(frozen=True)
class Fact:
    """A proposed value in words."""

    about: str
    measure: str
    value: str
    day: str
    nature: str
    line: int | None
    formula: str


@dataclass(frozen=True)
class Sheet:
    """A table beside the facts that it states."""

    number: int
    caption: str
    task: str
    shape: str
    """"" where it is of no known shape."""
    head: list[Row]
    body: list[Row]
    facts: list[Fact]
    contradictions: list[Fact]
    is_confirmed: bool
    standing: int
    """How many of its facts are recorded and not withdrawn."""


@allowed(Action.TAKE_IN)
def take_in(request: StaffRequest) -> HttpResponse:
    """Ask for a report and read it."""
    form = TakeInForm(request.POST or None, request.FILES or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        intake = _taken_in(request, form)
        if intake is not None:
            return redirect("intake", intake.pk)
    context = {
        "title": translated("보고서 올리기"),
        "breadcrumbs": [(translated("처음"), reverse("home")), (translated("보고서 올리기"), "")],
        "form": form,
        "steps": steps(request),
        "step": TAKE_IN,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/take_in.html", context, status=status)


@require_GET
@allowed(Action.SEE_INTAKES)
def intake(request: StaffRequest, intake_id: UUID) -> HttpResponse:
    """Show the tables of a report beside what they would be recorded as."""
    return _intake_page(request, intake_or_404(intake_id))


def _intake_page(request: StaffRequest, found: Any, withdrawing: Mapping[str, str] | None = None) -> HttpResponse:
    """The page of a report; ``withdrawing`` says of which table the taking back lacks a basis."""
    sheets = list(_sheets(found))
    waiting = [sheet for sheet in sheets if sheet.facts and not sheet.is_confirmed]
    context = intake_context(request, found, "intake") | {
        "sheets": sheets,
        "waiting": len(waiting),
        "waiting_facts": sum(len(sheet.facts) + len(sheet.contradictions) for sheet in waiting),
        "confirm_url": reverse("confirm", args=[found.pk]),
        "withdraw_url": reverse("withdraw", args=[found.pk]),
        "withdrawing": withdrawing,
        "standing": sum(sheet.standing for sheet in sheets),
        "step": CONFIRM,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if withdrawing else HTTPStatus.OK
    return render(request, "site/intake.html", context, status=status)


@require_POST
@allowed(Action.CONFIRM)
def confirm(request: StaffRequest, intake_id: UUID) -> HttpResponse:
    """Record the facts of the table that the form names, or of all tables."""
    found = intake_or_404(intake_id)
    proposals = queries.proposals(found)
    asked = request.POST.get("table", "")
    chosen = [each for each in proposals if asked in ("", str(each.number))]
    basis = request.POST.get("basis", "").strip() or korean(f"{found.source.name}의 표를 원문과 대조하여 확인")
    try:
        facts = operations.confirm_tables(intake=found, proposals=chosen, actor_id=request.user.pk, basis=basis)
    except Refused as error:
        messages.error(request, translated(error))
    else:
        _tell_confirmed(request, intake_id, asked, facts)
    anchor = f"#table-{asked}" if asked else ""
    return redirect(f"{reverse('intake', args=[intake_id])}{anchor}")


def _tell_confirmed(request: StaffRequest, intake_id: UUID, table: str, facts: int) -> None:
    """Tell how many facts were recorded; one table can be taken back at once, all of them only with a reason."""
    said = translated("값 {facts}개를 등록했습니다.", facts=facts) if facts else "새로 등록할 값이 없습니다."
    if facts and table and may(request, Action.CORRECT):
        tell_undoable(request, said, reverse("withdraw", args=[intake_id]), table=table, basis=AT_ONCE)
    else:
        messages.success(request, said)


@require_POST
@allowed(Action.CORRECT)
def withdraw(request: StaffRequest, intake_id: UUID) -> HttpResponse:
    """Take back what was recorded of the table that the form names, or of the whole report."""
    found = intake_or_404(intake_id)
    asked, form = request.POST.get("table"), BasisForm(request.POST)
    if not form.is_valid():
        (said,) = form.errors["basis"]
        return _intake_page(request, found, {"table": asked or "", "said": translated(said)})
    # Only a form that says so means all tables; what is no number is a table that does not exist.
    number = None if asked == "" else int(asked) if asked and re.fullmatch("[0-9]{1,5}", asked) else 0
    try:
        facts = operations.withdraw_tables(
            intake=found, number=number, actor_id=request.user.pk, basis=form.cleaned_data["basis"]
        )
    except Refused as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, translated("등록한 값 {facts}개를 취소했습니다. 이력에는 남습니다.", facts=facts))
    return redirect(f"{reverse('intake', args=[intake_id])}{f'#table-{number}' if number else ''}")


@require_GET
@allowed(Action.SEE_INTAKES)
def intake_findings(request: StaffRequest, intake_id: UUID) -> HttpResponse:
    """List what the check of a report found."""
    found = intake_or_404(intake_id)
    context = intake_context(request, found, "intake_findings") | {
        "findings": list(findings_in(found.findings["findings"], queries.intake_document(found))),
        "summary": found.findings["summary"],
        "step": CONFIRM,
    }
    return render(request, "site/intake_findings.html", context)


def intake_or_404(intake_id: UUID) -> Any:
    """A report that was handed in; a page that does not exist where there is none."""
    try:
        return queries.intake(intake_id)
    except queries.NoSuchIntake as error:
        raise Http404(str(error)) from error


def intake_context(request: StaffRequest, intake: Any, current: str) -> dict[str, Any]:
    """What the pages of one report have in common."""
    count = len(intake.findings["findings"])
    pages = (
        ("intake", translated("표 확인")),
        ("intake_findings", translated("점검 지적 {count}건", count=count)),
        ("facts", translated("등록한 값")),
    )
    return {
        "title": intake.source.name,
        "intake": intake,
        "breadcrumbs": [(translated("처음"), reverse("home")), (intake.source.name, "")],
        "tabs": [(label, reverse(name, args=[intake.pk]), name == current) for name, label in pages],
        "steps": steps(request, intake=intake.pk),
    }


def about(fact: Observation, *, without: tuple[str, ...] = ()) -> str:
    """What a value is about, in words, but for some dimensions."""
    return " · ".join(value for name, value in fact.subject if value and name not in without)


def measure_label(fact: Observation) -> str:
    """The Korean label of what is measured."""
    measures = datasets[fact.dataset].measures
    return measures[fact.measure].label if fact.measure in measures else fact.measure


def _initial(request: StaffRequest) -> dict[str, Any]:
    today = localdate()
    name = korean(f"{request.user.municipality.name} {today.year}년 주요업무 보고")
    return {
        "source": name,
        "stated_on": today,
        "as_of": today,
        "year": today.year,
        "division": korean("기획예산과"),
    }


def _taken_in(request: StaffRequest, form: TakeInForm) -> Any:
    """The intake; None where the file cannot be read or kept, which the form then tells."""
    given, upload = form.cleaned_data, form.cleaned_data["file"]
    where = {"division": given["division"], "year": str(given["year"])}
    letter = Letter(given["source"], given["stated_on"], given["as_of"], where)
    try:
        intake = operations.take_in(
            name=upload.name,
            data=upload.read(),
            letter=letter,
            actor_id=request.user.pk,
            basis=korean(f"{letter.source} 올림"),
        )
    except (DocumentError, NotClean) as error:
        form.add_error("file", str(error))
        return None
    except Refused as error:
        form.add_error("source", str(error))
        return None
    messages.success(
        request,
        translated("{name}에서 표 {count}개를 읽었습니다.", name=upload.name, count=len(queries.proposals(intake))),
    )
    for other in queries.same_files(intake):
        messages.warning(
            request,
            translated(
                "같은 파일이 출처 '{name}'(보고일 {stated_on})로 이미 올라와 있습니다. 표를 다시 확인하면 "
                "같은 값이 두 번 등록되니, 이름만 다른 파일이면 확인하지 마십시오.",
                name=other.source.name,
                stated_on=other.source.stated_on,
            ),
        )
    return intake


def _sheets(intake: Any) -> Iterator[Sheet]:
    standing = {number: len(facts) for number, facts in queries.standing_facts(intake).items()}
    known = tuple(intake.where)
    for each in queries.proposals(intake):
        rows = list(_rows(each.table))
        yield Sheet(
            number=each.number,
            caption=each.table.caption or _first_words(each),
            task=each.task,
            shape=each.shape.caption if each.shape else "",
            head=rows[: each.table.header_rows],
            body=rows[each.table.header_rows :],
            facts=[_fact(fact, known) for fact in each.facts],
            contradictions=[_fact(fact, known) for fact in each.contradictions],
            is_confirmed=each.number in standing,
            standing=standing.get(each.number, 0),
        )


def _first_words(proposal: Proposal) -> str:
    columns = [column for column in proposal.table.columns if column]
    return ", ".join(columns[:3]) if columns else translated("제목 없는 표")


def _rows(table: Table) -> Iterator[Row]:
    for cells in rows_of(table):
        lines = (cell.place.line for cell in cells if cell.place.line)
        yield next(lines, None), [(_spans(cell), _text(cell.text)) for cell in cells]


def _spans(cell: Cell) -> str:
    # Thousands of cells stand over no other.
    if cell.row_span == cell.column_span == 1:
        return ""
    spans = (("rowspan", cell.row_span), ("colspan", cell.column_span))
    return format_html_join("", ' {}="{}"', ((name, count) for name, count in spans if count > 1))


def _text(written: str) -> str:
    return linebreaksbr(written) if "\n" in written else written


def _fact(fact: Observation, known: tuple[str, ...]) -> Fact:
    return Fact(
        about=about(fact, without=known),
        measure=measure_label(fact),
        value=value_label(fact.value, fact.absence, fact.unit, fact.scale, fact.printed),
        day=fact.effective_date.isoformat(),
        nature=translated(NATURES[fact.nature]),
        line=fact.line,
        formula=fact.formula,
    )

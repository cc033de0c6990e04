"""Reviews and plans around the budget: lists by kind, writing one, one with its steps, and who reviews a project."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget import matter_exports, operations
from ieum.budget.choices import MatterKind, MatterState
from ieum.budget.operations import MatterUnclear
from ieum.budget.queries import NOW, Point, bills
from ieum.budget.queries import matters as reading
from ieum.budget.queries.disclosing import disclosure_items
from ieum.budget.queries.matters import StandingMatter
from ieum.budget.queries.mid_term import last_plan
from ieum.budget.rules.disclosing import item_forms
from ieum.budget.rules.investment import review_needed
from ieum.budget.rules.matter_checks import WITHOUT_MONEY, Judgement
from ieum.budget.rules.matters import StatedMatter, write_table
from ieum.budget.rules.outlook import FIELD, MID_TERM_YEARS, blank_outlook, drafted_year
from ieum.budget.rules.parameters import version_on
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.traits import FLAG, TRAITS, YES, said_of, trait_words
from ieum.budget.states import CODES, MATTERS, WRITE
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, translated, translated_own
from ieum.platform.ui.lists import WORDS, Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site import matter_tables
from ieum.site.access import allowed
from ieum.site.disclosure_documents import may_be_made
from ieum.site.downloads import download
from ieum.site.forms.matter import TABLED, MatterForm, MoneyGrid, StepForm, ThresholdForm
from ieum.site.ledger import crumbs, won
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

_LIST = (
    Column("number", "번호"), Column("title", "제목"), Column("division", "부서"), Column("total", "금액", "number"),
    Column("state", "상태"), Column("day", "그 상태가 된 날", "date"),
)  # fmt: skip


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_matters(request: StaffRequest) -> HttpResponse:
    """List the matters of a kind; filtered by state and words."""
    kind = _kind(request)
    state, words = (request.GET.get(name, "").strip()[:100] for name in ("state", "words"))
    listing = Listing(
        "matters", translated(kind.label), _LIST, reading.matters(kind, state=state, words=words), _matter_cells,
        filters=(WORDS, Filter("state", "상태", list(MATTERS[kind].states.items()))),
        orders={
            "number": ("year", "number"), "title": ("title",), "division": ("division",), "total": ("total",),
            "state": ("state_now",), "day": ("decided_on",),
        },
        note="(단위: 원)", empty_text=translated("아직 {label} 건이 없습니다.", label=translated(kind.label)),
    )  # fmt: skip
    context = {
        "title": translated("재정 심사·계획"),
        "breadcrumbs": crumbs(translated("재정 심사·계획")),
        "kind": kind,
        "tabs": [
            (translated(each.label), f"{reverse('budget_matters')}?kind={each}", each is kind) for each in MatterKind
        ],
        "is_investment": kind is MatterKind.INVESTMENT,
        "may_record": kind is not MatterKind.DISCLOSURE_ITEM,
    }
    return render_list(request, "site/budget_matters.html", listing, context)


def _matter_cells(each: Any) -> list[object]:
    return [
        format_html('<a href="{}">{}</a>', reverse("budget_matter", args=[each.pk]), each),
        each.title, each.division, won(int(each.total or 0)), translated(MatterState(each.state_now).label),
        each.decided_on.isoformat(),
    ]  # fmt: skip


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@in_korean
def budget_matters_file(request: StaffRequest, form: str) -> HttpResponse:
    """Give the matters of a kind as a file."""
    kind = _kind(request)
    return _file(form, matter_exports.listing(kind), translated(kind.label))


@allowed(BudgetAction.WORK_ON_MATTERS)
def record_matter(request: StaffRequest) -> HttpResponse:
    """Record a matter of a kind."""
    kind, today = _kind(request), localdate()
    if kind is MatterKind.DISCLOSURE_ITEM:
        raise Http404("재정공시 자료는 재정공시의 화면에서 요청합니다.")
    data = request.POST or None
    divisions = bills.own_divisions(today, request.user.pk)
    initial = {"year": today.year, "division": next(iter(divisions), "")}
    initial |= {} if data or kind is not MatterKind.MID_TERM else _rolled(drafted_year(today))
    form = MatterForm(data, kind=kind, is_new=True, initial=initial)
    grid = _grid(kind, _years(_year_of(form, today.year)), data)
    if data and form.is_valid() and not (grid and grid.faults):
        given = form.cleaned_data
        try:
            made = operations.record_matter(
                kind=kind, traits=form.traits(), amounts=_amounts(form, grid), actor_id=request.user.pk, on=today,
                **{name: given[name] for name in ("year", "title", "division", "programme")},
            )  # fmt: skip
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(request, translated("{made}로 적었습니다.", made=made))
            return redirect("budget_matter", made.pk)
    return _form_page(request, form, grid, translated("{label} 새로 적기", label=translated(kind.label)))


@allowed(BudgetAction.WORK_ON_MATTERS)
def state_matter(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Say anew what a matter is about; what was said before stays."""
    found, data = _matter_or_404(matter_id), request.POST or None
    stated = found.stated
    item = item_forms().get(stated.traits.get("item", ""))
    form = MatterForm(
        data, request.FILES or None, kind=found.kind, is_new=False, item=item, initial=_initial(stated)
    )  # fmt: skip
    grid = _grid(found.kind, _years(found.row.year, stated), data, stated)
    if data and form.is_valid() and not (grid and grid.faults):
        try:
            operations.state_matter(
                matter_id=matter_id, traits=form.traits(), amounts=_amounts(form, grid),
                reason=form.cleaned_data["reason"], actor_id=request.user.pk, on=localdate(),
            )  # fmt: skip
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(request, "고쳐 적었습니다. 앞서 적은 내용도 남아 있습니다.")
            return redirect("budget_matter", matter_id)
    named = f"{found.row} {found.row.title}" if found.kind is MatterKind.DISCLOSURE_ITEM else found.row
    return _form_page(request, form, grid, translated("{row} 내용 적기", row=named))


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.WORK_ON_MATTERS)
def budget_matter(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Show a matter; posting takes one of the steps that its table offers."""
    found = _matter_or_404(matter_id)
    form = StepForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            step = operations.advance_matter(
                matter_id=matter_id, action=request.POST.get("do", ""), reason=form.cleaned_data["reason"],
                actor_id=request.user.pk, on=form.cleaned_data["on"],
            )  # fmt: skip
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(request, translated("{step}: 처리했습니다.", step=translated(step)))
            return redirect("budget_matter", matter_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/budget_matter.html", _context(request, found, form), status=status)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@in_korean
def budget_matter_file(request: StaffRequest, matter_id: UUID, form: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Give the money of a matter by year as a file."""
    found = _matter_or_404(matter_id)
    title = f"{found.row} {found.row.title}"
    if found.kind is MatterKind.MID_TERM and form == "xlsx":
        return download(matter_exports.plan_workbook(found, Point(localdate(), NOW), title), f"{title}.xlsx")
    return _file(form, matter_exports.content(found), title)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def investment_thresholds(request: StaffRequest) -> HttpResponse:
    """Say who reviews a project, and the clauses of the day."""
    given = request.GET if "on" in request.GET else {"on": localdate().isoformat(), "nature": "GENERAL"}
    form = ThresholdForm(given)
    answer = version = None
    if form.is_valid():
        on = form.cleaned_data["on"]
        asked = {"nature": form.cleaned_data["nature"], "is_new": YES}
        project = StatedMatter(
            MatterKind.INVESTMENT, on.year, "", "", "", asked, tuple(form.cleaned_data["amounts"])
        )  # fmt: skip
        answer = review_needed(project, on=on) if project.total else None
        version = version_on("investment_review", on)
    context = {
        "title": translated("투자심사 기준"),
        "breadcrumbs": crumbs_of(MatterKind.INVESTMENT, translated("투자심사 기준")),
        "form": form,
        "answer": answer,
        "version": version,
        "table": matter_tables.clauses(version.value) if version else None,
    }
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "site/investment_thresholds.html", context, status=status)


def _context(request: StaffRequest, found: StandingMatter, form: StepForm) -> dict[str, Any]:
    row, today = found.row, localdate()
    judgement = reading.judgement(found, on=today)
    parts = reading.parts_of(found, request.user.pk, on=today)
    facts, machine = reading.facts_of(judgement), MATTERS[found.kind]
    offered = [each for each in machine.transitions if each.source == found.state and each.by & parts]
    steps = [
        (each.action, each.label, _refusal(found, each.action, parts, facts, judgement))
        for each in offered
        if each.action not in {WRITE, "refer"}
    ]
    return {
        "title": row.title,
        "breadcrumbs": crumbs_of(found.kind, str(row)),
        "matter": row,
        "state": found.state.label,
        "about": [
            ("번호", str(row)), ("부서", row.division), ("세부사업 부호", row.programme or translated("없음")),
            *_said(found),
            *matter_tables.computed(found),
        ],
        "answer": review_needed(found.stated, on=today) if found.kind is MatterKind.INVESTMENT else None,
        "warnings": judgement.warnings,
        "money": None if found.kind in WITHOUT_MONEY else matter_tables.money_table(request, found.stated),
        **(_disclosing(found) if found.kind is MatterKind.DISCLOSURE else {}),
        "rows": matter_tables.rows_of(found.stated),
        "plan": matter_tables.plan(found) if found.kind is MatterKind.MID_TERM else [],
        "books": matter_tables.against_books(found),
        "repayment": matter_tables.repayment(found.stated),
        "form": form,
        "steps": steps,
        "may_write": any(each.action == WRITE for each in offered),
        "may_refer": any(each.action == "refer" for each in offered),
        "waiting": "" if offered else _waiting(found),
        "history": matter_tables.history(found),
    }  # fmt: skip


def _said(found: StandingMatter) -> list[tuple[str, object]]:
    """What is said of it: its money where its kind has any, and its traits, of which the document is a link."""
    about: list[tuple[str, object]] = [
        (label, translated_own(said)) for label, said in said_of(found.kind, found.stated.traits)
    ]
    if found.kind not in WITHOUT_MONEY:
        return [("금액", translated("{amount}원", amount=won(found.stated.total))), *about]
    links = {"공시 문서": matter_tables.document_link, "재정공시": matter_tables.disclosure_link}
    return [(label, links[label](str(said)) if label in links else said) for label, said in about]


def _disclosing(found: StandingMatter) -> dict[str, Any]:
    """The items of a disclosure, and whether offices can be asked and the document be made."""
    items = disclosure_items(found)
    return {
        "items": matter_tables.items_table(found, items),
        "may_ask": any(each.may_be_asked for each in items),
        "may_make": may_be_made(found),
    }


def _refusal(found: StandingMatter, action: str, parts: frozenset[str], facts: Any, judgement: Judgement) -> str:
    """Why a step cannot be taken, in full where the facts know more than the table says; "" where it can."""
    said = MATTERS[found.kind].refusal(found.state, action, parts=parts, facts=facts)
    return judgement.unmet.get(CODES.get(said, ""), said)


def _waiting(found: StandingMatter) -> str:
    machine = MATTERS[found.kind]
    rows = [each for each in machine.transitions if each.source == found.state]
    names = [label for code, label in machine.parts.items() if any(code in each.by for each in rows)]
    return translated("다음 단계로 옮기는 사람: {names}", names="·".join(names)) if names else ""


def _form_page(request: StaffRequest, form: MatterForm, grid: MoneyGrid | None, title: str) -> HttpResponse:
    faults = list(grid.faults.items()) if grid else []
    context = {
        "title": title,
        "breadcrumbs": crumbs_of(form.kind, title),
        "form": form,
        "grid": grid,
        "grid_faults": faults,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or faults else HTTPStatus.OK
    return render(request, "site/budget_matter_form.html", context, status=status)


def _initial(stated: StatedMatter) -> dict[str, Any]:
    flags = {each.name for each in TRAITS[stated.kind] if each.form == FLAG}
    words = trait_words(stated.kind, stated.traits)
    given: dict[str, Any] = {name: said == YES if name in flags else said for name, said in words.items()}
    if stated.kind is MatterKind.DISCLOSURE_ITEM and "table" not in given:
        given["table"] = "\t".join(item_forms()[stated.traits["item"]].heading)
    if stated.kind is MatterKind.MID_TERM:
        given.setdefault(FIELD, blank_outlook(_years(stated.year, stated)))
    if stated.kind in TABLED:
        given["table"] = write_table(stated.amounts, _years(stated.year, stated))
    return given


def _rolled(year: int) -> dict[str, Any]:
    """What the last plan says of the years in which a new one begins and the next (연동계획), of a year at least."""
    last = last_plan(year + 2)
    if last is None:
        return {"year": year, FIELD: blank_outlook(_years(year, None))}
    begins = max(last.row.year + 1, year)
    kept = [each for each in last.stated.amounts if each.year >= begins]
    said = {name: last.stated.traits.get(name, "") for name in ("direction", "outlook")}
    said[FIELD] = blank_outlook(_years(begins, None))
    return {**said, "year": begins, "table": write_table(kept, range(begins, begins + MID_TERM_YEARS))}


def _years(year: int, stated: StatedMatter | None = None) -> list[int]:
    """Five years from the one of the matter, and all others that it has money in."""
    known = {each.year for each in stated.amounts} if stated else set()
    return sorted({*known, *range(year, year + MID_TERM_YEARS)})


def _year_of(form: MatterForm, otherwise: int) -> int:
    said = str(form.data.get("year", "")) if form.is_bound else ""
    return int(said) if said.isdecimal() and len(said) == 4 else otherwise


def _grid(kind: MatterKind, years: Sequence[int], data: Any, stated: StatedMatter | None = None) -> MoneyGrid | None:
    if kind in TABLED or kind in WITHOUT_MONEY:
        return None
    return MoneyGrid(years, data, stated.amounts if stated else ())


def _amounts(form: MatterForm, grid: MoneyGrid | None) -> Sequence[Any]:
    return grid.amounts if grid else form.cleaned_data.get("amounts", ())


def _say(form: Any, refused: Refused) -> None:
    """Tell why not: beside the fields where the refusal names them."""
    faults = refused.faults if isinstance(refused, MatterUnclear) else {}
    for name, said in faults.items():
        form.add_error(name if name in form.fields else None, said)
    if not faults:
        form.add_error(None, str(refused))


def _kind(request: StaffRequest) -> MatterKind:
    asked = request.GET.get("kind", MatterKind.INVESTMENT)
    if asked not in MatterKind.values:
        raise Http404("그런 구분이 없습니다. 재정 심사·계획 화면에서 고르십시오.")
    return MatterKind(asked)


def crumbs_of(kind: MatterKind, title: str) -> list[tuple[str, str]]:
    """The way to a page of a kind."""
    listed = f"{reverse('budget_matters')}?kind={kind}"
    return [
        *crumbs("")[:-1],
        (translated("재정 심사·계획"), reverse("budget_matters")),
        (translated(kind.label), listed),
        (title, ""),
    ]


def _matter_or_404(matter_id: UUID) -> StandingMatter:
    try:
        return reading.matter(matter_id)
    except reading.NoSuchMatter as error:
        raise Http404(str(error)) from error


def _file(form: str, rows: list[list[str]], title: str) -> HttpResponse:
    if form not in matter_exports.WRITERS:
        raise Http404("그런 형식이 없습니다. xlsx나 csv로 받으십시오.")
    return download(matter_exports.WRITERS[form](rows, title), f"{title}.{form}")

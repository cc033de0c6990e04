"""Reviews and plans around the budget: lists by kind, writing one, one with its steps, and who reviews a project."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget import matter_exports, operations
from ieum.budget.choices import InvestmentKind, MatterKind, MatterState, MoneySource, ReviewBody
from ieum.budget.operations import MatterUnclear
from ieum.budget.queries import bills
from ieum.budget.queries import matters as reading
from ieum.budget.queries.matters import StandingMatter, due_of
from ieum.budget.rules.investment import next_round, review_needed
from ieum.budget.rules.matter_checks import MID_TERM_YEARS, Judgement, bond_limit, fund_balance
from ieum.budget.rules.matters import StatedMatter, schedule_of, summed, version_on, write_table
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.traits import FLAG, TRAITS, YES, said_of, trait_words
from ieum.budget.states import CODES, MATTERS, WRITE
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, translated
from ieum.platform.ui.lists import WORDS, Filter, Listing
from ieum.platform.ui.tables import Column, Table, chosen_page
from ieum.site.access import allowed
from ieum.site.ledger import crumbs, won
from ieum.site.lists import render_list
from ieum.site.matter_forms import TABLED, MatterForm, MoneyGrid, StepForm, ThresholdForm

_LIST = (
    Column("number", "번호"), Column("title", "제목"), Column("division", "부서"), Column("total", "금액", "number"),
    Column("state", "상태"), Column("day", "그 상태가 된 날", "date"),
)  # fmt: skip
_HISTORY = (
    Column("step", "한 일"), Column("state", "상태"), Column("who", "누가"), Column("day", "한 날", "date"),
    Column("due", "시작한 기한", "date"), Column("why", "사유"),
)  # fmt: skip
_CLAUSES = (
    Column("body", "심사기관"), Column("kinds", "사업 종류"), Column("money", "재원"), Column("size", "총사업비"),
    Column("clause", "조항"),
)  # fmt: skip
_ITEMS = (Column("code", "번호"), Column("label", "항목"), Column("ours", "이음 자료에서 셈한 것"))
_MONEY = {"OWN": "전액 자체재원", "TRANSFERRED": "이전재원·지방채 포함", "CITY": "시비 보조", "NATIONAL": "국비 보조"}
_MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_FIRST = "처음 적음"


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_matters(request: HttpRequest) -> HttpResponse:
    """List the matters of a kind; filtered by state and words."""
    kind = _kind(request)
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("state", "words")}
    listing = Listing(
        "matters", translated(kind.label), _LIST, reading.matters(kind, **asked), _matter_cells,
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
def budget_matters_file(request: HttpRequest, form: str) -> HttpResponse:
    """Give the matters of a kind as a file."""
    kind = _kind(request)
    return _file(form, matter_exports.listing(kind), translated(kind.label))


@allowed(BudgetAction.WORK_ON_MATTERS)
def record_matter(request: HttpRequest) -> HttpResponse:
    """Record a matter of a kind."""
    kind, today = _kind(request), localdate()
    data = request.POST or None
    divisions = bills.own_divisions(today, request.user.pk)
    initial = {"year": today.year, "division": next(iter(divisions), "")}
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
def state_matter(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """Say anew what a matter is about; what was said before stays."""
    found, data = _matter_or_404(matter_id), request.POST or None
    stated = found.stated
    form = MatterForm(data, kind=found.kind, is_new=False, initial=_initial(stated))
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
    return _form_page(request, form, grid, translated("{row} 내용 적기", row=found.row))


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.WORK_ON_MATTERS)
def budget_matter(request: HttpRequest, matter_id: UUID) -> HttpResponse:
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
def budget_matter_file(request: HttpRequest, matter_id: UUID, form: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Give the money of a matter by year as a file."""
    found = _matter_or_404(matter_id)
    return _file(form, matter_exports.money(found), f"{found.row} {found.row.title}")


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def investment_thresholds(request: HttpRequest) -> HttpResponse:
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
        "breadcrumbs": _crumbs(MatterKind.INVESTMENT, translated("투자심사 기준")),
        "form": form,
        "answer": answer,
        "version": version,
        "table": _clauses(version.value) if version else None,
    }
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "site/investment_thresholds.html", context, status=status)


def _context(request: HttpRequest, found: StandingMatter, form: StepForm) -> dict[str, Any]:
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
        "breadcrumbs": _crumbs(found.kind, str(row)),
        "matter": row,
        "state": found.state.label,
        "about": [
            ("번호", str(row)), ("부서", row.division), ("세부사업 부호", row.programme or translated("없음")),
            ("금액", translated("{amount}원", amount=won(found.stated.total))),
            *said_of(found.kind, found.stated.traits),
            *_computed(found),
        ],
        "answer": review_needed(found.stated, on=today) if found.kind is MatterKind.INVESTMENT else None,
        "warnings": judgement.warnings,
        "money": _money_table(request, found.stated),
        "items": _disclosed(found) if found.kind is MatterKind.DISCLOSURE else None,
        "repayment": _repayment(found.stated),
        "form": form,
        "steps": steps,
        "may_write": any(each.action == WRITE for each in offered),
        "may_refer": any(each.action == "refer" for each in offered),
        "waiting": "" if offered else _waiting(found),
        "history": _history(found),
    }  # fmt: skip


def _refusal(found: StandingMatter, action: str, parts: frozenset[str], facts: Any, judgement: Judgement) -> str:
    """Why a step cannot be taken, in full where the facts know more than the table says; "" where it can."""
    said = MATTERS[found.kind].refusal(found.state, action, parts=parts, facts=facts)
    return judgement.unmet.get(CODES.get(said, ""), said)


def _waiting(found: StandingMatter) -> str:
    machine = MATTERS[found.kind]
    rows = [each for each in machine.transitions if each.source == found.state]
    names = [label for code, label in machine.parts.items() if any(code in each.by for each in rows)]
    return translated("다음 단계로 옮기는 사람: {names}", names="·".join(names)) if names else ""


def _computed(found: StandingMatter) -> list[tuple[str, str]]:
    """What follows from what is said."""
    match found.kind:
        case MatterKind.FUND:
            return [
                (
                    translated("{year}년 말 조성액", year=found.row.year),
                    translated("{amount}원", amount=won(fund_balance(found.stated))),
                )
            ]
        case MatterKind.BOND:
            limit = bond_limit(found.stated, on=localdate())
            return [
                (
                    translated("발행 한도"),
                    translated("{amount}원", amount=won(limit)) if limit is not None else translated("셈할 수 없음"),
                )
            ]
        case MatterKind.INVESTMENT:
            due = next_round(localdate())
            return (
                [
                    (
                        translated("다음 심사 의뢰"),
                        translated("{day}까지(심사 {day_2}까지)", day=due[0].isoformat(), day_2=due[1].isoformat()),
                    )
                ]
                if due
                else []
            )
        case _:
            return []


def _repayment(stated: StatedMatter) -> Table | None:
    """What each year pays of a bond whose terms are said."""
    schedule = schedule_of(stated) if stated.kind is MatterKind.BOND else []
    columns = (
        Column("year", "연도"), Column("principal", "원금", "number"), Column("interest", "이자", "number"),
        Column("whole", "합계", "number"), Column("balance", "연도 말 잔액", "number"),
    )  # fmt: skip
    rows = [
        [f"{each.year}", *map(won, (each.principal, each.interest, each.principal + each.interest, each.balance))]
        for each in schedule
    ]
    return Table("repayment", "상환 계획(원금 균등분할)", columns, rows, note="(단위: 원)") if rows else None


def _money_table(request: HttpRequest, stated: StatedMatter) -> Table:
    years = sorted({each.year for each in stated.amounts})
    named = any(each.item for each in stated.amounts)
    names = (Column("heading", "구분"), Column("code", "부호"), Column("item", "내용")) if named else ()
    columns = [
        *names, Column("source", "재원별"), Column("total", "합계", "number"),
        *(Column(f"y{year}", translated("{year}년", year=year), "number") for year in years),
    ]  # fmt: skip
    sums = summed(stated.amounts, lambda each: (each.heading, each.code, each.item, each.source, each.year))
    page = chosen_page(list(dict.fromkeys(place[:4] for place in sums)), request.GET)
    rows = [_money_row(place, years, sums, named=named) for place in page]
    by_year = summed(stated.amounts, lambda each: each.year)
    whole = [*([translated("계"), "", ""] if named else []), "" if named else translated("계"), won(stated.total)]
    rows = [[*whole, *(won(by_year[year]) for year in years)], *rows] if rows else []
    return Table(
        "money", "연차별 소요재원", columns, rows, note="(단위: 원)", page=page, query=request.GET,
        empty_text="아직 적은 금액이 없습니다.",
    )  # fmt: skip


def _money_row(place: tuple[Any, ...], years: Sequence[int], sums: dict[Any, int], *, named: bool) -> list[str]:
    own = [sums.get((*place, year), 0) for year in years]
    names = list(place[:3]) if named else []
    return [*names, str(MoneySource(place[3]).label), won(sum(own)), *map(won, own)]


def _history(found: StandingMatter) -> Table:
    labels = {each.action: each.label for each in MATTERS[found.kind].transitions}
    due = due_of(found.steps)
    rows = [
        [
            labels.get(each.action, _FIRST), str(each), each.operation.actor.title, each.decided_on.isoformat(),
            str(due[each.pk] or ""), each.operation.basis,
        ]
        for each in found.steps
    ]  # fmt: skip
    return Table("history", "거친 단계", _HISTORY, rows)


def _disclosed(found: StandingMatter) -> Table | None:
    """The items of a disclosure with what our own data give."""
    version = version_on("disclosure_items", found.stated.day("confirmed_on") or localdate())
    if version is None:
        return None
    ours = reading.disclosed(found.row.year)
    rows = [[each["code"], each["label"], _said_of_ours(each.get("from", ""), ours)] for each in version.value]
    return Table("items", "공통공시 항목", _ITEMS, rows, note=f"({version.reference})")


def _said_of_ours(source: str, ours: dict[str, list[tuple[str, int]]]) -> str:
    if not source:
        return translated("담당 부서의 자료를 붙입니다.")
    if source not in ours:
        return translated("예산 원장과 확정한 예산안에서 셈합니다.")
    rows = ours[source]
    return (
        translated("{count}건 {amount}원", count=len(rows), amount=won(sum((amount for _, amount in rows))))
        if rows
        else translated("0건")
    )


def _clauses(rows: Sequence[dict[str, Any]]) -> Table:
    kinds = dict(InvestmentKind.choices)
    listed = [
        [
            translated(ReviewBody(each["by"]).label)
            if each["by"] in ReviewBody.values
            else translated("부령이 정함(확인하지 못함)"),
            ", ".join(translated(kinds[kind]) for kind in each["kinds"]),
            translated(_MONEY.get(each.get("money", ""), "가리지 않음")),
            translated("{least}억원 이상", least=each["from"])
            + (translated(" {below}억원 미만", below=each["to"]) if "to" in each else ""),
            each["clause"],
        ]
        for each in rows
    ]
    return Table("clauses", "그날의 심사 기준", _CLAUSES, listed)


def _form_page(request: HttpRequest, form: MatterForm, grid: MoneyGrid | None, title: str) -> HttpResponse:
    faults = list(grid.faults.items()) if grid else []
    context = {
        "title": title,
        "breadcrumbs": _crumbs(form.kind, title),
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
    if stated.kind in TABLED:
        given["table"] = write_table(stated.amounts, _years(stated.year, stated))
    return given


def _years(year: int, stated: StatedMatter | None = None) -> list[int]:
    """Five years from the one of the matter, and all others that it has money in."""
    known = {each.year for each in stated.amounts} if stated else set()
    return sorted({*known, *range(year, year + MID_TERM_YEARS)})


def _year_of(form: MatterForm, otherwise: int) -> int:
    said = str(form.data.get("year", "")) if form.is_bound else ""
    return int(said) if said.isdecimal() and len(said) == 4 else otherwise


def _grid(kind: MatterKind, years: Sequence[int], data: Any, stated: StatedMatter | None = None) -> MoneyGrid | None:
    if kind in TABLED or kind is MatterKind.DISCLOSURE:
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


def _kind(request: HttpRequest) -> MatterKind:
    asked = request.GET.get("kind", MatterKind.INVESTMENT)
    if asked not in MatterKind.values:
        raise Http404("그런 구분이 없습니다. 재정 심사·계획 화면에서 고르십시오.")
    return MatterKind(asked)


def _crumbs(kind: MatterKind, title: str) -> list[tuple[str, str]]:
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
    answer = HttpResponse(matter_exports.WRITERS[form](rows, title), content_type=_MEDIA[form])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.{form}"
    return answer

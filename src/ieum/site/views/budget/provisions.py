"""What a bill decides beside its amounts (계속비, 채무부담행위, 명시이월비), and the documents that go with it."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget import operations
from ieum.budget.bill_documents import DOCUMENT_WRITERS, document_of
from ieum.budget.choices import ProvisionKind
from ieum.budget.queries import bills, enclosures, provisions
from ieum.budget.queries.provisions import StandingProvision
from ieum.budget.rules.enclosures import are_required
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.provisions import Schedule, write_provisions, years_asked
from ieum.budget.rules.versions import proposals
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, korean, translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.downloads import download
from ieum.site.forms.attachment import attached
from ieum.site.forms.provision import ContractForm, EnclosureChoiceForm, ProvisionsForm, ScheduleForm
from ieum.site.ledger import crumbs, version_or_404, won
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.budget.models import BudgetVersion

_NAMES = (
    Column("division", "부서"), Column("programme", "세부사업"), Column("item", "통계목"), Column("name", "사업명"),
)  # fmt: skip
_DEBTS = (*_NAMES, Column("voted", "의결액", "number"), Column("contracted", "계약액", "number"),
          Column("left", "남은 금액", "number"), Column("due", "상환", "number"))  # fmt: skip
_DOCUMENTS = (
    Column("code", "번호"), Column("label", "서류"), Column("state", "지금"), Column("files", "이음에서 만든 것"),
    Column("clause", "근거"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.WRITE_BUDGET_LINES)
def budget_provisions(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Show the tables of a bill, and one of them to be written; posting saves it or records a contract."""
    version = version_or_404(version_id)
    schedule = _schedule(request, version)
    table, contract = ProvisionsForm(request.POST or None), ContractForm(request.POST or None)
    wrong: ProvisionsForm | ContractForm | None = None
    if request.method == "POST":
        wrong = contract if request.POST.get("do") == "contract" else table
        if wrong.is_valid() and _done(request, version, schedule, wrong):
            address = f"?{_address(schedule)}" if schedule else ""
            return redirect(f"{reverse('budget_provisions', args=[version.pk])}{address}")
    context = _provisions_context(request, version, schedule)
    context["table_form"] = table if wrong is table else _table_form(version, schedule)
    context["contract_form"] = contract if wrong is contract else ContractForm()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "site/budget_provisions.html", context, status=status)


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.COMPILE_BUDGET)
def budget_enclosures(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Show the documents that go with a bill; posting says of one how it is there."""
    version = version_or_404(version_id)
    found = enclosures.enclosed(version)
    files = [(str(each.version.attachment_id), each.version.name) for each in _files(version)]
    form = EnclosureChoiceForm(request.POST or None, documents=found, files=files)
    if request.method == "POST" and form.is_valid() and _enclosed(request, version, form):
        return redirect("budget_enclosures", version.pk)
    missing = {each.document.code for each in enclosures.missing(version)}
    context = {
        **_way(version, translated("첨부서류")),
        "table": Table(
            "documents",
            translated("{version} 첨부서류", version=version),
            _DOCUMENTS,
            [_document_row(version, each, missing) for each in found],
            empty_text="그 해의 첨부서류는 등록되어 있지 않습니다.",
        ),
        "missing": len(missing),
        "is_optional": not are_required(version.kind_of),
        "form": form,
        **attached("budget.version", version.pk),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/budget_enclosures.html", context, status=status)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@in_korean
def budget_document_file(request: StaffRequest, version_id: UUID, code: str, form: str) -> HttpResponse:  # noqa: ARG001 - who asks, the table of permissions has seen
    """Give one of the documents as our own data makes it."""
    version = version_or_404(version_id)
    found = next((each for each in enclosures.enclosed(version) if each.document.code == code and each.is_made), None)
    if found is None or form not in DOCUMENT_WRITERS:
        raise Http404("이음에서 만드는 서류가 아니거나 그런 형식이 없습니다. 첨부서류 화면에서 고르십시오.")
    document = document_of(version, found.document)
    return download(DOCUMENT_WRITERS[form](document), f"{document.title}.{form}")


def _schedule(request: StaffRequest, version: "BudgetVersion") -> Schedule | None:
    """The table that the address names; None where it names none."""
    accounts = [each.name for each in bills.accounts_of_year(version.fiscal_year_id)]
    form = ScheduleForm(request.GET, accounts=accounts)
    if not form.is_valid():
        return None
    given = form.cleaned_data
    return Schedule(ProvisionKind(given["kind"]), given["account"], given["division"].strip())


def _address(schedule: Schedule) -> str:
    return urlencode({"kind": schedule.kind, "account": schedule.account, "division": schedule.division})


def _table_form(version: "BudgetVersion", schedule: Schedule | None) -> ProvisionsForm | None:
    """The table as it stands, to be written; None where none was named."""
    if schedule is None:
        return None
    lines = provisions.lines_of(provisions.provisions_of(version.pk), schedule)
    years = {year for line in lines for year in line.years} | set(years_asked(schedule.kind, version.fiscal_year.year))
    seen = provisions.seen_of(version.pk, schedule)
    return ProvisionsForm(initial={"table": write_provisions(lines, sorted(years)), "seen": seen})


def _done(
    request: StaffRequest, version: "BudgetVersion", schedule: Schedule | None, form: ProvisionsForm | ContractForm
) -> bool:
    """Whether what the form asks for could be done; otherwise the form tells why not."""
    try:
        said = _take(request, version, schedule, form)
    except Refused as refused:
        form.add_error("table" if isinstance(form, ProvisionsForm) else None, str(refused))
        return False
    messages.success(request, said)
    return True


def _take(
    request: StaffRequest, version: "BudgetVersion", schedule: Schedule | None, form: ProvisionsForm | ContractForm
) -> str:
    """One call of the operation that the form is for; what is said about it."""
    given, actor_id = form.cleaned_data, request.user.pk
    if isinstance(form, ContractForm):
        chosen = request.POST.get("provision", "")
        known = [each.of.id for each in provisions.debts() if str(each.of.id) == chosen]
        if not known:
            raise operations.VersionRefused("의결된 채무부담행위를 고르십시오.")
        operations.contract_debt(
            provision_id=known[0], amount=given["amount"], on=given["on"], basis=given["basis"], actor_id=actor_id
        )
        return translated("계약 {amount}원을 적었습니다.", amount=won(given["amount"]))
    if schedule is None:
        raise operations.VersionRefused("구분, 회계, 부서를 골라 조서를 여십시오.")
    saved = operations.write_provisions(
        version_id=version.pk, schedule=schedule, table=given["table"], seen=given["seen"], actor_id=actor_id,
        on=localdate(), reason=given["reason"],
    )  # fmt: skip
    return (
        translated("{changed}줄을 저장했습니다.", changed=saved.changed)
        if saved.changed
        else translated("바뀐 것이 없습니다.")
    )


def _provisions_context(request: StaffRequest, version: "BudgetVersion", schedule: Schedule | None) -> dict[str, Any]:
    found, taken = provisions.provisions_of(version.pk), bills.steps(version.pk)
    given = proposals(taken)
    accounts = [each.name for each in bills.accounts_of_year(version.fiscal_year_id)] or [korean("일반회계")]
    own = next(iter(bills.own_divisions(localdate(), request.user.pk)), "")
    initial = {"division": schedule.division, "kind": schedule.kind, "account": schedule.account} if schedule else {}
    year_debts = [each for each in provisions.debts() if each.of.year == version.fiscal_year.year]
    return {
        **_way(version, translated("계속비·채무부담행위·명시이월비")),
        "version": version,
        "stage": str(taken[-1]),
        "tables": [_table(version, kind, found, given[-1] if given else None) for kind in ProvisionKind],
        "schedule": schedule,
        "schedule_form": ScheduleForm(accounts=accounts, initial={"division": own, **initial}),
        "refused": "" if may(request, BudgetAction.WRITE_BUDGET_LINES) else translated("보기만 할 수 있습니다."),
        "debts": _debts(year_debts),
        "debt_choices": [(each.of.id, f"{each.of.division} {each.line.name}") for each in year_debts],
    }


def _way(version: "BudgetVersion", title: str) -> dict[str, Any]:
    way = [
        (translated("예산안 편성"), reverse("budget_versions")),
        (str(version), reverse("budget_version", args=[version.pk])),
    ]
    return {"title": f"{version} {title}", "breadcrumbs": [*crumbs("")[:-1], *way, (title, "")], "version": version}


def _table(
    version: "BudgetVersion", kind: ProvisionKind, found: Sequence[StandingProvision], proposed: int | None
) -> Table:
    """A statutory table as it stands, with what the mayor proposed beside it once that was done."""
    own = [each for each in found if each.kind is kind and (each.now or (proposed and each.at(proposed)))]
    years = sorted({year for each in own if each.now for year in each.now.years})
    columns = (
        *_NAMES,
        *(Column(f"year{year}", translated("{year}년", year=year), "number") for year in years),
        Column("total", "계", "number"),
        Column("proposed", "구청장안", "number"),
        Column("note", "사유"),
    )
    rows = []
    for each in own:
        line, before = each.now, each.at(proposed) if proposed else None
        named = each.said[-1].line
        rows.append([
            _link(version, each), each.programme, named.item, named.name,
            *(won(line.of_year(year) if line else 0) for year in years), won(line.total if line else 0),
            won(before.total) if before else "-", named.note,
        ])  # fmt: skip
    return Table(
        f"provisions-{kind.lower()}",
        translated("{label} 조서", label=translated(kind.label)),
        columns,
        rows,
        note="(단위: 원)",
        empty_text=translated("적은 {label} 줄이 없습니다.", label=translated(kind.label)),
    )


def _link(version: "BudgetVersion", each: StandingProvision) -> str:
    address = f"{reverse('budget_provisions', args=[version.pk])}?{_address(each.schedule)}"
    return format_html('<a href="{}">{}</a>', address, each.division)


def _debts(found: Sequence[provisions.Debt]) -> Table | None:
    rows = [
        [
            each.of.division,
            each.of.programme,
            each.line.item,
            each.line.name,
            won(each.line.total),
            won(each.contracted),
            won(each.left),
            " / ".join(
                translated("{year}년 {amount}", year=year, amount=won(each.due(year))) for year in each.line.years
            ),
        ]
        for each in found
    ]
    return Table("debts", "의결된 채무부담행위", _DEBTS, rows, note="(단위: 원)") if rows else None


def _files(version: "BudgetVersion") -> list[Any]:
    return list(attached("budget.version", version.pk)["attached"])


def _enclosed(request: StaffRequest, version: "BudgetVersion", form: EnclosureChoiceForm) -> bool:
    given = form.cleaned_data
    try:
        operations.enclose(
            version_id=version.pk, code=given["code"], form=form.form_of,
            attachment_id=UUID(given["file"]) if given["file"] else None, reason=given["reason"],
            actor_id=request.user.pk,
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "첨부서류를 정했습니다.")
    return True


def _document_row(version: "BudgetVersion", each: enclosures.Enclosed, missing: set[str]) -> list[object]:
    links = [
        format_html(
            '<a href="{}" aria-label="{} {}">{}</a>',
            reverse("budget_document_file", args=[version.pk, each.document.code, form]),
            each.document.label, form.upper(), form.upper(),
        )
        for form in DOCUMENT_WRITERS if each.is_made
    ]  # fmt: skip
    return [
        each.document.code, each.document.label, _state(each, missing),
        format_html("{} {}", *links) if links else "-", each.document.clause,
    ]  # fmt: skip


def _state(each: enclosures.Enclosed, missing: set[str]) -> str:
    if each.file:
        return translated("파일: {file}", file=each.file)
    if each.said is not None:
        return translated("해당 없음: {basis}", basis=each.said.operation.basis)
    if each.is_there:
        return translated("이음에서 만듦")
    if each.document.is_later:
        return translated("제출한 뒤 10일 안에 냅니다")
    return translated("빠짐") if each.document.code in missing else translated("생략할 수 있음")

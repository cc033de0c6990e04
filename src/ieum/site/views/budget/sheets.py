"""The calculation sheet of a division: a grid that is written or pasted into, checked cell by cell and saved whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from ieum.budget import operations
from ieum.budget.choices import Funding, Side
from ieum.budget.queries import bills
from ieum.budget.rules.calculation import EXTERNAL
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sheets import COLUMNS, MOST_ROWS, CheckedRow, Sheet, SheetRow, totals_of
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import korean, translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.ledger import crumbs, version_or_404, won
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.budget.models import BudgetVersion

BLANK_ROWS = 5
"""Rows that wait to be written in, also where scripts do not run."""
_LABELS = {
    "programme": "세부사업",
    "code": "통계목",
    "description": "산출내역",
    "formula": "산출식",
    **{each.lower(): str(each.label) for each in EXTERNAL},
}
_CELL = (
    '<td class="site-cell site-cell--{name}"><input name="{name}" value="{value}" aria-label="{number}행 {label}" '
    'autocomplete="off" maxlength="200"{more}>{note}</td>'
)
_REVENUE = ("code", "description", "formula")
_SELDOM = frozenset(each.lower() for each in (Funding.BALANCED, Funding.FUND_GRANT, Funding.BOND, Funding.OTHER))
"""Columns that only the sheets of a few divisions need; all of them at once do not fit a page."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the grid with what it comes to."""

    number: int
    cells: str
    """As HTML: a large sheet has thousands of cells, which a template would take a second for."""
    amount: str
    own: str


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.WRITE_BUDGET_LINES)
def budget_sheet(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Show the sheet that the address names; posting saves it."""
    version, sheet = _sheet_or_404(request, version_id)
    rows, wrong, refusal = bills.sheet_rows(version.pk, sheet), None, ""
    if request.method == "POST":
        rows = posted_rows(request.POST)
        try:
            saved = _save(request, version, sheet, rows)
        except operations.SheetRefused as refused:
            refusal, wrong = str(refused), refused.rows
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(
                request,
                translated("과목 {changed}개를 저장했습니다.", changed=saved.changed)
                if saved.changed
                else "바뀐 것이 없습니다.",
            )
            return redirect(f"{reverse('budget_sheet', args=[version.pk])}?{_address(sheet)}")
    context = _context(request, version, sheet, rows, wrong)
    context |= {"refusal": refusal, "reason": request.POST.get("reason", "")}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "site/budget_sheet.html", context, status=status)


@require_POST
@allowed(BudgetAction.WRITE_BUDGET_LINES)
def check_budget_sheet(request: StaffRequest, version_id: UUID) -> JsonResponse:
    """Say what the rows as they are written come to, and what is wrong with them; nothing is saved."""
    version, sheet = _sheet_or_404(request, version_id)
    rows = posted_rows(request.POST)
    try:
        checked = iter(operations.check_sheet(version, sheet, rows))
    except Refused as refused:
        return JsonResponse({"refused": str(refused)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    found = [None if row.is_empty else next(checked) for row in rows]
    said = [
        {"amount": won(each.amount), "own": won(each.shares.get(Funding.OWN, 0)), "faults": each.faults} if each else {}
        for each in found
    ]
    totals = _totals(version, sheet, [each for each in found if each])
    return JsonResponse({"rows": said, "totals": render_to_string("site/budget_sheet_totals.html", totals)})


def posted_rows(data: QueryDict) -> list[SheetRow]:
    """The rows of a form: a block of cells parted by tabs where the script sent one, else the fields themselves."""
    block = data.get("block")
    if isinstance(block, str):
        lines = (line.split("\t") for line in block.split("\n") if line)
        return [SheetRow(dict(zip(COLUMNS, line, strict=False))) for line in lines]
    fields = {name: data.getlist(name) for name in COLUMNS}
    height = max(map(len, fields.values()))
    return [
        SheetRow({name: values[number] for name, values in fields.items() if number < len(values)})
        for number in range(height)
    ]


def _sheet_or_404(request: StaffRequest, version_id: UUID) -> tuple["BudgetVersion", Sheet]:
    """The bill and the part of it that the address names."""
    asked = request.GET
    side, division = asked.get("side", Side.EXPENDITURE), asked.get("division", "").strip()[:60]
    account = asked.get("account", "") or korean("일반회계")
    version = version_or_404(version_id)
    if side not in Side.values or not division:
        raise Http404("산출표를 찾을 수 없습니다. 예산안 화면에서 부서를 골라 여십시오.")
    if account not in {each.name for each in bills.accounts_of_year(version.fiscal_year_id)}:
        raise Http404("그 해에 없는 회계입니다. 예산안 화면에서 세부사업을 먼저 등록하십시오.")
    return version, Sheet(Side(side), account, division)


def _address(sheet: Sheet) -> str:
    return urlencode({"side": sheet.side, "account": sheet.account, "division": sheet.division})


def _save(request: StaffRequest, version: "BudgetVersion", sheet: Sheet, rows: Sequence[SheetRow]) -> Any:
    seen = request.POST.get("seen", "")
    return operations.write_sheet(
        version_id=version.pk, sheet=sheet, rows=rows, seen=int(seen) if seen.isdecimal() else -1,
        actor_id=request.user.pk, on=localdate(), reason=request.POST.get("reason", "")[:200],
    )  # fmt: skip


def _context(
    request: StaffRequest,
    version: "BudgetVersion",
    sheet: Sheet,
    rows: Sequence[SheetRow],
    wrong: Sequence[CheckedRow] | None,
) -> dict[str, Any]:
    filled = [row for row in rows if not row.is_empty][:MOST_ROWS]
    checked = list(wrong) if wrong is not None else operations.check_sheet(version, sheet, filled)
    refused = bills.sheet_refusal(version.pk, sheet, account_id=request.user.pk, day=localdate())
    if not may(request, BudgetAction.WRITE_BUDGET_LINES):
        refused = translated("보기만 할 수 있습니다.")
    names = _columns(sheet, filled, is_all="all" in request.GET)
    blanks = 0 if refused else BLANK_ROWS
    grid = [
        _grid_row(
            number,
            row,
            checked[number - 1] if number <= len(filled) else CheckedRow(),
            names,
            is_read_only=bool(refused),
        )
        for number, row in enumerate([*filled, *[SheetRow({})] * blanks], start=1)
    ]
    title = translated("{division} {label} 산출표", division=sheet.division, label=translated(sheet.side.label))
    steps = bills.steps(version.pk)
    way = [
        (translated("예산안 편성"), reverse("budget_versions")),
        (str(version), reverse("budget_version", args=[version.pk])),
    ]
    return {
        "title": title,
        "breadcrumbs": [*crumbs("")[:-1], *way, (title, "")],
        "version": version,
        "stage": str(steps[-1]),
        "sheet": sheet,
        "address": _address(sheet),
        "heads": [_label(name, sheet) for name in names],
        "has_sources": sheet.side is Side.EXPENDITURE,
        "has_more": sheet.side is Side.EXPENDITURE and len(names) < len(COLUMNS),
        "rows": grid,
        "blank": _grid_row(0, SheetRow({}), CheckedRow(), names, is_read_only=False),
        "count": len(filled),
        "refused": refused,
        "seen": bills.seen_of(version.pk, sheet),
        "programmes": bills.programmes_of(version.fiscal_year_id, sheet.account),
        **_totals(version, sheet, checked),
    }


def _columns(sheet: Sheet, rows: Sequence[SheetRow], *, is_all: bool) -> Sequence[str]:
    """What a sheet shows: of the sources that are seldom needed those that a row has, or all if asked for."""
    if sheet.side is Side.REVENUE:
        return _REVENUE
    return [name for name in COLUMNS if is_all or name not in _SELDOM or any(row.text(name) for row in rows)]


def _label(name: str, sheet: Sheet) -> str:
    return translated("세입과목") if name == "code" and sheet.side is Side.REVENUE else translated(_LABELS[name])


def _grid_row(number: int, row: SheetRow, checked: CheckedRow, names: Iterable[str], *, is_read_only: bool) -> GridRow:
    cells = (_cell(number, name, row.text(name), checked.faults.get(name, ""), is_read_only) for name in names)
    is_empty = row.is_empty
    own = checked.shares.get(Funding.OWN, 0)
    html = format_html_join("", "{}", ((cell,) for cell in cells))
    return GridRow(number, html, "" if is_empty else won(checked.amount), "" if is_empty else won(own))


def _cell(number: int, name: str, value: str, fault: str, is_read_only: bool) -> str:  # noqa: FBT001 - called above alone
    more, note = mark_safe(' list="programmes"') if name == "programme" else "", ""
    if is_read_only:
        more = mark_safe(" readonly")
    if fault:
        fault_id = f"fault-{number}-{name}"
        more = format_html('{} aria-invalid="true" aria-describedby="{}"', more, fault_id)
        note = format_html('<p class="form-hint-invalid" id="{}">{}</p>', fault_id, fault)
    cell = _written(name, get_language()).format(value=escape(value), number=number, more=more, note=note)
    return mark_safe(cell)  # noqa: S308 - the value is escaped, all else is ours


@lru_cache(maxsize=64)
def _written(name: str, _language: str) -> str:
    """How a cell of a column is written in a language; a sheet has thousands of cells."""
    left = {each: f"{{{each}}}" for each in ("value", "number", "more", "note")}
    return format_html(translated(_CELL), name=name, label=translated(_LABELS[name]), **left)


def _totals(version: "BudgetVersion", sheet: Sheet, checked: Sequence[CheckedRow]) -> dict[str, Any]:
    """Sums of the rows that are right, by line, unit, programme and source, each as a table."""
    programmes = bills.programmes_of(version.fiscal_year_id, sheet.account)
    groups = totals_of(checked, programmes)
    columns = (Column("name", "구분"), Column("amount", "금액", "number"))
    return {
        "whole": won(sum(row.amount for row in checked if not row.faults)),
        "totals": [
            Table(f"total-{number}", translated("{label}별 합계", label=translated(label)), columns,
                  [[name, won(amount)] for name, amount in sums.items()],
                  note="(단위: 원)", empty_text="아직 없습니다.")
            for number, (label, sums) in enumerate(groups.items())
        ],
    }  # fmt: skip

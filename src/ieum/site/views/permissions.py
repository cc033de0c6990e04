"""The table of permissions (권한표): who may do what, and whether an account may, answered in a sentence."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.kernel.permissions import Permission
from ieum.kernel.registry import machines, permissions, stakes
from ieum.platform.accounts import accounts_of
from ieum.platform.choices import Role
from ieum.platform.permissions import BOUNDS, answer
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.days import day_said
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

_COLUMNS = (
    Column("what", "할 일"),
    Column("kind", "구분"),
    *(Column(role.value.lower(), str(role.label)) for role in Role),
    Column("stage", "단위·단계"),
    Column("delegation", "위임"),
)
_STEPS = (Column("stage", "단계"), Column("step", "할 일"), Column("who", "누가"), Column("never", "할 수 없는 사람"))
_PERIODS = (Column("what", "무엇"), Column("days", "할 수 있는 날"), Column("end", "끝나면"))
_PARTS = (Column("part", "자격"), Column("told", "무엇으로"))


@require_GET
@allowed(TrustAction.SEE_PERMISSIONS)
def permission_table(request: StaffRequest) -> HttpResponse:
    """Show the table, of one role where that is asked for, and answer whether an account may do something."""
    role = request.GET.get("role", "")
    shown = [each for each in permissions if role not in Role.values or role in each.roles]
    listing = Listing(
        "permissions", "권한표", _COLUMNS, shown, _row, filters=(Filter("role", "역할", Role.choices),),
        caption=translated("할 수 있는 일 {count}가지", count=len(shown)),
    )  # fmt: skip
    context = {
        "title": translated("권한표"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("권한표"), "")],
        "accounts": _askable(request),
        "actions": [(each.name, each.label) for each in permissions],
        "asked": _asked(request),
        "periods": Table(
            "periods",
            translated("언제부터 언제까지"),
            _PERIODS,
            [[translated(each.what), translated(each.days), translated(each.end)] for each in BOUNDS],
        ),
        "machines": [(each.name, each.label, _steps(each), _parts(each)) for each in machines if _is_used(each, shown)],
    }
    return render_list(request, "site/permissions.html", listing, context)


def _row(each: Permission) -> list[object]:
    stages = [machines[name] for name in each.machines]
    return [
        translated(each.label),
        translated("기록") if each.writes else translated("읽기"),
        *(translated("가능") if role in each.roles else "-" for role in Role),
        format_html("".join(translated('<a href="#{}">{} 단계표</a>') for _ in stages), *_flat(stages))
        if stages
        else translated("모두"),
        translated("안 됨: {in_person}", in_person=translated(each.in_person)) if each.in_person else translated("됨"),
    ]


def _flat(stages: list[Any]) -> list[str]:
    return [word for each in stages for word in (each.name.replace(".", "-"), translated(each.label))]


def _askable(request: StaffRequest) -> list[Any]:
    """The accounts that one may ask about: one's own, or all of the municipality."""
    if not may(request, TrustAction.SEE_POWERS):
        return [request.user]
    return list(accounts_of(request.user.municipality_id))


def _asked(request: StaffRequest) -> dict[str, Any]:
    """What was asked, with the answer; no answer where nothing that there is was asked."""
    account = next((each for each in _askable(request) if str(each.pk) == request.GET.get("account", "")), request.user)
    name = request.GET.get("action", "")
    day = _day(request)
    found: dict[str, Any] = {"account": account.pk, "action": name, "day": day}
    return found | {"answer": answer(account, permissions[name], day)} if name in permissions else found


def _day(request: StaffRequest) -> date:
    """The day that is asked about; today where none is."""
    return day_said(request.GET.get("day", "")) or localdate()


def _is_used(machine: Any, shown: list[Permission]) -> bool:
    return any(machine.name in each.machines for each in shown)


def _steps(machine: Any) -> Table:
    rows = [
        [
            translated(machine.states[row.source]), translated(row.label),
            _said(machine, row.by), _said(machine, row.never_by) or "-",
        ]
        for row in machine.transitions
    ]  # fmt: skip
    return Table(
        machine.name.replace(".", "-"), translated("{label} 단계표", label=translated(machine.label)), _STEPS, rows
    )


def _said(machine: Any, parts: frozenset[str]) -> str:
    return "·".join(translated(label) for code, label in machine.parts.items() if code in parts)


def _parts(machine: Any) -> Table:
    mine = [each for each in stakes if each.machine == machine.name]
    rows = [[translated(machine.parts[each.part]), translated(each.told)] for each in mine]
    return Table(
        f"{machine.name.replace('.', '-')}-parts",
        translated("{label} 자격", label=translated(machine.label)),
        _PARTS,
        rows,
    )

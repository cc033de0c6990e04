"""Making the structure of a budget known: years, accounts, programmes and cells."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.choices import Balance, CarryOrigin, Grain
from ieum.budget.models import AppropriationCell, BudgetAccount, FiscalYear, Programme
from ieum.budget.queries.code_tables import codes_in_force, stood_in
from ieum.budget.rules.code_tables import CodesInForce, used_by
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class NoFiscalYear(Refused):
    """The fiscal year is not opened."""


class CellRefused(Refused):
    """There can be no such cell; the message says why."""


class CodeTaken(CellRefused):
    """The code stands for something else in that fiscal year."""


@transaction.atomic
def open_fiscal_year(*, year: int, actor_id: UUID, basis: str) -> UUID:
    """Open a fiscal year for its cells and movements; one that is open is left as it is."""
    known = queries.find_year(year)
    if known is not None:
        return known.id
    days = rules.term(year)
    opened = FiscalYear.objects.create(
        municipality_id=current_municipality(),
        operation_id=_operation("budget.open_fiscal_year", actor_id, basis),
        year=year,
        first_day=days.first_day,
        last_day=days.last_day,
        payments_until=days.payments_until,
    )
    return opened.id


@transaction.atomic
def register_cell(*, year: int, cell: rules.CellDraft, actor_id: UUID, basis: str) -> UUID:
    """Make a cell known with its account and programme; the same one again gives the same id.

    :raises NoFiscalYear: if the year is not open
    :raises CellRefused: if its funding must not be spent on its item, or the tables of the year lack a code of it
    :raises CodeTaken: if the programme's code has another name, or the cell reports other balances
    """
    return register_under(year_of(year).id, cell, _operation("budget.register_cell", actor_id, basis))


def register_under(year_id: UUID, cell: rules.CellDraft, operation_id: UUID, codes: CodesInForce | None = None) -> UUID:
    """Make a cell known as part of an operation that is open, as ``register_cell`` does.

    ``codes`` are those in force in the year, for who registers many; a cell that is known stays so without them.
    """
    fault = rules.cell_fault(cell, year=FiscalYear.objects.values_list("year", flat=True).get(pk=year_id))
    if fault:
        raise CellRefused(fault)
    own = {"municipality_id": current_municipality(), "operation_id": operation_id}
    account = _account(year_id, cell, own)
    programme = _programme(account, cell, own) if cell.grain is not Grain.ACCOUNT else None
    reporting = {
        "reports_allotment": Balance.ALLOTTED in cell.reported,
        "reports_commitment": Balance.COMMITTED in cell.reported,
        "reports_spending": Balance.SPENT in cell.reported,
    }
    place = {"account": account, "programme": programme, "division": cell.division, "item": cell.item,
             "funding": cell.funding, "carry_origin": cell.carry_origin}  # fmt: skip
    found = AppropriationCell.objects.filter(**place).first()
    if found is None:
        _require_codes(codes or codes_in_force(account.fiscal_year.year), cell)
        found, _ = AppropriationCell.objects.get_or_create(**place, defaults={**own, **reporting, "grain": cell.grain})
    if any(getattr(found, name) != value for name, value in reporting.items()):
        raise CodeTaken(worded("{found}은(는) 관리하는 잔액이 다르게 등록되어 있습니다.", found=found))
    return found.id


def _require_codes(codes: CodesInForce, cell: rules.CellDraft) -> None:
    """Hold a cell to the tables of its year, or what was carried over to those of the year that it came from.

    What is carried over stays under the codes that it was granted by (지방재정법 제50조제4항), also where they ended.
    """
    fault = codes.fault(used_by(cell))
    if fault and cell.carry_origin is not CarryOrigin.CURRENT:
        before = codes.year - 1
        fault = "" if stood_in(before, cell) else codes_in_force(before).fault(used_by(cell))
    if fault:
        raise CellRefused(fault)


def register_programme_under(year_id: UUID, cell: rules.CellDraft, operation_id: UUID) -> Programme:
    """Make the programme of a cell known with its account, as ``register_cell`` does, and no cell."""
    own = {"municipality_id": current_municipality(), "operation_id": operation_id}
    return _programme(_account(year_id, cell, own), cell, own)


def _account(year_id: UUID, cell: rules.CellDraft, own: Mapping[str, UUID]) -> BudgetAccount:
    account, _ = BudgetAccount.objects.get_or_create(
        fiscal_year_id=year_id, name=cell.account, defaults={**own, "kind": cell.account_kind}
    )
    if account.kind != cell.account_kind:
        raise CodeTaken(
            worded(
                "{account}은(는) {kind}로 등록되어 있습니다.",
                account=cell.account,
                kind=worded(account.get_kind_display()),
            )
        )
    return account


def _programme(account: BudgetAccount, cell: rules.CellDraft, own: Mapping[str, UUID]) -> Programme:
    path = dict(zip(("policy_code", "policy_name", "unit_code", "unit_name", "name"), (
        *cell.policy, *cell.unit, cell.programme[1]), strict=True))  # fmt: skip
    found, _ = Programme.objects.get_or_create(account=account, code=cell.programme[0], defaults={**own, **path})
    other = next((getattr(found, name) for name, value in path.items() if getattr(found, name) != value), None)
    if other is not None:
        raise CodeTaken(
            worded("세부사업 부호 {code}은(는) 이미 다르게 등록되어 있습니다: {other}.", code=found.code, other=other)
        )
    return found


def _operation(kind: str, actor_id: UUID, basis: str) -> UUID:
    return open_operation(kind=kind, actor_id=actor_id, basis=basis).operation_id


def year_of(year: int) -> FiscalYear:
    """The fiscal year.

    :raises NoFiscalYear: if it is not open
    """
    found = queries.find_year(year)
    if found is None:
        raise NoFiscalYear(worded("{year}회계연도를 먼저 열어야 합니다.", year=year))
    return found

"""계속비, 채무부담행위 and 명시이월비: writing their tables, voting for them, and contracting under them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import rules
from ieum.budget.choices import AccountKind, Funding, MovementKind, ProvisionKind
from ieum.budget.models import (
    BudgetAccount,
    DebtContract,
    Programme,
    Provision,
    ProvisionAmount,
    ProvisionStatement,
)
from ieum.budget.operations.holding import hold
from ieum.budget.operations.versions import Bill, SavedSheet, SheetMoved, VersionRefused
from ieum.budget.queries import bills
from ieum.budget.queries.provisions import (
    StandingProvision,
    debts,
    extended_keys,
    lines_of,
    provisions_of,
    seen_of,
)
from ieum.budget.rules.provisions import Key, Provided, ProvisionFault, Schedule, read_provisions
from ieum.budget.rules.versions import ASKING
from ieum.kernel.wording import worded
from ieum.platform.acting import concerned
from ieum.platform.operations import open_operation

VOTES = {
    ProvisionKind.CONTINUING: (MovementKind.CONTINUING_VOTE, "CONTINUING_VOTED"),
    ProvisionKind.EXPRESS: (MovementKind.EXPRESS_VOTE, "EXPRESS_VOTED"),
}
"""What the ledger is told of each kind, and the balance that holds it. A 채무부담행위 is beyond what the ledger has."""


@transaction.atomic
def write_provisions(
    *,
    version_id: UUID,
    schedule: Schedule,
    table: str,
    seen: int,
    actor_id: UUID,
    on: date,
    reason: str = "",
) -> SavedSheet:
    """State the lines of a table that changed, whole or not at all; a line that is left out is stated as nothing.

    ``seen`` is ``queries.provisions.seen_of`` as it was when the table was opened.

    :raises SheetMoved: if somebody saved it since
    :raises VersionRefused: naming each row that is wrong, or whose turn it is
    """
    bill = Bill(version_id, actor_id=actor_id, on=on)
    if seen != seen_of(version_id, schedule):
        raise SheetMoved("다른 사람이 먼저 저장했습니다. 화면을 새로 열어 고친 곳을 다시 적으십시오.")
    own = [each for each in provisions_of(version_id) if each.schedule == schedule]
    wanted = _read(bill, schedule, table)
    before = {line.key: line for line in lines_of(own, schedule)}
    changed = {key: line for key, line in wanted.items() if before.get(key) != line}
    changed |= {key: _nothing(line) for key, line in before.items() if key not in wanted}
    row = bill.allowed("write", parts=_parts(bill, schedule, own, changed))
    if changed:
        if row.needs_reason and not reason.strip():
            raise VersionRefused("금액 적기: 사유를 적어야 합니다.")
        basis = reason.strip() or f"{bill.steps[-1]} {schedule.kind.label}"
        opened = open_operation(kind="budget.write_provisions", actor_id=actor_id, basis=basis)
        _state(bill, schedule, changed, opened.operation_id)
    return SavedSheet(len(changed))


@transaction.atomic
def contract_debt(*, provision_id: UUID, amount: int, actor_id: UUID, on: date, basis: str) -> DebtContract:
    """Record what was contracted under an adopted 채무부담행위; an amount below zero makes it smaller again.

    :raises VersionRefused: if it was not adopted, is not of the day's year, or is above what the council voted
    """
    hold(f"provision:{provision_id}")
    found = next((each for each in debts() if each.of.id == provision_id), None)
    if found is None or "TEAM" not in bills.role_parts(actor_id):
        raise VersionRefused("예산팀이 의결된 채무부담행위에만 계약을 적을 수 있습니다.")
    if on.year != found.of.year:
        raise VersionRefused(
            worded("{year}년에 한 계약만 적을 수 있습니다. (지방재정법 시행령 제49조)", year=found.of.year)
        )
    if not -found.contracted <= amount <= found.left or not amount:
        raise VersionRefused(
            worded(
                "의결된 {total:,}원 가운데 {left:,}원이 남았고 {contracted:,}원을 계약했습니다. "
                "그 안의 금액을 적으십시오.",
                total=found.line.total,
                left=found.left,
                contracted=found.contracted,
            )
        )
    operation_id = open_operation(kind="budget.contract_debt", actor_id=actor_id, basis=basis).operation_id
    provision = Provision.objects.get(pk=provision_id)
    made: DebtContract = DebtContract.objects.create(
        municipality_id=provision.municipality_id, operation_id=operation_id, provision=provision,
        position=provision.contracts.count() + 1, amount=amount, contracted_on=on,
    )  # fmt: skip
    return made


def votes_of(bill: Bill) -> list[tuple[MovementKind, dict[rules.CellDraft, int]]]:
    """What the ledger is to be told of the tables of a bill: by how much each vote differs from what stands."""
    year, last = bill.version.fiscal_year, bill.steps[-1].position
    kinds = {each.name: AccountKind(each.kind) for each in bills.accounts_of_year(year.pk)}
    paths = {(each.account.name, each.code): each for each in _programmes(year.pk)}
    found = []
    for kind, (movement, balance) in VOTES.items():
        standing = bills.standing_of(year.pk, [balance])
        changes = {}
        for each in (one for one in provisions_of(bill.version.pk) if one.kind is kind):
            place = each.place
            line = each.at(last)
            wanted = line.funded(year.year) if line and _may_be_carried(kind, line, year.year) else {}
            for funding in Funding:
                change = wanted.get(funding, 0) - standing.get((*place, funding, balance), 0)
                if change:
                    draft = _draft(paths[place[0], place[1]], kinds[place[0]], each, funding)
                    changes[draft] = change
        found.append((movement, changes))
    return found


def _may_be_carried(kind: ProvisionKind, line: Provided, year: int) -> bool:
    """Whether what is left of a year may be carried over: of 계속비 until the year in which it is completed."""
    return kind is not ProvisionKind.CONTINUING or line.years[-1] > year


def _read(bill: Bill, schedule: Schedule, table: str) -> dict[Key, Provided]:
    year = bill.version.fiscal_year
    known = bills.programmes_of(year.pk, schedule.account)
    try:
        found = read_provisions(table, schedule.kind, year.year, known, extended_keys(schedule, year.year))
    except ProvisionFault as fault:
        raise VersionRefused(str(fault)) from fault
    return {line.key: line for line in found}


def _nothing(line: Provided) -> Provided:
    return Provided(line.programme, line.item, line.name, line.note)


def _parts(
    bill: Bill, schedule: Schedule, own: list[StandingProvision], changed: Mapping[Key, Provided]
) -> frozenset[str]:
    """What the account is to the lines that change: of their division, its head, or who asked for one of them."""
    parts = bills.division_parts_on(bill.on, bill.actor_id, schedule.division)
    asking, mine = {step.position for step in bill.steps if step.stage in ASKING}, concerned(bill.actor_id)
    asked = any(
        said.by & mine and said.position in asking
        for each in own if each.said[-1].line.key in changed
        for said in each.said
    )  # fmt: skip
    return parts | ({"LINE_ASKER"} if asked else frozenset())


def _state(bill: Bill, schedule: Schedule, changed: Mapping[Key, Provided], operation_id: UUID) -> None:
    own = {"municipality_id": bill.version.municipality_id, "operation_id": operation_id}
    of = BudgetAccount.objects.get(fiscal_year_id=bill.version.fiscal_year_id, name=schedule.account)
    programmes = {each.code: each for each in Programme.objects.filter(account=of)}
    for (programme, code), line in changed.items():
        provision, _ = Provision.objects.get_or_create(
            version=bill.version, kind=schedule.kind, account=of, programme=programmes[programme],
            division=schedule.division, code=code, defaults=own,
        )  # fmt: skip
        statement = ProvisionStatement.objects.create(
            **own, provision=provision, step=bill.steps[-1], position=provision.statements.count() + 1,
            name=line.name, note=line.note,
        )  # fmt: skip
        ProvisionAmount.objects.bulk_create(
            ProvisionAmount(
                municipality_id=provision.municipality_id, statement=statement, year=year, funding=funding,
                amount=amount,
            )
            for (year, funding), amount in line.shares.items()
        )  # fmt: skip


def _programmes(fiscal_year_id: UUID) -> list[Programme]:
    return list(Programme.objects.filter(account__fiscal_year_id=fiscal_year_id).select_related("account"))


def _draft(of: Programme, kind: AccountKind, provision: StandingProvision, funding: Funding) -> rules.CellDraft:
    return rules.CellDraft(
        account_kind=kind, account=provision.account, policy=(of.policy_code, of.policy_name),
        unit=(of.unit_code, of.unit_name), programme=(of.code, of.name), division=provision.division,
        item=provision.said[-1].line.item, funding=funding,
    )  # fmt: skip

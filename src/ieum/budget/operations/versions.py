"""Budget bills: opening them, moving them on, and writing their calculation sheets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import rules
from ieum.budget.choices import Funding, Stage, VersionKind
from ieum.budget.models import (
    BudgetAccount,
    BudgetLine,
    BudgetVersion,
    CalculationLine,
    LineStatement,
    Programme,
    VersionStep,
)
from ieum.budget.operations.cells import open_fiscal_year, register_programme_under
from ieum.budget.operations.holding import hold
from ieum.budget.operations.taking_over import take_over_programmes
from ieum.budget.queries import bills
from ieum.budget.queries.bill_checks import version_facts
from ieum.budget.queries.code_tables import written_codes
from ieum.budget.rules.calculation import EXTERNAL
from ieum.budget.rules.sheets import MOST_ROWS, CheckedRow, Sheet, SheetRow, check_rows
from ieum.budget.rules.versions import ADOPTED, ASKING, CONSENT, ENDED
from ieum.budget.states import NOTHING_WRONG, VERSION, VersionFacts
from ieum.kernel.states import Transition, TransitionNotAllowed
from ieum.kernel.wording import worded
from ieum.platform.acting import concerned
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class VersionRefused(Refused):
    """The step of a bill is not possible; the message says why."""


class SheetMoved(VersionRefused):
    """Somebody else saved the same sheet in the meantime."""


class SheetRefused(VersionRefused):
    """Cells of a sheet are wrong; ``rows`` has each row with its faults."""

    def __init__(self, sentence: str, rows: Sequence[CheckedRow]) -> None:
        super().__init__(sentence)
        self.rows = tuple(rows)


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """How many lines of a sheet were changed."""

    changed: int


class Bill:
    """A bill that an account works on; nobody else does until the transaction ends."""

    def __init__(self, version_id: UUID, *, actor_id: UUID, on: date) -> None:
        hold(f"version:{version_id}")
        self.version = bills.version(version_id)
        self.steps = bills.steps(version_id)
        self.actor_id, self.on = actor_id, on

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return Stage(self.steps[-1].stage)

    def allowed(
        self, action: str, *, parts: Iterable[str] = (), facts: VersionFacts = NOTHING_WRONG
    ) -> Transition[VersionFacts]:
        """The row of the table by which the account may do it, with what its role and these parts give it.

        :raises VersionRefused: otherwise
        """
        try:
            return VERSION.advance(self.stage, action, parts={*self.parts(), *parts}, facts=facts)
        except TransitionNotAllowed as refused:
            raise VersionRefused(str(refused)) from refused

    def parts(self) -> frozenset[str]:
        """What the account is to the bill as a whole."""
        return bills.version_parts(self.version.pk, self.actor_id)

    def opened(self, row: Transition[VersionFacts], reason: str) -> UUID:
        """The operation of a step, which carries why it is taken.

        :raises VersionRefused: if that must be said and is not
        """
        if row.needs_reason and not reason.strip():
            raise VersionRefused(worded("{step}: 사유를 적어야 합니다.", step=worded(row.label)))
        basis = reason.strip() or f"{self.version} {row.label}"
        return open_operation(kind=f"budget.{row.action}", actor_id=self.actor_id, basis=basis).operation_id

    def step(self, row: Transition[VersionFacts], *, operation_id: UUID) -> VersionStep:
        """Take the step that a row of the table is."""
        number = sum(each.stage == row.target and each.action != CONSENT for each in self.steps)
        return VersionStep.objects.create(
            municipality_id=self.version.municipality_id, operation_id=operation_id, version=self.version,
            position=len(self.steps) + 1, action=row.action, stage=row.target,
            number=number if row.action == CONSENT else number + 1, decided_on=self.on,
        )  # fmt: skip


@transaction.atomic
def open_version(*, year: int, kind: VersionKind, round: int | None, actor_id: UUID, on: date) -> BudgetVersion:
    """Open a bill for requests; a year without accounts takes over those of the year before, and their programmes.

    :raises VersionRefused: if another bill of the year is not ended, there was such a one, the ledger has that round or
        a later one already, or it is not the budget team
    """
    _require_team(actor_id)
    if (kind == VersionKind.ORIGINAL) != (round is None):
        raise VersionRefused("차수는 추경에만, 추경이면 반드시 적습니다.")
    basis = f"{year}년 예산안 편성"
    year_id = open_fiscal_year(year=year, actor_id=actor_id, basis=basis)
    hold(f"year:{year_id}")
    for other in (each for each in bills.versions() if each.fiscal_year_id == year_id):
        _refuse_beside(other, kind, round)
    _refuse_standing(year, year_id, kind, round)
    own = {
        "municipality_id": current_municipality(),
        "operation_id": open_operation(kind="budget.open_version", actor_id=actor_id, basis=basis).operation_id,
    }
    if not bills.accounts_of_year(year_id):
        take_over_programmes(year, year_id, own)
    opened: BudgetVersion = BudgetVersion.objects.create(**own, fiscal_year_id=year_id, kind=kind, round=round)
    VersionStep.objects.create(
        **own, version=opened, position=1, action="open", stage=VERSION.initial, number=1, decided_on=on
    )
    return opened


def _refuse_beside(other: BudgetVersion, kind: VersionKind, number: int | None) -> None:
    """Refuse a bill beside another one of its year that is not ended, or that was the same."""
    stage = bills.steps(other.pk)[-1].stage
    known = {"other": other, "stage": worded(Stage(stage).label)}
    if stage not in ENDED:
        raise VersionRefused(worded("{other}이(가) 이미 있습니다({stage}). 그 예산안을 먼저 끝내십시오.", **known))
    if (other.kind, other.round) == (kind, number):
        raise VersionRefused(
            worded("{other}은(는) 이미 끝났습니다({stage}). 추경이면 다음 차수를 적으십시오.", **known)
        )


def _refuse_standing(year: int, year_id: UUID, kind: VersionKind, number: int | None) -> None:
    """Refuse a bill for what the ledger has already: nobody could adopt it, and it would bar the year's next one."""
    known = bills.standing_rounds(year_id, kind)
    last = max((each for each in known if each), default=0)
    if number is None and known:
        raise VersionRefused(worded("{year}년 본예산은 원장에 이미 있습니다. 바꾸려면 추경을 여십시오.", year=year))
    if number is not None and last and number != last + 1:
        raise VersionRefused(
            worded(
                "{year}년은 제{last}회 추경까지 원장에 있습니다. 다음은 제{next}회입니다.",
                year=year,
                last=last,
                next=last + 1,
            )
        )


@transaction.atomic
def write_sheet(
    *,
    version_id: UUID,
    sheet: Sheet,
    rows: Sequence[SheetRow],
    seen: int,
    actor_id: UUID,
    on: date,
    reason: str = "",
) -> SavedSheet:
    """State the lines of a sheet that changed, whole or not at all; a line without rows is stated as 0.

    ``seen`` is ``bills.seen_of`` as it was when the sheet was opened.

    :raises SheetMoved: if somebody saved it since
    :raises SheetRefused: naming each cell that is wrong
    :raises VersionRefused: if the account may not write a line that changed, or does not say why
    """
    bill = Bill(version_id, actor_id=actor_id, on=on)
    if seen != bills.seen_of(version_id, sheet):
        raise SheetMoved("다른 사람이 먼저 저장했습니다. 화면을 새로 열어 고친 곳을 다시 적으십시오.")
    wanted = _wanted(bill.version, sheet, rows)
    before = _grouped(check_sheet(bill.version, sheet, bills.sheet_rows(version_id, sheet)))
    changed = [place for place in {**before, **wanted} if _meaning(before, place) != _meaning(wanted, place)]
    if not changed:
        return SavedSheet(0)
    lines = {
        (line.programme[0], line.code): line
        for line in bills.version_lines(version_id)
        if (line.side, line.account, line.division) == (sheet.side, sheet.account, sheet.division)
    }
    rows_of_table = [bill.allowed("write", parts=_line_parts(bill, sheet, lines.get(place))) for place in changed]
    if rows_of_table[0].needs_reason and not reason.strip():
        raise VersionRefused("금액 적기: 사유를 적어야 합니다.")
    _state(bill, sheet, {place: wanted.get(place, []) for place in changed}, reason.strip() or f"{bill.steps[-1]}")
    return SavedSheet(len(changed))


@transaction.atomic
def advance_version(*, version_id: UUID, action: str, actor_id: UUID, on: date, reason: str = "") -> VersionStep:
    """Move a bill on by a step that posts nothing: all but ``adopt``.

    :raises VersionRefused: if the table does not allow it, it must be said why, or a budget that was voted is handed
        over or published before the step that comes first
    """
    bill = Bill(version_id, actor_id=actor_id, on=on)
    row = bill.allowed(action, facts=version_facts(bill.version, bill.steps))
    if row.source in ADOPTED and on < bill.steps[-1].decided_on:
        raise VersionRefused(
            worded(
                "{step}: 앞 단계의 날({day})보다 이릅니다. 한 날을 고치십시오.",
                step=worded(row.label),
                day=bill.steps[-1].decided_on,
            )
        )
    return bill.step(row, operation_id=bill.opened(row, reason))


def check_sheet(version: BudgetVersion, sheet: Sheet, rows: Sequence[SheetRow]) -> list[CheckedRow]:
    """Check the rows of a sheet that are not empty.

    :raises VersionRefused: if the year has no such account, or there are too many rows
    """
    if len(rows) > MOST_ROWS:
        raise VersionRefused(worded("한 산출표에는 {most:,}줄까지 적을 수 있습니다.", most=MOST_ROWS))
    if sheet.account not in {each.name for each in bills.accounts_of_year(version.fiscal_year_id)}:
        raise VersionRefused(
            worded(
                "{year}년에 없는 회계입니다: {account}. 세부사업을 먼저 등록하십시오.",
                year=version.fiscal_year,
                account=sheet.account,
            )
        )
    known = bills.programmes_of(version.fiscal_year_id, sheet.account)
    filled = [row for row in rows if not row.is_empty]
    codes = written_codes(version.fiscal_year)
    return check_rows(filled, known, sheet=sheet, on=version.fiscal_year.first_day, codes=codes)


@transaction.atomic
def register_programme(*, version_id: UUID, cell: rules.CellDraft, actor_id: UUID) -> UUID:
    """Make a programme known in the year of a bill; the same one again gives the same id.

    :raises CodeTaken: if its code has another name
    :raises VersionRefused: if it is not the budget team
    """
    _require_team(actor_id)
    bill = bills.version(version_id)
    basis = f"{bill} 세부사업 등록"
    operation_id = open_operation(kind="budget.register_programme", actor_id=actor_id, basis=basis).operation_id
    return register_programme_under(bill.fiscal_year_id, cell, operation_id).pk


def _wanted(version: BudgetVersion, sheet: Sheet, rows: Sequence[SheetRow]) -> dict[tuple[str, str], list[CheckedRow]]:
    checked = check_sheet(version, sheet, rows)
    wrong = sum(bool(each.faults) for each in checked)
    if wrong:
        raise SheetRefused(worded("고쳐야 할 줄이 {wrong}개 있습니다. 표시된 칸을 고치십시오.", wrong=wrong), checked)
    return _grouped(checked)


def _grouped(rows: Iterable[CheckedRow]) -> dict[tuple[str, str], list[CheckedRow]]:
    found: dict[tuple[str, str], list[CheckedRow]] = {}
    for row in rows:
        found.setdefault(row.place, []).append(row)
    return found


def _meaning(lines: Mapping[tuple[str, str], Sequence[CheckedRow]], place: tuple[str, str]) -> list[object]:
    return [(row.description, row.formula, row.amount, dict(row.shares)) for row in lines.get(place, ())]


def _line_parts(bill: Bill, sheet: Sheet, line: "bills.VersionLine | None") -> frozenset[str]:
    """What the account is to a line: of its division, its head, or who asked for it."""
    parts = bills.division_parts_on(bill.on, bill.actor_id, sheet.division)
    asking = {step.position for step in bill.steps if step.stage in ASKING}
    stated = line.stated if line else ()
    asked = any(each.by & concerned(bill.actor_id) and each.position in asking for each in stated)
    return parts | ({"LINE_ASKER"} if asked else frozenset())


def _state(bill: Bill, sheet: Sheet, changed: Mapping[tuple[str, str], Sequence[CheckedRow]], basis: str) -> None:
    operation_id = open_operation(kind="budget.write_sheet", actor_id=bill.actor_id, basis=basis).operation_id
    own = {"municipality_id": bill.version.municipality_id, "operation_id": operation_id}
    account = BudgetAccount.objects.get(fiscal_year_id=bill.version.fiscal_year_id, name=sheet.account)
    programmes = {each.code: each for each in Programme.objects.filter(account=account)}
    for (programme, code), rows in changed.items():
        line, _ = BudgetLine.objects.get_or_create(
            version=bill.version, side=sheet.side, account=account, programme=programmes.get(programme),
            division=sheet.division, code=code, defaults=own,
        )  # fmt: skip
        position = LineStatement.objects.filter(line=line).count() + 1
        statement = LineStatement.objects.create(**own, line=line, step=bill.steps[-1], position=position)
        CalculationLine.objects.bulk_create(
            _calculation(row, number, statement) for number, row in enumerate(rows, start=1)
        )


def _calculation(row: CheckedRow, number: int, statement: LineStatement) -> CalculationLine:
    shares = {each.lower(): row.shares.get(each, 0) for each in (*EXTERNAL, Funding.OWN)}
    return CalculationLine(
        municipality_id=statement.municipality_id, statement=statement, position=number,
        description=row.description, formula=row.formula, amount=row.amount, **shares,
    )  # fmt: skip


def _require_team(actor_id: UUID) -> None:
    if "TEAM" not in bills.role_parts(actor_id):
        raise VersionRefused("예산팀만 할 수 있는 일입니다: 예산안 편성.")

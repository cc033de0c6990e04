"""A small budget to move money in, for tests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget import operations, queries, rules
from ieum.budget.choices import AccountKind, Balance, Funding, Level, MovementKind, Total
from ieum.budget.queries import Point
from ieum.budget.queries.revenue import revenue_rows
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.models import Account

YEAR = 2026
ALL = frozenset({Balance.ALLOTTED, Balance.COMMITTED, Balance.SPENT})
END = date(2026, 12, 31)


def day(month: int, of_month: int) -> date:
    return date(YEAR, month, of_month)


def cell_draft(item: str = "201-01", programme: str = "0101", **changes: object) -> rules.CellDraft:
    """Describe a cell; the first two digits of ``programme`` are its policy programme."""
    fields = {
        "account_kind": AccountKind.GENERAL,
        "account": "일반회계",
        "policy": (programme[:2], f"정책 {programme[:2]}"),
        "unit": (programme[:3], f"단위 {programme[:3]}"),
        "programme": (programme, f"사업 {programme}" if programme else ""),
        "item": item,
        "funding": Funding.OWN,
    }
    return rules.CellDraft(**(fields | changes))


ACCOUNT = {"policy": ("", ""), "unit": ("", ""), "programme": "", "item": "", "funding": Funding.UNDIVIDED}
"""What a cell of a whole account does not tell."""

FIRST_DAY = day(1, 1)


@dataclass(frozen=True)
class Books:
    """The ledger of one district's fiscal year, posted to by its officer."""

    district: object

    @property
    def mayor_id(self) -> UUID:
        """The mayor, who approves what an officer posts: a district that is a ledger alone has no divisions."""
        known = {"title": "구청장", "role": Role.MAYOR, "municipality_id": self.district.id}
        return Account.objects.get_or_create(login=f"mayor-{self.district.code}", defaults=known)[0].pk

    def cell(self, item: str = "201-01", programme: str = "0101", *, year: int = YEAR, **changes: object) -> UUID:
        with municipality(self.district.code):
            operations.open_fiscal_year(year=year, actor_id=self.district.officer_id, basis="예산 편성")
            draft = cell_draft(item, programme, **changes)
            return operations.register_cell(year=year, cell=draft, actor_id=self.district.officer_id, basis="예산 편성")

    def post(
        self,
        kind,
        lines,
        on=FIRST_DAY,
        *,
        round=None,
        basis="결재 문서",
        year=YEAR,
        authority="",
        approver_id=None,
        revenue=None,
        unit="",
    ):
        movement = rules.Movement(
            kind=MovementKind(kind),
            effective_date=on,
            lines=tuple(rules.Line(cell, amount) for cell, amount in lines.items()),
            round=round,
            authority=authority,
            unit=unit,
        )
        if revenue is not None:
            return self.post_both(movement, revenue, year=year, basis=basis)
        with municipality(self.district.code):
            return operations.post_movement(
                year=year,
                movement=movement,
                actor_id=self.district.officer_id,
                basis=basis,
                approver_id=approver_id,
            ).event_id

    def revenue_cell(self, code, division="세무과", account="일반회계", *, year=YEAR):
        with municipality(self.district.code):
            return operations.register_revenue_cell(
                year=year, account=account, division=division, code=code, actor_id=self.district.officer_id,
                basis="편성",
            )  # fmt: skip

    def post_both(self, movement, revenue, *, year=YEAR, basis="결재 문서"):
        """Post expenditure with its revenue, which is told as won by 세입과목."""
        lines = {self.revenue_cell(code, year=year): amount for code, amount in revenue.items()}
        with municipality(self.district.code):
            return operations.post_with_revenue(
                year=year, movement=movement, revenue=lines, actor_id=self.district.officer_id, basis=basis
            ).event_id

    def reverse(self, event_id, basis="착오 정정"):
        with municipality(self.district.code):
            return operations.reverse_movement(
                event_id=event_id, actor_id=self.district.officer_id, basis=basis
            ).event_id

    def now(self, as_of=END) -> Point:
        with snapshot(self.district.code) as epoch:
            return Point(as_of, epoch)

    def rows(self, at=None, by=Level.CELL, year=YEAR):
        at = at or self.now()
        with municipality(self.district.code):
            return queries.balances(at, year=year, by=by)

    def revenue(self, at=None, year=YEAR):
        """Balances of all places of revenue by their 세입과목."""
        at = at or self.now()
        with municipality(self.district.code):
            return {row.code: row.standing for row in revenue_rows(at, year=year)}

    def total(self, total, at=None, year=YEAR):
        return sum(row.total(Total(total)) for row in self.rows(at, Level.ACCOUNT, year))

    def why(self, before, after, total, path=(), year=YEAR):
        with municipality(self.district.code):
            return queries.why(before, after, of=queries.Part(year, tuple(path)), total=Total(total))

    def history(self, cell):
        epoch = self.now().epoch
        with municipality(self.district.code):
            return queries.history(cell, epoch=epoch)

"""A small hall that makes a budget, for tests: the budget team, the head, the mayor, and a department that asks."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ieum.budget import operations, rules
from ieum.budget.choices import AccountKind, EnclosureForm, ProvisionKind, Side, VersionKind
from ieum.budget.queries import bills, enclosures, proposals, provisions
from ieum.budget.rules.provisions import HEAD, Schedule
from ieum.budget.rules.sheets import Sheet, SheetRow
from ieum.org import operations as orders
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Create, OpenPost
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account
from tests.org.office import FOUNDED, Hall

YEAR = 2026
DAY = date(2025, 9, 1)
VOTED = date(2025, 12, 15)
FINANCE, PLANNING = "재무과", "기획예산과"
ROLES = {
    "mayor": ("P1", Role.MAYOR, "구청장", ""),
    "head": ("P3", Role.DIVISION_HEAD, "기획예산과 과장", "5급"),
    "lead": ("P4", Role.TEAM_LEAD, "예산팀 팀장", "6급"),
    "officer": ("P5", Role.OFFICER, "예산팀 주무관", "7급"),
    "chief": ("P6", Role.DEPARTMENT, "재무과 과장", "5급"),
    "clerk": ("P7", Role.DEPARTMENT, "재무과 주무관", "7급"),
}
"""Login, number, role, post and grade of everybody."""
UNITS = (
    Create("구청장", "MAYOR", None),
    Create("기획예산과", "DIVISION", "구청장", 1),
    Create("예산팀", "TEAM", "기획예산과", 1),
    Create("재무과", "DIVISION", "구청장", 2),
)
POSTS = (
    OpenPost("구청장", "구청장", is_head=True),
    OpenPost("기획예산과", "과장", is_head=True),
    OpenPost("예산팀", "팀장", is_head=True),
    OpenPost("예산팀", "주무관"),
    OpenPost("재무과", "과장", is_head=True),
    OpenPost("재무과", "주무관"),
)
PROGRAMMES = {"0111": "재산 관리", "0112": "계약 관리", "0121": "예비비"}


def row(programme="0111", code="201-01", description="사무용품", formula="1,000천원", **shares) -> SheetRow:
    return SheetRow({"programme": programme, "code": code, "description": description, "formula": formula, **shares})


def provided(*amounts, programme="0111", item="201-01", name="청사 수선", note="여러 해 공사", funding="구비"):
    """A row of a table of 계속비, 채무부담행위 or 명시이월비; amounts in 천원."""
    return (programme, item, name, note, funding, *amounts)


def income(formula, code="111-01") -> SheetRow:
    return SheetRow({"code": code, "description": "재산세", "formula": formula})


@dataclass
class Bureau:
    """The hall with accounts, and the bill that its tests work on."""

    hall: Hall
    accounts: dict[str, UUID]
    version_id: UUID = field(default=UUID(int=0))

    def inside(self):
        return municipality(self.hall.district.code)

    def open(self, kind="ORIGINAL", round=None, *, by="officer", year=YEAR):
        with self.inside():
            opened = operations.open_version(
                year=year, kind=VersionKind(kind), round=round, actor_id=self.accounts[by], on=DAY
            )
            for code, name in PROGRAMMES.items():
                operations.register_programme(
                    version_id=opened.pk, cell=draft(code, name), actor_id=self.accounts["officer"]
                )
        self.version_id = opened.pk
        return self

    def write(
        self, *rows, by="clerk", side="EXPENDITURE", account="일반회계", division=FINANCE, reason="조정", seen=None
    ):
        sheet = Sheet(Side(side), account, division)
        with self.inside():
            return operations.write_sheet(
                version_id=self.version_id,
                sheet=sheet,
                rows=rows,
                seen=bills.seen_of(self.version_id, sheet) if seen is None else seen,
                actor_id=self.accounts[by],
                on=DAY,
                reason=reason,
            )

    def go(self, *steps, on=DAY):
        """Take steps such as "officer collect"."""
        for step in steps:
            by, action = step.split()
            with self.inside():
                operations.advance_version(
                    version_id=self.version_id, action=action, actor_id=self.accounts[by], on=on, reason="사유"
                )
        return self

    def to_team(self):
        return self.go("officer collect", "officer review")

    def provide(self, kind, *rows, years=(YEAR,), by="clerk", division=FINANCE, reason="조정", seen=None):
        """Write a table of 계속비, 채무부담행위 or 명시이월비, from rows of texts."""
        schedule = Schedule(ProvisionKind(kind), "일반회계", division)
        table = "\n".join("\t".join(each) for each in ([*HEAD, *map(str, years)], *rows))
        with self.inside():
            return operations.write_provisions(
                version_id=self.version_id,
                schedule=schedule,
                table=table if rows else "",
                seen=provisions.seen_of(self.version_id, schedule) if seen is None else seen,
                actor_id=self.accounts[by],
                on=DAY,
                reason=reason,
            )

    def enclose(self, *, but=()):
        """Say of all documents that are missing that there is nothing to tell, but of some."""
        with self.inside():
            for each in enclosures.missing(bills.version(self.version_id)):
                if each.document.code not in but:
                    operations.enclose(
                        version_id=self.version_id, code=each.document.code, form=EnclosureForm.NONE,
                        attachment_id=None, reason="작은 구청이라 없음", actor_id=self.accounts["head"],
                    )  # fmt: skip
        return self

    def confirm(self, *, by="head"):
        """Confirm whatever waits for a second person."""
        with self.inside():
            for each in proposals.waiting():
                operations.confirm_proposal(proposal_id=each.pk, actor_id=self.accounts[by])

    def to_council(self):
        return self.to_team().go("head propose").enclose().go("mayor submit")

    def to_plenary(self):
        return self.to_council().go("officer refer", "officer refer")

    def adopt(self, *, by="head", on=VOTED):
        with self.inside():
            return operations.adopt_version(
                version_id=self.version_id, actor_id=self.accounts[by], voted_on=on, reason="제300회 정례회 의결"
            )

    def lines(self):
        with self.inside():
            return bills.version_lines(self.version_id)

    def columns(self):
        """For each stage, its label and won by programme and code of 세출."""
        with self.inside():
            columns = bills.stage_columns(bills.steps(self.version_id))
        return [
            (each.label, {
                f"{line.programme[0]} {line.code}": line.staged(each.last).amount
                for line in self.lines() if line.side is Side.EXPENDITURE
            })
            for each in columns
        ]  # fmt: skip


def draft(code, name, item="", **more) -> rules.CellDraft:
    path = {"policy": (code[:2], f"정책 {code[:2]}"), "unit": (code[:3], f"단위 {code[:3]}"), "programme": (code, name)}
    return rules.CellDraft(account_kind=AccountKind.GENERAL, account="일반회계", item=item, **path, **more)


def staffed(hall: Hall, prefix: str = "") -> Bureau:
    """Found the hall and give everybody of ``ROLES`` a post and an account; ``prefix`` begins their logins."""
    hall.reorganise(FOUNDED, *UNITS, *POSTS)
    accounts, lines = {}, []
    with municipality(hall.district.code):
        for login, (number, role, post, grade) in ROLES.items():
            account = Account.objects.create(
                login=f"{prefix}{login}-bill", title=login, role=role, municipality_id=hall.district.id
            )
            person = orders.register_person(number=number, name=f"직원{number}", account_id=account.pk)
            service = "GENERAL" if grade else "ELECTED"
            lines.append(PersonnelLine(PersonnelAction.APPOINT, person, hall.post(post), service, grade))
            accounts[login] = account.pk
    hall.appoint(FOUNDED, *lines)
    return Bureau(hall, accounts)

"""An office to try pages on: a district, an account of each role, and a small monthly report."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.test import Client
from lxml import html

from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Municipality
from ieum.platform.queries import observations_of_source
from ieum.reports import operations, queries
from ieum.reports.intake.proposing import Letter
from ieum.reports.models import Edition

PASSWORD = "right-horse"  # noqa: S105 - of accounts that live as long as a test
REPORT = "monthly"
SOURCE = "10월 보고"

DEFINITION = """\
id: monthly
municipality: "{code}"
title: 월간 업무 보고
organisation: 기획예산과
as_of: 2023-10-31
stated_on: 2023-11-06
where: {{division: 기획예산과, year: "2023"}}
numbers: {{negative: △, zero: "-", rate_rounding: TRUNCATE}}
figures:
  성과관리 집행액: {{dataset: budget.programme, measure: spent, where: {{programme: 구정의 성과관리}}}}
  성과관리 예산액: {{dataset: budget.programme, measure: appropriation, where: {{programme: 구정의 성과관리}}}}
chapters:
  - number: Ⅰ
    title: 일반현황
    items:
      - number: "1"
        title: 예산현황
        team: 예산팀
        body: |
          □ 집행
          ○ 성과관리에 {{성과관리 집행액:천원}}천원을 썼음
          [표 budget.programme.executed]
"""

TABLE = """\
# {month}월 보고

예산현황 (단위: 천원)

| 단위사업명 | 예산액 | 집행액 | 집행률(%) ({month}.{day}.기준) |
|---|---|---|---|
| 계 | 300,000 | {total} | {rate} |
| 구정의 성과관리 | 100,000 | 50,000 | 50.0 |
| 기본경비 | 200,000 | {rest} | {rest_rate} |
"""
OCTOBER = TABLE.format(month=10, day=31, total="150,000", rate="50.0", rest="100,000", rest_rate="50.0")
CONTRADICTORY = TABLE.format(month=10, day=31, total="151,000", rate="50.0", rest="100,000", rest_rate="50.0")
"""Prints a total of 151,000 over parts that make 150,000."""
NOVEMBER = TABLE.format(month=11, day=30, total="200,000", rate="66.6", rest="150,000", rest_rate="75.0")


@dataclass(frozen=True)
class Office:
    """A district with one account for each role."""

    code: str
    id: UUID
    accounts: dict[str, Account]

    def browser(self, role: str = Role.OFFICER) -> Client:
        """A browser in which an account of that role is logged in."""
        client = Client(SERVER_NAME="localhost")
        client.force_login(self.accounts[role])
        return client

    def take_in(self, text: str = OCTOBER, *, source: str = SOURCE, day: date = date(2023, 10, 31)):
        """Hand in a report without confirming anything."""
        letter = Letter(source, day, day, {"division": "기획예산과", "year": "2023"})
        with municipality(self.code):
            return operations.take_in(
                name="report.md",
                data=text.encode(),
                letter=letter,
                actor_id=self.accounts[Role.OFFICER].pk,
                basis="올림",
            )

    def confirm(self, intake) -> None:
        """Record what its tables state."""
        with municipality(self.code):
            operations.confirm_tables(
                intake=intake,
                proposals=queries.proposals(intake),
                actor_id=self.accounts[Role.OFFICER].pk,
                basis="원문과 대조",
            )

    def define(self) -> None:
        """Define the monthly report."""
        with municipality(self.code):
            operations.save_definition(
                source=DEFINITION.format(code=self.code), actor_id=self.accounts[Role.TEAM_LEAD].pk, basis="정의"
            )

    def build(self, **when):
        """Make an edition of the monthly report."""
        lead = self.accounts[Role.TEAM_LEAD].pk
        return operations.build_edition(municipality_code=self.code, report=REPORT, actor_id=lead, **when)

    def first_intake(self) -> UUID:
        """The report that was handed in first."""
        with municipality(self.code):
            return list(queries.intakes())[-1].pk

    def first_fact(self) -> UUID:
        """The first fact that the report states: 구정의 성과관리, 예산액."""
        with municipality(self.code):
            source = queries.intake(self.first_intake()).source_id
            return observations_of_source(source)[0].id

    def figures(self, number: int = 1) -> dict:
        """The described figures of an edition."""
        with municipality(self.code):
            return queries.edition_sidecar(queries.edition(REPORT, number))["figures"]

    def spoil_the_next_edition(self) -> None:
        """Add an edition whose Document cannot be read."""
        with municipality(self.code):
            last = queries.last_edition(REPORT)
            Edition.objects.create(
                municipality_id=self.id, operation_id=last.operation_id, revision=last.revision, report=REPORT,
                number=last.number + 1, as_of=last.as_of, epoch=last.epoch, document="{", document_sha256="",
                sidecar="{}", findings=last.findings,
            )  # fmt: skip


def make_office(code: str, name: str, *, password: bool = False) -> Office:
    """Make a district with an account of each role; they can log in by password only where that is asked for."""
    home = Municipality.objects.create(code=code, name=name, kind=MunicipalityKind.DISTRICT)
    accounts = {}
    for role in Role:
        account = Account(login=f"{role.lower()}-{code}", title=role.label, role=role, municipality=home)
        if password:
            account.set_password(PASSWORD)
        account.save()
        accounts[role.value] = account
    return Office(code, home.pk, accounts)


def page(response) -> html.HtmlElement:
    """The page that a view answered with."""
    return html.fromstring(response.content.decode())


def words(element) -> str:
    """The text of an element with single spaces."""
    return " ".join(element.text_content().split())


def texts(response, path: str) -> list[str]:
    """The texts of the elements that an XPath finds."""
    return [words(each) for each in page(response).xpath(path)]


def alerts(response) -> list[str]:
    """The messages that stand on a page, each without its level."""
    return texts(response, "//*[@id='ui-messages']//p")

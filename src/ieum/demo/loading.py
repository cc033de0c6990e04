"""Loading the demo: the same intake that officers use, run by the demo's officers."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from uuid import UUID

from django.utils.timezone import localdate

from ieum.budget import operations as budget
from ieum.budget.choices import VersionKind
from ieum.budget.queries.taken_files import taken_files
from ieum.demo.bills import load_bill
from ieum.demo.data import parsed, read_data
from ieum.demo.matters import load_matters
from ieum.demo.organisation import load_organisation
from ieum.demo.teams import load_teams
from ieum.demo.years import load_years
from ieum.kernel.registry import figure_tables
from ieum.platform.choices import FOR_A_TIME, MunicipalityKind, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import AlreadyRecorded, register_account, register_municipality
from ieum.reports import operations, queries
from ieum.reports.intake.fact_files import read_facts
from ieum.reports.intake.proposing import Letter, propose

PASSWORD = "ieum-demo"  # noqa: S105 - the demo runs on this machine alone and prints it
_DATA = files("ieum.demo")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A role that one can log in as."""

    login: str
    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class District:
    """One of the demo's municipalities."""

    code: str
    name: str
    accounts: tuple[DemoAccount, ...]


def _accounts(prefix: str) -> tuple[DemoAccount, ...]:
    return (
        DemoAccount(f"{prefix}-officer", "예산팀 담당", Role.OFFICER),
        DemoAccount(f"{prefix}-lead", "예산팀장", Role.TEAM_LEAD),
        DemoAccount(f"{prefix}-head", "기획예산과장", Role.DIVISION_HEAD),
        DemoAccount(f"{prefix}-vice", "부구청장", Role.DIVISION_HEAD),
        DemoAccount(f"{prefix}-mayor", "구청장", Role.MAYOR),
        DemoAccount(f"{prefix}-council", "구의원", Role.COUNCIL),
        DemoAccount(f"{prefix}-auditor", "감사담당관", Role.AUDITOR),
        DemoAccount(f"{prefix}-resident", "주민", Role.RESIDENT),
    )


DISTRICTS = (
    District("yeongdeungpo", "영등포구", _accounts("ydp")),
    District("geumcheon", "금천구", _accounts("gc")),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many facts of one report came in, and by which way."""

    source: str
    by_intake: int
    by_file: int


def load() -> list[Loaded]:
    """Load what is not loaded yet; running it again changes nothing."""
    loaded = []
    for district in DISTRICTS:
        municipality_id = register_municipality(code=district.code, name=district.name, kind=MunicipalityKind.DISTRICT)
        logins = {each.login: _register(each, municipality_id) for each in district.accounts}
        # The first account of a role is who loads; the vice mayor shares a role with the head.
        actors = {each.role: logins[each.login] for each in reversed(district.accounts)}
        with municipality(district.code):
            loaded += [_load_source(raw, actors) for raw in _sources(district.code)]
            _load_definitions(district.code, actors[Role.TEAM_LEAD])
            load_organisation(district.code, logins, actors[Role.DIVISION_HEAD])
            load_bill(district.code, actors)
            load_matters(district.code, actors)
        _load_ledger(district.code, actors[Role.OFFICER])
        load_teams(district.code, actors[Role.OFFICER])
        load_years(district.code, actors)
    return loaded


def _register(account: DemoAccount, municipality_id: UUID) -> UUID:
    next_year = date(localdate().year + 1, 12, 31)
    return register_account(
        login=account.login,
        title=account.title,
        role=account.role,
        password=PASSWORD,
        municipality_id=municipality_id,
        valid_until=next_year if account.role in FOR_A_TIME else None,
    )


def _sources(code: str) -> Iterator[dict[str, object]]:
    listed = read_data("sources.yaml")
    return (raw for raw in listed if raw["municipality"] == code)


def _load_source(raw: dict[str, object], actors: dict[Role, UUID]) -> Loaded:
    """Hand in the tables of one report, confirm them all, and add what stands outside of tables."""
    name, stated_on, as_of = raw["name"], raw["stated_on"], raw["as_of"]
    assert isinstance(name, str) and isinstance(stated_on, date) and isinstance(as_of, date)  # noqa: S101, PT018 - our own file
    file = _DATA / "sources" / f"{raw['id']}.json"
    letter = Letter(name, stated_on, as_of, {"division": "기획예산과", "year": str(raw["year"])})
    intake = operations.take_in(
        name=file.name, data=file.read_bytes(), letter=letter, actor_id=actors[Role.OFFICER], basis=f"{name} 등록"
    )
    proposals = propose(queries.intake_document(intake), letter, figure_tables)
    operations.confirm_tables(
        intake=intake, proposals=proposals, actor_id=actors[Role.TEAM_LEAD], basis=f"{name}의 표를 원문과 대조하여 확인"
    )
    return Loaded(name, queries.confirmed_facts(intake), _load_facts(raw, intake.source_id, actors[Role.OFFICER]))


def _load_facts(raw: dict[str, object], source_id: UUID, actor_id: UUID) -> int:
    facts = _DATA / "facts" / f"{raw['id']}.yaml"
    if not facts.is_file():
        return 0
    file = read_facts(facts.read_text(encoding="utf-8"))
    basis = f"{file.source}의 본문에서 옮김"
    with suppress(AlreadyRecorded):
        operations.record_fact_file(file=file, source_id=source_id, actor_id=actor_id, basis=basis)
    return len(file.facts)


def _load_ledger(code: str, actor_id: UUID) -> None:
    """Post the movements that follow from the money tables of the reports; those of an older file of them are left."""
    file = _DATA / "ledger" / f"{code}.csv"
    with municipality(code):
        if file.name in {each.name for each in taken_files()}:
            return
    posted = budget.post_file(
        code=code, name=file.name, data=file.read_bytes(), actor_id=actor_id, basis="보고서의 표에서 옮김"
    )
    _load_revenue(code, actor_id)
    if posted.posted:
        budget.fold_rollups(code=code)


def _load_revenue(code: str, actor_id: UUID) -> None:
    """Post the revenue that follows from the expenditure of whole accounts, and seal the rounds in which both agree."""
    file = _DATA / "ledger" / f"{code}-revenue.csv"
    data = file.read_bytes()
    posted = budget.post_revenue_file(
        code=code, name=file.name, data=data, actor_id=actor_id, basis="세출의 총계에서 옮김"
    )  # fmt: skip
    if not posted.posted:
        return
    rows = csv.DictReader(io.StringIO(data.decode()))
    rounds = {(int(row["회계연도"]), row["구분"], int(row["차수"] or 0)) for row in rows}
    kinds = {str(kind.label): kind for kind in VersionKind}
    with municipality(code):
        for year, kind, number in sorted(rounds):
            budget.seal_round(
                year=year, kind=kinds[kind], round=number or None, actor_id=actor_id, basis="세입과 세출의 총계가 같음"
            )


def _load_definitions(code: str, actor_id: UUID) -> None:
    for file in sorted((_DATA / "reports").iterdir(), key=lambda each: each.name):
        source = file.read_text(encoding="utf-8")
        named = parsed(source)
        if named["municipality"] == code and not queries.has_report(named["id"]):
            operations.save_definition(source=source, actor_id=actor_id, basis="시연 보고서 정의 등록")

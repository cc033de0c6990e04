"""The demo's teams have the programmes of 2023 that the report names them for, and the rest has no team."""

from datetime import date
from importlib.resources import files

import pytest

from ieum.budget import operations, queries
from ieum.budget.choices import ExecutedBy, Total
from ieum.budget.queries import Point
from ieum.demo.organisation import load_organisation
from ieum.demo.teams import load_teams
from ieum.platform.choices import MunicipalityKind
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.models import Account, Municipality
from tests.demo.test_bill import LOGINS

pytestmark = pytest.mark.database


def test_four_teams_spent_what_their_tasks_print_and_the_running_costs_have_no_team(database):
    code = "yeongdeungpo"
    home = Municipality.objects.create(code=code, name="영등포구", kind=MunicipalityKind.DISTRICT)
    accounts = {
        f"ydp-{name}": Account.objects.create(login=name, title=name, role=role, municipality=home).pk
        for name, role in LOGINS.items()
    }
    with municipality(code):
        load_organisation(code, accounts, accounts["ydp-head"])
    file = files("ieum.demo") / "ledger" / f"{code}.csv"
    operations.post_file(
        code=code, name=file.name, data=file.read_bytes(), actor_id=accounts["ydp-officer"], basis="보고서의 표"
    )

    for _ in range(2):
        load_teams(code, accounts["ydp-officer"])

    with snapshot(code) as epoch:
        rows = queries.executed_by(Point(date(2023, 10, 31), epoch), year=2023, by=ExecutedBy.TEAM)
    assert [(row.label, row.total(Total.SPENT)) for row in rows] == [
        ("기획예산과 기획조정팀", 226_719_000), ("기획예산과 예산팀", 335_371_000), ("기획예산과 평가팀", 50_235_000),
        ("기획예산과 의회법무팀", 378_933_000), ("팀 미지정", 95_855_000),
    ]  # fmt: skip

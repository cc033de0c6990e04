"""Gives one municipality of a fresh installation another history than the demo's; run before ``ieum demo``.

The tables of its reports are taken in from the last report to the first, and an epoch is closed after each.
"""

from secrets import token_urlsafe

from ieum.platform.database import setup

setup.start()
setup.migrate()

from ieum.kernel.registry import figure_tables  # noqa: E402 - Django is up only now
from ieum.platform.choices import MunicipalityKind, Role  # noqa: E402
from ieum.platform.database.tenancy import municipality, snapshot  # noqa: E402
from ieum.platform.operations import register_account, register_municipality  # noqa: E402
from ieum.reports import operations  # noqa: E402
from ieum.reports.intake.proposing import propose  # noqa: E402
from tests.demo.in_memory import DEMO, SOURCES, letter_of, source_document  # noqa: E402

CODE = "yeongdeungpo"


def take_in(raw, actor_id):
    letter = letter_of(raw)
    file = DEMO / "sources" / f"{raw['id']}.json"
    with municipality(CODE):
        intake = operations.take_in(
            name=file.name, data=file.read_bytes(), letter=letter, actor_id=actor_id, basis="다른 순서로 등록"
        )
        proposals = propose(source_document(raw["id"]), letter, figure_tables)
        # The basis of a fact is printed in sidecars, so it is the one that the demo's officers give.
        operations.confirm_tables(
            intake=intake, proposals=proposals, actor_id=actor_id, basis=f"{letter.source}의 표를 원문과 대조하여 확인"
        )
    with snapshot(CODE):
        pass


office = register_municipality(code=CODE, name="영등포구", kind=MunicipalityKind.DISTRICT)
lead = register_account(
    login="lead", title="예산팀장", role=Role.TEAM_LEAD, password=token_urlsafe(), municipality_id=office
)
for each in reversed([raw for raw in SOURCES if raw["municipality"] == CODE]):
    take_in(each, lead)

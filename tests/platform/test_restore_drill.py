"""The drill of losing a machine: a whole installation comes back on another one by the commands alone.

All that the office takes away each night (backups, archive, keys) is copied to a new home, nothing else.
"""

import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connections
from django.utils.timezone import localdate, localtime
from tests.database import HOME, make_district
from tests.office.offices import Desk, furnish
from tests.org.office import Hall, found
from tests.reports.test_operations import DEFINITION, REPORT, build

from ieum.cli import main
from ieum.org.models import Person
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform import chain, sealing
from ieum.platform.choices import Retention
from ieum.platform.database.access import access
from ieum.platform.database.embedded import SUPERUSER, EmbeddedServer
from ieum.platform.database.schema import GLOBAL_TABLES
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import operations as files
from ieum.platform.files import queries as kept_files
from ieum.platform.personal import signing
from ieum.platform.personal.values import ERASED
from ieum.reports import operations as reports
from ieum.reports.models import Edition

# All that is asked of one drill is asked by one process.
pytestmark = [pytest.mark.database, pytest.mark.xdist_group("restore_drill")]
LEFT = date(2020, 6, 1)
TAKEN_AWAY = ("backups", "archive", "keys", "data_key")
"""What the office copies to other places, of the home."""


@dataclass(frozen=True)
class Drill:
    """A restored installation, lived in, and what the lost one answered at the moment of the restore."""

    home: Path
    desk: Desk
    before: dict
    head: str
    """The head of the chain as the lost installation printed it."""


@pytest.fixture(scope="module")
def drill():
    """An installation with work in it, lost after more was written, and restored to a moment elsewhere."""
    folder = Path(tempfile.mkdtemp(prefix="ieum-d-", dir=HOME.parent))
    folder.chmod(0o711)
    try:
        yield from _lose_and_restore(folder / "lost", folder / "new")
    finally:
        for home in (folder / "lost", folder / "new"):
            EmbeddedServer(home).stop()
        shutil.rmtree(folder)


@pytest.fixture
def told(capsys):
    """Run a command; its exit code with what it wrote."""

    def run(*arguments):
        capsys.readouterr()
        code = main([*arguments])
        said = capsys.readouterr()
        return code, (said.out or said.err).strip()

    return run


def _lose_and_restore(lost, new):
    with _living_in(lost):
        assert main(["migrate"]) == 0
        desk, case = _work()
        assert main(["db", "backup"]) == 0
        _erase("P4")
        _attach(desk, case, b"after the backup\n", "2.txt")
        before, head, moment = _answers(desk), _head(), _now(lost)
        _erase("P2")
        _attach(desk, case, b"after the moment\n", "3.txt")
        assert main(["db", "stop"]) == 0
    new.mkdir(mode=0o711)
    for name in TAKEN_AWAY:
        (shutil.copytree if (lost / name).is_dir() else shutil.copy)(lost / name, new / name)
    with _living_in(new):
        assert main(["db", "restore", "--to", moment]) == 0
        yield Drill(new, desk, before, head)


@contextmanager
def _living_in(home):
    """As the installation of a home: its server, its keys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IEUM_HOME", str(home))
        _forget()
        for alias in ("default", "owner"):
            for name, value in (("HOST", access().app["host"]), ("NAME", "ieum")):
                patch.setitem(connections.settings[alias], name, value)
        yield
        _forget()
    _forget()


def _forget():
    for each in connections.all(initialized_only=True):
        each.close()
    for kept in (sealing.derived_key, sealing._box, signing._key):
        kept.cache_clear()


def _work():
    """An office whose report is given out, with a file on a case and two people who left long ago."""
    district = make_district("yeongdeungpo", "영등포구")
    desk = furnish(found(Hall(district)))
    case = desk.working()
    _attach(desk, case, b"before the backup\n", "1.txt")
    gone = [PersonnelLine(PersonnelAction.DEPART, desk.hall.person(number)) for number in ("P2", "P4")]
    desk.hall.appoint(LEFT, *gone)
    with desk.inside():
        reports.save_definition(source=DEFINITION, actor_id=district.team_lead_id, basis="보고서 정의")
    build(district)
    return desk, case


def _attach(desk, case, data, name):
    with desk.inside():
        files.attach(
            subject_kind="office.case", subject_id=case.pk, name=name, data=data, retention=Retention.YEARS_10,
            actor_id=desk.accounts["officer"], basis="요청에 따름",
        )  # fmt: skip


def _erase(number):
    assert main(["privacy", "erase", number, "--basis", "보유기간 만료"]) == 0


def _answers(desk):
    """What stands in an installation: files with their content, the edition with its hash, who is whose name."""
    with desk.inside():
        edition = Edition.objects.get(report=REPORT)
        attached = [kept_files.kept(each) for each in kept_files._last_versions()]
        return {
            "files": sorted((each.version.name, kept_files.content(each)) for each in attached),
            "edition": (edition.document_sha256, hashlib.sha256(edition.document.encode()).hexdigest()),
            "names": sorted((each.number, str(each.name)) for each in Person.objects.all()),
        }


def _head():
    with municipality("yeongdeungpo"):
        return chain.head().hash


def _now(home):
    with _superuser(home) as connection:
        return localtime(connection.execute("SELECT clock_timestamp()").fetchone()[0]).replace(tzinfo=None).isoformat()


def _superuser(home):
    return psycopg.connect(**EmbeddedServer(home).connection(SUPERUSER, "ieum"))


def test_the_moment_stands_again_with_files_report_and_names_and_nothing_after_it(drill):
    now = _answers(drill.desk)

    assert (now["files"], now["edition"]) == (drill.before["files"], drill.before["edition"])
    assert [name for name, _ in now["files"]] == ["1.txt", "2.txt"]
    assert now["edition"][0] == now["edition"][1]
    # P2 was erased after the moment: the row came back, the name did not.
    assert [each for each in drill.before["names"] if each not in now["names"]] == [("P2", "직**2")]
    assert ("P2", ERASED) in now["names"]


def test_the_restored_chain_goes_on_from_the_head_that_was_printed(drill, told):
    assert told("db", "verify")[0] == 0
    code, said = told("audit", "verify", "--from-head", drill.head)

    assert (code, said.split(". ")[1].endswith(drill.head)) == (0, True)


def test_row_security_is_forced_again_and_the_application_owns_nothing(drill):
    with _superuser(drill.home) as connection:
        rows = "SELECT relname, relrowsecurity AND relforcerowsecurity, relowner::regrole::text FROM pg_class "
        tables = connection.execute(rows + "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace").fetchall()
        powers = "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = %s"
        assert connection.execute(powers, ["ieum_app"]).fetchone() == (False,)

    assert {name for name, is_secured, _ in tables if not is_secured} == set(GLOBAL_TABLES)
    assert {owner for *_, owner in tables} == {"ieum_owner"}
    with pytest.raises(DatabaseError, match="no municipality is set"):
        Person.objects.count()


def test_the_check_tells_which_erasures_the_restore_undid_and_is_content_when_they_are_repeated(drill, told):
    code, said = told("privacy", "check")
    assert (code, said.split("\n")) == (
        1,
        [
            "되돌린 데이터베이스에 사람 1명의 파기 기록이 없습니다. 다시 파기하십시오:",
            f"  ieum privacy erase P2 --basis '보유기간 만료'   # {localdate()}",
        ],
    )

    assert told("privacy", "erase", "P2", "--basis", "보유기간 만료")[0] == 0

    assert told("privacy", "check") == (0, "파기 기록 2건의 서명이 맞습니다. 되살아난 열쇠 0개를 다시 파기했습니다.")
    assert told("audit", "verify", "--from-head", drill.head)[0] == 0

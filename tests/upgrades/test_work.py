"""The work of a small office stands after an upgrade as it stood: files, cases, equipment, matters, powers and logs.

The pack was filled and asked by the version of its day (``work_answers``). It brings the tables of that version, so
that they are laid out at once.
"""

import json
from pathlib import Path

import pytest

from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import operations as files
from ieum.platform.files import queries
from ieum.platform.models import Account, AttachmentRemoval
from tests.upgrades.packs import unpacked
from tests.upgrades.work_answers import work

pytestmark = [pytest.mark.database, pytest.mark.xdist_group("upgrades")]
PACKS = sorted((Path(__file__).parent / "work").glob("*.zip"))
HALL = "3180"


@pytest.fixture(scope="module", params=PACKS, ids=lambda pack: pack.stem)
def upgraded(request, database_server, tmp_path_factory):
    """What an office of an older version answered before; it is brought up to date."""
    with unpacked(request.param, database_server, tmp_path_factory.mktemp("home")) as pack:
        yield json.loads(pack.read("work.json"))


def test_the_pack_has_work_of_each_kind(upgraded):
    assert {kind: len(rows) for kind, rows in upgraded[HALL].items() if not rows} == {}
    assert [file[2] for file in upgraded[HALL]["files"]] != [[]] * len(upgraded[HALL]["files"])


def test_all_work_is_what_it_was(upgraded):
    now = json.loads(json.dumps({code: work(code) for code in upgraded}))

    assert {kind: (now[HALL][kind], rows) for kind, rows in upgraded[HALL].items() if now[HALL][kind] != rows} == {}


def test_work_goes_on_with_files_of_before_and_what_was_taken_off_then_is_put_back(upgraded):
    officer = Account.objects.get(login="officer-office")
    with municipality(HALL):
        (removal,) = AttachmentRemoval.objects.select_related("attachment")
        given = {"attachment_id": removal.attachment_id, "actor_id": officer.pk, "basis": "다시 필요함"}
        files.restore(**given)
        files.add_version(**given, name="자료.txt", data="새 자료\n".encode())
        files.take_off(**given)
        files.restore(**given)

        assert [each.version.number for each in queries.attachments("office.case", removal.attachment.subject_id)] == [
            2, 2,
        ]  # fmt: skip
        assert chain.verify().fault is None

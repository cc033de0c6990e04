"""A petition by the API: there for a key of who has a part in it, and nowhere for others."""

import pytest
from tests.api.programs import error, program, program_of, scopes_of
from tests.office.petitions import TITLE, petition

from ieum.platform.choices import Retention, Role
from ieum.platform.files import operations as files

pytestmark = pytest.mark.database
STREET = "은하길"


@pytest.fixture
def case(full):
    """A petition of 재무과 with a file, in which 예산팀's officer has no part."""
    case = petition(full.desk)
    with full.desk.inside():
        files.attach(
            subject_kind="office.case", subject_id=case.pk, name="사진.txt", data=b"words\n", basis="제출",
            retention=Retention.YEAR, actor_id=full.desk.accounts["finance"],
        )  # fmt: skip
    return case


def program_for(full, name, role=Role.OFFICER):
    """A program with a key of one of the people."""
    return program_of(full.office, full.desk.accounts[name], scopes_of(role))


def given(asking, address):
    """What a list gives."""
    return asking.get(address).json()["items"]


def test_a_key_of_who_has_no_part_in_a_petition_is_given_nothing_of_it(full, case):
    stranger, holder = program_for(full, "officer"), program_for(full, "finance", Role.DEPARTMENT)
    here = f"/api/cases/{case.pk}"
    (file,) = given(holder, f"{here}/files")

    rooms = [f"{here}/{each}" for each in ("files", "lines", "drafts", "opinions", f"files/{file['id']}")]
    assert [holder.get(each).status_code for each in (here, *rooms)] == [200] * 6
    assert [error(stranger.get(each)) for each in (here, *rooms)] == [(404, "NOT_FOUND", "")] * 6
    lists = ["/api/cases", f"/api/cases?words={STREET}", "/api/cases?kind=PETITION", f"/api/search?words={STREET}"]
    assert [any(TITLE in each["title"] for each in given(holder, address)) for address in lists] == [True] * 4
    assert [any(TITLE in each["title"] for each in given(stranger, address)) for address in lists] == [False] * 4
    assert [each["title"] for each in given(holder, "/api/tasks")] == [f"{case} 민원 (처리 중)"]


def test_a_step_by_who_has_no_part_in_it_tells_nothing_of_it(full, case):
    refused = program_for(full, "officer").post(f"/api/cases/{case.pk}/settlement", {"reason": "엿봄"})

    assert error(refused) == (404, "NOT_FOUND", "")


def test_a_key_of_audit_reads_it(full, case):
    assert program(full.office, Role.AUDITOR).get(f"/api/cases/{case.pk}").json()["title"] == TITLE

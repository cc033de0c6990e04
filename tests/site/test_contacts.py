"""Pages of people from outside: masked, told for a purpose, and nowhere else."""

import pytest
from django.utils.timezone import localdate
from tests.office.boards import seat
from tests.site.offices import texts

from ieum.office import operations, queries
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import PersonalReading

pytestmark = pytest.mark.database
NAME, PHONE = "남궁미르", "010-2345-6789"
PURPOSE = "결과를 알리려고 전화"


@pytest.fixture
def case(browser):
    """A case that a person asked for, received on its page."""
    given = {
        "kind": "PETITION", "title": "보도 보수", "content": "", "requester": "", "petitioner": NAME,
        "contact": PHONE, "received_on": localdate(), "rule": "", "due_on": "", "post": "예산팀 주무관 [직**5]",
    }  # fmt: skip
    answer = browser("officer").post("/cases/new/", given)
    assert answer.status_code == 302, texts(answer, "//*[@class='form-hint ui-field__error']")
    return answer.headers["Location"]


def test_a_petitioner_is_masked_everywhere_and_told_once_for_a_purpose(office, browser, case):
    client, page = browser("officer"), f"{case}petitioner/"

    shown = [client.get(each).content.decode() for each in (case, page, "/cases/", f"/cases/?words={NAME}")]
    assert [NAME in each.replace(f'value="{NAME}"', "") for each in shown] == [False] * 4
    assert [PHONE in each for each in shown] == [False] * 4
    assert texts(client.get(page), "//main//dd") == ["남**르", "010-****-6789"]

    told = client.post(page, {"purpose": PURPOSE})
    assert (texts(told, "//main//dd"), told.headers["Cache-Control"]) == ([NAME, PHONE], "no-store")
    with municipality(office.code):
        assert set(PersonalReading.objects.filter(kind="VIEW").values_list("purpose", flat=True)) == {PURPOSE}
    refused = client.post(page, {"purpose": "업무"})
    assert (refused.status_code, texts(refused, "//main//dd")) == (422, ["남**르", "010-****-6789"])


def test_who_may_not_read_personal_data_is_not_told(office, case):
    assert office.browser(Role.AUDITOR).post(f"{case}petitioner/", {"purpose": PURPOSE}).status_code == 403
    with municipality(office.code):
        assert not PersonalReading.objects.exclude(kind="WRITE").exists()


def test_a_contact_of_a_member_is_stated_on_the_page_of_the_committee_and_told_for_a_purpose(office, desk, browser):
    board = seat(desk)
    client = browser("officer")
    with municipality(office.code):
        member = operations.appoint_member(
            committee_id=board.committee_id, group="OUTSIDE", role="MEMBER", name="기자", valid_from=localdate(),
            actor_id=desk.accounts["officer"], on=localdate(),
        ).pk  # fmt: skip

    client.post(
        f"/committees/{board.committee_id}/", {"step": "contact", "member": member, "contact": PHONE, "do": "contact"}
    )

    page = f"/committees/members/{member}/"
    assert texts(client.get(page), "//main//dd") == ["010-****-6789", "없음"]
    assert texts(client.post(page, {"purpose": PURPOSE}), "//main//dd") == [PHONE]
    with municipality(office.code):
        assert queries.contact_of(queries.member(board.members["변호사"])) is None
    assert texts(client.get(f"/committees/members/{board.members['변호사']}/"), "//main//dd") == ["없음", "없음"]

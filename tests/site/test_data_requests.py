"""The pages on which the council and auditors demand data, and get what was answered."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from tests.site.offices import alerts, texts

from ieum.office import operations, queries
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY = localdate()
GIVEN = {
    "title": "집행 자료", "content": "상반기 집행액을 과별로", "letter": "의회사무국-12",
    "due_on": f"{TODAY + timedelta(days=10)}",
}  # fmt: skip


@pytest.fixture
def council(office):
    """The browser of a member of the council."""
    return office.browser(Role.COUNCIL)


def demand(desk, council, **more):
    """Demand data of 기획예산과; the address of the demand."""
    head = str(desk.hall.post("기획예산과 과장"))
    return council.post("/data-requests/new/", {**GIVEN, "post_id": head, **more})


def answered(desk, address, browser):
    """Attach a file as the head, and end the case with a reason."""
    case_id = address.strip("/").rpartition("/")[2]
    with desk.inside():
        found = queries.case(case_id)
        who = {"case_id": found.pk, "actor_id": desk.accounts["head"], "on": TODAY}
        operations.assign(**who, post_id=found.post_id)
    given = {"file": SimpleUploadedFile("집행액.csv", b"a,b\n1,2\n"), "basis": "회신", "retention": "YEARS_5"}
    browser("head").post(f"/attachments/of/office.case/{found.pk}/", given)
    with desk.inside():
        operations.settle(**who, reason="붙임과 같음")


def test_a_demand_is_sent_followed_and_answered_with_its_files(desk, council, browser):
    address = demand(desk, council).headers["Location"]
    before = council.get(address)
    answered(desk, address, browser)

    after = council.get(address)

    assert texts(before, "//main//p")[-1] == "아직 회신하지 않았습니다. 회신하면 알림으로 알려 드립니다."
    assert texts(after, "//main//p[@class='site-text']")[-1] == f"붙임과 같음 ({TODAY})"
    (link,) = after.content.decode().split('<ul class="site-history">')[1].split('href="')[1:]
    file = council.get(link.split('"')[0])
    assert (file.content, file["Content-Disposition"].split(";")[0]) == (b"a,b\n1,2\n", "attachment")
    assert texts(council.get("/data-requests/"), "//tbody//td[1]") == ["집행 자료"]


def test_the_files_of_a_demand_are_given_to_nobody_before_the_answer_nor_to_another(desk, council, browser, office):
    address = demand(desk, council).headers["Location"]
    case_id = address.strip("/").rpartition("/")[2]
    given = {"file": SimpleUploadedFile("초안.txt", b"draft\n"), "basis": "초안", "retention": "YEARS_5"}
    browser("head").post(f"/attachments/of/office.case/{case_id}/", given)
    page = browser("head").get(f"/cases/{case_id}/").content.decode()
    attachment = page.split('href="/attachments/')[2].split("/")[0]
    file = f"{address}{attachment}/"

    early = council.get(file).status_code
    answered(desk, address, browser)

    auditor, officer = office.browser(Role.AUDITOR), office.browser(Role.OFFICER)
    assert (early, council.get(file).status_code) == (404, 200)
    assert [each.get(place).status_code for each in (auditor, officer) for place in (address, file)] == [
        404, 404, 403, 403,
    ]  # fmt: skip


def test_what_is_missing_or_too_late_is_told_beside_its_field(desk, council):
    empty = council.post("/data-requests/new/", {"title": ""})
    late = demand(desk, council, due_on=f"{TODAY + timedelta(days=2)}")

    assert (empty.status_code, len(texts(empty, "//p[@class='form-hint-invalid']"))) == (422, 5)
    (said,) = texts(late, "//p[@class='form-hint-invalid']")
    assert (late.status_code, said.split(".")[0]) == (
        422,
        "서류제출 요구는 낼 날의 3일 전까지 합니다(지방자치법 시행령 제46조제1항)",
    )


def test_the_officer_sees_what_a_demand_rests_on_and_who_will_see_the_files(desk, council, browser):
    address = demand(desk, council).headers["Location"]

    page = browser("head").get(address.replace("data-requests", "cases"))

    said = "회신하면 여기에 붙은 파일이 모두 요구한 사람에게 보입니다. 보낼 것만 붙이십시오."
    assert [texts(page, "//dd").count("의회사무국-12"), texts(page, "//main//p").count(said)] == [1, 1]


def test_a_division_that_is_not_in_the_list_is_refused(desk, council):
    answer = demand(desk, council, post_id=str(desk.accounts["officer"]))

    assert (answer.status_code, alerts(answer)) == (422, [])

"""The page of jobs: what was handed over, how far it is, and what can be done with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.platform.working import ask, register, work
from tests.site.offices import alerts, page, texts

from ieum.budget import queries as budget
from ieum.platform.choices import JobState, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Job
from ieum.site.views.budget import files as budget_files

pytestmark = pytest.mark.database
HEAD = (
    "회계연도,효력일,구분,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
    "부서,통계목,재원,금액(원)"
)
ROW = "2026,2026-01-01,본예산,일반회계,01,정책,011,단위,0111,사업,기획예산과,201-01,구비,{}"


@pytest.fixture
def hand_in(office, monkeypatch):
    """Hand in a file of one movement that is as long as files for the workers are."""
    monkeypatch.setattr(budget_files, "LONG", 1)

    def post(amount="1000", **more):
        file = SimpleUploadedFile("본예산.csv", f"{HEAD}\n{ROW.format(amount)}".encode())
        given = {"file": file, "basis": "의회 의결", "do": "post", **more}
        return office.browser().post("/budget/files/", given, follow=True)

    return post


def rows(response):
    return [" | ".join(cell) for cell in zip(*[iter(texts(response, "//tbody//th | //tbody//td"))] * 7, strict=True)]


def test_a_long_file_is_handed_over_posted_once_and_leads_to_the_budget(office, hand_in):
    said = alerts(hand_in())
    hand_in()
    work()

    listed = office.browser().get("/jobs/")
    assert said == ["파일이 커서 작업으로 맡겼습니다. 이 목록에서 진행을 볼 수 있습니다."]
    assert texts(listed, "//tbody/tr/td[5]") == ["사건 1건이 등록되어 있습니다.", "사건 1건을 등록했습니다."]
    assert texts(listed, "//tbody//a[@href='/budget/']") == ["예산 사건 파일 본예산.csv"] * 2
    with municipality(office.code):
        assert len(budget.registered_cells(budget.find_year(2026).id)) == 1


def test_a_preview_of_a_long_file_is_told_at_once(hand_in):
    response = hand_in(do="preview")

    assert alerts(response) == [
        "잘못된 행이 없습니다. 사건 1건을 등록할 수 있습니다. 아직 등록하지 않았습니다. 본예산: 사건 1건, 1줄, 1,000원."
    ]


def test_a_faulty_long_file_names_its_rows_in_the_list(office, hand_in):
    hand_in(amount="천원")
    work()

    (told,) = texts(office.browser().get("/jobs/"), "//tbody/tr/td[5]")
    assert told.startswith("2행")


def test_of_many_faults_the_first_stand_open_and_the_others_are_folded_in_the_list_and_at_once(office, hand_in):
    many = "\n".join(ROW.format("천원") for _ in range(30))
    hand_in(amount=f"천원\n{many}")
    work()
    listed, preview = office.browser().get("/jobs/"), hand_in(amount=f"천원\n{many}", do="preview")

    cell = "//tbody/tr/td[5]"
    (opened,) = page(listed).xpath(f"{cell}/span")
    (folded,) = page(listed).xpath(f"{cell}/details/span")
    with municipality(office.code):
        lines = Job.objects.get().said.splitlines()
    assert [each.text.splitlines() for each in (opened, folded)] == [lines[:5], lines[5:]]
    assert texts(listed, f"{cell}//summary") == [f"나머지 {len(lines) - 5}줄 보기"]
    alert = "//*[@role='alert']/div"
    assert texts(preview, f"{alert}/ul/li") == lines[:20]
    assert texts(preview, f"{alert}/details/ul/li") == lines[20:]
    assert texts(preview, f"{alert}/details/summary") == [f"나머지 {len(lines) - 20}건 보기"]


def test_all_files_of_an_edition_are_made_ahead(monthly):
    lead = monthly.browser(Role.TEAM_LEAD)

    lead.post("/reports/monthly/editions/1/files/")
    work()

    assert texts(lead.get("/jobs/"), "//tbody/tr/td[5]") == ["1호의 파일 8가지를 만들었습니다."]


def test_a_list_that_moves_asks_for_itself_again_and_one_that_stands_does_not(office, monkeypatch):
    register(monkeypatch)
    office_row = type("District", (), {"code": office.code, "officer_id": office.accounts[Role.OFFICER].pk})
    ask(office_row)
    browser = office.browser()

    moving = browser.get("/jobs/")
    part = browser.get("/jobs/", headers={"HX-Trigger": "jobs-watch"})
    work()
    still = browser.get("/jobs/")

    assert [b"every 2s" in each.content for each in (moving, part, still)] == [True, True, False]
    assert (b"<html" in part.content, b"<html" in moving.content) == (False, True)
    assert texts(moving, "//tbody//button") == ["취소"]


def test_a_job_is_cancelled_and_tried_again_by_buttons(office, hand_in):
    hand_in()
    browser = office.browser()
    with municipality(office.code):
        job = Job.objects.get()

    cancelled = browser.post(f"/jobs/{job.pk}/cancel/", follow=True)
    again = browser.post(f"/jobs/{job.pk}/retry/", follow=True)
    twice = browser.post(f"/jobs/{job.pk}/retry/", follow=True)

    assert alerts(cancelled) == ["예산 사건 파일 본예산.csv: 취소함"]
    assert alerts(again) == ["예산 사건 파일 본예산.csv: 차례 기다림"]
    assert alerts(twice) == ["'차례 기다림' 상태에서는 할 수 없는 일입니다: 다시 하기."]


def test_others_neither_see_nor_touch_a_job_but_who_oversees_them_does(office, neighbour, hand_in):
    hand_in()
    with municipality(office.code):
        job = Job.objects.get()

    strangers = [office.browser(Role.TEAM_LEAD), neighbour.browser(Role.DIVISION_HEAD)]
    assert [texts(each.get("/jobs/"), "//tbody//td") for each in strangers] == [["맡긴 작업이 없습니다."]] * 2
    assert [each.post(f"/jobs/{job.pk}/cancel/").status_code for each in strangers] == [404, 404]
    office.browser(Role.DIVISION_HEAD).post(f"/jobs/{job.pk}/cancel/")
    with municipality(office.code):
        assert Job.objects.get().state == JobState.CANCELLED


def test_an_unknown_step_does_not_exist(office, hand_in):
    hand_in()
    with municipality(office.code):
        job = Job.objects.get()

    assert office.browser().post(f"/jobs/{job.pk}/finish/").status_code == 404

"""The page of delegated decisions, and approval lines that it no longer allows, tried on the page of a case."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
PAGE = "/organisation/delegation/"
TODAY = localdate().isoformat()
HEAD = "구분\t전결권자\t조항\n"
GIVEN = {"name": "영등포구 사무전결 처리 규칙", "valid_from": TODAY, "basis": "훈령 제123호"}


def post(office, rows, do="set", **more):
    return office.browser(Role.DIVISION_HEAD).post(PAGE, {**GIVEN, "do": do, "rows": rows, **more}, follow=True)


def shown(response, table):
    rows = page(response).xpath(f"//div[@id='{table}']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def test_a_table_from_a_file_is_looked_over_set_and_holds_from_its_day(office):
    file = SimpleUploadedFile("전결.csv", "구분,전결권자,조항\n업무 요청,국장,별표 1 제3호\n".encode("cp949"))

    before = office.browser().get(PAGE)
    looked = post(office, "", "preview", file=file)
    unset = office.browser().get(PAGE)
    done = post(office, page(looked).xpath("//textarea[@name='rows']")[0].text)

    assert shown(before, "terms")[0][:2] == ["업무 요청", "과장"]
    assert shown(before, "terms")[0][-1] == "이음의 기본값"
    assert shown(looked, "changes") == [["업무 요청", "과장", "국장"]]
    assert shown(unset, "terms") == shown(before, "terms")
    assert alerts(done) == [f"{TODAY}부터 따를 위임전결표를 정했습니다."]
    assert shown(done, "terms")[0] == [
        "업무 요청", "국장", "영등포구 사무전결 처리 규칙 별표 1 제3호", TODAY, "자치단체",
    ]  # fmt: skip
    assert shown(done, "versions")[0][:4] == [TODAY, GIVEN["name"], "업무 요청 국장(별표 1 제3호)", "훈령 제123호"]
    assert shown(office.browser(Role.AUDITOR).get(f"{PAGE}?on=2020-01-01"), "terms") == shown(before, "terms")


def test_what_the_budget_asks_for_is_named_in_the_table_too_and_stands_in_it_before(office):
    before = shown(office.browser().get(PAGE), "terms")
    done = post(office, f"{HEAD}예산 전용\t국장\t별표 2\n")

    assert [row[:2] for row in before if row[0] == "예산 전용"] == [["예산 전용", "구청장"]]
    assert [row[:3] for row in shown(done, "terms") if row[0] == "예산 전용"] == [
        ["예산 전용", "국장", "영등포구 사무전결 처리 규칙 별표 2"]
    ]


def test_wrong_rows_are_told_with_their_lines_and_nothing_is_set(office):
    wrong = post(office, f"{HEAD}예산\t국장\t\n방침\t계장\t", basis="")

    told = " ".join(texts(wrong, "//*[@role='alert']//li"))
    assert wrong.status_code == 422
    assert all(each in told for each in ("2행: 구분 '예산'", "3행: 전결권자 '계장'", "근거를 적어 주십시오"))
    assert shown(office.browser().get(PAGE), "terms")[0][-1] == "이음의 기본값"


def test_a_line_that_the_table_forbids_is_neither_offered_nor_taken_on_the_page_of_a_case(office, desk, browser):
    case, officer = desk.working(), browser("officer")
    address, draft = f"/cases/{case.pk}/", {"step": "submit", "title": "회신", "body": "표와 같음"}

    def lines():
        return texts(officer.get(address), "//select[@name='line']/option")

    before = lines()
    post(office, f"{HEAD}업무 요청\t구청장\t제5조")
    forged = officer.post(address, {**draft, "line": str(len(before) - 1)})

    assert len(before) == 5
    assert [each.rpartition(" → ")[2] for each in lines()] == ["구청장(결재)", "구청장(결재)"]
    assert (forged.status_code, desk.state(case)) == (422, "ASSIGNED")
    assert alerts(officer.post(address, {**draft, "line": "1"}, follow=True))[-1].endswith("지금 상태: 결재 중.")

"""The page of codes with their successors, as who records them and who looks at them do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
PAGE = "/budget/codes/"
HEAD = "구분\t회계\t전 코드\t새 코드\t비고\n"
GIVEN = {"step": "record", "do": "record", "year": "2027", "basis": "2027년 편성 운영기준"}


def record(office, rows, **more):
    return office.browser().post(PAGE, {**GIVEN, "rows": f"{HEAD}{rows}", **more}, follow=True)


def listed(response):
    rows = range(1, 1 + len(texts(response, "//div[@id='codes']//tbody/tr")))
    return [texts(response, f"(//div[@id='codes']//tbody/tr)[{number}]/*")[:6] for number in rows]


def test_successors_are_looked_over_recorded_once_and_taken_back(office):
    row = "통계목\t\t401-01\t401-02\t시설비"

    preview, recorded, again = (record(office, row, do=do) for do in ("preview", "record", "record"))
    value = page(again).xpath("//select[@name='succession']/option[2]/@value")[0]
    ended = office.browser().post(PAGE, {"step": "end", "succession": value, "basis": "착오"}, follow=True)

    assert alerts(preview) == ["새로 적을 승계 1줄, 이미 있는 승계 0줄입니다. 아직 적지 않았습니다."]
    assert page(preview).xpath("//textarea[@name='rows']")[0].text.strip().endswith("시설비")
    assert alerts(recorded) == ["승계 1줄을 적었습니다. 이미 있던 0줄은 그대로입니다."]
    assert listed(recorded) == [["2027", "통계목", "", "401-01", "401-02", "시설비"]]
    assert alerts(again) == ["승계 0줄을 적었습니다. 이미 있던 1줄은 그대로입니다."]
    assert alerts(ended) == ["승계를 취소했습니다."]
    assert listed(ended)[0][0].startswith("적은 승계가 없습니다.")


def test_a_file_is_read_into_the_form_and_recorded_from_there(office):
    data = "구분,회계,전 코드,새 코드,비고\n부서,,재무과,회계과,개편\n".encode("cp949")

    preview = office.browser().post(
        PAGE, {**GIVEN, "do": "preview", "rows": "", "file": SimpleUploadedFile("코드.csv", data)}
    )
    rows = page(preview).xpath("//textarea[@name='rows']")[0].text
    recorded = office.browser().post(PAGE, {**GIVEN, "rows": rows}, follow=True)

    assert listed(preview)[0][0].startswith("적은 승계가 없습니다.")
    assert listed(recorded) == [["2027", "부서", "", "재무과", "회계과", "개편"]]


def test_what_is_wrong_is_told_at_the_form_with_its_row(office):
    wrong = record(office, "통계목\t\t\t401-02\t")
    split = record(office, "통계목\t\t1\t2\t\n통계목\t\t1\t3\t", basis="")
    record(office, "통계목\t\t1\t2\t")
    beside = record(office, "통계목\t\t1\t3\t")

    assert wrong.status_code == split.status_code == beside.status_code == 422
    assert "2행: 전 코드가 비어 있습니다. 새로 생긴 코드는 적지 않습니다." in " ".join(
        texts(wrong, "//*[@role='alert']//li")
    )
    assert "근거를 적어야 합니다." in " ".join(texts(split, "//*[@role='alert']//li"))
    assert "2행: 1: 여럿으로 나뉘거나" in " ".join(texts(beside, "//*[@role='alert']//li"))


def test_who_only_reads_sees_the_list_and_no_form(office):
    record(office, "통계목\t\t1\t2\t")

    shown = office.browser(Role.AUDITOR).get(PAGE)

    assert listed(shown)[0][3:5] == ["1", "2"]
    assert texts(shown, "//*[@class='site-step']") == []
    assert listed(office.browser().get(f"{PAGE}?kind=DIVISION"))[0][0].startswith("적은 승계가 없습니다.")

"""The page of code tables, as who takes them in and who looks at them do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
PAGE = "/budget/codes/tables/"
FILE = "구분,회계,코드,이름,상위 코드\n분야,,10,일반공공행정,\n부문,,016,일반행정,010\n".encode("cp949")
GIVEN = {"step": "take", "year": "2027", "basis": "2027년 편성 운영기준", "rows": ""}


def listed(response):
    return texts(response, "//div[@id='code_tables']//tbody/tr[1]/*")[:4]


def test_a_file_is_looked_over_taken_in_and_taken_back(office):
    browser = office.browser()
    preview = browser.post(PAGE, {**GIVEN, "do": "preview", "file": SimpleUploadedFile("코드.csv", FILE)})
    rows = page(preview).xpath("//textarea[@name='rows']")[0].text
    taken = browser.post(PAGE, {**GIVEN, "do": "record", "rows": rows}, follow=True)
    table = page(taken).xpath("//select[@name='table']/option[2]/@value")[0]
    ended = browser.post(PAGE, {"step": "withdraw", "table": table, "basis": "착오"}, follow=True)

    assert "기능별(분야·부문): 코드 2개를 올릴 수 있습니다. 아직 올리지 않았습니다." in alerts(preview)
    assert "앞자리 0을 되살려 010으로 읽었습니다." in " ".join(texts(preview, "//*[@role='status']//li"))
    assert listed(taken) == ["2027", "기능별(분야·부문)", "2", "쓰는 중"]
    assert alerts(ended) == ["코드표를 취소했습니다. 그 전의 코드표가 있으면 다시 섭니다."]
    assert listed(ended)[3] == "쓰지 않음"


def test_fields_and_sectors_of_the_years_until_2020_fill_the_form_and_are_taken_in_from_there(office):
    browser = office.browser()
    (filled,) = page(browser.get(PAGE)).xpath("//section//a/@href[contains(., 'known')]")
    form = page(browser.get(f"{PAGE}{filled}"))
    year, rows = form.xpath("//input[@name='year']/@value")[0], form.xpath("//textarea[@name='rows']")[0].text

    taken = browser.post(PAGE, {**GIVEN, "do": "record", "year": year, "rows": rows}, follow=True)

    assert listed(taken) == ["2020", "기능별(분야·부문)", "67", "쓰는 중"]


def test_a_wrong_row_is_told_at_the_form_and_who_only_reads_has_none(office):
    wrong = office.browser().post(
        PAGE, {**GIVEN, "rows": "구분\t회계\t코드\t이름\t상위 코드\n통계목\t\t201-01\t이름\t"}
    )
    shown = office.browser(Role.AUDITOR).get(PAGE)

    assert wrong.status_code == 422
    assert "2행: 상위 코드 201이 없습니다." in " ".join(texts(wrong, "//*[@role='alert']//li"))
    assert texts(shown, "//*[@class='site-step']") == []

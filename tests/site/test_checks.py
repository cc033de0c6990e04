"""Files checked on the site: what is shown, what can be taken away, and that nothing is kept."""

import io
import json
import os
import stat
import time
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.checking.builders import make_table
from tests.site.offices import CONTRADICTORY, OCTOBER, page, texts

from ieum.documents.model import Bullet, Document, Heading, text
from ieum.documents.writers.hwpx import write_hwpx
from ieum.documents.writers.json import write_json
from ieum.platform.choices import Role
from ieum.site.checked_files import LIFETIME

pytestmark = pytest.mark.database
UNPROCESSABLE = 422


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path


@pytest.fixture
def client(office):
    return office.browser(Role.COUNCIL)


def upload(content, name="보고.md"):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def check(client, *files, **given):
    return client.post("/checks/", {"files": list(files), **given}, follow=True)


def address(response):
    return response.redirect_chain[-1][0]


def kept(home):
    return sorted(each.name for each in home.rglob("*") if each.is_file())


def test_a_finding_stands_beside_the_document_with_formula_operands_and_links(client):
    response = check(client, upload(CONTRADICTORY))

    shown = page(response)
    card = shown.xpath("//li[@class='finding error']")[0]
    terms = dict(zip(card.xpath(".//dt/text()"), [each.text_content() for each in card.xpath(".//dd")], strict=True))
    assert (terms["인쇄"], terms["계산"]) == ("151,000", "150,000")
    assert terms["항"] == "집행액 50,000, 집행액 100,000"
    links = card.xpath(".//a/@href")
    assert [shown.xpath("string(//*[@id=$name])", name=link[1:]) for link in links if "mark" in link][:2] == [
        "50,000", "100,000",
    ]  # fmt: skip
    assert [src for src in shown.xpath("//script/@src") if "checking" in src] == ["/static/checking/findings.js"]


def test_a_clean_file_says_what_was_checked_and_offers_no_filter(client):
    response = check(client, upload(OCTOBER))

    assert texts(response, "//li[@class='none']") == ["지적이 없습니다."]
    assert texts(response, "//p[@class='ui-lead']")[0].startswith("오류 0, 주의 0, 참고 0.")
    assert page(response).xpath("//form[@aria-label='지적 고르기']") == []


def test_findings_are_chosen_by_severity_and_by_check_without_scripts(client):
    at = address(check(client, upload(CONTRADICTORY)))

    queries = ("", "severity=error", "severity=info", "code=column-total", "code=none")
    pages = {query: page(client.get(f"{at}?{query}")) for query in queries}
    shown = {query: len(each.xpath("//li[contains(@class, 'finding ')]")) for query, each in pages.items()}

    assert shown[""] == shown["severity=error"] + shown["severity=info"]
    assert (shown["severity=error"] > 0, shown["code=column-total"] > 0, shown["code=none"]) == (True, True, 0)
    assert texts(client.get(f"{at}?code=none"), "//li[@class='none']") == ["고른 조건에 맞는 지적이 없습니다."]


def test_what_was_found_can_be_taken_away_in_each_form(client):
    hwpx = write_hwpx(Document(blocks=(Bullet("-", 3, text("총 10명(남 4명, 여 5명)")),)))
    at = address(check(client, upload(hwpx, "명단.hwpx")))

    answers = {form: client.get(f"{at}files/{form}/") for form in ("json", "sarif", "html", "marked", "pdf")}

    assert {form: each.status_code for form, each in answers.items()} == {
        "json": 200, "sarif": 200, "html": 200, "marked": 200, "pdf": 404,
    }  # fmt: skip
    assert json.loads(answers["json"].content)["files"][0]["file"] == "명단.hwpx"
    assert json.loads(answers["sarif"].content)["version"] == "2.1.0"
    assert answers["html"].content.startswith(b"<!DOCTYPE html>")
    with zipfile.ZipFile(io.BytesIO(answers["marked"].content)) as marked:
        assert marked.read("Contents/section0.xml").count(b'type="MEMO"') == 1
    named = [answers[form].headers["Content-Disposition"].partition(";")[0] for form in ("html", "marked")]
    assert named == ["attachment", "attachment"]
    assert answers["json"].headers["Cache-Control"] == "no-store"


def test_a_file_that_takes_no_memos_has_no_marked_copy(client):
    response = check(client, upload(CONTRADICTORY))

    assert texts(response, "//ul[@aria-label='내려받기']//a") == ["JSON 내려받기", "SARIF 내려받기", "HTML 내려받기"]
    assert client.get(f"{address(response)}files/marked/").status_code == 404


def test_several_files_have_a_page_each_and_one_that_cannot_be_read_does_not_stop_the_others(client):
    response = check(
        client, upload(OCTOBER, "하나.md"), upload(b"PK\3\4 broken", "둘.hwpx"), upload(CONTRADICTORY, "셋.md")
    )

    assert [each.split(" (")[0] for each in texts(response, "//nav[@class='ui-tabs']//a")] == ["하나.md", "셋.md"]
    assert texts(response, "//div[contains(@class, 'ui-alert--error')]//p")[0].startswith("둘.hwpx: ")
    second = client.get(f"{address(response)}?file=2")
    assert texts(second, "//h1") == ["셋.md"]
    assert [client.get(f"{address(response)}?file={each}").status_code for each in ("0", "3", "x", "")] == [404] * 4


def test_two_versions_say_which_findings_are_new_gone_and_kept_and_which_cells_changed(client):
    response = check(client, upload(CONTRADICTORY), earlier=upload(OCTOBER, "앞.md"))

    said = texts(response, "//section[@aria-labelledby='versions']/p")
    assert said[0].startswith("앞선 판 앞.md에 견주어 새로 생긴 지적 ")
    assert texts(response, "//table[caption='바뀐 칸']//tbody/tr/*") == [
        "'예산현황' 표, '계' 행 '집행액' 열", "150,000", "151,000",
    ]  # fmt: skip
    back = check(client, upload(OCTOBER), earlier=upload(CONTRADICTORY))
    assert len(texts(back, "//details[starts-with(summary, '없어진 지적')]//li")) > 0


def test_several_files_are_held_together_and_the_later_one_tells_what_differs(client):
    def report(part, period):
        table = make_table(f"사업명\t예산액\n계\t1,500\n가로정비\t{part}\n공원정비\t900", unit="천원")
        blocks = (Heading(2, text("예산현황"), number="1"), table)
        return write_json(Document(title="2023년 주요업무 보고", period=period, blocks=blocks))

    response = check(
        client, upload(report(600, "2023. 6. 1."), "6월.json"), upload(report(500, "2023. 11. 1."), "11월.json")
    )

    at = address(response)
    files = json.loads(client.get(f"{at}files/json/").content)["files"]
    assert [[each["code"] for each in file["findings"] if each["code"].startswith("across")] for file in files] == [
        [], ["across-figure"],
    ]  # fmt: skip
    cards = page(client.get(f"{at}?file=2&code=across-figure")).xpath("//li[contains(@class, 'finding ')]")
    assert [each.text_content().count("6월.json") > 0 for each in cards] == [True]


def test_the_form_of_official_documents_is_looked_at_where_asked_for(client):
    words = "# 현황\n\n- 접수일 2023.11.6\n- 접수 3건(처리 2, 진행 1)\n"

    found = [texts(check(client, upload(words), **given), "//li[contains(@class, 'finding ')]//dd[last()]")
             for given in ({}, {"with_style": "on"})]  # fmt: skip

    assert [len(each) > 0 for each in found] == [False, True]


def test_an_earlier_version_stands_beside_one_file_only(client):
    response = check(client, upload(OCTOBER), upload(OCTOBER), earlier=upload(OCTOBER))

    assert response.status_code == UNPROCESSABLE
    assert texts(response, "//*[@id='id_files_error']") == ["앞선 판과 견줄 때는 검사할 파일을 하나만 고르십시오."]


def test_more_files_than_anybody_reads_are_refused(client):
    response = check(client, *(upload(OCTOBER, f"{n}.md") for n in range(11)))

    assert texts(response, "//*[@id='id_files_error']") == [
        "파일은 한 번에 10개까지 올릴 수 있습니다. 나누어 올리십시오."
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "읽을 파일을 고르십시오."),
        ({"files": [SimpleUploadedFile("빈.txt", b"")]}, "파일이 비어 있습니다. 다른 파일을 고르십시오."),
    ],
)
def test_what_is_no_file_is_told_beside_the_field(client, given, said):
    response = client.post("/checks/", given)

    assert response.status_code == UNPROCESSABLE
    assert texts(response, "//*[@id='id_files_error']") == [said]


def test_a_file_that_cannot_be_read_is_told_beside_the_field_and_leaves_nothing(client, home):
    response = check(client, upload(b"PK\3\4 broken", "보고.hwpx"))

    assert response.status_code == UNPROCESSABLE
    assert texts(response, "//*[@id='id_files_error']")[0].startswith("보고.hwpx: ")
    assert kept(home) == []


def test_the_files_themselves_are_not_kept_and_nobody_else_on_the_machine_can_look(client, home):
    check(client, upload(CONTRADICTORY))

    assert kept(home) == ["1.document", "all.html", "all.json", "all.sarif", "result.json"]
    folders = [home / "checks", *(home / "checks").iterdir()]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folders} == {0o700}


def test_a_check_is_of_one_session_only(office, client):
    at = address(check(client, upload(CONTRADICTORY)))
    other = office.browser(Role.COUNCIL)

    assert [other.get(path).status_code for path in (at, f"{at}files/json/")] == [404, 404]
    assert other.post(f"{at}erase/").status_code == 404
    assert client.get(at).status_code == 200


def test_a_check_can_be_erased_at_once(client, home):
    at = address(check(client, upload(CONTRADICTORY)))

    response = client.post(f"{at}erase/", follow=True)

    assert texts(response, "//*[@id='ui-messages']//p") == ["검사 결과를 지웠습니다."]
    assert (kept(home), client.get(at).status_code) == ([], 404)


def test_a_check_is_erased_after_an_hour(client, home):
    at = address(check(client, upload(CONTRADICTORY)))
    place = next((home / "checks").iterdir())
    then = time.time() - LIFETIME - 1
    os.utime(place, (then, then))

    response = client.get(at)

    assert response.status_code == 404
    assert texts(response, "//main//p")[0] == (
        "검사 결과가 없습니다. 한 시간이 지나면 지워지므로 파일을 다시 올려 주십시오."
    )
    assert kept(home) == []


def test_what_a_file_says_of_itself_stays_text(client):
    hostile = "# <script>alert(1)</script>\n\n- 총 10명(남 4명, 여 5명) <img src=x onerror=alert(1)>\n"

    response = check(client, upload(hostile, "<b>.md"))

    body = response.content.decode()
    assert (body.count("<script>"), body.count("<img src=x"), body.count("<b>")) == (0, 0, 0)


def test_nothing_is_recorded(client, office):
    check(client, upload(CONTRADICTORY))

    assert office.browser().get("/").content.decode().count("보고.md") == 0


def test_a_file_that_cannot_be_read_is_told_in_english_beside_the_field_and_on_the_page_of_the_others(client):
    client.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})
    broken = "It is damaged beyond recognition. Get the original again, or save it again in HWPX and upload it."

    alone = check(client, upload(b"PK\3\4 broken", "보고.hwpx"))
    beside = check(client, upload(OCTOBER, "하나.md"), upload(b"PK\3\4 broken", "둘.hwpx"))

    assert texts(alone, "//*[@id='id_files_error']") == [f"보고.hwpx: {broken}"]
    assert texts(beside, "//div[contains(@class, 'ui-alert--error')]//p") == [f"둘.hwpx: {broken}"]

"""Files on the pages: attached, shown, given so that nothing in them runs, and hidden with their matter."""

import shlex
from argparse import ArgumentParser, Namespace
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from tests.office.test_attachments import VIRUS
from tests.office.test_attachments import scanner as scanner  # noqa: PLC0414 - a fixture that is used by name
from tests.office.test_disposal import dispose
from tests.site.offices import alerts, texts

from ieum.documents.model import Cell, Document, Paragraph, Run, Table, text
from ieum.documents.writing import write_document
from ieum.platform.choices import Role
from ieum.platform.files.actions import scan_all
from ieum.platform.files_command import add_parser
from ieum.platform.models import Account

pytestmark = pytest.mark.database
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>"
PNG = b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"


def sheet(words):
    """A workbook that says something."""
    return write_document(Document(blocks=(Table((Cell(0, 0, (text(words),)),)),)), ".xlsx")


@pytest.fixture
def case(desk):
    """A case that the officer of 예산팀 works on."""
    return desk.working()


@pytest.fixture
def officer(browser):
    """The browser of that officer."""
    return browser("officer")


def place(case):
    """Where the files of a case are listed."""
    return f"/attachments/of/office.case/{case.pk}/"


def send(client, address, data, name, **more):
    """Send a file as the form does."""
    given = {"file": SimpleUploadedFile(name, data), "basis": "요청에 따름", "retention": "YEARS_10", **more}
    return client.post(address, given, follow=True)


def attached(officer, case, data=b"words\n", name="자료.txt", **more):
    """Attach a file; the address of its page."""
    page = html.fromstring(send(officer, place(case), data, name, **more).content.decode())
    return page.xpath("//ul[@class='site-history']/li[last()]/a[1]/@href")[0]


def test_a_file_is_attached_to_a_case_listed_there_and_given_back(officer, case):
    done = send(officer, place(case), sheet("집행액"), "../자료.xlsx")

    assert alerts(done) == ["자료.xlsx 파일을 붙였습니다."]
    listed = texts(officer.get(f"/cases/{case.pk}/"), "//ul[@class='site-history']/li[a[text()='받기']]")
    assert [each.split(",")[0] for each in listed] == ["자료.xlsx (엑셀(XLSX)"]
    page = html.fromstring(done.content.decode()).xpath("//ul[@class='site-history']//a[text()='받기']/@href")[0]
    assert officer.get(page).content == sheet("집행액")


def test_a_file_that_is_not_what_its_name_says_is_told(officer, case):
    done = send(officer, place(case), b"words\n", "자료.hwpx")

    assert alerts(done) == [
        "자료.hwpx.txt: 자료.hwpx의 내용은 글(TXT, CSV)입니다. 이름을 고쳐 붙였으니 맞는 파일인지 확인하십시오."
    ]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"MZ\x90\x00" + bytes(9), "자료.pdf", "자료.pdf: 손상"),
        (b"<html><script>alert(1)</script>", "자료.txt", "자료.txt: 붙일 수 없는 파일입니다."),
        (b"PK\x03\x04" + bytes(40), "자료.zip", "자료.zip: 붙일 수 없는 파일입니다."),
    ],
)
def test_a_file_that_is_not_kept_is_told_beside_its_field(officer, case, data, name, said):
    response = send(officer, place(case), data, name)

    (told,) = texts(response, "//p[@class='form-hint-invalid']")
    assert response.status_code == 422
    assert told.startswith(said.replace("손상", "붙일 수 없는 파일입니다."))


def test_what_is_missing_is_told_beside_its_field(officer, case):
    response = officer.post(place(case), {})

    assert texts(response, "//p[@class='form-hint-invalid']") == [
        "붙일 파일을 고르십시오.", "근거를 적어 주십시오. 예: 자료 제출 요청에 따름", "보존기간을 골라 주십시오.",
    ]  # fmt: skip


def test_a_given_file_can_do_nothing_in_a_browser(officer, case):
    address = attached(officer, case, PNG, "그림.html")

    given = officer.get(f"{address}1/")
    shown = officer.get(f"{address}1/?show")

    assert given["Content-Disposition"].startswith("attachment;")
    assert shown["Content-Disposition"].startswith("inline;")
    for each in (given, shown):
        assert each["Content-Type"] == "image/png"
        assert each["X-Content-Type-Options"] == "nosniff"
        assert each["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert each["Cache-Control"] == "private, no-store"
        assert "html.png" in each["Content-Disposition"]


def test_only_images_are_ever_shown_in_place(officer, case):
    address = attached(officer, case, b"%PDF-1.7\n%%EOF", "문서.pdf")

    assert officer.get(f"{address}1/?show")["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize("extension", [".hwpx", ".docx", ".xlsx", ".md", ".pdf"])
def test_a_document_is_previewed_and_nothing_in_it_runs(officer, case, extension):
    document = Document(
        title=ATTACK,
        blocks=(Paragraph((Run(ATTACK),)), Table((Cell(0, 0, (text(ATTACK),)),), caption="javascript:alert(1)")),
    )
    address = attached(officer, case, write_document(document, extension), f"{ATTACK}{extension}")

    preview = officer.get(f"{address}1/preview/")

    body = html.fromstring(preview.content.decode())
    shown = body.xpath("//article[@class='report']")[0]
    assert "alert(1)" in shown.text_content()
    assert shown.xpath(".//script | .//*[@onerror] | .//img | .//iframe | .//*[starts-with(@href, 'javascript')]") == []
    assert b"<script>alert" not in preview.content
    assert "unsafe-inline" not in preview["Content-Security-Policy"]


@pytest.mark.shared
def test_a_real_hwp_is_previewed_with_its_merged_cells(officer, case, shared):
    address = attached(officer, case, (shared / "samples" / "merge_col_row.hwp").read_bytes(), "표.hwp")

    preview = officer.get(f"{address}1/preview/")

    assert len(texts(preview, "//article[@class='report']//table//*[@colspan or @rowspan]")) > 1
    assert texts(preview, "//div[contains(@class, 'ui-alert--warning')]") == []


def test_a_document_that_cannot_be_read_says_so_and_can_be_given_whole(officer, case):
    address = attached(officer, case, b"%PDF-1.7\nnothing of a PDF", "문서.pdf")

    preview = officer.get(f"{address}1/preview/")

    assert preview.status_code == 200
    assert len(texts(preview, "//div[contains(@class, 'ui-alert--warning')]//p")) == 1
    assert officer.get(f"{address}1/").content == b"%PDF-1.7\nnothing of a PDF"


def test_a_newer_version_stands_first_and_the_old_one_can_be_had(officer, case):
    address = attached(officer, case)

    done = send(officer, address, b"newer\n", "고친 자료.txt")

    assert texts(done, "//div[@id='versions']//tbody/tr/th") == ["2", "1"]
    assert [officer.get(f"{address}{number}/").content for number in (1, 2)] == [b"words\n", b"newer\n"]
    assert officer.get(f"{address}3/").status_code == 404


def test_a_file_is_taken_off_with_a_reason(officer, case):
    address = attached(officer, case)
    assert alerts(officer.post(f"{address}take-off/", {}, follow=True)) == ["떼는 까닭을 적어 주십시오."]

    done = officer.post(f"{address}take-off/", {"basis": "잘못 붙임"}, follow=True)

    assert alerts(done) == ["파일을 떼었습니다."]
    assert [officer.get(f"{address}{part}").status_code for part in ("", "1/", "1/preview/")] == [404] * 3


def test_a_file_that_was_taken_off_is_put_back_by_the_button_or_later_with_a_reason(officer, case, office):
    address = attached(officer, case)
    done = officer.post(f"{address}take-off/", {"basis": "잘못 붙임"}, follow=True)
    (undo,) = html.fromstring(done.content.decode()).xpath(
        f"//form[@action='{address}restore/'][.//input[@type='hidden'][@name='basis']]"
    )
    officer.post(
        f"{address}restore/", {each.get("name"): each.get("value") for each in undo.xpath(".//input[@name='basis']")}
    )
    assert officer.get(f"{address}1/").content == b"words\n"

    officer.post(f"{address}take-off/", {"basis": "다시 뗌"})
    assert [each for each in texts(officer.get(place(case)), "//ul[@class='site-history']/li") if "다시 뗌" in each]
    assert alerts(officer.post(f"{address}restore/", {}, follow=True)) == ["되돌리는 까닭을 적어 주십시오."]
    stranger = office.browser(Role.OFFICER)
    assert texts(stranger.get(place(case)), "//main//form[@method='post']") == []
    assert alerts(stranger.post(f"{address}restore/", {"basis": "남의 것"}, follow=True)) == [
        "맡은 일이 아니어서 파일을 붙이거나 뗄 수 없습니다."
    ]
    back = officer.post(f"{address}restore/", {"basis": "필요함"}, follow=True)

    assert alerts(back) == ["뗀 파일을 되돌렸습니다."]
    assert texts(back, "//div[@id='removals']//tbody/tr/*[1]") == ["되돌림", "뗌", "되돌림", "뗌"]
    assert texts(back, "//div[@id='removals']//tbody/tr/td[last()]") == [
        "필요함",
        "다시 뗌",
        "잘못하여 바로 되돌림",
        "잘못 붙임",
    ]
    assert officer.post(f"{address}restore/", {"basis": "다시"}).status_code == 404


def test_a_file_that_turns_out_to_be_infected_later_is_given_to_nobody(officer, case, office, request):
    address = attached(officer, case, VIRUS)
    request.getfixturevalue("scanner")
    waiting = officer.get(f"{address}1/").status_code
    scan_all(office.code, everything=False)

    assert (waiting, officer.get(f"{address}1/").status_code) == (403, 403)
    assert b"MALWARE" not in officer.get(f"{address}1/preview/").content
    assert texts(officer.get(address), "//div[@id='versions']//tbody/tr/td[3]") == ["격리됨 (small-scanner)"]


@pytest.mark.usefixtures("scanner")
def test_what_no_scan_came_to_an_end_of_is_kept_back(officer, case):
    done = send(officer, place(case), b"CRASH the scanner\n", "자료.txt")

    assert alerts(done) == ["자료.txt: 바이러스 검사를 기다립니다. 검사를 마치면 받을 수 있습니다."]


def test_who_may_not_see_the_matter_sees_none_of_its_files(officer, case, office):
    address = attached(officer, case)
    council = office.browser(Role.COUNCIL)

    looked = [place(case), address, f"{address}1/", f"{address}1/preview/"]

    assert [council.get(each).status_code for each in looked] == [403] * 4
    assert [Client(SERVER_NAME="localhost").get(each).status_code for each in looked] == [302] * 4


def test_who_has_no_part_sees_and_attaches_nothing(officer, case, office):
    address = attached(officer, case)
    stranger = office.browser(Role.OFFICER)

    assert stranger.get(address).status_code == 200
    assert texts(stranger.get(place(case)), "//main//form[@method='post']") == []
    for each in (place(case), address):
        assert texts(send(stranger, each, b"mine\n", "a.txt"), "//p[@class='form-hint-invalid']") == []
    assert texts(stranger.get(address), "//div[@id='versions']//tbody/tr/th") == ["1"]
    assert alerts(stranger.post(f"{address}take-off/", {"basis": "지움"}, follow=True)) == [
        "맡은 일이 아니어서 파일을 붙이거나 뗄 수 없습니다."
    ]


def test_another_municipality_reaches_none_of_it_by_its_address(officer, case, neighbour):
    address = attached(officer, case)
    stranger = neighbour.browser(Role.OFFICER)

    looked = [place(case), address, f"{address}1/", f"{address}1/preview/", f"{address}1/?show"]

    assert [stranger.get(each).status_code for each in looked] == [404] * 5
    assert [send(stranger, each, b"mine\n", "a.txt").status_code for each in looked[:2]] == [404] * 2
    assert stranger.post(f"{address}take-off/", {"basis": "지움"}).status_code == 404
    assert officer.get(f"{address}1/").content == b"words\n"


def test_a_file_that_was_disposed_of_says_so_where_it_was_linked_and_is_given_no_more(officer, case, desk):
    address = attached(officer, case, retention="YEAR")
    desk.do("settle", case, by="officer", reason="처리할 것 없음")
    for name, role in (("lead", Role.TEAM_LEAD), ("head", Role.DIVISION_HEAD)):
        Account.objects.filter(pk=desk.accounts[name]).update(role=role)
    dispose(desk, Namespace(attachment_id=UUID(address.split("/")[2])))

    for page in (place(case), address, f"{address}1/preview/"):
        assert "처분됨: 보존기간이 끝나 폐기한 파일입니다." in officer.get(page).content.decode()
        assert f'href="{address}1/"' not in officer.get(page).content.decode()
    assert "기록물평가심의회-12" in officer.get(address).content.decode()
    gone = officer.get(f"{address}1/")
    assert (gone.status_code, gone.content.decode().split()[0]) == (410, "처분됨:")


def test_there_is_no_kind_of_matter_that_nobody_registered(officer, case):
    assert officer.get(f"/attachments/of/auth.user/{case.pk}/").status_code == 404


def test_the_list_of_expired_files_is_for_those_who_look_after_them(office):
    assert office.browser(Role.OFFICER).get("/attachments/expired/").status_code == 403
    assert texts(office.browser(Role.TEAM_LEAD).get("/attachments/expired/?on=none"), "//tbody//td") == [
        "보존기간이 끝난 파일이 없습니다."
    ]


def test_the_list_of_expired_files_says_which_command_disposes_of_them(office):
    told = texts(office.browser(Role.TEAM_LEAD).get("/attachments/expired/"), "//p/code")

    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    listing, disposing = (parser.parse_args(shlex.split(each.partition(" > ")[0])[1:]) for each in told)
    assert (listing.action, disposing.action) == ("expired", "dispose")
    assert listing.municipality == disposing.municipality == office.code

"""The pages of names that are told, of who read them, and of who did what."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate
from tests.database import District
from tests.org.office import Hall, found
from tests.site.offices import REPORT, alerts, texts
from tests.site.offices import page as page_of

import ieum
from ieum.documents.model import plain
from ieum.documents.reading import read_bytes
from ieum.org import queries
from ieum.platform import chain
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import PersonalReading
from ieum.platform.personal import keys
from ieum.reports import queries as reports
from ieum.site.operation_words import operation_word

pytestmark = pytest.mark.database


@pytest.fixture
def hall(office) -> Hall:
    """The small district hall."""
    return found(
        Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    )


def page(hall, number="P4"):
    return f"/organisation/persons/{hall.person(number)}/"


def name_on(response):
    return texts(response, "//dl//dd")[1]


def count(hall):
    with municipality(hall.district.code):
        return PersonalReading.objects.count()


def test_a_name_is_masked_until_somebody_says_what_for(office, hall):
    client = office.browser(Role.OFFICER)

    assert name_on(client.get(page(hall))) == "직**4"
    told = client.post(page(hall), {"purpose": "인사발령 통지서 작성"})

    assert (name_on(told), told.headers["Cache-Control"], count(hall)) == ("직원P4", "no-store", 1)
    assert name_on(client.get(page(hall))) == "직**4"


def test_a_purpose_that_says_nothing_is_refused_beside_its_field(office, hall):
    told = office.browser(Role.OFFICER).post(page(hall), {"purpose": "업무"})

    assert texts(told, "//p[@id='purpose-error']") == ["무엇에 쓰려고 보는지 5자 이상 적어야 합니다."]
    assert (name_on(told), count(hall)) == ("직**4", 0)


@pytest.mark.parametrize("role", [Role.MAYOR, Role.DEPARTMENT, Role.COUNCIL, Role.AUDITOR])
def test_who_may_see_the_organisation_may_not_read_names(office, hall, role):
    client = office.browser(role)

    assert texts(client.get(page(hall)), "//input[@id='purpose']") == []
    assert client.post(page(hall), {"purpose": "인사발령 통지서 작성"}).status_code == 403
    assert count(hall) == 0


def test_an_erased_name_is_told_to_be_gone(office, hall):
    address = page(hall)
    keys.destroy_key(hall.person("P4"))

    told = office.browser(Role.OFFICER).post(address, {"purpose": "인사발령 통지서 작성"})

    assert (name_on(told), count(hall)) == ("(파기됨)", 0)


def test_an_unknown_person_is_a_page_that_does_not_exist(office, hall):
    assert office.browser().get(f"/organisation/persons/{hall.district.id}/").status_code == 404


def test_readings_are_listed_with_who_where_whose_and_why(office, hall):
    office.browser(Role.OFFICER).post(page(hall), {"purpose": "=인사발령 통지서 작성"})
    auditor = office.browser(Role.AUDITOR)

    listed = texts(auditor.get("/privacy/readings/"), "//div[@id='readings']//tbody/tr/*")
    assert listed[1:] == ["담당", "127.0.0.1", "직원 P4", "직원 이름", "열람", "=인사발령 통지서 작성"]
    for words, times in (("통지서", 1), ("담당", 1), ("P4", 1), ("P5", 0), ("없는 말", 0)):
        shown = auditor.get("/privacy/readings/", {"words": words})
        assert (words, len(texts(shown, "//div[@id='readings']//tbody/tr[td[2]]"))) == (words, times)
    nothing = auditor.get("/privacy/readings/", {"since": "2099-01-01"})
    assert len(texts(nothing, "//div[@id='readings']//tbody/tr[td[2]]")) == 0
    file = auditor.get("/privacy/readings/?file=csv").content.decode("utf-8-sig")
    assert file.splitlines()[4].endswith("직원 P4,직원 이름,열람,'=인사발령 통지서 작성")


def test_a_month_that_is_not_over_cannot_be_checked(office, hall):
    office.browser(Role.OFFICER).post(page(hall), {"purpose": "인사발령 통지서 작성"})

    month = {"month": localdate().isoformat()}
    told = office.browser(Role.DIVISION_HEAD).post("/privacy/readings/", month, follow=True)

    assert alerts(told) == ["이미 점검했거나 아직 끝나지 않은 달입니다."]


def test_the_audit_page_tells_who_did_what_and_the_head(office, hall):
    auditor = office.browser(Role.AUDITOR)
    with municipality(hall.district.code):
        head = chain.head()

    shown = auditor.get("/audit/", {"walk": "1"})

    assert texts(shown, "//dl//dd")[0] == f"2번째 결정 {head.hash}"
    assert texts(shown, "//dl//dd")[2] == "마지막 2건이 온전합니다."
    rows = [texts(shown, f"//div[@id='operations']//tbody/tr[{row}]/*")[1:] for row in (1, 2)]
    assert rows == [["인사발령", "담당", "", "방침", "2"], ["조직개편", "담당", "", "방침", "1"]]


def test_the_decisions_of_a_period_are_checked_and_the_page_keeps_the_period(office, hall):
    auditor, today = office.browser(Role.AUDITOR), localdate()
    with municipality(hall.district.code):
        head = chain.head()

    asked = auditor.get("/audit/", {"since": today, "until": today})
    (link,) = page_of(asked).xpath("//main//p[@class='ui-buttons']/a/@href")
    before = auditor.get("/audit/", {"until": today - timedelta(days=1), "walk": "1"})

    assert texts(auditor.get(f"/audit/{link}"), "//dl//dd")[2] == (
        f"{today}부터 {today}까지 결정 2건이 온전합니다. 끝의 결정: {head.hash}"
    )
    assert texts(before, "//dl//dd")[2] == f"{today - timedelta(days=1)}까지 결정 0건이 온전합니다. 끝의 결정: 없음"


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({"kind": "org.personnel"}, ["인사발령"]),
        ({"words": "방침"}, ["인사발령", "조직개편"]),
        ({"words": "없는 근거"}, []),
        ({"words": "P4"}, ["인사발령"]),
        ({"decisions": "1"}, ["인사발령", "조직개편"]),
        ({"until": "2020-01-01"}, []),
        ({"actor": "nobody", "since": "no day"}, ["인사발령", "조직개편"]),
    ],
)
def test_operations_are_found_by_kind_day_words_and_whom_they_decide_about(office, hall, asked, kinds):
    shown = office.browser(Role.AUDITOR).get("/audit/", asked)

    assert texts(shown, "//div[@id='operations']//tbody/tr/td[1]") == kinds or kinds == []
    assert len(texts(shown, "//div[@id='operations']//tbody/tr[td[2]]")) == len(kinds)


def test_the_kinds_of_steps_are_called_what_their_machines_call_them():
    assert (operation_word("office.decide"), operation_word("org.undo"), operation_word("x")) == (
        "업무: 결재", "되돌림", "x",
    )  # fmt: skip
    assert operation_word("budget.refer") == "예산안: 예산결산특별위원회 회부·본회의 부의"


def test_every_kind_of_operation_that_is_written_out_has_a_name_for_auditors():
    code = "".join(path.read_text() for path in Path(ieum.__file__).parent.rglob("*.py"))
    opened = (
        r"""(?:open_operation\(\s*kind=|_operation\(|_own\(|ieum_open_operation\([^)']*)["']([a-z]+\.[a-z_]+)["']"""
    )
    kinds = {*re.findall(opened, code), "platform.cancel_job", "platform.retry_job"}

    assert "platform.open_calendar" in kinds
    assert [kind for kind in sorted(kinds) if operation_word(kind) == kind] == []


def test_history_of_a_person_names_posts_as_they_were_called(hall):
    with municipality(hall.district.code):
        assert [label for _, label in queries.person_history(hall.person("P4"))] == ["예산팀 팀장"]


def test_an_edition_names_its_link_and_gives_a_release_sheet_with_it(monthly):
    client = monthly.browser(Role.COUNCIL)
    with municipality(monthly.code):
        head = chain.head()

    shown = texts(client.get(f"/reports/{REPORT}/editions/1/"), "//p[@class='site-state'][2]")
    sheet = client.get(f"/reports/{REPORT}/editions/1/release/")

    assert shown == [f"결정의 사슬 {head.number}번째 {head.hash}"]
    printed = "".join(block_words(sheet.content).split())
    assert [each in printed for each in (head.hash, f"{head.number}번째", "발행확인서")] == [True] * 3


@pytest.mark.parametrize("kind", ["hwpx", "pdf"])
def test_a_released_copy_prints_the_head_of_the_chain_and_the_plain_file_does_not(monthly, kind):
    client = monthly.browser(Role.COUNCIL)
    with municipality(monthly.code):
        head = chain.head()

    plain_file, copy = (client.get(f"/reports/{REPORT}/editions/1/files/{each}{kind}/") for each in ("", "released."))

    words = ["".join(block_words(each.content, f"copy.{kind}").split()) for each in (plain_file, copy)]
    assert [head.hash in each for each in words] == [False, True]
    assert copy.headers["Content-Disposition"].endswith(f"1%ED%98%B8.released.{kind}")


def block_words(data, name="sheet.pdf"):
    read = read_bytes(data, name)
    cells = (line for table in read.tables() for cell in table.cells for line in cell.lines)
    return " ".join(
        plain(each) for each in (*cells, *(block.content for block in read.blocks if hasattr(block, "content")))
    )


def test_the_link_of_an_edition_speaks_of_the_hash_of_its_document(monthly):
    with municipality(monthly.code):
        (told,) = json.loads(chain.Decision.objects.order_by("-number")[0].content)["reports_edition"]
        edition = reports.edition(REPORT, 1)

    proof = monthly.browser().get(f"/reports/{REPORT}/editions/1/files/sidecar.json/").json()
    assert (told["document_sha256"], told["id"]) == (proof["document_sha256"], str(edition.pk))
    assert told["document"].startswith("sha256:")

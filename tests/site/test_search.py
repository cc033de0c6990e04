"""Search, as each role sees it: nothing is found whose page would be refused."""

from datetime import date

import pytest
from django.test import Client
from tests.office.test_attachments import attach
from tests.site.offices import page, texts

from ieum.kernel.registry import permissions, searchables
from ieum.office.operations import receive_case
from ieum.org.queries import standing
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.texts import read_all
from ieum.platform.models import SearchItem
from ieum.platform.search import queries

pytestmark = pytest.mark.database
WORD = "성과관리"
PETITION = {
    "kind": "PETITION", "by": "lead", "post": "재무과 과장", "requester": "", "petitioner": "홍길동",
    "contact": "010-0000-0000",
}  # fmt: skip
"""One in which 예산팀's officer has no part."""


def addresses(client, text, **more):
    return page(client.get("/search/", {"q": text, **more})).xpath("//ol//h2/a/@href")


@pytest.fixture
def filled(monthly, desk):
    """The monthly report, its facts, and a case, which all speak of the same."""
    desk.receive(title=f"{WORD} 자료 요청", content="<b>굵게</b> 1,036,722천원")
    return monthly


def test_what_is_found_is_what_each_role_may_open(filled):
    with municipality(filled.code):
        known = {each.address.partition("#")[0]: each.kind for each in SearchItem.objects.all()}
    found = {role: addresses(filled.browser(role), WORD) for role in Role if role not in (Role.RESIDENT, Role.OPERATOR)}

    kinds = {role: {known[each.partition("#")[0]] for each in hits} for role, hits in found.items()}
    assert kinds[Role.OFFICER] >= {"reports.edition", "reports.intake", "platform.fact", "office.case"}
    assert kinds[Role.DEPARTMENT] == {"reports.edition", "office.case"}
    assert kinds[Role.COUNCIL] == {"reports.edition"}
    refused = [
        (role, address)
        for role, hits in found.items()
        for address in hits
        if filled.browser(role).get(address).status_code != 200
    ]
    assert refused == []


def test_the_kinds_are_opened_by_rows_of_the_table_of_permissions():
    assert [each.name for each in searchables if each.action.value not in permissions] == []
    assert len(list(searchables)) == len({each.name for each in searchables})


def test_asking_for_a_kind_that_one_may_not_see_finds_nothing_and_says_so(filled):
    response = filled.browser(Role.COUNCIL).get("/search/", {"q": WORD, "kind": "office.case"})

    assert response.status_code == 422
    assert page(response).xpath("//ol//h2") == []


def test_another_municipality_finds_nothing(filled, neighbour):
    assert addresses(neighbour.browser(), WORD) == []


def test_the_words_are_marked_and_what_is_written_stays_text(filled):
    found = filled.browser().get("/search/", {"q": "성과관리 1036722"})

    assert texts(found, "//ol//mark") == [WORD, "1,036,722"]
    assert page(found).xpath("//ol//b") == []
    assert "<b>굵게</b>" in texts(found, "//ol//li/p[2]")[0]


def test_kinds_periods_and_units_narrow_what_is_found(filled, desk):
    officer = filled.browser()
    with desk.inside():
        unit = next(each for each in standing(date(2021, 3, 2)).units.values() if each.name == "예산팀")

    only_cases = addresses(officer, WORD, kind="office.case")
    assert [each.startswith("/cases/") for each in only_cases] == [True]
    assert addresses(officer, WORD, since="2021-01-01", until="2021-12-31") == only_cases
    assert set(addresses(officer, WORD, unit=str(unit.id))) >= set(only_cases)
    assert addresses(officer, WORD, kind="office.case", until="2020-12-31") == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "없는낱말"}, "찾은 것이 없습니다."),
        ({"q": "  "}, "찾을 말을 적어 주십시오."),
        ({"q": "%_\\'\"; DROP"}, "찾은 것이 없습니다."),
    ],
)
def test_where_nothing_is_found_one_is_told_what_to_do(office, asked, said):
    assert texts(office.browser().get("/search/", asked), "//p[contains(@class, 'site-search__count')]")[0].startswith(
        said
    )


def test_a_period_that_ends_before_it_begins_is_refused_beside_its_field(office):
    response = office.browser().get("/search/", {"q": WORD, "since": "2023-02-01", "until": "2023-01-01"})

    assert response.status_code == 422
    assert texts(response, "//*[@id='id_until-error']") == ["끝나는 날을 시작하는 날이나 그 뒤로 적어 주십시오."]


def test_more_than_a_page_is_shown_in_pages(office, desk):
    with municipality(office.code):
        post = desk.hall.post("예산팀 주무관")
        for number in range(23):
            receive_case(
                kind="REQUEST", title=f"공모사업 {number}", content="", requester="", post_id=post,
                received_on=date(2021, 3, 2), on=date(2021, 3, 2), actor_id=desk.accounts["officer"],
            )  # fmt: skip
    first = office.browser().get("/search/", {"q": "공모사업"})
    second = office.browser().get("/search/", {"q": "공모사업", "page": "2"})

    assert [len(texts(each, "//ol//h2")) for each in (first, second)] == [20, 3]
    assert texts(first, "//p[contains(@class, 'site-search__count')]") == ["23건을 찾았습니다."]
    assert texts(first, "//nav[@aria-label='쪽']//a") == ["다음"]


def test_the_palette_is_given_the_first_few_and_the_pages_of_the_role(filled):
    council, officer = filled.browser(Role.COUNCIL), filled.browser()

    assert {each["kind"] for each in council.get("/search/suggest/", {"q": WORD}).json()["items"]} == {"보고서"}
    assert len(officer.get("/search/suggest/", {"q": WORD}).json()["items"]) > 1
    pages = "//*[@id='site-palette-pages']//a/@href"
    assert "/cases/new/" in page(officer.get("/")).xpath(pages)
    assert "/cases/new/" not in page(council.get("/")).xpath(pages)


def test_who_is_not_logged_in_has_no_search_box(database):
    assert page(Client(SERVER_NAME="localhost").get("/login/")).xpath("//form[@id='site-find']") == []


def test_a_case_leads_to_what_is_like_it_and_may_be_seen(filled, desk):
    case = desk.receive(title=f"{WORD} 자료 다시 요청", content="상반기 집행액")
    path = "//section[@aria-labelledby='alike']//a/@href"

    found = {
        role: page(filled.browser(role).get(f"/cases/{case.pk}/")).xpath(path) for role in (Role.OFFICER, Role.MAYOR)
    }

    assert found[Role.OFFICER][0].startswith("/cases/")
    assert f"/cases/{case.pk}/" not in found[Role.OFFICER]
    assert [each for each in found[Role.MAYOR] if each.startswith(("/facts/", "/intakes/"))] == []


def test_what_was_found_is_given_as_a_file_in_its_order_with_what_was_asked(filled):
    client = filled.browser(Role.OFFICER)
    titles = ["".join(each.itertext()) for each in page(client.get("/search/", {"q": WORD})).xpath("//ol//h2/a")]

    lines = client.get("/search/", {"q": WORD, "file": "csv"}).content.decode("utf-8-sig").splitlines()
    start = lines.index("제목,종류,날,화면") + 1

    assert lines[0] == "검색 결과"
    assert f"찾을 말,{WORD}" in lines[:start]
    assert [each.split(",")[0] for each in lines[start:]][: len(titles)] == titles


def told(client, text):
    """What search says that it found, of how many kinds, and what its pages show and its file gives."""
    shown = client.get("/search/", {"q": text})
    said = texts(shown, "//p[contains(@class, 'site-search__count')]")[0].partition("건")[0]
    kinds = [each.split()[-1] for each in texts(shown, "//nav[contains(@class, 'site-search__kinds')]//a[span]")]
    hits, address = [], "1"
    while address:
        shown = client.get("/search/", {"q": text, "page": address})
        hits += page(shown).xpath("//ol//h2/a/@href")
        more = page(shown).xpath("//nav[@aria-label='쪽']//a[text()='다음']")
        address = str(int(address) + 1) if more else ""
    rows = client.get("/search/", {"q": text, "file": "csv"}).content.decode()
    return said if hits else "0", kinds, len(hits), rows.count("/cases/")


def test_what_is_closed_takes_no_place_and_is_counted_nowhere(office, desk, monkeypatch):
    """More petitions than are looked at, newer than a case, of which a stranger may open the case alone."""
    monkeypatch.setattr(queries, "MOST", 3)
    monkeypatch.setattr(queries, "LEAST", 3)
    desk.receive(title="가로등 보수 계획")
    newer = {"received_on": date(2021, 3, 9), "on": date(2021, 3, 9)}
    for number in range(9):
        desk.receive(title=f"가로등 민원 {number}", **PETITION, **newer)
    stranger, auditor, council = (office.browser(each) for each in (Role.OFFICER, Role.AUDITOR, Role.COUNCIL))

    # Where nothing that is open is left out, nothing says that there is more.
    assert told(stranger, "가로등") == ("1", ["1건"], 1, 1)
    assert told(council, "가로등") == ("0", [], 0, 0)
    said, kinds, hits, rows = told(auditor, "가로등")
    assert (kinds, hits, rows) == ([f"{said}건 이상".split()[-1]], int(said), int(said))
    assert int(said) >= 3


def test_what_is_open_behind_more_that_are_closed_than_are_ever_looked_at_is_found(office, desk, monkeypatch):
    """The closed ones are newer, nearer by their titles, and of the open one's own day, its month and months after."""
    for name in ("MOST", "LEAST"):
        monkeypatch.setattr(queries, name, 2)
    desk.receive(title="정비 계획", content="보도블록을 함께 봄")
    for number in range(12):
        day = date(2021, 3 + number // 6 * 4, 1 + number)
        desk.receive(title=f"보도블록 {number}", **PETITION, received_on=day, on=day)

    said, kinds, hits, rows = told(office.browser(Role.OFFICER), "보도블록")

    assert (said, kinds, hits, rows) == ("1", ["1건"], 1, 1)


def test_a_file_is_found_by_who_opens_its_matter_and_by_nobody_else(filled, desk):
    case = desk.working()
    attach(desk, case, "빗물저금통 설치 현황\n".encode(), name="설치 현황.txt")
    read_all(desk.hall.district.id)
    roles = [role for role in Role if role not in (Role.RESIDENT, Role.OPERATOR)]

    found = {role: addresses(filled.browser(role), "빗물저금통") for role in roles}
    suggested = {
        role: filled.browser(role).get("/search/suggest/", {"q": "설치 현황"}).json()["items"] for role in roles
    }

    assert (found.pop(Role.COUNCIL), [each["kind"] for each in suggested.pop(Role.COUNCIL)]) == ([], [])
    assert all(len(hits) == 1 for hits in found.values())
    assert all(filled.browser(role).get(hits[0]).status_code == 200 for role, hits in found.items())
    assert {tuple(each["kind"] for each in items) for items in suggested.values()} == {("붙임 파일",)}

"""The pages of organisation and personnel, as an officer uses them."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from tests.database import District
from tests.org.office import FOUNDED, Hall, found
from tests.site.offices import alerts, texts

from ieum.org import operations, queries
from ieum.org.chart import chart
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import ClosePost, Rename, SetDuties, SetForm, SetQuota
from ieum.org.rules.roles import NO_DIVISION
from ieum.org.rules.standing import Standing
from ieum.platform import heads
from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Municipality

pytestmark = pytest.mark.database
DAY = "2021-07-01"
LATER = date(2021, 7, 1)


@pytest.fixture
def hall(office) -> Hall:
    """The small district hall, whose team lead is the lead of 예산팀."""
    made = found(
        Hall(District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk))
    )
    with municipality(office.code):
        operations.register_person(number="P4", name="직원P4", account_id=office.accounts[Role.TEAM_LEAD].pk)
    return made


@pytest.fixture
def lead(office, hall):
    """The browser of the team lead."""
    return office.browser(Role.TEAM_LEAD)


@pytest.fixture
def head(office, hall):
    """The browser of the head, who issues what is about the lead."""
    return office.browser(Role.DIVISION_HEAD)


def swap(**more):
    """A personnel order in which the lead and the officer of 예산팀 swap, as the form sends it."""
    return {
        "title": "하반기 정기인사", "effective_date": DAY, "basis": "인사발령통지 제1호",
        "line-TOTAL_FORMS": "2", "line-INITIAL_FORMS": "0",
        "line-0-person": "직**4 (P4)", "line-0-action": "APPOINT", "line-0-post": "예산팀 주무관 [직**5]",
        "line-1-person": "직**5 (P5)", "line-1-action": "APPOINT", "line-1-post": "예산팀 팀장 [직**4]",
        **more,
    }  # fmt: skip


def test_the_organisation_of_a_day_is_a_picture_and_a_list(lead):
    response = lead.get(f"/organisation/?on={DAY}")

    assert texts(response, "//tbody//tr/th") == ["구청장", "기획재정국", "기획예산과", "예산팀", "평가팀", "재무과"]
    assert texts(response, "//tbody//tr[4]/td[2]") == ["팀장 직**4"]
    assert texts(response, "//tbody//tr[6]/td[2]") == ["과장 직**2 (상위 부서장)"]
    assert texts(response, "//*[local-name()='svg']//*[local-name()='text']") == [
        "구청장", "현원 5", "기획재정국", "국장", "현원 4", "기획예산과", "과장", "현원 3", "예산팀", "팀장", "현원 2",
        "평가팀", "팀장", "현원 0", "재무과", "과장", "현원 0",
    ]  # fmt: skip
    assert texts(response, "//tbody//tr[3]/td[position() > 2]") == ["미등록", "3", ""]


def test_the_picture_and_the_list_show_how_many_are_allowed_from_the_day_on_that_it_was_laid_down(hall, lead):
    hall.reorganise(date(2021, 1, 1), SetQuota(hall.unit("기획예산과"), "GENERAL", "7급", 4))

    shown = [lead.get(f"/organisation/?on={day}") for day in ("2020-12-31", "2021-01-01")]

    assert [texts(each, "//tbody//tr[3]/td[position() > 2]") for each in shown] == [
        ["미등록", "3", ""],
        ["4", "3", "△1"],
    ]
    assert [texts(each, "//*[local-name()='text'][contains(text(), '정원')]") for each in shown] == [
        [], ["정원 4 · 현원 3"],
    ]  # fmt: skip


def test_a_head_that_is_called_as_its_unit_is_is_named_once(lead):
    response = lead.get(f"/organisation/?on={DAY}")

    assert texts(response, "//tbody//tr[1]/td[2]") == ["직**1"]


def test_what_is_below_a_unit_is_folded_and_unfolded_by_its_box(hall, lead):
    division, team = hall.unit("기획예산과"), hall.unit("예산팀")
    box = "//*[local-name()='svg']//*[local-name()='a'][contains(@aria-label, '기획예산과')]"
    page = html.fromstring(lead.get(f"/organisation/?on={DAY}").content.decode())

    folded = lead.get(page.xpath(f"{box}/@href")[0])

    assert texts(folded, "//*[local-name()='svg']//*[local-name()='text'][not(@class)]") == [
        "구청장", "기획재정국", "기획예산과 +2", "재무과",
    ]  # fmt: skip
    assert html.fromstring(folded.content.decode()).xpath(f"{box}/@aria-label") == ["기획예산과 아래 펴기"]
    assert html.fromstring(folded.content.decode()).xpath(f"{box}/@href") == [f"/organisation/?on={DAY}"]
    assert page.xpath("//p[@class='site-folding']/a/@href")[1] == f"/organisation/?on={DAY}&fold={division}"
    assert lead.get(f"/organisation/?on={DAY}&fold=none&fold={team}").status_code == 200


def test_a_day_before_there_was_anything_says_so_and_where_to_begin(lead):
    response = lead.get("/organisation/?on=1999-01-01")

    assert texts(response, "//p[@class='ui-lead']") == [
        "1999년 1월 1일에 있는 부서가 없습니다. 엑셀이나 CSV 파일로 부서를 등록하십시오."
    ]
    assert lead.get("/organisation/?on=yesterday").status_code == 200


def test_a_unit_shows_its_posts_staffing_and_history(hall, lead):
    division = hall.unit("기획예산과")
    hall.reorganise(FOUNDED, SetForm(division, "three_services"), SetQuota(division, "GENERAL", "6급", 2))
    hall.reorganise(date(2022, 1, 1), Rename(division, "정책기획과"))

    response = lead.get(f"/organisation/units/{division}/?on={DAY}")

    assert texts(response, "//div[@id='posts']//tbody/tr/*") == ["과장", "직**3 5급(임용)", "직**3"]
    assert texts(response, "//div[@id='staffing']//tbody/tr/th") == ["정원", "현원", "과부족"]
    assert texts(response, "//div[@id='staffing']//tbody/tr/td[1]") == ["2", "3", "1"]
    assert texts(response, "//ol[@class='site-history']/li") == [
        "2020-01-01 ~ 2022-01-01 전날: 기획예산과 (명령)", "2022-01-01: 정책기획과 (명령)",
    ]  # fmt: skip


def test_a_unit_says_whom_its_staffing_form_does_not_count(hall, lead):
    division, above = hall.unit("기획예산과"), "5급"
    special = PersonnelLine(PersonnelAction.APPOINT, hall.person("P6"), hall.post("평가팀 팀장"), "SPECIAL", above)
    hall.reorganise(FOUNDED, SetForm(division, "three_services"), SetQuota(division, "GENERAL", "6급", 2))
    said = "//div[@id='staffing']/following-sibling::p"
    before = texts(lead.get(f"/organisation/units/{division}/?on={DAY}"), said)
    hall.reorganise(FOUNDED, SetQuota(division, "SPECIAL", above, 2))
    hall.appoint(LATER, special)

    (after,) = texts(lead.get(f"/organisation/units/{division}/?on={DAY}"), said)

    assert before == []
    assert after.startswith("이 서식의 열에 들지 않아 표에 없는 정원 2명, 현원 1명이 있습니다.")


def test_a_post_shows_who_answers_for_it_and_who_held_it(hall, lead):
    response = lead.get(f"/organisation/posts/{hall.post('예산팀 팀장')}/?on={DAY}")

    assert texts(response, "//p[@class='ui-lead']") == ["지금 답할 사람: 직**4"]
    assert texts(response, "//div[@id='held']//tbody/tr/*")[:5] == ["직**4", "임용", "6급", "2020-01-01", "계속"]


def test_a_post_says_when_it_is_closed_and_where_its_work_goes_then(hall, lead):
    closing = hall.post("평가팀 팀장")
    acting = PersonnelLine(PersonnelAction.ACT, hall.person("P5"), closing, until=LATER)
    hall.appoint(LATER - timedelta(days=9), acting)
    hall.reorganise(LATER, ClosePost(closing, hall.post("예산팀 팀장")))

    said = texts(lead.get(f"/organisation/posts/{closing}/"), "//p")

    assert f"{LATER}에 없어지고, 그날 남은 일은 예산팀 팀장에 갑니다." in said


def test_the_last_day_of_a_line_is_the_last_on_which_it_holds(hall, lead):
    last, day = date(2021, 12, 31), timedelta(days=1)
    acting = swap(do="issue", **{"line-TOTAL_FORMS": "1", "line-0-person": "직**5 (P5)", "line-0-action": "ACT"})
    acting |= {"line-0-post": "평가팀 팀장", "line-0-last_day": last}

    lead.post("/organisation/orders/new/", acting)
    early = lead.post("/organisation/orders/new/", {**acting, "line-0-last_day": LATER - day})

    assert [hall.who("평가팀 팀장", each) for each in (LATER, last, last + day)] == ["직원P5", "직원P5", "직원P3"]
    assert "1번째 줄: 마지막 날은 시행일보다 앞설 수 없습니다." in early.content.decode()


def test_an_officer_writes_a_personnel_order_sees_what_it_changes_and_issues_it(hall, head):
    head.get("/organisation/orders/new/")
    preview = head.post("/organisation/orders/new/", swap(do="preview"))
    changes = [
        "인사: 직**4: 예산팀 팀장 6급(임용) → 예산팀 주무관 6급(임용)",
        "인사: 직**5: 예산팀 주무관 7급(임용) → 예산팀 팀장 7급(임용)",
    ]
    assert texts(preview, "//section[@id='outcome']//li") == changes
    assert hall.who("예산팀 팀장", date(2021, 7, 1)) == "직원P4"

    issued = head.post("/organisation/orders/new/", swap(do="issue"), follow=True)

    assert alerts(issued) == ["발령했습니다. 인계 목록 2건이 생겼습니다."]
    assert hall.who("예산팀 팀장", date(2021, 7, 1)) == "직원P5"
    assert texts(issued, "//ul[@class='site-duties']/li") == changes


def test_a_form_that_is_at_fault_says_so_beside_the_field_and_keeps_what_was_written(lead):
    given = swap(do="preview", title="", **{"line-0-person": "없는 사람", "line-1-post": "없는 직위"})

    response = lead.post("/organisation/orders/new/", given)

    assert response.status_code == 422
    assert texts(response, "//p[@class='form-hint-invalid']") == [
        "제목을 적어 주십시오. 예: 2026년 하반기 정기인사",
        "목록에 있는 직원을 '이름 (직원번호)'로 적어 주십시오.",
        "목록에 있는 직위를 '부서 직위'로 적어 주십시오.",
    ]
    assert html.fromstring(response.content.decode()).xpath("//input[@name='line-0-person']/@value") == ["없는 사람"]


def test_lines_are_added_and_keep_what_was_written(lead):
    response = lead.post("/organisation/orders/new/", swap(do="more"))

    names = html.fromstring(response.content.decode()).xpath("//input[contains(@name, '-person')]/@value")
    assert (names, texts(response, "//legend")[-1]) == (["직**4 (P4)", "직**5 (P5)"], "5번째 줄")


def test_a_rule_that_refuses_is_told_above_the_form(lead):
    response = lead.post("/organisation/orders/new/", swap(do="issue", **{"line-1-person": ""}))

    assert texts(response, "//*[@role='alert']//li") == [
        "1번째 줄: 예산팀 주무관에는 이미 사람이 있습니다. 그 사람의 발령을 함께 적으십시오."
    ]


def test_a_file_is_previewed_and_then_taken_in_without_being_chosen_again(hall, lead):
    file = SimpleUploadedFile("조직.csv", "구분,부서,상위부서\n팀,총무팀,재무과\n".encode())
    given = {"effective_date": DAY, "basis": "조직개편 방침"}

    preview = lead.post("/organisation/orders/import/", {**given, "file": file, "do": "preview"})
    page = html.fromstring(preview.content.decode())
    kept = {name: page.xpath(f"//input[@name='{name}']/@value")[0] for name in ("name", "content")}
    done = lead.post("/organisation/orders/import/", {**given, **kept, "do": "take"}, follow=True)

    assert texts(preview, "//section[@id='outcome']//li") == ["부서 신설: 기획재정국 재무과 총무팀 (팀)"]
    assert alerts(done) == ["등록했습니다. 달라진 것 1건, 인계 목록 0건."]
    assert hall.names(date(2021, 7, 1))[-1] == "      총무팀"


def test_a_file_is_kept_where_something_else_of_the_form_is_at_fault(lead):
    file = SimpleUploadedFile("조직.csv", "구분,부서,상위부서\n팀,총무팀,재무과\n".encode())
    given = {"effective_date": DAY, "do": "preview"}

    wrong = lead.post("/organisation/orders/import/", {**given, "basis": "", "file": file})
    page = html.fromstring(wrong.content.decode())
    kept = {name: page.xpath(f"//input[@name='{name}']/@value")[0] for name in ("name", "content")}
    preview = lead.post("/organisation/orders/import/", {**given, **kept, "basis": "조직개편 방침"})

    assert texts(wrong, "//p[@class='form-hint-invalid']") == ["근거를 적어 주십시오."]
    assert texts(preview, "//section[@id='outcome']//li") == ["부서 신설: 기획재정국 재무과 총무팀 (팀)"]


def test_the_rows_of_a_file_that_are_at_fault_are_listed(lead):
    file = SimpleUploadedFile("정원.csv", "부서,직종,직급,정원\n없는과,일반직,6급,1\n".encode())

    response = lead.post("/organisation/orders/import/", {"effective_date": DAY, "basis": "방침", "file": file})

    assert response.status_code == 422
    assert texts(response, "//*[@role='alert']//li") == ["2행: 그날에 없는 부서입니다: 없는과."]


def test_a_city_is_told_of_its_own_head_by_an_order_and_its_preview(office, hall, head):
    Municipality.objects.filter(pk=office.id).update(kind=MunicipalityKind.CITY)
    heads._words_of.cache_clear()
    file = SimpleUploadedFile("조직.csv", "구분,부서,상위부서\n시장,구청장 사랑방,\n".encode())
    with municipality(office.code):
        founding = queries.orders().order_by("pk").first().pk

    try:
        preview = head.post(
            "/organisation/orders/import/", {"effective_date": DAY, "basis": "방침", "file": file, "do": "preview"}
        )
        shown = head.get(f"/organisation/orders/{founding}/")
    finally:
        heads._words_of.cache_clear()

    assert texts(preview, "//section[@id='outcome']//li") == ["부서 신설: 구청장 사랑방 (시장)"]
    assert texts(shown, "//ul[@class='site-duties']/li")[0] == "부서 신설: 구청장 (시장)"


def test_the_changes_of_an_order_are_told_in_english(office, hall, head):
    with municipality(office.code):
        founding = queries.orders().order_by("pk").first().pk
    head.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})

    shown = texts(head.get(f"/organisation/orders/{founding}/"), "//ul[@class='site-duties']/li")

    assert shown[:2] == ["New unit: 구청장 (Mayor)", "New unit: 기획재정국 (Bureau)"]


def test_an_order_is_taken_back_after_a_preview(hall, head):
    head.post("/organisation/orders/new/", swap(do="issue"))
    with municipality(hall.district.code):
        address = f"/organisation/orders/{queries.orders()[0].pk}/"

    preview = head.post(address, {"basis": "잘못 냄", "do": "preview"})
    done = head.post(address, {"basis": "잘못 냄", "do": "undo"}, follow=True)

    assert len(texts(preview, "//section[@id='outcome']//li")) == 2
    assert alerts(done) == ["되돌렸습니다. 그 명령이 있기 전의 조직으로 돌아갔습니다."]
    assert hall.who("예산팀 팀장", date(2021, 7, 1)) == "직원P4"
    assert texts(head.get(address), "//main//h2") == ["달라진 것 2건", "인계 목록 2건"]


def test_who_takes_over_confirms_the_hand_over_and_nobody_else(office, hall, lead, head):
    head.post("/organisation/orders/new/", swap(do="issue"))
    with municipality(hall.district.code):
        lists = {queries.post_label(each): each.pk for each in queries.handovers()}
    own, foreign = (f"/organisation/handovers/{lists[name]}/" for name in ("예산팀 주무관", "예산팀 팀장"))

    refused = office.browser(Role.OFFICER).post(own, {}, follow=True)
    done = lead.post(own, {"remark": "열쇠 1개"}, follow=True)

    assert alerts(refused) == ["인수자나 그 상위 부서장만 인수를 확인할 수 있습니다."]
    assert alerts(done)[-1:] == ["인수를 확인했습니다."]
    assert texts(done, "//p[@class='ui-lead']")[0].endswith("에 인수했습니다. 특이사항: 열쇠 1개")
    assert texts(lead.get("/organisation/handovers/"), "//tbody/tr/td[5]").count("인수함") == 1
    assert lead.get(foreign).status_code == 200


def test_what_is_of_another_municipality_does_not_exist(hall, lead, head, neighbour):
    stranger = neighbour.browser(Role.TEAM_LEAD)
    head.post("/organisation/orders/new/", swap(do="issue"))
    with municipality(hall.district.code):
        order, handover = queries.orders()[0].pk, queries.handovers()[0].pk

    paths = [
        f"/organisation/units/{hall.unit('예산팀')}/", f"/organisation/posts/{hall.post('예산팀 팀장')}/",
        f"/organisation/orders/{order}/", f"/organisation/handovers/{handover}/",
    ]  # fmt: skip
    assert [stranger.get(path).status_code for path in paths] == [404] * 4
    assert texts(stranger.get("/organisation/orders/"), "//tbody//td") == ["명령이 없습니다."]


def changes(*lines, **more):
    """A reorganisation as the form sends it."""
    fields = {f"line-{number}-{name}": value for number, line in enumerate(lines) for name, value in line.items()}
    head = {"title": "조직개편", "effective_date": DAY, "basis": "개편 방침"}
    return {**head, "line-TOTAL_FORMS": len(lines), "line-INITIAL_FORMS": 0, **fields, **more}


def test_an_officer_reorganises_after_seeing_what_it_comes_to(hall, lead):
    merge = {"change": "MERGE", "unit": "예산팀, 평가팀", "name": "재정팀", "kind": "TEAM"}
    create = {"change": "CREATE", "name": "데이터과", "kind": "DIVISION", "into": "기획재정국"}
    post = {"change": "OPEN_POST", "unit": "데이터과", "name": "과장"}
    given = changes(merge, create, post, {"change": "CREATE"})

    preview = lead.post("/organisation/orders/reorganise/", {**given, "do": "preview"})
    done = lead.post("/organisation/orders/reorganise/", {**given, "do": "issue"}, follow=True)

    said = texts(preview, "//section[@id='outcome']//li")
    assert said[:4] == [
        "부서 폐지: 기획재정국 기획예산과 예산팀", "부서 폐지: 기획재정국 기획예산과 평가팀",
        "부서 신설: 기획재정국 데이터과 (과)", "부서 신설: 기획재정국 기획예산과 재정팀 (팀)",
    ]  # fmt: skip
    assert alerts(done) == [f"조직을 개편했습니다. 달라진 것 {len(said)}건."]
    assert hall.names(date(2021, 7, 1)) == [
        "구청장",
        "  기획재정국",
        "    데이터과",
        "    기획예산과",
        "      재정팀",
        "    재무과",
    ]


def test_a_change_that_lacks_something_says_so_beside_its_field(lead):
    given = changes({"change": "MERGE", "unit": "예산팀, 없는팀"}, {"change": "MOVE", "unit": "예산팀"})

    response = lead.post("/organisation/orders/reorganise/", {**given, "do": "preview"})

    assert response.status_code == 422
    assert texts(response, "//p[@class='form-hint-invalid']") == [
        "목록에 없습니다: 없는팀", "새 이름을 적어 주십시오.", "새 부서의 구분을 골라 주십시오.",
        "상위 부서나 받을 곳을 적어 주십시오.",
    ]  # fmt: skip


def test_a_new_division_gets_its_head_and_a_post_of_another_title_where_that_is_ticked(hall, lead):
    given = changes(
        {"change": "CREATE", "name": "데이터과", "kind": "DIVISION", "into": "기획재정국"},
        {"change": "OPEN_POST", "unit": "데이터과", "name": "과장"},
        {"change": "OPEN_POST", "unit": "평가팀", "name": "파트장", "is_head": "on"},
        {"change": "OPEN_POST", "unit": "평가팀", "name": "주무관"},
    )

    lead.post("/organisation/orders/reorganise/", {**given, "do": "issue"})

    posts = {hall.on(LATER).label(each.id): each.is_head for each in hall.on(LATER).posts.values()}
    assert [posts[each] for each in ("데이터과 과장", "평가팀 파트장", "평가팀 주무관")] == [True, True, False]


def test_a_split_asks_for_each_post_and_unit_below_and_puts_them_there(hall, lead):
    split = {"change": "SPLIT", "unit": "기획예산과", "name": "기획과, 예산과"}

    asked = lead.post("/organisation/orders/reorganise/", {**changes(split), "do": "preview"})
    fields = {
        texts(asked, f"//label[@for='{each.get('id')}']")[0].removesuffix(" 필수"): each.get("name").removeprefix(
            "line-0-"
        )
        for each in html.fromstring(asked.content.decode()).xpath("//select[contains(@name, 'place_')]")
    }
    chosen = dict(zip(fields.values(), ("예산과", "예산과", "기획과"), strict=True))
    done = lead.post("/organisation/orders/reorganise/", {**changes({**split, **chosen}), "do": "issue"}, follow=True)

    assert asked.status_code == 422
    assert texts(asked, "//p[@class='form-hint-invalid']") == ["나눈 뒤 어느 부서로 갈지 골라 주십시오."] * 3
    assert list(fields) == ["갈 부서: 기획예산과 과장 [직**3]", "갈 부서: 예산팀", "갈 부서: 평가팀"]
    assert done.status_code == 200
    assert hall.on(LATER).label(hall.post("기획예산과 과장")) == "예산과 과장"
    assert hall.names(LATER)[2:6] == ["    기획과", "      평가팀", "    예산과", "      예산팀"]


def test_a_split_keeps_what_was_chosen_while_lines_are_added(hall, lead):
    team = hall.unit("예산팀")
    split = {"change": "SPLIT", "unit": "기획예산과", "name": "기획과, 예산과", f"place_{team}": "예산과"}

    more = lead.post("/organisation/orders/reorganise/", {**changes(split), "do": "more"})

    page = html.fromstring(more.content.decode())
    assert page.xpath(f"//select[@name='line-0-place_{team}']/option[@selected]/@value") == ["예산과"]


def test_posts_move_and_duties_quotas_and_the_form_of_a_unit_are_set_on_the_page(office, hall, lead):
    given = changes(
        {"change": "MOVE_POST", "unit": "예산팀 주무관 [직**5]", "into": "재무과"},
        {"change": "SET_DUTIES", "unit": "재무과", "name": "계약; 지출, 결산"},
        {"change": "SET_QUOTA", "unit": "재무과", "name": "일반직 7급 3"},
        {"change": "SET_FORM", "unit": "재무과", "form": "pairs"},
    )

    preview = lead.post("/organisation/orders/reorganise/", {**given, "do": "preview"})
    issued = lead.post("/organisation/orders/reorganise/", {**given, "do": "issue"}, follow=True)

    assert texts(issued, "//main//ul[@class='site-duties'][1]/li") == [
        "직위 변경: 예산팀 주무관 → 재무과 주무관", "분장사무: 재무과", "정원: 재무과", "인력표 서식: 재무과",
    ]  # fmt: skip
    assert texts(preview, "//section[@id='outcome']//li") == [
        "직위 변경: 예산팀 주무관 → 재무과 주무관", "분장사무를 정한 부서 1곳", "정원을 정한 직급 1개",
        "인력표 서식을 정한 부서 1곳",
    ]  # fmt: skip
    unit = hall.unit("재무과")
    assert hall.who("재무과 주무관", LATER) == "직원P5"
    with municipality(office.code):
        assert queries.duties_of(unit, LATER) == ["계약", "지출, 결산"]
        assert [(each.grade, each.number) for each in queries.allowances([unit], LATER)] == [("7급", 3)]
        assert queries.form_code_of(unit, LATER) == "pairs"
    shown = lead.get(f"/organisation/units/{unit}/?on={DAY}")
    assert texts(shown, "//div[@id='staffing']//tbody/tr/td")[-1] != ""


def test_the_range_of_grades_of_a_post_is_set_shown_and_asked_for_a_reason_and_taken_away_on_the_page(hall, head):
    page, post = "/organisation/orders/reorganise/", {"change": "SET_GRADES", "unit": "예산팀 팀장 [직**4]"}
    order = swap(do="preview", **{"line-1-service": "GENERAL", "line-1-grade": "7급"})

    head.post(page, {**changes(post | {"name": "5급~6급"}), "do": "issue"})
    shown = head.get(f"/organisation/posts/{hall.post('예산팀 팀장')}/?on={DAY}")
    refused = head.post("/organisation/orders/new/", order)
    excused = head.post("/organisation/orders/new/", {**order, "line-1-reason": "승진 예정"})
    head.post(page, {**changes(post | {"name": "없음"}), "do": "issue"})

    assert "직급 범위: 5급~6급" in texts(shown, "//main//p")
    (said,) = texts(refused, "//*[@role='alert']//li")
    assert said.startswith("2번째 줄: 예산팀 팀장은 5급~6급의 직위인데 직급이 7급입니다.")
    assert len(texts(excused, "//section[@id='outcome']//li")) == 2
    assert len(texts(head.post("/organisation/orders/new/", order), "//section[@id='outcome']//li")) == 2


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            {"change": "SET_QUOTA", "unit": "재무과", "name": "7급 여덟"},
            "정원은 '일반직 6급 8'처럼 직종, 직급, 수를 적어 주십시오.",
        ),
        ({"change": "SET_DUTIES", "unit": "재무과"}, "분장사무를 적어 주십시오. 여럿이면 쌍반점(;)으로 나눕니다."),
        (
            {"change": "SET_GRADES", "unit": "예산팀 주무관", "name": "5급~4급"},
            "직급 범위는 '4급~5급'이나 '6급'처럼 적어 주십시오. 없애려면 '없음'을 적습니다.",
        ),
        ({"change": "SET_FORM", "unit": "재무과"}, "인력표 서식을 골라 주십시오."),
        ({"change": "MOVE_POST", "unit": "예산팀 주무관"}, "상위 부서나 받을 곳을 적어 주십시오."),
        ({"change": "MOVE_POST", "unit": "예산팀 주무관", "into": "예산팀 팀장"}, "목록에 없습니다: 예산팀 팀장"),
    ],
)
def test_a_change_of_a_post_or_a_unit_that_is_not_whole_says_so(lead, line, sentence):
    response = lead.post("/organisation/orders/reorganise/", {**changes(line), "do": "preview"})

    assert response.status_code == 422
    assert texts(response, "//p[@class='form-hint-invalid']") == [sentence]


def test_a_number_counted_from_the_register_leads_to_its_unit(hall, lead):
    division = hall.unit("기획예산과")
    name = {"source": "조직·인사 대장", "effective_date": DAY, "about.division": "기획예산과"}

    assert lead.get("/facts/at/", name).headers["Location"] == f"/organisation/units/{division}/?on={DAY}"
    assert lead.get("/facts/at/", {**name, "about.division": "없음"}).headers["Location"] == f"/organisation/?on={DAY}"
    assert lead.get("/facts/at/", {**name, "effective_date": "?"}).headers["Location"] == "/organisation/"


def test_a_chart_of_nothing_is_nothing():
    assert chart(Standing({}, {}, [])) == ""


def test_where_no_duty_names_the_budget_the_preview_and_the_order_say_that_roles_cannot_be_told(hall, lead):
    given = changes({"change": "RENAME", "unit": "평가팀", "name": "성과팀"})
    note = "//p[@class='ui-note']"

    preview = lead.post("/organisation/orders/reorganise/", {**given, "do": "preview"})
    done = lead.post("/organisation/orders/reorganise/", {**given, "do": "issue"}, follow=True)

    assert texts(preview, note) == texts(done, note) == [NO_DIVISION]


def test_a_head_who_did_not_issue_the_order_fits_the_roles_to_the_posts_on_its_page(office, hall, lead):
    hall.reorganise(FOUNDED, SetDuties(hall.unit("예산팀"), ("예산 편성",)))
    sent = {"P4": "예산팀 주무관", "P5": "예산팀 팀장"}
    lines = (PersonnelLine(PersonnelAction.APPOINT, hall.person(who), hall.post(post)) for who, post in sent.items())
    address = f"/organisation/orders/{hall.appoint(LATER, *lines).order_id}/"
    lists = "//h2[starts-with(., '역할이 직위와')]/following-sibling::ul[1]/li"

    assert texts(lead.get(address), lists) == ["직**4(P4): 계정의 역할은 팀장, 직위에 맞는 역할은 담당"]
    assert lead.post(address, {"do": "roles"}).status_code == 403
    head, to_do = office.browser(Role.DIVISION_HEAD), f"//main//a[@href='{address}']/.."
    assert texts(head.get("/inbox/"), to_do) == ["명령 (계정 1개)"]
    assert texts(lead.get("/inbox/"), to_do) == []
    done = head.post(address, {"do": "roles"}, follow=True)
    assert texts(head.get("/inbox/"), to_do) == []

    assert alerts(done) == ["계정 1개의 역할을 직위에 맞추었습니다."]
    assert (texts(done, lists), Account.objects.get(pk=office.accounts[Role.TEAM_LEAD].pk).role) == ([], Role.OFFICER)

"""What was confirmed by mistake is taken back, the same file under another name is told, and files go out warned."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.offices import DEFINITION, OCTOBER, alerts, page, texts

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.queries import observations_of_source
from ieum.reports import operations, queries

pytestmark = pytest.mark.database


def standing(office, intake):
    with municipality(office.code):
        return len(observations_of_source(queries.intake(intake).source_id))


@pytest.fixture
def intake(office):
    taken = office.take_in()
    office.confirm(taken)
    return taken.pk


def withdraw(client, intake, **given):
    return client.post(f"/intakes/{intake}/withdraw/", given, follow=True)


def test_a_table_that_was_confirmed_by_mistake_is_taken_back_with_its_reason(office, intake):
    before = standing(office, intake)

    response = withdraw(office.browser(), intake, table="1", basis="다른 해의 보고서를 올림")

    assert (before > 0, standing(office, intake)) == (True, 0)
    assert alerts(response) == [f"등록한 값 {before}개를 취소했습니다. 이력에는 남습니다."]
    assert texts(response, "//*[@id='confirm-1']") == ["취소함"]
    assert page(response).xpath("//form[contains(@action, 'withdraw')]") == []


def test_the_whole_report_is_taken_back_with_values_that_were_corrected_since(office, intake):
    fact = office.first_fact()
    office.browser().post(f"/facts/{fact}/", {"kind": "NUMBER", "value": "7", "basis": "확인"})

    withdraw(office.browser(Role.TEAM_LEAD), intake, table="", basis="잘못 올림")

    assert standing(office, intake) == 0
    with municipality(office.code):
        assert list(queries.standing_facts(queries.intake(intake)).values()) == [[]]


def test_without_a_reason_nothing_is_taken_back_and_the_field_of_the_table_says_so(office, intake):
    before = standing(office, intake)

    response = withdraw(office.browser(), intake, table="1", basis=" ")

    assert (response.status_code, standing(office, intake)) == (422, before)
    assert texts(response, "//p[@id='withdraw-error']") == ["근거를 적어 주십시오."]
    assert page(response).xpath("//*[@aria-invalid='true']/@id") == ["withdraw-basis-1"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"basis": "표를 말하지 않음"}, "취소할 값이 없습니다. 확인하지 않았거나 이미 취소한 표입니다."),
        ({"table": "x", "basis": "표가 아님"}, "취소할 값이 없습니다. 확인하지 않았거나 이미 취소한 표입니다."),
        ({"table": "9", "basis": "없는 표"}, "취소할 값이 없습니다. 확인하지 않았거나 이미 취소한 표입니다."),
    ],
)
def test_of_what_was_not_confirmed_nothing_is_taken_back(office, intake, given, said):
    before = standing(office, intake)

    response = withdraw(office.browser(), intake, **given)

    assert (alerts(response), standing(office, intake)) == ([said], before)


def test_an_edition_that_was_made_before_stays_as_it_is(monthly):
    shown = monthly.browser().get("/reports/monthly/").content.count(b"50,000")

    withdraw(monthly.browser(), monthly.first_intake(), table="", basis="잘못 올림")

    assert monthly.browser().get("/reports/monthly/editions/1/").content.count(b"50,000") == shown


def test_only_who_may_correct_sees_the_way_and_a_stranger_none(office, neighbour, intake):
    offered = {
        role: len(page(office.browser(role).get(f"/intakes/{intake}/")).xpath("//form[contains(@action, 'withdraw')]"))
        for role in (Role.OFFICER, Role.AUDITOR)
    }

    assert offered == {Role.OFFICER: 2, Role.AUDITOR: 0}
    assert withdraw(neighbour.browser(), intake, table="1", basis="남의 것").status_code == 404


def test_the_same_file_under_another_name_is_told(office):
    office.take_in()

    response = office.browser().post(
        "/intakes/new/",
        {
            "file": SimpleUploadedFile("다른 이름.md", OCTOBER.encode()), "source": "10월 보고 사본",
            "stated_on": "2023-11-06", "as_of": "2023-10-31", "year": "2023", "division": "기획예산과",
        },
        follow=True,
    )  # fmt: skip

    assert alerts(response)[1] == (
        "같은 파일이 출처 '10월 보고'(보고일 2023-10-31)로 이미 올라와 있습니다. "
        "표를 다시 확인하면 같은 값이 두 번 등록되니, 이름만 다른 파일이면 확인하지 마십시오."
    )


def test_what_to_look_at_before_a_file_goes_out_is_told_beside_the_files(office):
    office.confirm(office.take_in())
    unknown = DEFINITION.format(code=office.code).replace(
        "measure: appropriation, where: {programme: 구정의 성과관리}",
        "measure: appropriation, where: {programme: 없는 사업}",
    )
    unknown = unknown.replace("{성과관리 집행액:천원}천원을 썼음", "{성과관리 예산액:천원}천원이 있음")
    with municipality(office.code):
        operations.save_definition(source=unknown, actor_id=office.accounts[Role.TEAM_LEAD].pk, basis="정의")
    office.build()

    response = office.browser().get("/reports/monthly/")

    assert texts(response, "//*[@id='before-files']/p") == ["파일을 내보내기 전에 볼 것: '미등록'으로 인쇄된 숫자 1곳"]


def test_an_edition_with_nothing_to_look_at_says_nothing(monthly):
    response = monthly.browser().get("/reports/monthly/")

    assert texts(response, "//*[@id='before-files']") == []

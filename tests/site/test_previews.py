"""A report looked at as of another day: resolved, with its proof, and never kept."""

import time
from datetime import date

import pytest
from django.utils.timezone import localtime
from tests.site.offices import NOVEMBER, page, texts

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.reports import queries

pytestmark = pytest.mark.database
ADDRESS = "/reports/monthly/as-of/"
TOTAL = "Ⅰ-1/budget.programme.executed/계·집행액"
UNPROCESSABLE = 422


@pytest.fixture
def both_months(monthly):
    monthly.confirm(monthly.take_in(NOVEMBER, source="11월 보고", day=date(2023, 11, 30)))
    return monthly


def seen(client, **given):
    return client.get(ADDRESS, given)


def total(response):
    return page(response).xpath("string(//article//data[@data-figure=$key])", key=TOTAL)


def numbers(office):
    with municipality(office.code):
        return [each.number for each in queries.editions("monthly")]


def test_another_day_is_shown_to_a_reader_and_not_kept(both_months):
    response = seen(both_months.browser(Role.COUNCIL), day="2023-11-30")

    assert (response.status_code, total(response)) == (200, "200,000")
    assert texts(response, "//*[@class='site-unsaved']//strong") == ["저장하지 않은 미리 보기 · 2023-11-30 기준"]
    assert page(response).xpath("//form[@method='post' and contains(@action, 'build')]") == []
    assert numbers(both_months) == [1]


def test_every_number_of_it_has_a_provenance(both_months):
    client = both_months.browser(Role.COUNCIL)
    shown = page(seen(client, day="2023-11-30"))
    links = shown.xpath("//details[@class='ui-figure-links']//a/@href")

    answers = [client.get(link) for link in links]

    assert len(links) == len(set(shown.xpath("//article//data/@data-figure")))
    assert {each.status_code for each in answers} == {200}
    assert texts(answers[0], "//main//a[last()]")[-1] == "보고서로 돌아가기"
    panel = client.get(f"{ADDRESS}figures/", {"day": "2023-11-30", "key": TOTAL}, headers={"HX-Request": "true"})
    assert texts(panel, "//div[dt='인쇄된 값']/dd") == ["200,000"]


def test_who_may_build_freezes_what_is_shown_with_one_button(both_months):
    client = both_months.browser()
    form = page(seen(client, day="2023-11-30")).xpath("//form[contains(@action, 'build')]")[0]

    response = client.post(form.action, dict(form.form_values()), follow=True)

    assert (total(response), numbers(both_months)) == ("200,000", [2, 1])


def test_as_known_then_leaves_out_what_was_recorded_later(monthly):
    time.sleep(1)  # the form asks for whole seconds
    then = f"{localtime():%Y-%m-%dT%H:%M:%S}"
    monthly.confirm(monthly.take_in(NOVEMBER, source="11월 보고", day=date(2023, 11, 30)))
    client = monthly.browser()

    response = seen(client, day="2023-11-30", known_at=then)

    assert [total(each) for each in (response, seen(client, day="2023-11-30"))] == ["150,000", "200,000"]
    link = page(response).xpath("//details[@class='ui-figure-links']//a/@href")[0]
    assert texts(client.get(link), "//div[dt='기준일']/dd") == ["2023-11-30 (등록 회차 1까지 알던 자료)"]
    assert page(response).xpath("//input[@type='hidden' and @name='known_at']/@value") == [then]


def test_a_day_on_which_nothing_is_in_force_is_told_in_a_sentence(monthly):
    response = seen(monthly.browser(), day="2023-09-30")

    assert response.status_code == 200
    assert texts(response, "//p[@class='ui-lead']") == [
        "2023-09-30에는 효력이 있는 자료가 하나도 없어 보고서를 보여 줄 수 없습니다."
    ]
    assert page(response).xpath("//article | //form[contains(@action, 'build')]") == []


@pytest.mark.parametrize("day", ["", "어제", "2023-02-30"])
def test_a_day_that_is_none_is_told_beside_the_field(monthly, day):
    response = seen(monthly.browser(), day=day)

    assert response.status_code == UNPROCESSABLE
    assert texts(response, "//*[@id='id_day_error']") == ["기준일을 2023-10-31처럼 적어 주십시오."]
    assert page(response).xpath("//article") == []


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2020-01-01T00:00", "아직 등록되지 않은 시점입니다: 2020-01-01 00:00"),
        ("2999-01-01T00:00", "아직 오지 않은 시점입니다: 2999-01-01 00:00"),
        ("언젠가", "알던 때를 2023-10-31T09:00처럼 적어 주십시오."),
    ],
)
def test_a_moment_at_which_nothing_can_be_read_is_told_beside_the_field(monthly, moment, said):
    response = seen(monthly.browser(), day="2023-10-31", known_at=moment)

    assert response.status_code == UNPROCESSABLE
    assert texts(response, "//*[@id='id_known_at_error']") == [said]


def test_the_report_page_leads_to_it(monthly):
    form = page(monthly.browser(Role.COUNCIL).get("/reports/monthly/")).xpath("//form[@class='site-as-of']")[0]

    assert (form.method, form.action, form.fields["day"]) == ("GET", ADDRESS, "2023-10-31")


def test_a_number_that_is_not_printed_then_has_no_provenance(monthly):
    response = monthly.browser().get(f"{ADDRESS}figures/", {"day": "2023-10-31", "key": "없는 숫자"})

    assert response.status_code == 404

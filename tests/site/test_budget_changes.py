"""Why a number of the budget changed: every row, total and rate leads to its reasons, which add up exactly."""

import pytest
from tests.site.offices import page, texts
from tests.site.test_budget import DAY, ROWS, send

pytestmark = pytest.mark.database
OTHER = "2026,2026-05-01,추경,1,일반회계,01,구정기획,011,성과관리,0112,성과관리 일반,총무과,201-01,구비,700000"
YEAR = {"year": "2026", "before": "2025-12-31", "after": DAY}
NOTHING = "나눌 금액이 없는 날의 비율은 셈하지 않습니다. 두 금액을 따로 보십시오."
ADDS_UP = "까닭을 더하면 차이와 같습니다."


def linked(response, row: str) -> list[str]:
    """Where the numbers of a row lead, by the first cell of the row."""
    return page(response).xpath(f"//tbody/tr[th//text()[contains(., '{row}')]]/td//a/@href")


def said(client, address: str) -> str:
    """What a page says of its sum, or that there was nothing to divide by."""
    (sentence,) = texts(client.get(address), "//p[@class='site-said' or contains(., '나눌 금액이 없는')]")
    return sentence


def reasons(response) -> list[list[str]]:
    rows = len(texts(response, "//div[@id='reasons']//tbody/tr"))
    return [texts(response, f"//div[@id='reasons']//tbody/tr[{number}]/*") for number in range(1, rows + 1)]


def test_every_number_of_a_division_leads_to_its_own_reasons(office):
    send(office, rows=(*ROWS, OTHER))
    client = office.browser()
    shown = client.get("/budget/", {"year": "2026", "day": DAY, "by": "division"})
    (row,) = [each for each in page(shown).xpath("//tbody/tr") if "총무과" in each.text_content()]

    numbers = row.xpath("./td//a/@href")

    assert len(numbers) == 7
    assert [said(client, numbers[place]) for place in (1, 4, 6)] == [
        f"합 700,000원. {ADDS_UP}", f"합 0원. {ADDS_UP}", NOTHING,
    ]  # fmt: skip
    behind = client.get(numbers[0])
    assert texts(behind, "//p[@class='site-state']") == ["일반회계 › 총무과"]
    ((sentence, *amounts),) = reasons(behind)
    assert (sentence.split("(")[0], amounts) == ("2026. 5. 1. 제1회 추경", ["700,000", "700,000"])


def test_a_rate_is_a_waterfall_of_percentage_points_whose_reasons_lead_to_events(office):
    send(office)
    client = office.browser()
    asked = YEAR | {"before": "2026-02-01", "total": "RATE_AVAILABLE"}

    shown = client.get("/budget/changes/", asked)

    assert [each[1:] for each in reasons(shown)] == [["16.67", "16.67"], ["2.56", "19.23"]]
    assert texts(shown, "//p[@class='site-said']") == [f"합 19.23%p. {ADDS_UP}"]
    assert texts(shown, "//div[@id='kinds']//tbody/tr/*") == ["지출", "16.67", "제1회 추경", "2.56"]
    assert len(page(shown).xpath("//div[@class='site-chart']//*[local-name()='a']")) == 4
    event = page(shown).xpath("//div[@id='reasons']//tbody//a/@href")[0]
    assert "지출" in texts(client.get(event), "//h1")[0]


def test_a_rate_of_nothing_is_not_made_up(office):
    send(office)

    shown = office.browser().get("/budget/changes/", YEAR | {"total": "RATE_AVAILABLE"})

    assert texts(shown, "//p[@class='ui-lead']") == [NOTHING]
    assert texts(shown, "//p[@class='site-said']") == []


def test_rows_of_execution_lead_to_reasons_that_add_up(office):
    send(office, rows=(*ROWS, OTHER))
    client = office.browser()
    for by in ("team", "funding"):
        shown = client.get("/budget/execution/", {"year": "2026", "day": DAY, "by": by})
        links = page(shown).xpath("//div[@id='execution']//a[contains(@href, '/budget/changes/')]/@href")

        sentences = {said(client, each) for each in links}

        assert f"합 250,000원. {ADDS_UP}" in sentences
        assert all(each.endswith(ADDS_UP) for each in sentences - {NOTHING})


def test_a_month_leads_to_what_its_rate_gained(office):
    send(office)
    client = office.browser()
    shown = client.get("/budget/execution/", {"year": "2026", "day": DAY})

    march = page(shown).xpath("//div[@id='months']//tbody/tr[3]//a[contains(@href, '/changes/')]/@href")

    assert [said(client, each) for each in march] == [f"합 250,000원. {ADDS_UP}", f"합 16.67%p. {ADDS_UP}"]


def test_a_cell_leads_to_its_reasons(office):
    send(office)
    client = office.browser()
    cells = client.get("/budget/", {"year": "2026", "day": DAY, "by": "cell"})
    cell = client.get(page(cells).xpath("//a[contains(@href, '/budget/cells/')]/@href")[0])

    (link,) = page(cell).xpath("//a[contains(@href, '/budget/changes/?year=')]/@href")

    assert texts(client.get(link), "//p[@class='site-state']")[0].startswith(
        "일반회계 › 구정기획 › 성과관리 › 성과평가 › 기획"
    )


def test_a_table_shows_what_each_row_moved_by_and_the_events_of_all_of_them(office):
    send(office, rows=(*ROWS, OTHER))
    client = office.browser()

    shown = client.get("/budget/changes/table/", YEAR | {"by": "division", "before": "2026-04-01"})

    rows = [texts(shown, f"//div[@id='rows']//tbody/tr[{number}]/*") for number in (1, 2, 3)]
    assert [row[2:4] for row in rows] == [["500,000", "500,000"], ["△200,000", "△200,000"], ["700,000", "700,000"]]
    assert rows[1][-1] == "2.56"
    assert texts(shown, "//p[@class='site-said']") == ["사건 2건을 더하면 모든 줄과 금액의 차이와 같습니다."]
    assert texts(shown, "//div[@id='events']//tbody/tr[1]/*")[1:3] == ["500,000", "500,000"]
    assert len(page(shown).xpath("//div[@class='site-chart']//*[local-name()='a']")) == 4
    links = page(shown).xpath("//div[@id='rows']//tbody/tr[2]//a/@href")
    assert said(client, links[0]) == f"합 △200,000원. {ADDS_UP}"


def test_what_nothing_is_divided_by_is_not_there(office):
    send(office)
    client = office.browser()

    for wrong in ({"executed": "person"}, {"by": "person", "path": "일반회계"}):
        assert client.get("/budget/changes/", YEAR | wrong).status_code == 404
    assert client.get("/budget/changes/", YEAR | {"total": "RATE_"}).status_code == 422
    assert client.get("/budget/changes/", YEAR | {"path": "없는 회계"}).status_code == 200
    assert client.get("/budget/changes/table/", YEAR | {"by": "person"}).status_code == 422

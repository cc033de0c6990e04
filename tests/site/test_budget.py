"""The pages of the budget, from a file of movements to the event behind a won."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
HEAD = (
    "회계연도,효력일,구분,차수,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
    "부서,통계목,재원,금액(원)"
)
PROGRAMME = "일반회계,01,구정기획,011,성과관리,0111,성과평가"
ROWS = (
    f"2026,2026-01-01,본예산,,{PROGRAMME},기획예산과,201-01,구비,1000000",
    f"2026,2026-01-01,본예산,,{PROGRAMME},기획예산과,202-01,구비,500000",
    f"2026,2026-04-10,추경,1,{PROGRAMME},기획예산과,201-01,구비,△200000",
    f"2026,2026-01-02,배정,,{PROGRAMME},기획예산과,201-01,구비,600000",
    f"2026,2026-02-01,지출원인행위,,{PROGRAMME},기획예산과,201-01,구비,300000",
    f"2026,2026-03-01,지출,,{PROGRAMME},기획예산과,201-01,구비,250000",
)
DAY = "2026-06-30"


def send(office, rows=ROWS, do="post", basis="2026년 예산 의결"):
    file = SimpleUploadedFile("ledger.csv", "\n".join((HEAD, *rows)).encode(), "text/csv")
    return office.browser().post("/budget/files/", {"file": file, "basis": basis, "do": do})


def cells_of(response, row: int) -> list[str]:
    return texts(response, f"//table//tbody/tr[{row}]/*")


def balances(office, **asked):
    return office.browser().get("/budget/", {"year": "2026", "day": DAY, "by": "account", **asked})


def test_a_ledger_without_years_says_how_to_begin(office):
    response = office.browser().get("/budget/")

    assert response.status_code == 200
    assert texts(response, "//p[@class='ui-lead']") == ["아직 예산 원장이 비어 있습니다. 사건 파일을 올려 시작하세요."]


def test_balances_of_an_account_with_the_rate_of_what_is_available(office):
    send(office)

    response = balances(office)

    assert cells_of(response, 2) == [
        "일반회계", "1,300,000", "1,300,000", "600,000", "300,000", "250,000", "1,050,000", "19.2",
    ]  # fmt: skip
    assert cells_of(response, 1)[1:] == cells_of(response, 2)[1:]


def test_a_day_before_the_supplement_shows_what_stood_then(office):
    send(office)

    assert cells_of(balances(office, day="2026-03-31"), 2)[1] == "1,500,000"


def test_the_way_down_leads_from_the_account_to_the_events_of_a_cell(office):
    send(office)
    client, response, way = office.browser(), balances(office), []

    for _ in range(4):
        response = client.get(f"/budget/{link_in(response, 2)}")
        way.append(cells_of(response, 2)[:-7][-1])
    history = client.get(link_in(response, 2))

    assert way == ["구정기획", "성과관리", "성과평가", "기획예산과 201-01 구비"]
    assert [row[:2] for row in (cells_of(history, number) for number in range(1, 6))] == [
        ["2026-01-01", "본예산"],
        ["2026-01-02", "배정"],
        ["2026-02-01", "지출원인행위"],
        ["2026-03-01", "지출"],
        ["2026-04-10", "제1회 추경"],
    ]


def link_in(response, row: int) -> str:
    return page(response).xpath(f"//table//tbody/tr[{row}]//a/@href")[0]


def test_why_a_total_changed_adds_up_to_the_difference(office):
    send(office)

    response = office.browser().get(
        "/budget/changes/", {"year": "2026", "total": "AVAILABLE", "before": "2026-01-01", "after": DAY}
    )

    assert texts(response, "//div[@id='reasons']//tbody/tr/*") == [
        "2026. 4. 10. 제1회 추경(2026년 예산 의결) 예산현액 200,000원이 줄었습니다.", "△200,000", "1,300,000",
    ]  # fmt: skip
    assert texts(response, "//p[@class='site-said']") == ["합 △200,000원. 까닭을 더하면 차이와 같습니다."]
    (caption,) = texts(response, "//div[@id='reasons']//caption")
    assert "2026-01-01 1,500,000 → " in caption


def test_kinds_of_movements_are_a_waterfall_whose_steps_lead_to_their_events(office):
    send(office)
    asked = {"year": "2026", "total": "AVAILABLE", "before": "2025-12-31", "after": DAY}

    response = office.browser().get("/budget/changes/", asked)

    assert texts(response, "//div[@id='kinds']//tbody/tr/*") == ["본예산", "1,500,000", "제1회 추경", "△200,000"]
    ends = page(response).xpath("//div[@class='site-chart']//*[local-name()='a']/@href")
    assert ends[0] == ends[-1] == "#reasons"
    (supplementary,) = [each for each in ends if "%EC%B6%94%EA%B2%BD" in each]
    behind = office.browser().get("/budget/changes/" + supplementary)
    assert len(texts(behind, "//div[@id='reasons']//tbody/tr")) == 1


def test_a_preview_posts_nothing(office):
    response = send(office, do="preview")

    assert alerts(response) == [
        (
            "잘못된 행이 없습니다. 사건 5건을 등록할 수 있습니다. 아직 등록하지 않았습니다. "
            "본예산: 사건 1건, 2줄, 1,500,000원; 추경: 사건 1건, 1줄, △200,000원; 배정: 사건 1건, 1줄, 600,000원; "
            "지출원인행위: 사건 1건, 1줄, 300,000원; 지출: 사건 1건, 1줄, 250,000원."
        )
    ]
    assert texts(office.browser().get("/budget/"), "//table") == []


def test_a_file_with_a_wrong_row_posts_nothing_and_names_the_row(office):
    wrong = f"2026,2026-05-01,지출,,{PROGRAMME},기획예산과,201-01,구비,900000"

    response = send(office, rows=(*ROWS, wrong))

    assert response.status_code == 422
    said = texts(response, "//*[@role='alert']//li")
    assert len(said) == 1
    assert said[0].startswith("8행: ")
    assert texts(office.browser().get("/budget/"), "//table") == []


def test_the_same_file_again_changes_nothing(office):
    send(office)

    response = send(office)

    assert response.status_code == 302
    assert alerts(office.browser().get("/budget/")) == []
    assert cells_of(balances(office), 2)[1] == "1,300,000"


def test_a_posted_file_can_be_taken_back(office):
    send(office)

    send(office, do="undo", basis="잘못 올림")

    assert cells_of(balances(office), 2)[1:3] == ["0", "0"]


def test_a_file_that_was_not_posted_cannot_be_taken_back(office):
    response = send(office, do="undo")

    assert response.status_code == 422
    assert texts(response, "//*[@role='alert']//li") == ["예산 사건 파일: 이 파일로 등록된 사건이 없습니다."]


def test_without_a_basis_nothing_is_posted(office):
    response = send(office, basis=" ")

    assert (response.status_code, texts(response, "//*[@role='alert']//li")) == (422, ["근거: 근거를 적어야 합니다."])


@pytest.mark.parametrize("asked", [{"day": "x"}, {"year": "1900"}, {"by": "x"}, {"known_at": "2999-01-01T00:00"}])
def test_what_cannot_be_asked_is_said_beside_the_field(office, asked):
    send(office)

    response = balances(office, **asked)

    assert response.status_code == 422
    assert len(texts(response, "//*[@role='alert']//li")) == 1


def test_the_ledger_of_a_neighbour_is_not_seen(office, neighbour):
    send(office)

    assert texts(neighbour.browser().get("/budget/"), "//table") == []


def test_a_cell_that_does_not_exist_is_not_found(office):
    assert office.browser(Role.AUDITOR).get(f"/budget/cells/{UUID(int=1)}/").status_code == 404

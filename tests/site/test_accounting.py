"""The page of 재무관, 지출원 and 출납원."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.site.offices import alerts, page, texts

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality

pytestmark = pytest.mark.database
TODAY = localdate()
DONE = "적었습니다. 재무관·지출원·출납원은 서로 겸하거나 대행할 수 없습니다."


def test_a_head_designates_and_relieves_and_the_page_tells_what_excludes_what(office, desk):
    hall, client = desk.hall, office.browser(Role.DIVISION_HEAD)
    given = {
        "unit": hall.unit("예산팀"),
        "person": "직**4 (P4)",
        "kind": "PAYING",
        "first_day": TODAY,
        "basis": "3호",
    }

    assert alerts(client.post("/organisation/accounting/", given, follow=True)) == [DONE]
    refused = client.post("/organisation/accounting/", {**given, "kind": "CASH"})
    assert refused.status_code == 422
    assert "그 기간에 이미 지출원입니다. 재무관·지출원·출납원은 서로 겸할 수 없습니다(지방회계법 제36조)." in (
        refused.content.decode()
    )
    shown = client.get("/organisation/accounting/")
    assert texts(shown, "//div[@id='accounting']//tbody/tr/*") == [
        "예산팀", "지출원", "직**4 (P4)", str(TODAY), "계속", "과장", "3호",
    ]  # fmt: skip
    (key,) = page(shown).xpath("//input[@name='relieve']/@value")
    ended = {"relieve": key, "last_day": TODAY + timedelta(days=1), "basis": "4호"}
    assert alerts(client.post("/organisation/accounting/", ended, follow=True)) == [DONE]
    again = client.post("/organisation/accounting/", ended)
    assert again.status_code == 422


@pytest.mark.parametrize(
    "sent", [{}, {"relieve": "x"}, {"unit": "없음", "person": "", "kind": "KING", "first_day": "언제"}]
)
def test_nonsense_is_told_beside_the_fields(office, desk, sent):
    told = office.browser(Role.MAYOR).post("/organisation/accounting/", sent)

    assert told.status_code == 422
    with municipality(office.code):
        assert texts(told, "//div[@id='accounting']//tbody/tr/td") in ([], ["지정한 사람이 없습니다."])

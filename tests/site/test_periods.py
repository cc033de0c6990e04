"""The page of the periods of personal data."""

import pytest
from django.utils.timezone import localdate
from tests.site.offices import alerts, texts

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
PAGE = "/privacy/periods/"


def test_a_period_is_set_by_the_keeper_and_shown_with_its_basis_beside_the_defaults(office):
    today = localdate().isoformat()
    given = {
        "step": "set",
        "do": "set",
        "code": "petitioner",
        "years": "5",
        "valid_from": today,
        "basis": "관리계획 8조",
    }
    head = office.browser(Role.DIVISION_HEAD)

    before = head.get(PAGE)
    done = head.post(PAGE, given, follow=True)
    again = head.post(PAGE, given)
    seen = office.browser(Role.OFFICER).get(PAGE)

    assert texts(before, "//div[@id='holding']//tbody/tr[1]/*")[:3] == ["민원인의 이름과 연락처", "3년", "기본값"]
    assert alerts(done) == [f"민원인의 이름과 연락처의 보유기간을 {today}부터 5년으로 정했습니다."]
    assert texts(done, "//div[@id='holding']//tbody/tr[1]/*") == [
        "민원인의 이름과 연락처",
        "5년",
        today,
        "관리계획 8조",
    ]
    assert again.status_code == 422
    assert texts(seen, "//*[@class='site-step']") == []

"""For how long personal data is kept: the office's own period from its day on, and the default before."""

from datetime import date

import pytest
from tests.database import make_district

from ieum.platform.database.tenancy import municipality
from ieum.platform.personal import retention
from ieum.platform.personal.periods import Period, PeriodRefused, set_retention

pytestmark = pytest.mark.database
TODAY = date(2026, 7, 1)


def put(district, code="petitioner", years=5, valid_from=TODAY):
    with municipality(district.code):
        period = Period(code, years, valid_from)
        set_retention(period, actor_id=district.officer_id, basis="내부 관리계획 제8조", on=TODAY)


def test_what_the_office_sets_holds_for_what_ends_from_its_day_on_until_it_sets_another(district):
    put(district)
    put(district, years=1, valid_from=date(2028, 1, 1))

    with municipality(district.code):
        kept = [retention.kept_until("petitioner", day) for day in (date(2026, 6, 30), TODAY, date(2028, 2, 29))]
        said = [retention.citation("petitioner", day) for day in (date(2026, 6, 30), TODAY)]
        other = retention.kept_until("staff", TODAY)

    assert kept == [date(2029, 6, 30), date(2031, 7, 1), date(2029, 2, 28)]
    assert said[0].startswith("개인정보 보호법 제21조제1항")
    assert said[1] == "내부 관리계획 제8조"
    assert other == date(2031, 7, 1)


def test_another_municipality_keeps_its_own(district, database):
    put(district)
    with municipality(make_district("3190", "금천구").code):
        assert retention.kept_until("petitioner", TODAY) == date(2029, 7, 1)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"code": "reading"}, "법령이 정한 보유기간이라 바꿀 수 없습니다."),
        ({"code": "none"}, "법령이 정한 보유기간이라 바꿀 수 없습니다."),
        ({"years": 0}, "보유기간은 1년부터 30년까지 정할 수 있습니다."),
        ({"years": 31}, "보유기간은 1년부터 30년까지 정할 수 있습니다."),
        ({"valid_from": date(2026, 6, 30)},
         "시행일은 오늘이거나 그 뒤여야 합니다. 이미 끝난 업무의 보유기간은 바뀌지 않습니다."),
        ({}, "그날부터의 보유기간은 이미 정했습니다. 다른 시행일을 적으십시오."),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_refused(district, more, said):
    put(district, years=2)

    with pytest.raises(PeriodRefused) as refused:
        put(district, **more)

    assert str(refused.value) == said

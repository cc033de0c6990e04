"""What is recorded can be read again, whole, in order, and as it was known."""

from datetime import date
from decimal import Decimal

import pytest
from tests.platform.facts import draft, record, register

from ieum.kernel.observations import Nature
from ieum.platform import queries
from ieum.platform.database.tenancy import municipality, snapshot

pytestmark = pytest.mark.database
DAY = date(2023, 10, 31)


def known(district, **filters):
    with snapshot(district.code) as epoch:
        return queries.observations_at("budget.execution", as_of=DAY, epoch=epoch, **filters)


def test_what_is_recorded_is_read_again_with_all_that_was_said(district):
    with municipality(district.code):
        source = register(district)
        recorded = record(district, draft(Decimal("67.80"), unit="%", scale=1, decimals=1), source_id=source)

    (found,) = known(district)

    assert found.id == recorded.observation_ids[0]
    assert (str(found.value), found.unit, found.scale, found.decimals) == ("67.80", "%", 1, 1)
    assert (found.source, found.line, found.cell) == ("영등포구 2023 주요업무 보고", 53, "구정의 성과관리 · 예산액")
    assert (found.subject, found.basis, found.version) == ((("unit", "구정의 성과관리"),), "보고 자료", 1)
    assert (found.effective_date, found.stated_on, found.nature) == (DAY, date(2023, 11, 21), Nature.ACTUAL)
    assert not found.is_ruled

"""What the demo does when it is started again."""

import pytest

from ieum.reports.actions import last_edition
from tests.site.offices import REPORT, make_office

pytestmark = pytest.mark.database


def test_a_second_start_builds_no_edition_though_something_was_recorded_since(database):
    office = make_office("yeongdeungpo", "영등포구")
    office.define()
    first = last_edition(office.code, REPORT)
    office.confirm(office.take_in())

    second = last_edition(office.code, REPORT)

    assert (second.pk, second.number) == (first.pk, 1)

"""The history of a matter, as its page lists it."""

from datetime import UTC, datetime
from types import SimpleNamespace

from ieum.office.states import CASE
from ieum.org.rules.standing import Standing
from ieum.site.histories import history


def test_a_step_after_midnight_in_seoul_is_of_that_day_though_it_is_yesterday_in_london():
    moment = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
    done = SimpleNamespace(recorded_at=moment, actor=SimpleNamespace(title="담당"), on_behalf_of=None)
    said = {"from_state": "", "action": "receive", "to_state": "RECEIVED", "capacity": "HOLDER", "reason": ""}
    step = SimpleNamespace(**said, operation=done, post_id=1)

    (row,) = history(CASE, "접수", [step], Standing({}, {}, ())).rows

    assert row[3] == "2026-11-22"

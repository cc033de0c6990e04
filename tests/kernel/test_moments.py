"""Moments are of the office's clock, also on a machine that keeps another."""

import time
from datetime import UTC, datetime

import pytest

from ieum.kernel.moments import read_moment


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Seoul"])
def _machine(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_machine")
def test_a_moment_without_an_offset_is_read_as_pages_show_it_on_any_machine():
    assert read_moment("2026-11-22T08:02") == datetime(2026, 11, 21, 23, 2, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-22T08:02+09:00", "2026-11-21T23:02Z", "2026-11-21T15:02-08:00"])
def test_an_offset_that_is_written_counts(text):
    assert read_moment(text) == datetime(2026, 11, 21, 23, 2, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "어제", "2026-13-01T00:00", "2026-11-22T25:00"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError, match=r"isoformat|month|hour"):
        read_moment(text)

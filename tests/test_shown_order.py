"""Lists are in the order of what they mean: keys of one millisecond follow each other by chance."""

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[1] / "src" / "ieum"
BY_KEY_ALONE = re.compile(r"order_by\(\s*[\"']-?(?:pk|id)[\"']\s*\)")
QUERIES = sorted(
    each for app in ("budget", "office", "org", "reports") for each in (SOURCES / app).glob("queries/*.py")
)


@pytest.mark.parametrize("source", QUERIES, ids=lambda each: str(each.relative_to(SOURCES)))
def test_no_query_answers_in_the_order_of_keys_alone(source):
    assert BY_KEY_ALONE.findall(source.read_text(encoding="utf-8")) == []


def test_an_order_by_keys_alone_would_be_found():
    assert BY_KEY_ALONE.findall('rows.order_by("-pk"), rows.order_by("id"), rows.order_by("on", "pk")') == [
        'order_by("-pk")', 'order_by("id")',
    ]  # fmt: skip

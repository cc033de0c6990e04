"""What very many items hold is counted once a day, and likeness reads no list of it."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from tests.org.office import Hall, found

from ieum.platform.database.tenancy import municipality
from ieum.platform.models import SearchCommonKey, SearchKeys
from ieum.platform.search import common, queries
from ieum.platform.search.queries import alike, item_of

pytestmark = pytest.mark.database
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def hall(district):
    """The small district hall, whose units and posts are found."""
    return found(Hall(district))


@pytest.fixture
def few(monkeypatch):
    """Take what three items hold for common."""
    monkeypatch.setattr(common, "LEAST_COMMON", 2)
    monkeypatch.setattr(common, "_LEAST", 1)


def kept():
    return dict(SearchCommonKey.objects.values_list("key", "items"))


def test_what_more_items_hold_than_likeness_looks_at_is_kept_with_how_many_they_are(hall, few):
    with municipality(hall.district.code):
        held = Counter(key for keys in SearchKeys.objects.values_list("keys", flat=True) for key in keys)
        common.count_keys(NOW)

        assert kept() == {key: items for key, items in held.items() if items > 2}
        assert kept()


def test_it_is_counted_anew_after_a_day_and_not_before(hall, few):
    with municipality(hall.district.code):
        common.look_after(NOW)
        SearchKeys.objects.all().delete()
        common.look_after(NOW + timedelta(hours=23))
        before = kept()
        common.look_after(NOW + timedelta(hours=25))

        assert (bool(before), kept()) == (True, {})


def test_of_very_many_items_some_stand_for_all(hall, few, monkeypatch):
    monkeypatch.setattr(common, "_COUNTED", 1)
    with municipality(hall.district.code):
        items = SearchKeys.objects.count()
        common.count_keys(NOW)

        assert {each % items for each in kept().values()} <= {0}


def test_likeness_looks_at_nothing_that_is_kept_as_common(hall, monkeypatch):
    monkeypatch.setattr(queries, "LEAST_LIKENESS", 0.0)
    with municipality(hall.district.code):
        unit = str(hall.unit("예산팀"))
        item = item_of("org.unit", unit)
        likened = [each.item.title for each in alike(item.title, item.body, ["org.post"], hall.district.officer_id)]
        SearchCommonKey.objects.bulk_create(
            SearchCommonKey(municipality_id=hall.district.id, key=key, items=10**6, counted_at=NOW)
            for key in {key for keys in SearchKeys.objects.values_list("keys", flat=True) for key in keys}
        )

        assert likened != []
        assert alike(item.title, item.body, ["org.post"], hall.district.officer_id) == []


@pytest.mark.parametrize("most", [1, 2, 500])
def test_what_is_common_and_what_is_not_is_found_alike(hall, monkeypatch, most):
    """Kinds of which few items hold the words are asked together, the others on their own."""
    monkeypatch.setattr(queries, "MOST", most)
    monkeypatch.setattr(queries, "LEAST", most)
    question = queries.Question("예산팀", ("org.unit", "org.post"), hall.district.officer_id)
    with municipality(hall.district.code):
        before = queries.find(question)
        keys = {key for keys in SearchKeys.objects.values_list("keys", flat=True) for key in keys}
        SearchCommonKey.objects.bulk_create(
            SearchCommonKey(municipality_id=hall.district.id, key=key, items=2_000, counted_at=NOW) for key in keys
        )

        assert queries.find(question) == before
        assert bool(before.capped) == (most < 3)

"""Which keys very many items hold: counted once a day, so that likeness reads no list of a word that says nothing.

The statistics of the database know ten thousand keys of all; where texts are long, those of one kind are most of them.
"""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max

from ieum.kernel.registry import Round
from ieum.platform.models import SearchCommonKey, SearchKeys
from ieum.platform.search.queries import LEAST_COMMON

EVERY = timedelta(days=1)
_COUNTED = 150_000
"""Items that are looked at; of more items as many by chance, whose keys stand for those of all."""
_LEAST = 8
"""How often a key must be met among items that stand for more: what is met so often is hardly rare."""
_COUNT = """
INSERT INTO platform_searchcommonkey (id, municipality_id, key, items, counted_at)
SELECT ieum_uuid7(), ieum_municipality(), key, count(*) * %(each)s, %(moment)s
FROM platform_searchkeys k TABLESAMPLE BERNOULLI (100 / %(each)s), unnest(k.keys) AS key
GROUP BY key HAVING count(*) >= %(met)s AND count(*) * %(each)s > %(common)s
"""


def look_after(moment: datetime) -> None:
    """Count anew what was counted a day ago."""
    last = SearchCommonKey.objects.aggregate(last=Max("counted_at"))["last"]
    if last is None or last < moment - EVERY:
        count_keys(moment)


def count_keys(moment: datetime) -> int:
    """Count in how many items each key is, and keep those that likeness leaves out; how many those are."""
    each = max(SearchKeys.objects.count() / _COUNTED, 1.0)
    SearchCommonKey.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"each": each, "moment": moment, "met": _LEAST, "common": LEAST_COMMON})
        return int(cursor.rowcount)


ROUND = Round("platform.search.common", look_after)

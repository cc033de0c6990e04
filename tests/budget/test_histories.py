"""Random years with their bills and revenue are as a naive fold says."""

from random import Random

import pytest

from tests.budget.histories import History

pytestmark = pytest.mark.database
SEED = 3
"""Of a year in which the bill is revised, movements are refused, taken back, and kept from it by others."""


def test_a_random_year_is_as_the_fold_says_on_any_day_as_known_at_any_moment(bureau):
    history = History(bureau, 2030, Random(SEED))  # noqa: S311 - histories, not secrets

    history.live()

    assert {"points", "refused", "reversed", "revised", "ALLOTMENT"} <= set(history.counted)

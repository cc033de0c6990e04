"""Every kind of movement, at random, against a fold that knows each kind by itself."""

from collections import Counter
from random import Random

import pytest

from ieum.budget.choices import MovementKind
from tests.budget.every_kind import MOVES
from tests.budget.ledger_years import Year

pytestmark = pytest.mark.database
KINDS = set(MovementKind) - {MovementKind.REVERSAL}


def test_the_fold_knows_every_kind_of_movement():
    assert set(MOVES) == KINDS


def test_random_years_of_every_kind_are_as_the_fold_says_on_any_day_as_known_at_any_moment(books):
    counted: Counter = Counter()

    for number in range(2027, 2039, 2):
        counted += Year(books, number, Random(number)).live()  # noqa: S311 - histories, not secrets

    assert {kind.value for kind in KINDS} <= set(counted)
    assert {"forbidden", "closed", "carried over", "points"} <= set(counted)

"""Numbers that attributes of foreign files state."""

import pytest

from ieum.documents.readers.common.heads import whole_number


@pytest.mark.parametrize(
    ("stated", "number"),
    [("12", 12), ("-3", -3), ("0", 0), (None, 7), ("", 7), ("-", 7), ("--5", 7), ("5-", 7), ("1.5", 7), ("9" * 11, 7)],
)
def test_what_is_no_number_is_the_default(stated, number):
    assert whole_number(stated, 7) == number

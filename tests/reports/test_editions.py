"""Editions of days other than their own."""

from datetime import date

import pytest

from ieum.documents.model import Paragraph, plain
from ieum.reports.editions import build
from tests.demo.in_memory import definition, facts_of


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2023, 6, 30), date(9999, 12, 31)])
def test_a_report_can_be_built_as_of_any_day(day):
    assert build(definition("yeongdeungpo-2023"), facts_of("yeongdeungpo"), as_of=day).as_of == day


def test_a_table_whose_columns_are_values_of_a_later_day_says_that_nothing_is_known():
    built = build(definition("yeongdeungpo-2023"), facts_of("yeongdeungpo"), as_of=date(2023, 6, 30))

    said = [plain(block.content) for block in built.document.blocks if isinstance(block, Paragraph)]
    assert [each for each in said if "자료 없음" in each] == ["조직: 2023-06-30까지 효력이 있는 자료 없음"]

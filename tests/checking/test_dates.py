"""Days, weekdays, periods and numbers of parts; all sentences are ours."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.checking.checks import examine
from ieum.checking.finders.dates.days import WEEKDAYS, find_days
from ieum.documents.model import Bullet, Document, Table, text

from .builders import claims, examine_blocks, examine_text, faults, make_blocks, make_table

COVERED = "# 2023년 주요업무 보고\n"


@given(st.dates(date(1961, 1, 1), date(2059, 12, 31)))
def test_every_day_of_the_calendar_has_its_weekday(day):
    written = f"- {day.year}. {day.month}. {day.day}.({WEEKDAYS[day.weekday()]})"

    assert claims(examine_text(written), "weekday") == [
        (WEEKDAYS[day.weekday()], (f"{day.year}. {day.month}. {day.day}.",), "consistent")
    ]


@pytest.mark.parametrize(
    ("written", "verdicts"),
    [
        ("- 기간 : 2020. 11. 9.(월) ~ 12. 18.(금)", ["consistent", "consistent"]),
        ("- 기간 : 2020. 12. 28.(월) ~ 1. 8.(금)", ["consistent", "consistent"]),
        ("- 일시 : '23. 5. 1.(월)", ["consistent"]),
        ("- 일시 : 23. 5. 1.(월)", ["consistent"]),
        ("- 일시 : 2023년 5월 1일(월요일)", ["consistent"]),
        ("- ’23. 5. 회의 개최(5.1.(월))", ["consistent"]),
        (f"{COVERED}- 일시 : 5. 1.(월) 14:00", ["consistent"]),
        ("- 일시 : 5. 1.(월) 14:00", ["undecidable"]),
        ("- 일시 : 2023. 5. 1.(화)", ["inconsistent"]),
        (f"{COVERED}- 일시 : 5. 1.(일)", ["inconsistent"]),
        ("- 운영 : 2023. 5. 1.(월~금)", []),
        ("- 2020. 12. 28.(월), 1. 8.(금) 회의", ["consistent", "consistent"]),
        ("- 3.7회(월)", []),
        ("- 예산 5,000천원(금)", []),
    ],
)
def test_a_weekday_is_that_of_its_year(written, verdicts):
    assert [verdict for _, _, verdict in claims(examine_text(written), "weekday")] == verdicts


def test_a_wrong_weekday_is_an_error_where_the_year_stands_and_a_warning_where_it_is_the_reports():
    assert faults(examine_text("- 일시 : 2023. 5. 1.(화)")) == [("weekday", "error", "화", "월")]
    assert faults(examine_text(f"{COVERED}- 일시 : 5. 1.(일)")) == [("weekday", "warning", "일", "월")]


def test_a_day_that_does_not_exist_has_no_weekday():
    assert [fault[0] for fault in faults(examine_text("- 2023. 2. 29.(수)"))] == ["impossible-day"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("- 2023. 2. 29.까지", [("impossible-day", "error", "2023. 2. 29.", "28일까지")]),
        ("- 2023년 4월 31일까지", [("impossible-day", "error", "2023년 4월 31일", "30일까지")]),
        ("- 2024. 2. 29.까지", []),
        ("- 2. 30. 이전", []),
        ("- 2023. 13. 1.", []),
        ("- 2023. 2. 30억원 편성", []),
        ("- 2023. 2. 30 개소", []),
    ],
)
def test_a_day_must_stand_in_the_calendar(written, found):
    assert faults(examine_text(written)) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("- 2023. 5. 1. ~ 2024. 4. 30.", []),
        ("- 2023. 11. 1. ~ 2. 28.", []),
        ("- ’98. 5. ~ ’02. 4.", []),
        ("- 2023. 5. ~ 2023. 5. 31.", []),
        ("- 2023. 5. 1. ~ 2023. 4. 30.", [("date-order", "error", "2023. 4. 30.", "2023. 5. 1. 이후")]),
        ("- 2023. 5. ~ 2022. 12.", [("date-order", "error", "2022. 12.", "2023. 5. 이후")]),
        ("- 2023년 ~ 2021년", [("date-order", "warning", "2021년", "2023년 이후")]),
        ("- 5. 20. ~ 5. 3.", [("date-order", "warning", "5. 3.", "5. 20. 이후")]),
        ("- 접수(3월) → 심사(5월) → 통보(6월)", []),
        ("- 접수(10월) → 심사(12월) → 통보(1월)", []),
        ("- 접수(3월) → 심사(5월) → 통보(4월)", [("date-order", "warning", "4월", "5월 이후")]),
        ("- 접수(5월) → 심사(3월) → 통보(4월) → 공고(2월)", []),
    ],
)
def test_dates_go_forward(written, found):
    assert faults(examine_text(written)) == found


STEPS = "□ 추진일정\n○ 계획 수립 : 2023. 2.\n○ 접수 : {}\n○ 심사 : 2023. 5."


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("2023. 3.", []),
        ("2023. 2. 5.", []),
        ("연중", []),
        ("2023. 7.", [("date-order", "warning", "2023. 5.", "2023. 7. 이후")]),
    ],
)
def test_the_steps_of_a_schedule_go_forward(second, found):
    assert faults(examine_text(STEPS.format(second))) == found


def test_bullets_that_are_no_schedule_may_stand_in_any_order():
    assert faults(examine_text(STEPS.format("2023. 7.").replace("추진일정", "추진실적"))) == []


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("- 2023. 5월 ~ 10월(6개월)", "consistent"),
        ("- 2023. 11. ~ 2024. 2.(4개월)", "consistent"),
        ("- 11월 ~ 2월(4개월)", "consistent"),
        ("- 2020. 11. 9.(월) ~ 11. 13.(금), 5일간", "consistent"),
        ("- 2020. 11. 9.(월) ~ 11. 20.(금), 10일간", "consistent"),
        ("- 2020. 11. 9. ~ 11. 20.(2주간)", "consistent"),
        ("- 2023. 5. 1. ~ 5. 3.(2박 3일)", "consistent"),
        ("- 2023. 5월 ~ 10월(4개월)", "inconsistent"),
        ("- 2020. 11. 9.(월) ~ 11. 13.(금), 7일간", "inconsistent"),
        ("- 2020. 11. 9. ~ 11. 20.(4주간)", "inconsistent"),
        ("- 2023. 5. 1. ~ 5. 4.(2박 3일)", "inconsistent"),
    ],
)
def test_the_length_of_a_period_is_that_beside_it(written, verdict):
    assert [given for _, _, given in claims(examine_text(written), "period")] == [verdict]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- 2023. 10. 31. 기준 12건", []),
        ("- 2023. 11. 20. 현재 12건", []),
        ("- 2023. 12. 31. 기준 12건 예상", []),
        ("- 12. 31. 기준 12건", []),
        ("- 2023. 12. 31. 기준 12건", [("base-day", "warning", "2023. 12. 31.", "2023.11.20. 이전")]),
    ],
)
def test_numbers_stand_as_of_a_day_before_the_report(line, found):
    examination = examine(Document(period="2023. 11. 20.", blocks=tuple(make_blocks(line))))

    assert faults(examination) == found


@pytest.mark.parametrize(
    ("period", "count"), [("2023. 11.", 0), ("2023. 11. 20. ~ 12. 31.", 0), ("", 0), ("2023. 10.", 1)]
)
def test_the_base_day_of_a_table_is_not_after_the_cover(period, count):
    plain = make_table("구분\t건수\n접수\t5")
    table = Table(plain.cells, header_rows=1, base_date=date(2023, 11, 30))

    assert len(faults(examine(Document(period=period, blocks=(table,))))) == count


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("<표 1> 갑\n<표 2> 을\n<그림 1> 병\n<표 3> 정", []),
        ("<표 1-1> 갑\n<표 1-2> 을\n<표 2-1> 병", []),
        ("표와 같이 3건", []),
        ("<표 1> 갑\n<표 3> 을", [("numbering", "warning", "3", "2")]),
        ("<표 1-1> 갑\n<표 1-2> 을\n<표 1-2> 병", [("numbering", "warning", "2", "3")]),
    ],
)
def test_tables_and_pictures_are_numbered_in_turn(lines, found):
    assert faults(examine_text(lines)) == found


def test_rows_are_numbered_in_turn():
    right, wrong = "연번\t사업\n1\t갑\n2\t을\n3\t병", "연번\t사업\n1\t갑\n2\t을\n4\t병"

    assert faults(examine_blocks(make_table(right))) == []
    assert faults(examine_blocks(make_table(wrong))) == [("numbering", "warning", "4", "3")]


@pytest.mark.parametrize(
    ("markers", "found"),
    [
        ("가. 나. 다.", []),
        ("1) 2) 1) 2)", []),
        ("1) 2) 가) 나) 다)", []),
        ("가. 다.", [("numbering", "warning", "3", "2")]),
        ("1) 2) 4)", [("numbering", "warning", "4", "3")]),
    ],
)
def test_items_are_numbered_in_turn(markers, found):
    bullets = [Bullet(marker, 2, text(f"항목 {marker}")) for marker in markers.split()]

    assert faults(examine_blocks(*bullets)) == found


PIECES = [
    "2023. ", "5. ", "31.", "2. 29", "(월)", "(일)", " ~ ", "’23. ", "년 ", "월 ", "일 ", "5개월", "3일간", "2주간",
    "2박 3일", "기준", "현재", " → ", "0. 0.", "99. 99.", "(3월)", "1)", "<표 1>",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_any_dates_are_examined(line):
    examine(Document(period=line, blocks=tuple(make_blocks(f"# 2023년\n□ 추진일정\n- {line}\n- {line}"))))


@given(st.text(max_size=60))
def test_any_text_has_days_or_none(line):
    assert all(1 <= day.month <= 12 and 1 <= day.day <= 31 for day in find_days(line))


@pytest.mark.parametrize("piece", ["2023. 5. 1.(월) ", "(3월) → ", "5. 1. ~ ", "<표 1> ", "2023. "])
def test_a_line_as_long_as_a_file_is_examined_in_no_time(piece):
    begun = process_time()

    examine_text("- " + piece * 1_000)

    assert process_time() - begun < 10

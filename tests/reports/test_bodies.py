"""Numbers in the words of a body: names and dates may stand there, counts come from figures."""

import pytest

from ieum.reports.bodies import InvalidBody, Note, Reference, literal_numbers, parse_body, references


def numbers(body):
    return [number for _, number in literal_numbers(parse_body(body))]


@pytest.mark.parametrize(
    "words",
    ["'20.05.01. 공포", "’20. 5. 1. 시행", "'20. 10월", "'23년", "2020. 11. 9.(월) 개강", "제223회 제1차 정례회"],
)
def test_dates_and_ordinals_may_stand_in_the_words(words):
    assert numbers(f"○ {words}") == []


@pytest.mark.parametrize("place", ["당산1동", "문래동3가에서", "영등포1번가의 운영"])
def test_a_place_may_be_named_by_its_number(place):
    assert numbers(f"○ {place}") == []


@pytest.mark.parametrize("count", ["총 3동", "등 21개 동", "약 2가구"])
def test_a_number_of_buildings_or_households_is_no_place(count):
    assert len(numbers(f"○ {count}")) == 1


def test_a_count_may_not():
    assert numbers("○ 1회 추진, '20. 5건") == ["1", "5"]


def test_a_column_that_counts_its_rows_is_no_figure():
    table = "| 연번 | 국 | 건수 |\n|---|---|---|\n| 1 | 가 | {건수} |\n| ^ | 나 | {건수} |\n| 2 | 다 | {건수} |"
    assert numbers(table) == []


def test_a_table_without_a_header_may_number_two_columns():
    assert numbers("| 1회 | 처음 | 3회 | 셋째 |\n| 2회 | 둘째 | 4회 | 넷째 |") == []


@pytest.mark.parametrize("column", [("1", "3"), ("2", "1"), ("1", "1"), ("1", "2건"), ("1", "둘")])
def test_a_column_that_skips_or_counts_something_is_made_of_figures(column):
    table = "| 국 | 건수 |\n|---|---|\n" + "\n".join(f"| 가 | {cell} |" for cell in column)
    assert numbers(table) == [cell[0] for cell in column if cell[0].isdigit()]


def test_one_number_alone_numbers_nothing():
    assert numbers("| 국 | 건수 |\n|---|---|\n| 가 | 1 |") == ["1"]


def test_a_footnote_hangs_on_the_words_before_it_and_prints_figures():
    (sentence,) = parse_body("○ 주민 모임 [각주: 지난해보다 {늘어난 수}명 늘음] 운영")

    assert sentence.pieces == ("주민 모임", Note(("지난해보다 ", Reference("늘어난 수"), "명 늘음")), " 운영")
    assert [reference.name for reference in references([sentence])] == ["늘어난 수"]


def test_a_number_in_a_footnote_comes_from_a_figure_too():
    assert numbers("○ 주민 모임 [각주: 지난해보다 12명 늘음]") == ["12"]
    assert numbers("| 모임[각주: 12명] |") == ["12"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "○ 모임\n○ 모임 [각주: 늘음",
            "2행: 각주를 읽을 수 없습니다. [각주: 설명]처럼 한 줄에 쓰고, 설명에는 [ ]를 쓰지 마세요.",
        ),
        (
            "○ 모임 [각주 늘음]",
            "1행: 각주를 읽을 수 없습니다. [각주: 설명]처럼 한 줄에 쓰고, 설명에는 [ ]를 쓰지 마세요.",
        ),
        ("○ 모임 [각주: ]", "1행: 각주에 설명이 없습니다. [각주: 설명]처럼 쓰세요."),
        ("○ 모임\n[세로]", "2행: [가로] 없이 [세로]가 있습니다."),
        ("[가로]\n○ 모임\n[가로]", "3행: 이미 가로로 눕힌 쪽입니다. [가로]를 지우세요."),
    ],
)
def test_a_footnote_or_turn_that_cannot_be_understood_is_named_by_its_line(body, said):
    with pytest.raises(InvalidBody) as refused:
        parse_body(body)

    assert str(refused.value) == said

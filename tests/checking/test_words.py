"""Words against the numbers beside them; all sentences are ours."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .builders import claims, examine_blocks, examine_text, faults, make_blocks, make_table


@pytest.mark.parametrize(
    "sentence",
    [
        "- 접수는 120건에서 150건으로 증가",
        "- 접수는 120건에서 150건으로 30건(25%) 증가",
        "- 접수 120건 → 150건(30건 증가)",
        "- 전년 120건 대비 30건(25%) 증가한 150건 처리",
        "- 전년(120건) 대비 100건으로 20건 감소",
        "- 2022년 120건, 2023년 150건으로 25.0% 증가",
        "- ’23년 150건, ’22년 120건으로 증가",
        "- 응답률은 85.2%에서 90.1%로 4.9%p 상승",
        "- 예산은 1,200백만원에서 1,500백만원으로 25% 증액",
        "- 결손액 3억원 → 2억원(33% 감소)",
        "- 방문은 100명에서 200명으로 2배 증가",
        "- 방문은 100명에서 300명으로 2배 증가",
        "- 방문은 100명에서 450명으로 2배 이상 증가",
    ],
)
def test_what_is_said_of_a_change_is_true_of_its_amounts(sentence):
    examination = examine_text(sentence)

    assert faults(examination) == []
    assert claims(examination, "change-word")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 접수는 120건에서 150건으로 감소", ("change-word", "error", "감소", "증가")),
        ("- 접수는 120건에서 120건으로 증가", ("change-word", "error", "증가", "변동 없음")),
        ("- 전년 150건 대비 120건으로 늘어남", ("change-word", "error", "늘어", "감소")),
        ("- 2022년 150건, 2023년 120건으로 증가", ("change-word", "error", "증가", "감소")),
        ("- 응답률은 90.1%에서 85.2%로 상승", ("change-word", "error", "상승", "감소")),
        ("- 약 150건에서 120건으로 증가", ("change-word", "warning", "증가", "감소")),
        ("- 접수 120건 → 150건(전년 대비 35% 증가)", ("change-in-text", "warning", "35", "25")),
        ("- 100건 → 150건 → 140건으로 증가", ("change-word", "warning", "증가", "감소")),
        ("- 접수 120건 → 150건(40건 증가)", ("change-in-text", "error", "40", "30")),
        ("- 접수는 120건에서 150건으로 35% 증가", ("change-in-text", "error", "35", "25")),
        ("- 응답률은 85.2%에서 90.1%로 3.9%p 상승", ("change-in-text", "error", "3.9", "4.9")),
        ("- 방문은 100명에서 450명으로 2배 증가", ("multiple", "error", "2", "5")),
        ("- 방문은 100명에서 450명으로 2배 가까이 증가", ("multiple", "warning", "2", "5")),
        ("- 방문은 100명에서 150명으로 2배 이상 증가", ("multiple", "error", "2", "2")),
    ],
)
def test_what_is_false_of_a_change_is_found(sentence, found):
    assert faults(examine_text(sentence)) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "- 접수는 120건에서 30건 증가",
        "- 전년 120건 대비 30건(25%) 증가",
        "- 2022년 120건, 2023년 30건 증가",
        "- 정원 25명 → 1명 증가",
        "- 접수는 120건에서 150건으로 불편 감소",
        "- 접수는 120건에서 150건으로 증가율 감소",
        "- 전년대비 27개 증가",
        "- 평가 순위 5위에서 3위로 상승",
        "- 처리기간 10일에서 7일로 단축, 민원 감소",
        "- 처리 120건, 반려 150건으로 감소 추세",
        "- 7월 1일에서 8월 31일까지 증가 추세",
        "- 사용률 78.8% → 38.2% (51.5% 감소)",
        "- 4개 → 100개 (6개월마다 2배 증가)",
        "- 증가하지 않도록 120건에서 100건으로 관리",
        "- △120건에서 100건으로 증가",
        "- 예산의 절반을 상반기에 집행",
        "- 재적위원 과반수의 출석과 출석위원 과반수의 찬성",
        "- 1억원을 초과하는 사업 12건",
        "- 초과근무 120건, 목표 100건",
        "- 내구연한 초과 113대",
        "- 목표 100건 중 80건 처리",
        "- 갑동 30건, 을동 25건, 병동 12건으로, 만족도는 을동이 가장 높음",
        "- 갑동 3건, 을동 25건, 병동 7건, 정동 100건 순",
        "- 갑동 30건, 을동 25건, 병동 12건 중 을동이 가장 높은 만족도",
        "- 갑동 30건, 을동 25건, 병동 12건으로 을동이 최고 만족도",
        "- 응답 245건 중 100건으로 과반에 크게 부족",
        "- 240명 중 60명이 절반 이상 출석",
        "- 교육생 240명의 절반(60명씩 2회)",
        "- 정원 30명, 신청 40명으로 10명 부족",
        "- 예산 100백만원, 집행 120백만원으로 20백만원 부족",
        "- 목표 100건, 상반기 80건, 하반기 40건 초과",
        "- 가장 많은 주민이 참여하는 3개 사업",
    ],
)
def test_words_that_are_said_of_something_else_are_left_alone(sentence):
    examination = examine_text(sentence)

    assert faults(examination) == []


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("- 응답 240명 중 절반(120명)이 찬성", "consistent"),
        ("- 응답 245건 중 130건으로 과반", "consistent"),
        ("- 응답자의 52%로 과반", "consistent"),
        ("- 응답자의 48%로 절반에 못 미침", "consistent"),
        ("- 240명 중 100명으로 절반 가까이", "consistent"),
        ("- 200억원 중 100억원으로 과반", "consistent"),
        ("- 응답 245건 중 100건으로 과반", "inconsistent"),
        ("- 응답자의 48.2%로 과반", "inconsistent"),
        ("- 응답자의 58%로 절반에 못 미침", "inconsistent"),
        ("- 240명 중 60명으로 절반 수준", "inconsistent"),
    ],
)
def test_half_and_majority_are_measured(sentence, verdict):
    assert [given for _, _, given in claims(examine_text(sentence), "share-word")] == [verdict]


def test_a_loose_half_is_only_a_warning():
    assert faults(examine_text("- 240명 중 90명으로 절반 수준")) == [("share-word", "warning", "절반", "37.5%")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 정원 25명, 현원 26명으로 1명 초과", []),
        ("- 목표 100건을 초과한 120건 처리", []),
        ("- 목표 100건 대비 실적 120건으로 20건 초과 달성", []),
        ("- 목표 100건을 초과한 80건 처리", [("target-word", "error", "초과", "미달")]),
        ("- 정원 25명, 현원 24명으로 1명 초과", [("target-word", "error", "초과", "미달")]),
        ("- 정원 25명, 현원 27명으로 1명 초과", [("target-word", "error", "1", "2")]),
        ("- 배출량 목표 100톤 대비 실적 80톤으로 초과 감축", []),
        ("- 감축 목표 100건 대비 실적 80건으로 초과 달성", [("target-word", "warning", "초과", "미달")]),
    ],
)
def test_over_and_under_a_target_are_measured(sentence, found):
    assert faults(examine_text(sentence)) == found


LIST = "- 접수 : 갑동 30건, 을동 25건, 병동 12건"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (f"{LIST}으로 갑동이 가장 많음", []),
        (f"{LIST}으로 병동이 최저", []),
        (f"{LIST} 순", []),
        (f"{LIST}으로 을동이 가장 많음", [("extreme-word", "error", "을동", "갑동")]),
        (f"{LIST}, 정동 40건 순으로 많음", [("extreme-word", "warning", "40", "12 이하")]),
        (f"{LIST} 순으로 적음", [("extreme-word", "warning", "25", "30 이상")]),
    ],
)
def test_the_most_the_least_and_an_order_are_those_of_the_list(sentence, found):
    assert faults(examine_text(sentence)) == found


TABLE = "동별\t건수\n갑동\t30\n을동\t25\n병동\t12\n계\t67"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 갑동이 가장 많음", []),
        ("- 을동이 가장 많음", [("extreme-word", "warning", "을동", "갑동")]),
        ("- 정동이 가장 많음", []),
    ],
)
def test_the_most_is_that_of_the_table_below(sentence, found):
    assert faults(examine_blocks(*make_blocks(sentence), make_table(TABLE))) == found


def test_any_column_of_a_table_may_be_meant():
    table = make_table("동별\t건수\t인원\n갑동\t30\t5\n을동\t25\t9\n병동\t12\t2")

    assert faults(examine_blocks(*make_blocks("- 을동이 가장 많음"), table)) == []


BUDGET = make_table(
    "사업\t예산액\t전년도 예산액\n계\t1,500\t1,200\n가로정비\t500\t600\n공원정비\t1,000\t600", unit="백만원"
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 전년 대비 300백만원(25%) 증가", []),
        ("- 전년 대비 3억원 증가", []),
        ("- 가로정비는 전년 대비 100백만원 감소", []),
        ("- 전년 대비 300백만원 감소", [("change-word", "warning", "감소", "증가")]),
        ("- 전년 대비 30억원 증가", [("change-in-text", "warning", "30", "3")]),
        ("- 가로정비는 전년 대비 100백만원 증가", [("change-word", "warning", "증가", "감소")]),
        ("- 전년 대비 12건 증가", []),
    ],
)
def test_a_change_since_last_year_is_that_of_the_table_of_both_years(sentence, found):
    assert faults(examine_blocks(*make_blocks(f"□ 예산\n{sentence}"), BUDGET)) == found


WORDS = [
    "120건", "150건", "에서 ", "으로 ", "→", "증가", "감소", "2배", "절반", "과반", " 중 ", "전년 ", "대비 ", "(", ")",
    "25%", "3%p", "가장 많", "순", "목표 ", "초과", "미달", "갑동 ", ", ", "2022년 ", "’23년 ", "△",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map("".join))
def test_any_words_are_examined(line):
    examine_text(f"- {line}")


@pytest.mark.parametrize(
    "piece", ["120건에서 150건으로 증가, ", "120건 → ", "갑동 30건 순 ", "목표 10건 초과 ", "2명 가운데 절반 "]
)
def test_a_line_as_long_as_a_file_is_examined_in_no_time(piece):
    begun = process_time()

    examine_text("- " + piece * 1_000)

    assert process_time() - begun < 10

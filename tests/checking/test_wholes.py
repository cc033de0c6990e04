"""Shares, means, units, and totals told above tables or in other items; all sentences are ours."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .builders import claims, examine_blocks, examine_text, faults, make_blocks, make_table


def table_faults(drawn, *, above="", unit=""):
    return faults(examine_blocks(*make_blocks(above or "- 현황"), make_table(drawn, unit=unit)))


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("17.4", []),
        ("17.5", []),
        ("27.4", [("share-total", "error", "100", "110")]),
    ],
)
def test_the_shares_of_the_rows_make_the_hundred_of_the_total(last, found):
    drawn = f"동별\t건수\t구성비(%)\n계\t46\t100\n갑동\t20\t43.5\n을동\t18\t39.1\n병동\t8\t{last}"

    assert table_faults(drawn) == found


def test_shares_without_a_total_or_without_amounts_are_only_a_warning():
    assert table_faults("동별\t비중(%)\n갑동\t43.5\n을동\t39.1\n병동\t18.4") == [
        ("share-total", "warning", "100", "101")
    ]
    assert table_faults("동별\t비중(%)\n갑동\t43.5\n을동\t39.1") == []


@pytest.mark.parametrize(
    "drawn",
    [
        "구분\t건수\t구성비(%)\n계\t46\t100\n갑\t20\t43.5\n소계\t26\t56.5\n을\t18\t39.1\n병\t8\t17.4",
        "구분\t집행률(%)\n갑\t50.1\n을\t52.2",
        "구분\t비율\n갑\t-\n을\t미정",
    ],
)
def test_columns_that_are_no_shares_of_one_whole_are_left_alone(drawn):
    assert table_faults(drawn) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 설문 결과(찬성 52.3%, 반대 40.1%, 기타 7.6%)", []),
        ("- 설문 결과(찬성 52.3%, 반대 40.2%, 기타 7.6%)", []),
        ("- 설문 결과 : 찬성 52%, 반대 45%, 무응답 8%", [("share-total", "warning", "100", "105")]),
        ("- 설문 결과(찬성 52.3%, 반대 40.1%)", []),
        ("- 복수응답 결과(갑 62.3%, 을 50.1%, 기타 17.6%)", []),
        ("- 집행률(갑 62.3%, 을 50.1%, 기타 17.6%)", []),
    ],
)
def test_shares_in_a_sentence_make_a_hundred(sentence, found):
    assert [fault for fault in faults(examine_text(sentence)) if fault[2] == "100"] == found


@pytest.mark.parametrize(
    ("rate", "found"),
    [
        ("85.4", []),
        ("95.1", []),
        ("97.4", [("rate-range", "error", "97.4", "70.0~95.0")]),
    ],
)
def test_a_total_rate_lies_within_those_of_its_rows(rate, found):
    drawn = f"사업\t건수\t참여율(%)\n계\t30\t{rate}\n가로정비\t10\t70.0\n공원정비\t20\t95.0"

    assert table_faults(drawn) == found


def test_a_total_rate_is_no_mean_where_it_is_one_of_growth_or_can_be_computed():
    growth = "사업\t건수\t증가율(%)\n계\t30\t97.4\n가로정비\t10\t70.0\n공원정비\t20\t95.0"
    computed = "사업\t예산액\t집행액\t집행률(%)\n계\t200\t150\t97.4\n가로정비\t100\t70\t70.0\n공원정비\t100\t80\t80.0"

    assert table_faults(growth) == []
    assert [fault[0] for fault in table_faults(computed)] == ["rate"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("- 교육 : 총 231회 5,409명(회당 평균 23.4명)", "consistent"),
        ("- 상담 : 36회, 391건(1회당 평균 10.9건)", "consistent"),
        ("- 상담 : 36회, 391건(1회당 평균 12.9건)", "inconsistent"),
    ],
)
def test_a_mean_is_the_amount_by_the_count_before_it(sentence, verdict):
    assert [given for _, _, given in claims(examine_text(sentence), "average")] == [verdict]


@pytest.mark.parametrize(
    "sentence",
    [
        "- 상담 : 36회, 상반기 191건, 하반기 200건(1회당 평균 10.9건)",
        "- 회당 평균 23.4명 참여",
        "- 예산 : 36개 사업 391백만원(1인당 평균 3만원)",
        "- 상담 : 36회, 391건, 온라인은 1회당 평균 12.9건",
    ],
)
def test_a_mean_of_what_is_not_told_is_left_alone(sentence):
    assert claims(examine_text(sentence), "average") == []


@pytest.mark.parametrize(
    ("mean", "found"),
    [("20", []), ("25", []), ("35", [("average", "warning", "35", "20")])],
)
def test_a_row_of_means_lies_within_its_rows(mean, found):
    assert table_faults(f"동별\t점수\n갑동\t10\n을동\t20\n병동\t30\n평균\t{mean}") == found


def test_a_row_of_means_that_holds_in_one_column_is_wrong_in_another():
    drawn = "동별\t점수\t만족도\n갑동\t10\t70\n을동\t20\t80\n병동\t30\t90\n평균\t20\t95"

    assert table_faults(drawn) == [("average", "error", "95", "80")]


def test_columns_of_rates_named_share_make_no_hundred():
    assert table_faults("동별\t건수\t비율(%)\n계\t46\t100\n갑동\t20\t100\n을동\t26\t98") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 사업비 : 1,500백만원(15억원)", []),
        ("- 사업비 : 15억원(1,530백만원)", []),
        ("- 사업비 : 15.0억원(1,530백만원)", [("unit-slip", "warning", "15.0", "15.3")]),
        ("- 사업비 : 1,499,800천원(1,500백만원)", []),
        ("- 사업비 : 1,500백만원(150억원)", [("unit-slip", "error", "150", "15")]),
        ("- 사업비 : 1,500백만원(약 150억원)", [("unit-slip", "warning", "150", "15")]),
        ("- 사업비 : 1,500백만원(25억원)", [("unit-slip", "warning", "25", "15")]),
        ("- 사업비 : 1,500백만원(3억원)", []),
        ("- 사업비 : 5억 3,200만원(532백만원)", []),
        ("- 사업비 : 1,500백만원(국비 15억원)", []),
    ],
)
def test_an_amount_in_two_units_is_one_amount(sentence, found):
    assert [fault for fault in faults(examine_text(sentence)) if fault[0] == "unit-slip"] == found


ITEMS = "# 1. 총괄\n- 소식지 제작 : 12,500천원\n# 2. 세부\n- 소식지 제작 : {}"


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("12,500천원", []),
        ("125,000천원", [("scale-slip", "warning", "125,000", "12,500")]),
        ("12,500백만원", [("scale-slip", "warning", "12,500", "13")]),
        ("12.5백만원", []),
        ("13,500천원", []),
        ("12,600천원", [("said-twice", "warning", "12,600", "12,500")]),
    ],
)
def test_a_sum_of_one_name_stands_at_one_scale(again, found):
    assert [f for f in faults(examine_text(ITEMS.format(again))) if f[0] != "numbering"] == found


def test_round_sums_and_names_of_any_sum_stand_in_such_ratios_by_chance():
    assert faults(examine_text("# 1. 갑\n- 소식지 제작 : 10천원\n# 2. 을\n- 소식지 제작 : 100천원")) == []
    assert faults(examine_text("# 1. 갑\n- 사업비 : 12,500천원\n# 2. 을\n- 사업비 : 125,000천원")) == []


RECEIVED = "구분\t건수\n계\t245\n갑\t100\n을\t145"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("□ 접수 현황 : 총 245건", []),
        ("□ 접수 현황 : 총 254건", [("heading-total", "error", "254", "245")]),
        ("□ 접수 현황 : 총 2,450건", [("heading-total", "warning", "2,450", "245")]),
        ("□ 접수 현황 : 총 250건 내외", [("heading-total", "warning", "250", "245")]),
        ("□ 접수 현황 : 총 30건", []),
        ("□ 접수 현황 : 245건 가운데", []),
        ("□ 접수 현황 : 총 254명", []),
    ],
)
def test_a_total_above_a_table_stands_in_its_total_row(above, found):
    assert table_faults(RECEIVED, above=above) == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("□ 사업비 : 총 245백만원", []),
        ("□ 사업비 : 총 245,000천원", []),
        ("□ 사업비 : 총 2.45억원", []),
        ("□ 사업비 : 총 245천원", [("heading-total", "warning", "245", "245,000")]),
    ],
)
def test_units_of_line_and_table_are_converted(above, found):
    assert table_faults("사업\t예산액\n계\t245\n갑\t100\n을\t145", above=above, unit="백만원") == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("○ 가로 정비\n○ 공원 정비\n○ 하천 정비", []),
        ("○ 가로 정비\n○ 공원 정비", [("listed-count", "warning", "3", "2")]),
        ("○ 가로 정비\n○ 공원 정비\n○ 하천 정비\n○ 담장 정비", [("listed-count", "warning", "3", "4")]),
        ("○ 가로 정비", []),
        ("○ 기간 : 연중\n○ 공원 정비", []),
    ],
)
def test_as_many_items_stand_below_as_the_line_says(items, found):
    assert faults(examine_text(f"□ 추진방향 : 3대 과제\n{items}")) == found


def test_an_open_number_of_items_is_not_counted():
    assert faults(examine_text("□ 정비 등 3개 사업\n○ 가로 정비\n○ 공원 정비")) == []


@pytest.mark.parametrize(("stated", "found"), [("3", []), ("4", [("listed-count", "warning", "4", "3")])])
def test_numbered_rows_are_as_many_as_the_line_says(stated, found):
    drawn = "연번\t사업명\n1\t가로 정비\n2\t공원 정비\n3\t하천 정비"

    assert table_faults(drawn, above=f"□ 대상 : 총 {stated}건") == found


PROGRAMMES = "사업명\t예산액\t집행액\n가로등 정비\t12,500\t9,100\n공원 정비\t40,000\t38,000"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- 가로등 정비 예산액 12,500천원", []),
        ("- 가로등 정비 예산액 12.5백만원", []),
        ("- 가로등 정비 예산액 12,600천원", [("said-twice", "warning", "12,600", "12,500")]),
        ("- 가로등 정비 예산액 12,500백만원", [("said-twice", "warning", "12,500", "13")]),
        ("- 가로등 정비 2,000천원 추가", []),
        ("- 가로등 정비 집행액 12,500천원", []),
    ],
)
def test_a_cell_told_again_in_a_sentence_is_the_same(sentence, found):
    below = make_blocks(f"# 2. 세부\n{sentence}")

    assert faults(examine_blocks(make_table(PROGRAMMES, unit="천원"), *below)) == found


PIECES = [
    "찬성 ", "52.3%", ", ", "기타 ", "(", ")", "총 ", "231회 ", "5,409명", "회당 평균 ", "0회 ", "15억원",
    "1,500백만원", "사업비 : ", "3대 과제", "가로등 정비 ", "0천원",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_any_line_over_any_table_is_examined(line):
    table = make_table("연번\t사업명\t구성비(%)\n1\t가로등 정비\t0\n계\t\t100\n평균\t미정\t-", unit="천원")

    examine_blocks(*make_blocks(f"□ {line}\n○ {line}"), table)


@pytest.mark.parametrize(
    "piece", ["15억원(1,500백만원) ", "1회 2명(회당 평균 2명) ", "사업비 : 12,500천원 ", "기타 5%, "]
)
def test_a_long_line_is_examined_in_no_time(piece):
    begun = process_time()

    examine_text("- " + piece * 500)

    assert process_time() - begun < 10

"""Totals and parts in sentences and bullets; the sentences are ours, the numbers those of real reports."""

import pytest

from .builders import claims, examine_blocks, examine_text, faults, make_blocks, make_table


@pytest.mark.parametrize(
    ("sentence", "printed", "operands"),
    [
        ("- 지시사항: 총 127건(요청 18건 / 훈시 109건)", "127", ("18", "109")),
        ("- 과제: 12개 과제(6개 완료, 6개 진행 중)", "12", ("6", "6")),
        ("- 응모: 42건 접수 (행정 27, 도시 4, 교통 1, 보건 10)", "42", ("27", "4", "1", "10")),
        ("- 응모: 16건 접수(행정3, 도시 3, 교통 7, 보건 3)", "16", ("3", "3", "7", "3")),
        ("- 법규 : 235종 (조례109, 규칙82, 훈령 등 44)", "235", ("109", "82", "44")),
        ("- 사건 : 총118건(진행 52, 종결 66)", "118", ("52", "66")),
        ("- 총규모 893,542백만원(일반회계 870,046, 특별회계 23,496)", "893,542", ("870,046", "23,496")),
        ("- 인원 : 6명(단장 1명, 임기제 2명, 파견 2명, 직원 1명)", "6", ("1", "2", "2", "1")),
        ("- 중요사건 총 5건, 소가 3,603억원(행정 1, 민사 4)", "5", ("1", "4")),
        ("- 제소 114건 중 승소(취하 포함) 87건, 패소 5건, 진행중 22건", "114", ("87", "5", "22")),
    ],
)
def test_parts_in_a_sentence_make_its_total(sentence, printed, operands):
    assert claims(examine_text(sentence), "parts-in-text") == [(printed, operands, "consistent")]


@pytest.mark.parametrize(
    "sentence",
    [
        "- 자본금 : 5억원(수권자본금 : 20억원)",
        "- 교육 : 온라인(총 18강, 각 20분 내외)",
        "- 교체 : 113대 (5월, 9월)",
        "- 저장장치 추가 (200GB 증설/총 534GB)",
        "- 비용 : 129,617천원(강사비, 교재비 등)",
        "- 상담 : 36회, 391건 (변호사회 소속 변호사 지원)",
        "- 도서 열람 (11개 장르, 11,515권)",
        "- 규모: 300억원 내외(2020년 기준)",
        "- 포 상: 3만원~200만원(규칙에 따름)",
        "- 기간 : 2003. 2. 27 ~ 5. 30",
        "- 조례 8건, 규칙 2건",
        "- 위원 : 40명(육아휴직 2명 포함, 파견 3명 제외)",
    ],
)
def test_what_is_no_sum_is_not_taken_for_one(sentence):
    examination = examine_text(sentence)

    assert faults(examination) == []
    assert claims(examination, "parts-in-text") == []


def test_each_unit_of_a_chain_has_its_own_sum():
    written = """
    - 구 민 : 252회 6,300명(주간 4,200명, 야간 2,100명)
    (상반기 114회 2,850명, 하반기 138회 3,450명)
    """

    assert claims(examine_text(written), "parts-in-text") == [
        ("6,300", ("4,200", "2,100"), "consistent"),
        ("252", ("114", "138"), "consistent"),
        ("6,300", ("2,850", "3,450"), "consistent"),
    ]


def test_forty_persons_of_whom_thirty_five_are_listed_is_an_error():
    written = """
    - 대상 : 본청과 보건소 공무원 40명
    · 4급 : 7명(국장)
    · 5급 : 28명(과장)
    """

    assert faults(examine_text(written)) == [("parts-below", "error", "40", "35")]


def test_262_questions_whose_kinds_make_272_is_an_error_and_the_members_agree():
    written = """
    - 질 문 : 78의원 / 262건(의원1인당 평균 3.7회/12.5건)
    - 구두질문 : 16의원 / 94건
    - 서면질문 : 62의원 / 178건
    """
    examination = examine_text(written)

    assert faults(examination) == [("parts-below", "error", "262", "272")]
    assert ("78", ("16", "62"), "consistent") in claims(examination, "parts-below")
    assert claims(examination, "average") == [("3.7", ("78",), "consistent"), ("12.5", ("262",), "consistent")]


@pytest.mark.parametrize(("digit", "expected"), [("47", []), ("48", [("parts-below", "error", "245", "246")])])
def test_a_line_of_parts_is_compared_with_the_line_before(digit, expected):
    assert faults(examine_text(f"- 대상 : 7개 분야 245개 사업\n- 실적 : 완료 {digit}, 추진중 187, 기타 11")) == expected


def test_one_child_may_divide_its_parent_twice():
    examination = examine_text("○ 입법: 총 108건\n- 조례 83, 규칙 20, 훈령 3, 예규 2 / 제정 27, 개정 79, 폐지 3")

    assert faults(examination) == [("parts-below", "error", "108", "109")]


def test_cost_items_make_the_cost():
    written = "○ 소요예산 : 736,670천원\n- 주전산기 : 671,689천원\n- 증설 : 15,529천원\n- 정품 : 49,452천원"

    assert faults(examine_text(written)) == []
    assert faults(examine_text(written.replace("15,529", "15,592"))) == [("parts-below", "error", "736,670", "736,733")]


def test_children_of_another_unit_say_nothing_of_the_total():
    assert claims(examine_text("○ 교육 : 10회\n- 구민 : 300명\n- 직원 : 50명"), "parts-below") == []


def test_funding_in_parentheses_makes_the_amount():
    assert faults(examine_text("□ 소요예산: 총72,376천원(구비 72,376)")) == []
    assert faults(examine_text("□ 소요예산: 총72,376천원(구비 72,367)")) == [
        ("funding-split", "error", "72,376", "72,367")
    ]
    assert faults(examine_text("□ 소요예산 : 39,222천원 (국비 15,750천원, 지방비 23,472천원)")) == []


def test_funding_in_a_cell_makes_the_amount_and_the_rate_uses_the_amount():
    drawn = "예산액\t집행액\t집행률(%)\n163,744 (시 78,520, 구비 85,224)\t100,638 (시 35,067, 구비 65,571)\t61.5"
    examination = examine_blocks(make_table(drawn))

    assert claims(examination, "rate") == [("61.5", ("100,638", "163,744"), "consistent")]
    assert claims(examination, "funding-split") == [
        ("163,744", ("78,520", "85,224"), "consistent"),
        ("100,638", ("35,067", "65,571"), "consistent"),
    ]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [("구비 100%", []), ("국비 50%, 구비 50%", []), ("국비 50%, 구비 40%", [("funding-share", "error", "100", "90")])],
)
def test_shares_make_a_hundred(shares, expected):
    assert faults(examine_text(f"□ 소요예산 : 47,258천원 - {shares}")) == expected


def test_groups_times_members():
    assert claims(examine_text("- 구 성 : 8개팀 16명(팀별 2명)"), "product") == [("16", ("8", "2"), "consistent")]
    assert faults(examine_text("- 구 성 : 8개팀 18명(팀별 2명)")) == [("product", "error", "18", "16")]


def test_a_derivation_is_compared_with_the_cost_above_it():
    written = "□ 소요예산 : 5,000천원\n○ 산출내역 : 장비 1set 100천원 × 50set"

    assert claims(examine_text(written), "product") == [("5,000", ("100", "50"), "consistent")]
    assert faults(examine_text(written.replace("× 50", "× 60"))) == [("product", "error", "5,000", "6,000")]


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("8개 분야 (행정, 민원, 재정, 복지, 환경, 도시, 교통, 보건)", "consistent"),
        ("9개 분야 (행정, 민원, 재정, 복지, 환경, 도시, 교통, 보건)", "inconsistent"),
        ("행정·복지·환경 3개 분야", "consistent"),
        ("수방대책 등 6개 분야", "undecidable"),
        ("여름철(4개 분야): 폭염, 안전 및 수방, 보건 등", "undecidable"),
    ],
)
def test_listed_things_are_counted(written, verdict):
    assert [c[2] for c in claims(examine_text(f"- {written}"), "listed-count")] == [verdict]


def test_a_thing_listed_twice_is_a_warning():
    examination = examine_text("- 항목 : 매출액, 종사자수, 자산, 매출액 등")

    assert faults(examination) == [("listed-twice", "warning", "1", "2")]


def test_words_that_describe_many_things_are_no_list_of_them():
    assert faults(examine_text("- 대상: 5대 목표, 116개 지표(국가위임사무 및 주요시책)")) == []


def test_thousands_in_a_list_are_not_things_listed_twice():
    assert faults(examine_text("- 음향: 스피커 20~20,000Hz / 마이크 100~10,000Hz / 수신 30~30,000Hz")) == []


def test_the_same_quantity_given_twice_with_a_slip_is_a_warning():
    written = """
    ## 9. 자치법규 정비
    - 실적 : 총 234종 중 24건(제정 3건, 개정 21건)
    ## 11. 법규 서비스
    - 자치법규 등 : 235종 (조례109, 규칙82, 훈령 등 44)
    """

    assert faults(examine_text(written)) == [("said-twice", "warning", "234", "235")]


def test_a_rough_number_agrees_with_the_exact_one():
    written = "## 1. 조사\n- 결과 : 총사업체 39,865개소\n## 2. 계획\n- 대상 : 전 사업체(약 40,000개소)"

    assert claims(examine_text(written), "said-twice") == [("40,000", ("39,865",), "consistent")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("- 기간 : 2004 ~ 2008 (5개년 계획)", []),
        ("- 기간 : 2004 ~ 2008 (4개년 계획)", [("period", "error", "4", "5")]),
        ("- 대책(6.15 ~ 10.15) - 4개월간", []),
        ("- 기 간 : 2003. 2. 27 ~ 5. 30(3개월간)", []),
        ("- 기 간 : 2003. 2. 27 ~ 5. 30(5개월간)", [("period", "error", "5", "3")]),
    ],
)
def test_lengths_of_periods(written, expected):
    assert faults(examine_text(written)) == expected


def test_last_years_dates_in_a_plan_are_a_warning():
    written = "# Ⅲ. 2004 주요업무계획\n- 추진기간 : {}년 1월 ~ 12월"

    assert faults(examine_text(written.format(2004))) == []
    assert faults(examine_text(written.format(2003))) == [("plan-year", "warning", "2003", "2004")]


def test_headings_are_numbered_without_a_gap():
    assert faults(examine_text("## 1. 가\n## 2. 나\n## 3. 다")) == []
    assert faults(examine_text("## 1. 가\n## 2. 나\n## 4. 다")) == [("numbering", "warning", "4", "3")]


@pytest.mark.parametrize(
    ("written", "severities"),
    [
        ("- 위원회 : 총 40명(위원장 1명, 부위원장 1명)", ["warning"]),
        ("- 직원 : 300명(의사 12명, 약사 3명)", ["warning"]),
        ("- 직원 : 300명(남 120명, 여 150명)", ["error"]),
        ("- 사업비 : 500백만원(국비 300백만원)", ["warning"]),
        ("- 사업비 : 500백만원(국비 300백만원, 구비 100백만원)", ["error"]),
    ],
)
def test_a_list_that_may_name_only_what_matters_is_no_error(written, severities):
    assert [fault[1] for fault in faults(examine_text(written))] == severities


def test_a_cost_of_several_derivations_is_not_compared_with_one_of_them():
    assert faults(examine_text("□ 소요예산 : 1,700천원\n○ 산출내역 : 100천원 × 12회 + 10천원 × 50부")) == []
    assert faults(examine_text("□ 소요예산 : 1,700천원\n○ 산출내역 : 100천원 × 12회\n○ 교재비 : 10천원 × 50부")) == []


def test_rates_behind_their_counts_are_recomputed():
    written = "- 제소 114건 중 승소(취하 포함) 87건, 패소 5건, 진행중 22건\n⇒ 종결사건(92건) 승소율 : {}%"

    assert claims(examine_text(written.format("94.5")), "rate") == [("94.5", ("87", "92"), "rounding")]
    assert faults(examine_text(written.format("93.5"))) == [("rate", "warning", "93.5", "94.6")]


@pytest.mark.parametrize(("third", "expected"), [(2, []), (5, [("parts-below", "error", "108", "111")])])
def test_two_children_that_each_divide_the_total_are_two_partitions(third, expected):
    by_kind, by_act = "- 종류별: 조례 83건, 규칙 20건, 훈령 3건, 예규 2건", "- 유형별: 제정 27건, 개정 79건"
    found = examine_text(f"○ 입법 실적: 총 108건\n{by_kind}\n{by_act}, 폐지 {third}건")

    assert faults(found) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [("1.30 ~ 2.3", []), ("1.20 ~ 1.24", [("holiday", "warning", "1.20 ~ 1.24", "0")]), ("2.1~2.1", [])],
)
def test_the_period_of_a_holiday_has_its_day(period, expected):
    assert faults(examine_text(f"# 1. 2003 추진실적\n- 설날종합대책({period})")) == expected


@pytest.mark.parametrize("title", ["추진실적", "2003년과 2004년 실적", "1950년 실적"])
def test_a_holiday_of_no_certain_year_is_not_judged(title):
    assert claims(examine_text(f"# 1. {title}\n- 추석 대책(1.20 ~ 1.24)"), "holiday") == []


ITEMS = "# 1. 실적\n## 1. 길\n□ 소요예산 : 10천원\n## 2. 물\n□ 2021년 소요예산 : 미정\n## 3. 불\n□ 소요예산 : 비예산"


def test_each_item_of_a_chapter_has_its_budget_whether_it_is_known_or_not():
    assert claims(examine_text(ITEMS), "listed-count") == [
        ("3", ("소요예산 : 10천원", "소요예산 : 비예산"), "consistent")
    ]


def test_an_item_without_a_budget_is_no_fault_but_a_budget_without_item_is_looked_at():
    lacking, more = ITEMS.removesuffix("\n□ 소요예산 : 비예산"), ITEMS + "\n□ 소요예산 : 5천원"

    assert [c[2] for c in claims(examine_text(lacking), "listed-count")] == ["undecidable"]
    assert faults(examine_text(more)) == [("listed-count", "warning", "4", "3")]


def test_names_in_a_line_are_the_rows_of_the_table_below():
    table = "분 야\t내용\n디지털 길\t가\n푸른 물\t나\n안전 망\t다"
    line = "- 분 야: {}"

    def counted(names):
        return claims(examine_blocks(*make_blocks(line.format(names)), make_table(table)), "listed-count")

    assert [c[::2] for c in counted("디지털길·푸른물·안전망")] == [("3", "consistent")]
    assert [c[::2] for c in counted("디지털길·푸른물·안전망·새 터")] == [("4", "inconsistent")]
    assert counted("디지털길·밝은 빛·새 터") == []

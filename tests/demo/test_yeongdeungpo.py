"""The Yeongdeungpo editions: what they sum up, and how the report that contradicts itself is printed."""

import pytest

from ieum.documents.model import Bullet, Paragraph, plain
from tests.demo.in_memory import edition

PRINTED_TOTALS = {
    "yeongdeungpo-2003": {
        "전체 PC": 2_209,
        "시행계획 사업": 245,
        "목표관리 대상": 35,
        "공무원 제안": 42,
        "구민 창안": 16,
        "질문 의원": 78,
        "정비": 24,
        "소송": 118,
        "종류별 소송": 118,
        "제공 자치법규": 235,
        "이중화 예산": 39_222_000,
        "제안제도 사업비": 7_400_000,
        "전자문서 소요": 736_670_000,
        "웹서비스 소요": 112_000_000,
        "인프라 소요": 912_280_000,
        "정보보호 소요": 159_280_000,
        "교육계획 횟수": 276,
        "교육계획 인원": 6_900,
    },
    "yeongdeungpo-2014": {"절감 목표": 7_254_000_000},
    "yeongdeungpo-2020": {
        "요청사항": 127,
        "연구과제": 12,
        "1회 추경": 10_507_000_000,
        "2회 추경": 52_119_000_000,
    },
}


@pytest.mark.parametrize("identity", PRINTED_TOTALS)
def test_what_a_report_sums_up_is_what_it_prints(identity):
    figures = edition(identity).figures
    totals = PRINTED_TOTALS[identity]

    assert {name: figures[name].value for name in totals} == totals


def test_each_contradiction_of_2003_is_printed_as_in_the_report_and_explained_below():
    notes = [
        plain(block.content).removeprefix("※ ")
        for block in edition("yeongdeungpo-2003").document.blocks
        if isinstance(block, Bullet | Paragraph) and plain(block.content).removeprefix("※ ").startswith("†")
    ]

    assert notes == [
        "† 원문의 값이 서로 다름: 89행 일반회계 · 배정율 (%) 67.8; 계산 76.0(152,221 ÷ 200,209 × 100). 원문대로 인쇄함",
        "† 원문의 값이 서로 다름: 94행 계 · 건수 262건; 계산 272(94 + 178). 원문대로 인쇄함",
        (
            "† 원문의 값이 서로 다름: 100행 계 · 건수 234종, 109행 계 · 건수 235종; 계산 235(109 + 82 + 44)."
            " 원문대로 인쇄함"
        ),
        "† 원문의 값이 서로 다름: 234행 목표관리제 · 계 · 대상 인원 40명; 계산 35(7 + 28). 원문대로 인쇄함",
    ]


@pytest.mark.parametrize("identity", ["yeongdeungpo-2014", "yeongdeungpo-2020", "yeongdeungpo-2023"])
def test_a_later_report_inherits_no_contradiction(identity):
    figures = edition(identity).figures.values()

    assert [figure.name for figure in figures if figure.is_open_contradiction] == []

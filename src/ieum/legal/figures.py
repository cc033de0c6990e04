"""What is stated about legal affairs, and the tables that print it."""

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines, Rate, Sum
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "legal.litigation",
        "소송 수행",
        {"year": "연도", "kind": "종류"},
        {
            "total": Measure("계", "건"),
            "new": Measure("신규", "건"),
            "pending": Measure("진행중", "건"),
            "closed": Measure("확정(종결)", "건"),
            "won": Measure("승소(소취하 등)", "건"),
            "lost": Measure("패소(일부인용)", "건"),
            "win_rate": Measure("승소율", "%"),
        },
    ),
    Dataset(
        "legal.litigation_by_year",
        "제소 연도별 소송",
        {"year": "제소 연도", "kind": "종류"},
        {
            "total": Measure("계", "건"),
            "pending": Measure("진행중", "건"),
            "closed": Measure("종결", "건"),
            "won": Measure("승소", "건"),
            "withdrawn": Measure("소취하", "건"),
            "partly_won": Measure("일부승", "건"),
            "lost": Measure("패소", "건"),
            "counselled": Measure("소송대리인 선임", "건"),
        },
    ),
    Dataset(
        "legal.advice",
        "법률 자문",
        {"year": "연도"},
        {
            "total": Measure("합계", "건"),
            "written": Measure("서면", "건"),
            "by_phone": Measure("전화", "건"),
            "visited": Measure("방문", "건"),
            "directed": Measure("소송지휘", "건"),
        },
    ),
    Dataset("legal.legislation", "자치법규 현황", {"kind": "종류"}, {"count": Measure("건수", "건")}),
    Dataset(
        "legal.enactment", "자치법규 입법", {"year": "연도", "kind": "종류 또는 구분"}, {"count": Measure("건수", "건")}
    ),
    Dataset(
        "legal.service",
        "법률 지원",
        {"year": "연도", "service": "업무"},
        {"count": Measure("건수", "건"), "sessions": Measure("횟수", "회"), "people": Measure("인원", "명")},
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "legal.litigation.won_and_lost",
        "소송 수행",
        "legal.litigation",
        ("구 분",),
        rows=(OpenLines("kind", total="계"),),
        columns=(
            Line("계 (A+B)", "total", formula=Sum(("진행중 (A)", "확 정(종 결)/소 계 (B)"))),
            Line("신 규", "new"),
            Line("진행중 (A)", "pending"),
            Line(
                "확 정(종 결)/소 계 (B)",
                "closed",
                formula=Sum(("확 정(종 결)/승 소 (소취하 등)", "확 정(종 결)/패 소 (일부인용)")),
            ),
            Line("확 정(종 결)/승 소 (소취하 등)", "won"),
            Line("확 정(종 결)/패 소 (일부인용)", "lost"),
            Line(
                "확 정(종 결)/승소율 (%)",
                "win_rate",
                formula=Rate("확 정(종 결)/승 소 (소취하 등)", "확 정(종 결)/소 계 (B)", decimals=0),
                also=(r"승소율\(%\)",),
            ),
        ),
        unit="건",
        context=("year",),
        source="2023 영등포구 Ⅱ-5",
    ),
    FigureTable(
        "legal.litigation_by_year.outcomes",
        "일반 소송 현황",
        "legal.litigation_by_year",
        ("연도", "소송"),
        rows=(OpenLines("kind", within="year", total="계"),),
        columns=(
            Line("계", "total", formula=Sum(("처리현황/진행중", "처리현황/종 결/소계"))),
            Line("처리현황/진행중", "pending"),
            Line(
                "처리현황/종 결/소계",
                "closed",
                formula=Sum(tuple(f"처리현황/종 결/{each}" for each in ("승소", "소취하", "일부승", "패소"))),
            ),
            Line("처리현황/종 결/승소", "won"),
            Line("처리현황/종 결/소취하", "withdrawn"),
            Line("처리현황/종 결/일부승", "partly_won"),
            Line("처리현황/종 결/패소", "lost"),
            Line("비고 (소송대리인 선임 건수)", "counselled"),
        ),
        unit="건",
        source="2020 금천구 사업 9",
    ),
    FigureTable(
        "legal.advice.by_kind",
        "법률 전문관 자문 유형별 현황",
        "legal.advice",
        ("구 분",),
        rows=(OpenLines("year", "{}년", total="계"),),
        columns=(
            Line("합 계", "total", formula=Sum()),
            Line("서 면", "written"),
            Line("전 화", "by_phone"),
            Line("방 문", "visited"),
            Line("비고(소송지휘)", "directed"),
        ),
        unit="건",
        source="2020 금천구 사업 9",
    ),
    FigureTable(
        "legal.legislation.by_kind",
        "자치법규 현황",
        "legal.legislation",
        (),
        rows=(Line(""),),
        columns=(
            Line("자치법규/계", "count", {"kind": "자치법규 계"}, formula=Sum(("자치법규/조례", "자치법규/규칙"))),
            Line("자치법규/조례", "count", {"kind": "조례"}),
            Line("자치법규/규칙", "count", {"kind": "규칙"}),
            Line("행정규칙/계", "count", {"kind": "행정규칙 계"}, formula=Sum(("행정규칙/훈령", "행정규칙/예규"))),
            Line("행정규칙/훈령", "count", {"kind": "훈령"}),
            Line("행정규칙/예규", "count", {"kind": "예규"}),
        ),
        unit="건",
        source="2020 금천구 사업 10",
    ),
)

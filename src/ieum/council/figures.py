"""What is stated about the council's work, and the tables that print it."""

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines, Sum
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "council.session",
        "구의회 회기",
        {"year": "연도", "kind": "회의"},
        {"sessions": Measure("횟수", "회"), "items": Measure("처리안건", "건")},
    ),
    Dataset(
        "council.question",
        "구정질문과 감사자료",
        {"year": "연도", "kind": "종류"},
        {
            "members": Measure("질문 의원", "의원"),
            "count": Measure("건수", "건"),
            "times_per_member": Measure("의원 1인당 횟수", "회"),
            "count_per_member": Measure("의원 1인당 건수", "건"),
        },
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "council.session.by_year",
        "구의회 정례회 및 임시회 업무 지원",
        "council.session",
        ("구분",),
        rows=(OpenLines("year", "{}년"),),
        columns=(
            Line(
                "합계/횟수",
                "sessions",
                {"kind": "합계"},
                formula=Sum(("정례회/횟수", "임시회/횟수")),
                suffix="회",
            ),
            Line(
                "합계/처리안건",
                "items",
                {"kind": "합계"},
                formula=Sum(("정례회/처리안건", "임시회/처리안건")),
                suffix="건",
            ),
            Line("정례회/횟수", "sessions", {"kind": "정례회"}, suffix="회"),
            Line("정례회/처리안건", "items", {"kind": "정례회"}, suffix="건"),
            Line("임시회/횟수", "sessions", {"kind": "임시회"}, suffix="회"),
            Line("임시회/처리안건", "items", {"kind": "임시회"}, suffix="건"),
        ),
        source="2020 금천구 사업 11",
    ),
)

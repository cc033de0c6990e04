"""What is stated about subsidies and competitive grants, and the tables that print it."""

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines, Sum
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "subsidies.monitored_agency",
        "공모사업 상시모니터링 기관",
        {"year": "연도", "field": "분야"},
        {"count": Measure("기관 수", "개")},
    ),
    Dataset(
        "subsidies.review",
        "보조금·투자 심의와 외부재원",
        {"year": "연도", "activity": "업무"},
        {
            "sessions": Measure("횟수", "회"),
            "count": Measure("건수", "건"),
            "rounds": Measure("차수", "차"),
            "amount": Measure("금액", "원"),
        },
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "subsidies.monitored_agency.by_field",
        "공모사업 상시모니터링 기관 현황",
        "subsidies.monitored_agency",
        (),
        rows=(Line("", "count"),),
        columns=(Line("계", where={"field": "계"}, formula=Sum()), OpenLines("field")),
        context=("year",),
        source="2020 금천구 사업 7",
    ),
)

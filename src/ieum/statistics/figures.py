"""What is stated about statistical surveys."""

from ieum.kernel.figure_tables import FigureTable
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "statistics.survey",
        "통계조사",
        {"year": "연도", "survey": "조사", "part": "구분"},
        {
            "districts": Measure("조사구 수", "개"),
            "places": Measure("업체 수", "개소"),
            "people": Measure("인구", "명"),
            "households": Measure("가구 수", "가구"),
            "items": Measure("조사항목 수", "개"),
            "period": Measure("추진 기간"),
            "cost": Measure("소요예산", "원"),
        },
    ),
)
FIGURE_TABLES: tuple[FigureTable, ...] = ()

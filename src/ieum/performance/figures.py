"""What is stated about performance and evaluations."""

from ieum.kernel.figure_tables import FigureTable
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "performance.evaluation",
        "성과관리와 평가",
        {"year": "연도", "evaluation": "평가", "part": "구분"},
        {
            "items": Measure("사업 수", "개"),
            "indicators": Measure("지표 수", "개"),
            "goals": Measure("목표 수", "개"),
            "departments": Measure("부서 수", "개"),
            "provinces": Measure("시·도 수", "개"),
            "districts": Measure("자치단체 수", "개"),
            "people": Measure("대상 인원", "명"),
            "sessions": Measure("횟수", "회"),
            "grade": Measure("등급"),
            "rate": Measure("비율", "%"),
            "amount": Measure("금액", "원"),
        },
    ),
)
FIGURE_TABLES: tuple[FigureTable, ...] = ()

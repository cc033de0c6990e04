"""What is stated about training."""

from ieum.kernel.figure_tables import FigureTable
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "learning.training",
        "교육",
        {"year": "연도", "course": "과정", "part": "구분"},
        {
            "sessions": Measure("횟수", "회"),
            "lectures": Measure("강좌 수", "강"),
            "people": Measure("인원", "명"),
            "minutes": Measure("시간", "분"),
            "cost": Measure("소요예산", "원"),
        },
    ),
)
FIGURE_TABLES: tuple[FigureTable, ...] = ()

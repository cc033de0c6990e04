"""What is stated about participation, and the tables that print it."""

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "participation.budgeting",
        "주민참여예산",
        {"year": "운영 연도"},
        {
            "proposals": Measure("제안", "건"),
            "proposed": Measure("제안 금액", "원"),
            "adopted": Measure("편성", "건"),
            "adopted_amount": Measure("편성 금액", "원"),
            "spent": Measure("집행액", "원"),
            "execution_rate": Measure("집행률", "%"),
            "voters": Measure("모바일투표 참여인원", "명"),
            "school_sessions": Measure("예산학교 횟수", "회"),
            "school_people": Measure("예산학교 인원", "명"),
            "assembly": Measure("총회"),
        },
    ),
    Dataset(
        "participation.group_cap",
        "주민참여예산 분야 그룹",
        {"year": "운영 연도", "group": "분야 그룹"},
        {"limit": Measure("한도액")},
    ),
    Dataset(
        "participation.activity",
        "주민 참여 활동",
        {"year": "연도", "activity": "활동", "part": "구분"},
        {
            "count": Measure("건수", "건"),
            "sessions": Measure("횟수", "회"),
            "people": Measure("인원", "명"),
            "amount": Measure("금액", "원"),
            "rate": Measure("비율", "%"),
        },
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "participation.group_cap.by_group",
        "분야 그룹별 한도액",
        "participation.group_cap",
        ("분야 그룹",),
        rows=(OpenLines("group"),),
        columns=(Line("한도액", "limit", words=True),),
        context=("year",),
        source="2020 금천구 사업 5",
        beside=2,
    ),
    FigureTable(
        "participation.budgeting.three_years",
        "최근 3년간 운영현황",
        "participation.budgeting",
        ("구 분",),
        rows=(
            Line("제안현황", template="{proposals}건/ {proposed:백만원}백만원"),
            Line("편성현황 (건/백만원)", template="{adopted}건/ {adopted_amount:백만원}백만원"),
            Line("집행액 (집행률)", template="{spent:백만원}({execution_rate}%)"),
            Line("모바일투표 참여인원", "voters", suffix="명"),
            Line("예산학교 운영", template="{school_sessions}회/{school_people}명"),
            Line("총회개최", "assembly", words=True),
        ),
        columns=(
            OpenLines("year", "{}년 ({next}년 예산)", values=r"\d{4}"),
            Line("비 고", where={"year": "비고"}, words=True, optional=True),
        ),
        source="2020 금천구 사업 5",
    ),
)

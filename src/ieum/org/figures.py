"""What is stated about the organisation, and the tables that print it."""

from ieum.kernel.figure_tables import Difference, FigureTable, Line, OpenLines, Sum
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "org.staffing",
        "인력",
        {"division": "부서", "service": "직종", "grade": "직급"},
        {"authorised": Measure("정원", "명"), "actual": Measure("현원", "명"), "gap": Measure("과부족", "명")},
    ),
    Dataset("org.division", "부서", {"division": "부서"}, {"teams": Measure("팀 수", "팀")}),
    Dataset(
        "org.unit",
        "팀과 분장사무",
        {"division": "부서", "unit": "팀"},
        {"duty": Measure("분장사무")},
    ),
    Dataset(
        "org.facility",
        "시설과 장비",
        {"division": "부서", "kind": "구분", "name": "명칭"},
        {
            "description": Measure("현황"),
            "remark": Measure("비고"),
            "places": Measure("개소", "개소"),
            "machines": Measure("대수", "대"),
            "volumes": Measure("권수", "권"),
            "circuits": Measure("회선", "회선"),
        },
    ),
)

_STAFFING_ROWS = (
    Line("정원", "authorised"),
    Line("현원", "actual"),
    Line("과부족", "gap", formula=Difference("현원", "정원"), signed=True),
)

FIGURE_TABLES = (
    FigureTable(
        "org.staffing.by_service",
        "인력",
        "org.staffing",
        ("구분",),
        rows=_STAFFING_ROWS,
        columns=(
            Line("계", where={"service": "계"}, formula=Sum()),
            OpenLines("grade", within="service", values=r"\d{1,2}급"),
            Line("대체인력", where={"service": "대체인력", "grade": ""}, optional=True),
            Line("비고", where={"service": "비고", "grade": ""}, words=True, optional=True),
        ),
        context=("division",),
        source="2014, 2020, 2023 영등포구 · 2003 영등포구 Ⅰ 인력",
    ),
    FigureTable(
        "org.staffing.pairs",
        "인력",
        "org.staffing",
        (),
        rows=(Line(""),),
        columns=(
            Line("합계", where={"grade": "합계"}, formula=Sum(), template="{authorised}({actual})"),
            OpenLines("grade", values=r"\d{1,2}급", where={"service": "일반직"}, template="{authorised}({actual})"),
        ),
        context=("division",),
        source="2020 금천구 일반현황 인력",
    ),
    FigureTable(
        "org.unit.duties",
        "조직",
        "org.unit",
        ("팀 명",),
        rows=(OpenLines("unit", values=".+팀"),),
        columns=(Line("주 요 업 무", "duty", words=True),),
        context=("division",),
        source="2020 금천구 일반현황 조직",
    ),
    FigureTable(
        "org.unit.side_by_side",
        "조직",
        "org.unit",
        (),
        rows=(Line("", "duty", words=True),),
        columns=(OpenLines("unit", values=".+팀"),),
        context=("division",),
        source="2023 영등포구 Ⅰ-1 조직",
    ),
    FigureTable(
        "org.facility.listed",
        "주요시설 및 장비",
        "org.facility",
        ("구분", "명칭"),
        rows=(OpenLines("name", within="kind"),),
        columns=(
            Line("현황", "description", words=True),
            Line("비고", "remark", words=True, also=(r"소속\(비고\)",)),
        ),
        context=("division",),
        source="2014, 2020, 2023 영등포구 Ⅰ 주요시설 및 장비",
    ),
)

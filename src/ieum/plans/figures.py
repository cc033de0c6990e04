"""What is stated about plans and their results, and the tables that print it."""

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "plans.item",
        "업무",
        {"year": "연도", "item": "사업"},
        {
            "team": Measure("담당팀"),
            "period": Measure("기간"),
            "kind": Measure("구분"),
            "cost": Measure("소요예산", "원"),
        },
    ),
    Dataset(
        "plans.result",
        "추진실적과 계획량",
        {"year": "연도", "item": "사업", "activity": "활동", "part": "구분"},
        {
            "count": Measure("건수", "건"),
            "sessions": Measure("횟수", "회"),
            "people": Measure("인원", "명"),
            "goals": Measure("목표 수", "개"),
            "tasks": Measure("과제 수", "개"),
            "places": Measure("개소", "개소"),
            "fields": Measure("분야 수", "개"),
            "departments": Measure("부서 수", "개"),
            "teams": Measure("팀 수", "팀"),
            "items": Measure("사업 수", "개"),
            "machines": Measure("대수", "대"),
            "spaces": Measure("주차면 수", "면"),
            "amount": Measure("금액", "원"),
            "days": Measure("기간", "일"),
            "months": Measure("개월 수", "개월"),
            "years": Measure("햇수", "년"),
            "age": Measure("나이", "세"),
            "sets": Measure("세트 수", "set"),
            "specification": Measure("사양"),
            "criterion": Measure("기준"),
            "title": Measure("제목"),
        },
    ),
    Dataset(
        "plans.pledge",
        "공약",
        {"goal": "목표", "field": "분야"},
        {"count": Measure("사업 수", "개")},
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "plans.pledge.by_field",
        "공약 현황",
        "plans.pledge",
        ("사업수",),
        rows=(Line("공약({sum})", "count"),),
        columns=(OpenLines("field", within="goal"),),
        source="2020 금천구 사업 1",
    ),
)

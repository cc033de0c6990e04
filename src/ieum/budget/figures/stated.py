"""What is stated about the budget, and the tables that print it (finance.md section 7, R2 to R10)."""

from ieum.kernel.figure_tables import Difference, FigureTable, Line, OpenLines, Rate, Sum
from ieum.kernel.observations import Nature
from ieum.kernel.registry import Dataset, Measure

DATASETS = (
    Dataset(
        "budget.programme",
        "단위사업 예산",
        {"division": "부서", "year": "회계연도", "programme": "단위사업"},
        {
            "appropriation": Measure("예산액", "원"),
            "previous_appropriation": Measure("전년도 예산액", "원"),
            "change": Measure("증감", "원"),
            "spent": Measure("집행액", "원"),
            "execution_rate": Measure("집행률", "%"),
        },
    ),
    Dataset(
        "budget.task",
        "사업별 예산",
        {"division": "부서", "year": "회계연도", "task": "사업", "funding": "재원"},
        {
            "appropriation": Measure("예산액", "원"),
            "spent": Measure("집행액", "원"),
            "execution_rate": Measure("집행률", "%"),
            "cost": Measure("소요예산", "원"),
        },
    ),
    Dataset(
        "budget.scale",
        "예산규모",
        {"year": "회계연도", "account": "회계", "stage": "예산 단계"},
        {"amount": Measure("예산액", "원")},
    ),
    Dataset(
        "budget.account",
        "회계별 예산 운용",
        {"year": "회계연도", "account": "회계"},
        {
            "available": Measure("예산현액", "원"),
            "appropriation": Measure("예산액", "원"),
            "carried_over": Measure("전년도이월액", "원"),
            "allotted": Measure("배정액", "원"),
            "unallotted": Measure("배정잔액", "원"),
            "allotment_rate": Measure("배정률", "%"),
        },
    ),
    Dataset(
        "budget.saving",
        "예산절감",
        {"year": "회계연도", "account": "회계", "expense": "경비"},
        {"amount": Measure("절감액", "원"), "rate": Measure("절감률", "%")},
    ),
    Dataset(
        "budget.funding_plan",
        "연차별 소요재원",
        {"division": "부서", "task": "사업", "funding": "재원", "year": "연도"},
        {"amount": Measure("소요재원", "원")},
    ),
)

_BY_PROGRAMME = (OpenLines("programme", total="계"),)
_PROGRAMME = ("division", "year")
_ROUND = "{}회 추경"
"""The stage of a supplementary budget; a year has as many as the council voted."""


def _execution_rate(spent: str) -> Line:
    """How much of 예산액 was spent until the base day; ``spent`` is the column that says it."""
    label = "집행률(%)\n({month}.{day}.기준)"
    return Line(label, "execution_rate", formula=Rate(spent, "예산액"), also=(r"집행률\(%\)",))


FIGURE_TABLES = (
    FigureTable(
        "budget.programme.compared",
        "예산현황",
        "budget.programme",
        ("단위사업명",),
        rows=_BY_PROGRAMME,
        columns=(
            Line("예산액", "appropriation"),
            Line("전년도 예산액", "previous_appropriation"),
            Line("증(△)감", "change", formula=Difference("예산액", "전년도 예산액"), signed=True),
        ),
        unit="천원",
        adds_up=True,
        context=_PROGRAMME,
        source="2014 영등포구 Ⅰ-4 예산현황",
    ),
    FigureTable(
        "budget.programme.forecast",
        "예산현황",
        "budget.programme",
        ("단위사업명",),
        rows=_BY_PROGRAMME,
        columns=(
            Line("예산액", "appropriation"),
            Line("집행액/{month}.{day}.기준", "spent"),
            Line("집행액/12.31.까지", "spent", nature=Nature.FORECAST, at_year_end=True),
            _execution_rate("집행액/{month}.{day}.기준"),
        ),
        unit="천원",
        adds_up=True,
        context=_PROGRAMME,
        source="2020 영등포구 Ⅰ-4 예산현황",
    ),
    FigureTable(
        "budget.programme.executed",
        "예산현황",
        "budget.programme",
        ("단위사업명",),
        rows=_BY_PROGRAMME,
        columns=(
            Line("예산액", "appropriation"),
            Line("집행액", "spent"),
            _execution_rate("집행액"),
        ),
        unit="천원",
        adds_up=True,
        context=_PROGRAMME,
        source="2023 영등포구 Ⅰ-4 예산현황",
    ),
    FigureTable(
        "budget.task.executed",
        "예산현황",
        "budget.task",
        (),
        rows=(Line(""),),
        columns=(
            Line("예산액", "appropriation", split="funding"),
            Line("집행액", "spent", split="funding"),
            Line("집행률(%)", "execution_rate", formula=Rate("집행액", "예산액")),
        ),
        unit="천원",
        adds_up=True,
        context=("division", "year", "task"),
        source="2020, 2023 영등포구 Ⅱ 사업별 예산현황",
    ),
    FigureTable(
        "budget.task.cost",
        "소요예산",
        "budget.task",
        (),
        rows=(Line(""),),
        columns=(Line("소요예산", "cost", nature=Nature.PLAN, split="funding"),),
        unit="천원",
        adds_up=True,
        context=("division", "year", "task"),
        source="2014, 2020, 2023 영등포구가 문장으로 적은 소요예산",
    ),
    FigureTable(
        "budget.scale.supplementary",
        "추가경정예산 편성",
        "budget.scale",
        ("회계구분",),
        rows=(OpenLines("account", total="계"),),
        columns=(
            Line("계", "amount", {"stage": "계"}, formula=Sum(("본예산", "추경/소계", "간주처리"))),
            Line("본예산", "amount", {"stage": "본예산"}),
            OpenLines(
                "stage", "추경/{}차", "amount", value=_ROUND, values=r"\d+", total="추경/소계", total_value="추경 소계"
            ),
            Line("간주처리", "amount", {"stage": "간주처리"}),
        ),
        unit="백만원",
        adds_up=True,
        context=("year",),
        source="2023 영등포구 Ⅱ-2",
    ),
    FigureTable(
        "budget.scale.final",
        "예산규모",
        "budget.scale",
        ("구 분",),
        rows=(OpenLines("account", total="계"),),
        columns=(
            Line("최종예산액\n({mark}={marks})", "amount", {"stage": "계"}, formula=Sum()),
            Line("당초예산\n({mark})", "amount", {"stage": "본예산"}),
            OpenLines("stage", "{}회추경\n({mark})", "amount", value=_ROUND, values=r"\d+"),
            Line("간주처리\n({mark})", "amount", {"stage": "간주처리"}),
            Line("비고", "remark", {"stage": "비고"}, words=True, optional=True),
        ),
        unit="백만원",
        adds_up=True,
        context=("year",),
        source="2020 금천구 사업 4",
    ),
    FigureTable(
        "budget.account.allotted",
        "구 예산운용실적",
        "budget.account",
        ("구 분",),
        rows=(OpenLines("account", total="합 계"),),
        columns=(
            Line(
                "{year} 예산현액/계",
                "available",
                formula=Sum(("{year} 예산현액/예산액", "{year} 예산현액/전년도이월액")),
            ),
            Line("{year} 예산현액/예산액", "appropriation"),
            Line("{year} 예산현액/전년도이월액", "carried_over"),
            Line("배정액", "allotted"),
            Line("배정잔액", "unallotted", formula=Difference("{year} 예산현액/계", "배정액")),
            Line("배정율 (%)", "allotment_rate", formula=Rate("배정액", "{year} 예산현액/계")),
        ),
        unit="백만원",
        adds_up=True,
        context=("year",),
        source="2003 영등포구 Ⅱ-7 구 예산운용실적",
    ),
    FigureTable(
        "budget.saving.by_account",
        "예산절감 목표",
        "budget.saving",
        ("회계",),
        rows=(OpenLines("account", total="계", nature=Nature.TARGET),),
        columns=(Line("절감 목표액", "amount", nature=Nature.TARGET),),
        unit="백만원",
        adds_up=True,
        context=("year",),
        source="2014 영등포구 Ⅱ-4가 문장으로 적은 목표",
    ),
    FigureTable(
        "budget.saving.by_expense",
        "경비별 절감률 목표",
        "budget.saving",
        ("경비",),
        rows=(OpenLines("expense", nature=Nature.TARGET),),
        columns=(Line("절감률(%)", "rate", nature=Nature.TARGET),),
        context=("year",),
        source="2014 영등포구 Ⅱ-4가 문장으로 적은 목표",
    ),
    FigureTable(
        "budget.funding_plan.by_year",
        "연차별 소요재원",
        "budget.funding_plan",
        ("재원별",),
        rows=(OpenLines("funding", total="계", nature=Nature.PLAN),),
        columns=(
            Line("합계", "amount", {"year": "합계"}, formula=Sum()),
            OpenLines(
                "year",
                "연차별 소요재원/{}년",
                "amount",
                nature=Nature.PLAN,
                values=r"\d{4}",
                also=("연차별 소요자원/{}년",),
            ),
        ),
        unit="천원",
        adds_up=True,
        context=("division", "task"),
        source="2020 금천구 사업별 소요예산",
    ),
)

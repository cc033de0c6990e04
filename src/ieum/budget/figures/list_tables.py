"""Lists of movements that can be asked of the ledger, and the statements that print them (R18)."""

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines
from ieum.kernel.registry import Dataset, Measure

_OF_YEAR = {
    "instalment": Measure("연부액", "원"),
    "carried_over": Measure("전년도이월액", "원"),
    "available": Measure("예산현액", "원"),
    "spent": Measure("지출액", "원"),
    "carried_out": Measure("다음연도 이월액", "원"),
    "remaining": Measure("집행잔액", "원"),
}
DATASETS = (
    Dataset(
        "budget.transfer",
        "예산 전용·이체",
        {"year": "회계연도", "quarter": "분기", "number": "연번"},
        {
            "kind": Measure("구분"),
            "day": Measure("결정일"),
            "taken": Measure("감액 과목"),
            "given": Measure("증액 과목"),
            "amount": Measure("금액", "원"),
            "reason": Measure("사유"),
        },
    ),
    Dataset(
        "budget.reserve",
        "예비비 사용",
        {"year": "회계연도", "number": "연번"},
        {
            "division": Measure("부서"),
            "cell": Measure("예산과목"),
            "day": Measure("결정일"),
            "amount": Measure("사용결정액", "원"),
            "spent": Measure("지출액", "원"),
            "carried_out": Measure("다음연도 이월액", "원"),
            "reason": Measure("사유"),
        },
    ),
    Dataset(
        "budget.carryover",
        "다음연도 이월",
        {"year": "회계연도", "kind": "이월 구분", "number": "연번"},
        {
            "division": Measure("부서"),
            "cell": Measure("예산과목"),
            "day": Measure("결정일"),
            "available": Measure("예산현액", "원"),
            "committed": Measure("지출원인행위액", "원"),
            "spent": Measure("지출액", "원"),
            "amount": Measure("이월액", "원"),
            "reason": Measure("사유"),
        },
    ),
    Dataset(
        "budget.continuing",
        "계속비 결산",
        {"year": "회계연도", "number": "연번"},
        {
            "name": Measure("사업명"),
            "division": Measure("부서"),
            "cell": Measure("예산과목"),
            "last": Measure("마지막 연도"),
            "total": Measure("총액", "원"),
            "spent_before": Measure("전년도까지 지출액", "원"),
            **_OF_YEAR,
            "spent_in_all": Measure("지출 누계", "원"),
        },
    ),
    Dataset(
        "budget.continuing_year",
        "계속비의 연도별 결산",
        {"year": "회계연도", "project": "계속비 사업", "of_year": "계속비 연도"},
        {**_OF_YEAR},
    ),
    Dataset(
        "budget.excess",
        "수입대체경비 사용",
        {"year": "회계연도", "number": "연번"},
        {
            "division": Measure("부서"),
            "cell": Measure("예산과목"),
            "day": Measure("결정일"),
            "revenue": Measure("초과수입의 세입과목"),
            "amount": Measure("초과지출액", "원"),
            "spent": Measure("지출액", "원"),
            "carried_out": Measure("다음연도 이월액", "원"),
            "reason": Measure("사유"),
        },
    ),
    Dataset(
        "budget.excess_revenue",
        "수입대체경비의 초과수입",
        {"year": "회계연도", "account": "회계", "code": "세입과목"},
        {
            "available": Measure("예산현액", "원"),
            "received": Measure("수납액", "원"),
            "excess": Measure("초과수입액", "원"),
            "used": Measure("초과수입 사용액", "원"),
            "left": Measure("남은 초과수입", "원"),
        },
    ),
)

_DIVISION, _CELL, _DAY, _REASON = (
    Line("부서", "division", words=True),
    Line("예산과목", "cell", words=True),
    Line("결정일", "day", words=True),
    Line("사유", "reason", words=True),
)


_SETTLED = (
    Line("연부액", "instalment"),
    Line("전년도 이월액", "carried_over"),
    Line("예산현액", "available"),
    Line("지출액", "spent"),
    Line("다음연도 이월액", "carried_out"),
    Line("집행잔액", "remaining"),
)
FIGURE_TABLES = (
    FigureTable(
        "budget.transfer.quarterly",
        "예산 전용·이체 내역",
        "budget.transfer",
        ("연번",),
        rows=(OpenLines("number", total="계"),),
        columns=(
            Line("구분", "kind", words=True),
            _DAY,
            Line("감액 과목", "taken", words=True),
            Line("증액 과목", "given", words=True),
            Line("금액", "amount"),
            _REASON,
        ),
        unit="원",
        context=("year", "quarter"),
        source="지방재정법 제47조의2, 제49조",
    ),
    FigureTable(
        "budget.reserve.statement",
        "예비비 사용명세서",
        "budget.reserve",
        ("연번",),
        rows=(OpenLines("number", total="계"),),
        columns=(
            _DIVISION, _CELL, _DAY, Line("사용결정액", "amount"), Line("지출액", "spent"),
            Line("다음연도 이월액", "carried_out"), _REASON,
        ),
        unit="원",
        context=("year",),
        source="지방재정법 제43조",
    ),
    FigureTable(
        "budget.carryover.statement",
        "이월명세서",
        "budget.carryover",
        ("구분", "연번"),
        rows=(OpenLines("number", within="kind", total="소계"),),
        columns=(
            _DIVISION, _CELL, Line("예산현액", "available"), Line("지출원인행위액", "committed"),
            Line("지출액", "spent"), Line("이월액", "amount"), _REASON,
        ),
        unit="원",
        context=("year",),
        source="지방재정법 제50조",
    ),
    FigureTable(
        "budget.continuing.statement",
        "계속비 결산 명세서",
        "budget.continuing",
        ("연번",),
        rows=(OpenLines("number", total="계"),),
        columns=(
            Line("사업명", "name", words=True), _DIVISION, _CELL, Line("마지막 연도", "last", words=True),
            Line("총액", "total"), Line("전년도까지 지출액", "spent_before"), *_SETTLED,
            Line("지출 누계", "spent_in_all"),
        ),
        unit="원",
        context=("year",),
        source="지방회계법 제17조제1항제1호",
    ),
    FigureTable(
        "budget.continuing.by_year",
        "계속비 연도별 결산",
        "budget.continuing_year",
        ("사업", "연도"),
        rows=(OpenLines("of_year", within="project"),),
        columns=_SETTLED,
        unit="원",
        context=("year",),
        source="지방재정법 제42조, 제50조제3항",
    ),
    FigureTable(
        "budget.excess.statement",
        "수입대체경비 사용 명세서",
        "budget.excess",
        ("연번",),
        rows=(OpenLines("number", total="계"),),
        columns=(
            _DIVISION, _CELL, _DAY, Line("초과수입의 세입과목", "revenue", words=True), Line("초과지출액", "amount"),
            Line("지출액", "spent"), Line("다음연도 이월액", "carried_out"), _REASON,
        ),
        unit="원",
        context=("year",),
        source="지방회계법 제17조제1항제2호",
    ),
    FigureTable(
        "budget.excess.revenue",
        "수입대체경비의 초과수입",
        "budget.excess_revenue",
        ("회계", "세입과목"),
        rows=(OpenLines("code", within="account", total="소계", values=".+"),),
        columns=(
            Line("예산현액", "available"), Line("수납액", "received"), Line("초과수입액(A)", "excess"),
            Line("초과수입 사용액(B)", "used"), Line("남은 초과수입(A-B)", "left", signed=True),
        ),
        unit="원",
        context=("year",),
        source="지방회계법 제26조제1항 단서",
    ),
)  # fmt: skip

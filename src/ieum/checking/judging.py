"""The judge: what a claim's operands and roundings allow, and how a computed value is printed."""

from fractions import Fraction

from ieum.checking.claims import Claim, Operand, Relation, Span, Verdict, bare
from ieum.kernel.rounding import Rounding, round_to

Judged = tuple[Claim, Verdict]

COMPLAINTS = {
    "column-total": "합계가 내역의 합과 다릅니다.",
    "row-total": "계가 옆 칸들의 합과 다릅니다.",
    "header-formula": "표 머리의 산식과 값이 다릅니다.",
    "over-short": "과부족이 현원에서 정원을 뺀 값과 다릅니다.",
    "change": "증감이 두 해 금액의 차와 다릅니다.",
    "balance": "잔액이 예산에서 쓴 금액을 뺀 값과 다릅니다.",
    "rate": "비율이 반올림으로도 버림으로도 맞지 않습니다.",
    "spending-bound": "앞선 금액이 뒤의 한도보다 큽니다.",
    "funding-split": "재원별 금액의 합이 총액과 다릅니다.",
    "funding-share": "재원 비율의 합이 100%가 아닙니다.",
    "parts-in-text": "괄호나 문장 안 내역의 합이 총계와 다릅니다.",
    "parts-below": "아래에 적은 내역의 합이 위의 값과 다릅니다.",
    "part-of-whole": "일부가 전체보다 큽니다.",
    "product": "곱한 값과 다릅니다.",
    "average": "평균이 어떤 정수 인원으로도 나오지 않습니다.",
    "listed-count": "적은 수와 나열한 항목의 수가 다릅니다.",
    "listed-twice": "같은 항목이 두 번 나열되어 있습니다.",
    "said-twice": "같은 내용의 수치가 문서 안에서 서로 다릅니다.",
    "budget-heading": "제목의 금액이 아래 표와 다릅니다.",
    "section-budget": "항목의 예산이 예산현황 표의 사업과 다릅니다.",
    "contents-title": "차례의 제목과 본문의 제목이 다릅니다.",
    "contents-page": "차례의 쪽수가 순서에 맞지 않습니다.",
    "numbering": "번호가 이어지지 않습니다.",
    "plan-year": "연도가 계획 연도와 다릅니다.",
    "period": "기간과 적은 길이가 다릅니다.",
    "change-word": "늘거나 줄었다는 말이 수치와 다릅니다.",
    "change-in-text": "늘거나 준 크기가 두 수치의 차와 다릅니다.",
    "multiple": "몇 배라는 말이 두 수치의 비와 다릅니다.",
    "share-word": "절반이나 과반이라는 말이 수치와 다릅니다.",
    "target-word": "초과나 미달이라는 말이 수치와 다릅니다.",
    "weekday": "요일이 그해 달력과 다릅니다.",
    "impossible-day": "달력에 없는 날입니다.",
    "date-order": "날짜의 앞뒤가 바뀌었습니다.",
    "base-day": "기준일이 보고일보다 뒤입니다.",
    "share-total": "비율을 모두 더해도 100이 되지 않습니다.",
    "rate-range": "합계의 비율이 각 행의 비율 사이에 있지 않습니다.",
    "unit-slip": "두 단위로 적은 금액이 서로 다릅니다.",
    "scale-slip": "같은 이름의 금액이 10배나 1,000배로 다릅니다.",
    "heading-total": "표 위에 적은 합계가 표의 합계와 다릅니다.",
    "style-date": "날짜를 공문서의 꼴과 다르게 적었습니다.",
    "style-time": "시각을 공문서의 꼴과 다르게 적었습니다.",
    "style-amount": "수나 금액을 적는 꼴이 다릅니다.",
    "style-marker": "항목 기호의 차례가 다릅니다.",
    "style-lone-item": "하나뿐인 항목에 번호가 있습니다.",
    "across-figure": "같은 수치가 두 보고서에서 다릅니다.",
    "across-as-of": "기준일이나 누계가 뒤로 갔습니다.",
    "across-plan": "앞선 보고서의 계획과 다릅니다.",
    "extreme-word": "가장 많거나 적다는 말, 또는 차례가 수치와 다릅니다.",
    "holiday": "기간에 그 명절이 들어 있지 않습니다.",
}
"""What is wrong when a claim of this code does not hold. Each code has a page in docs/checks."""

MIXED_ROUNDING = "mixed-rounding"


def judge(claim: Claim) -> Verdict:
    """Give the verdict on one claim."""
    printed, computed = claim.result.value, claim.computed
    if claim.relation is Relation.SAME_FORM:
        return Verdict.CONSISTENT if claim.result.printed == computed else Verdict.INCONSISTENT
    if isinstance(computed, str):
        return Verdict.CONSISTENT if bare(claim.result.printed) == bare(computed) else Verdict.INCONSISTENT
    if printed is None or computed is None:
        return Verdict.UNDECIDABLE
    if claim.relation is Relation.AT_MOST:
        return Verdict.CONSISTENT if printed <= computed else Verdict.INCONSISTENT
    return _judge_equal(claim, printed, computed)


def _judge_equal(claim: Claim, printed: Fraction, computed: Fraction) -> Verdict:
    decimals = claim.result.decimals
    if printed == Fraction(round_to(computed, decimals, Rounding.HALF_UP)):
        return Verdict.CONSISTENT
    if printed == Fraction(round_to(computed, decimals, Rounding.TRUNCATE)):
        return Verdict.ROUNDING
    step = claim.result.step or Fraction(10) ** -decimals
    reachable = any(_reaches(span, printed, step) for span in claim.spans)
    return Verdict.ROUNDING if reachable else Verdict.INCONSISTENT


def _reaches(span: Span, printed: Fraction, step: Fraction) -> bool:
    """Whether a value within the span is printed as ``printed`` under the span's own rule."""
    if span.rounding is Rounding.HALF_UP:
        return span.low <= printed + step / 2 and printed - step / 2 <= span.high
    if printed < 0:
        return span.low < printed + step and printed - step < span.high
    return span.low < printed + step and printed < span.high


def shown(computed: Fraction | str | None, like: Operand, rounding: Rounding = Rounding.HALF_UP) -> str:
    """Print a computed value in the way of the printed one; "" where nothing could be computed."""
    if computed is None or isinstance(computed, str):
        return computed or ""
    value = round_to(computed, like.decimals, rounding)
    digits = f"{abs(value):,}" if "," in like.printed or abs(value) >= 10_000 else str(abs(value))
    minus = "-" if "-" in like.printed else "△"
    plus = "+" if like.printed.startswith("+") and value > 0 else ""
    return f"{minus}{digits}" if value < 0 else f"{plus}{digits}"

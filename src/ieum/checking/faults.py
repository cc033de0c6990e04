"""What a reader must be told of judged claims: findings, one for each cause, with a guess at the culprit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ieum.checking.claims import Claim, Finding, Operand, Severity, Suspect, Verdict
from ieum.checking.habits import only_rule
from ieum.checking.judging import COMPLAINTS, MIXED_ROUNDING, Judged, shown
from ieum.checking.repairs import Cause, find_causes
from ieum.documents.model import Place
from ieum.kernel.particles import with_particles
from ieum.kernel.rounding import Rounding

ROUNDED_TOTAL = "합이 단위 미만을 맞추는 과정에서 생길 수 있는 만큼만 다릅니다(단수 차이)."
_GRAVITY = list(Severity)


def find_faults(judged: Sequence[Judged]) -> list[Finding]:
    """Turn judged claims into findings, in the order of their places."""
    found = [*_mismatches(judged), *_rounded_totals(judged), *_mixed_rounding(judged)]
    return sorted(found, key=lambda finding: _order(finding.place))


def _order(place: Place) -> tuple[int | str, ...]:
    """Where a place stands in its document; parts of one kind are numbered, the tenth behind the ninth."""
    return len(place.part), place.part, place.element or 0, place.line or 0, place.column or 0


def _mismatches(judged: Sequence[Judged]) -> Iterator[Finding]:
    """One finding for each cause, shown at the gravest of its claims."""
    for cause in find_causes(judged):
        claims = sorted((judged[n][0] for n in cause.claims), key=lambda claim: _GRAVITY.index(claim.worst))
        first, *others = claims
        if first.worst is Severity.WARNING and _is_certain(first, cause):
            first = replace(first, worst=Severity.ERROR, doubt="")
        message = " ".join(filter(None, (COMPLAINTS[first.code], first.doubt, *_hints(first, cause))))
        suspects = tuple(Suspect(repair.operand, repair.suggested) for repair in cause.repairs)
        culprit = Suspect(cause.culprit.operand, cause.culprit.suggested) if cause.culprit else None
        finding = _finding(first, first.worst, message)
        yield replace(finding, culprit=culprit, suspects=suspects, related=tuple(others))


_SUMS = ("column-total", "row-total", "parts-below", "parts-in-text", "funding-split")
"""Codes of claims that only leave open whether all parts are listed."""
_TELLING = 3
"""Digits other than trailing zeros that make it no chance that two numbers differ by a power of ten alone."""


def _is_certain(claim: Claim, cause: Cause) -> bool:
    """Whether a sum with a doubt is surely wrong.

    It is if one slip makes several claims fail, or if total and parts differ by nothing but a power of ten.
    """
    if claim.code not in _SUMS:
        return False
    return scale_between(claim) is not None or (len(cause.claims) > 1 and bool(cause.culprit and cause.culprit.is_slip))


def scale_between(claim: Claim) -> int | None:
    """How many times the printed value is what it should be, or the other way round, where that is a power of ten."""
    printed, computed = claim.result.value, claim.computed
    if not printed or not isinstance(computed, Fraction) or not computed:
        return None
    ratio = max(printed / computed, computed / printed)
    digits = str(abs(min(printed, computed, key=abs).numerator)).rstrip("0")
    is_power = ratio.denominator == 1 and ratio > 1 and re.fullmatch("10+", str(ratio)) is not None
    return int(ratio) if is_power and len(digits) >= _TELLING else None


def _hints(claim: Claim, cause: Cause) -> Iterator[str]:
    """What to tell of the cause beyond what the finding shows itself."""
    count = len(cause.claims)
    if scale := scale_between(claim):
        yield f"{scale:,}배 차이라 단위나 자릿수를 잘못 적은 것으로 보입니다."
    culprit = cause.culprit
    if culprit and (count > 1 or _place_and_print(culprit.operand) != _place_and_print(claim.result)):
        hold = f"어긋난 수치 {count}개가 모두 맞습니다" if count > 1 else "맞습니다"
        yield with_particles(
            f"{_named(culprit.operand)} '{culprit.operand.printed}'이(가) '{culprit.suggested}'이면 {hold}."
        )
    elif not culprit and count > 1:
        yield f"수치 {count}개가 같은 까닭으로 어긋납니다."


def _place_and_print(operand: Operand) -> tuple[Place, str]:
    return operand.place, operand.printed


def _named(operand: Operand) -> str:
    named = f"'{operand.label}'의" if operand.label else ""
    line = f"{operand.place.line}번째 줄" if operand.place.line is not None else ""
    return " ".join(filter(None, (line, named))) or "인쇄된"


def _rounded_totals(judged: Iterable[Judged]) -> Iterator[Finding]:
    for claim, verdict in judged:
        if verdict is Verdict.ROUNDING and claim.code != "rate":
            yield _finding(claim, Severity.INFO, ROUNDED_TOTAL)


def _mixed_rounding(judged: Iterable[Judged]) -> Iterator[Finding]:
    """Report once when some rates hold only rounded and others only cut; the rarer rule is the one shown."""
    by_rule: dict[Rounding, list[Claim]] = {rule: [] for rule in Rounding}
    for claim, _ in judged:
        rule = only_rule(claim)
        if rule is not None:
            by_rule[rule].append(claim)
    rounded, cut = by_rule[Rounding.HALF_UP], by_rule[Rounding.TRUNCATE]
    if rounded and cut:
        rarer, usual = (cut, Rounding.HALF_UP) if len(cut) <= len(rounded) else (rounded, Rounding.TRUNCATE)
        message = f"한 문서에서 비율을 반올림한 곳 {len(rounded)}개와 버린 곳 {len(cut)}개가 섞여 있습니다."
        finding = _finding(rarer[0], Severity.INFO, message)
        yield replace(finding, code=MIXED_ROUNDING, computed=shown(rarer[0].computed, rarer[0].result, usual))


def _finding(claim: Claim, severity: Severity, message: str) -> Finding:
    return Finding(
        code=claim.code,
        severity=severity,
        place=claim.result.place,
        where=claim.where,
        printed=claim.result.printed,
        computed=shown(claim.computed, claim.result),
        formula=claim.formula,
        message=message,
        operands=claim.operands,
    )

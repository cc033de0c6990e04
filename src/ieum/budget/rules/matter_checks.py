"""What stands in the way of a matter's next steps, and what an officer is warned of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ieum.budget.choices import (
    BondPurpose,
    FundAccount,
    FundUse,
    GrantKind,
    MatterKind,
    MatterState,
    MoneySource,
    ResearchKind,
    ReviewBody,
    ReviewNeed,
    RewardKind,
)
from ieum.budget.rules.disclosing import answer_of
from ieum.budget.rules.funds import FUND_TERM, FundBooks, book_warnings, fund_balance, use_limit
from ieum.budget.rules.investment import rereview_reasons, review_needed, study_needed
from ieum.budget.rules.matters import (
    HUNDRED_MILLION,
    INCOME,
    OUTLAY,
    STATE_SUBSIDIES,
    StatedMatter,
    eok,
    summed,
)
from ieum.budget.rules.outlook import mid_term_findings, outlook_warnings
from ieum.budget.rules.parameters import ordinance_on, version_on
from ieum.budget.rules.rewards import reward_limit
from ieum.budget.rules.settling import audit_fault, findings_of
from ieum.kernel.particles import with_particles

PASSED = frozenset({MatterState.APPROPRIATE, MatterState.CONDITIONAL, MatterState.CONDITIONS_MET})
"""Results of the review with which a budget may be drawn up (지방재정법 제37조제5항)."""
FAILED = frozenset({MatterState.RECONSIDER, MatterState.INAPPROPRIATE})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a matter is judged against."""

    district: str = ""
    """Name of the local government, whose ordinances count."""
    reviewed: StatedMatter | None = None
    """What the last review, or the last vote of the council, was about; None where there was none."""
    reviewed_on: date | None = None
    is_planned: bool | None = None
    """Whether the mid-term plan has its 세부사업; None where no plan is confirmed or it has no code."""
    review_state: str = ""
    """Of the investment review that a bond names; "" where there is no such."""
    contracted: int = 0
    """Won that were contracted in the year of a bond under 채무부담행위, which count against its limit."""
    books: FundBooks | None = None
    """What the ledger has of a fund; None where it has no account of it."""
    is_closed: bool = False
    """Whether nothing moves any more in the year of a settlement."""
    is_disclosed: bool = False
    """Whether the disclosure of a settlement is published."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands in the way of steps, and what is warned of."""

    unmet: Mapping[str, str]
    """Code of each condition that does not hold, with the sentence that says what to do."""
    warnings: tuple[str, ...] = ()
    """What does not stop anything."""


_Found = Iterator[tuple[str, str]]
WITHOUT_MONEY = frozenset({MatterKind.DISCLOSURE, MatterKind.DISCLOSURE_ITEM, MatterKind.SETTLEMENT})
"""Kinds that have no money of their own."""
WARNING = ""
"""The code of what only warns."""


def judged(matter: StatedMatter, around: Surroundings, *, on: date) -> Judgement:
    """Judge a matter as of a day."""
    found = list(_JUDGES[matter.kind](matter, around, on))
    if not matter.total and matter.kind not in WITHOUT_MONEY:
        found.append(("AMOUNTS", "연차별 금액이 없습니다. '내용 적기'에서 재원과 연도별 금액을 적으십시오."))
    unmet = {code: said for code, said in found if code != WARNING}
    return Judgement(unmet, tuple(said for code, said in found if code == WARNING))


def bond_limit(matter: StatedMatter, *, on: date) -> int | None:
    """The limit of the year of a bond: what was fixed, and at most the share of the budget; None if not known."""
    version = version_on("bond_limit", on)
    budget = matter.won("budget_before")
    if version is None or budget is None:
        return None
    most = int(budget * Fraction(version.value["share"]))
    fixed = matter.won("limit")
    return most if fixed is None else min(fixed, most)


def savings_due(matter: StatedMatter, around: Surroundings, *, on: date) -> dict[str, int]:
    """What the ordinance says must be saved at least, in won, by why; nothing where figures or rule are missing."""
    version = ordinance_on("stabilisation_fund", around.district, on)
    if version is None:
        return {}
    rule, share = version.value, Fraction(version.value["saved_share"])
    found = {}
    grown = _excess(matter.won("tax_growth"), matter.won("tax_growth_before"), 1 + Fraction(rule["tax_growth"]))
    left = _excess(matter.won("surplus"), matter.won("surplus_before"), Fraction(rule["surplus_times"]))
    if grown:
        found["지방세 증가액의 초과분"] = int(grown * share)
    if left:
        found["순세계잉여금의 초과분"] = int(left * share)
    return found


def _excess(now: int | None, before: int | None, times: Fraction) -> Fraction:
    if now is None or before is None:
        return Fraction(0)
    return max(now - before * times, Fraction(0))


def _investment(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    answer = review_needed(matter, on=on)
    if answer.body is ReviewBody.OWN:
        yield "NOT_OWN", "자체심사는 위원회의 심의를 거쳐야 합니다. 회의의 안건으로 올리십시오. (지방재정법 제37조의3)"
    if study_needed(matter, on=on) and not matter.says("study"):
        yield (
            "STUDY",
            "총사업비 500억원 이상인 신규 사업은 타당성조사 결과를 먼저 적어야 합니다. (지방재정법 제37조의2)",
        )
    if answer.need is ReviewNeed.AMBIGUOUS:
        yield WARNING, answer.why
    if answer.need is ReviewNeed.NOT_REQUIRED and matter.total:
        yield "REQUIRED", f"{answer.why} 심사를 의뢰하지 않아도 됩니다."
    if not matter.says("conditions"):
        yield "CONDITIONS", "조건부 추진의 조건을 '내용 적기'에서 적으십시오."
    if around.is_planned is False:
        yield WARNING, "중기지방재정계획에 없는 사업입니다. 계획에 먼저 반영하십시오. (지방재정법 제33조제11항)"
    yield from _again(matter, around, on)


def _again(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    if around.reviewed is None or around.reviewed_on is None:
        return
    reasons = rereview_reasons(around.reviewed, matter, reviewed_on=around.reviewed_on, on=on)
    if not reasons:
        yield "REREVIEW", "다시 심사할 까닭이 없습니다. 내용이 바뀌었으면 '내용 적기'에서 먼저 고치십시오."
    for reason in reasons:
        yield WARNING, f"재심사 대상입니다. {reason}"


def _research(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    reasons = _exempted(matter, around, on)
    if not reasons:
        yield "EXEMPTION", "심의를 제외할 까닭이 없습니다. 제외 사유를 적거나 심의를 요청하십시오."
    for reason in reasons:
        yield WARNING, f"심의하지 않을 수 있는 용역입니다: {reason}"
    rule = ordinance_on("research_review", around.district, on)
    meeting = matter.day("meeting_on")
    if rule is None:
        yield (
            WARNING,
            f"{around.district or '이 자치단체'} 조례의 심의 기준이 그날 등록되어 있지 않습니다. 조례를 확인하십시오.",
        )
    elif meeting and (meeting - on).days < rule.value["request_days"]:
        yield WARNING, f"심의는 회의 {rule.value['request_days']}일 전까지 요청해야 합니다({meeting.isoformat()} 회의)."
    if matter.day("completed_on") is None:
        yield "COMPLETED_ON", "용역이 끝난 날을 '내용 적기'에서 적으십시오."


def _exempted(matter: StatedMatter, around: Surroundings, on: date) -> list[str]:
    found = [matter.traits["exemption"]] if matter.says("exemption") else []
    rule = ordinance_on("research_review", around.district, on)
    if matter.traits.get("nature") in {ResearchKind.TECHNICAL, ResearchKind.SURVEY}:
        found.append("기술·전산·임상연구, 단순 조사 등")
    if matter.of(*STATE_SUBSIDIES, MoneySource.CITY):
        found.append("국·시비 보조사업")
    if rule and 0 < matter.total <= rule.value["exempt_up_to"]:
        found.append(f"대가가 {rule.value['exempt_up_to']:,}원 이하")
    named = {"URGENT": "재해복구 등 긴급", "STATUTORY": "법령에 따른 의무 시행·심사", "SUBSIDISED": "국·시비 보조사업"}
    return list(dict.fromkeys(named.get(each, each) for each in found))


def _mid_term(matter: StatedMatter, _: Surroundings, __: date) -> _Found:
    yield from mid_term_findings(matter)
    for said in outlook_warnings(matter):
        yield WARNING, said


def _grant(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    if not matter.says("checks"):
        yield "CHECKS", "사전검토 결과가 없습니다. 적법성, 타당성, 협의, 재정, 효과를 '내용 적기'에서 적으십시오."
    if _needs_assessment(matter, on) and not matter.says("assessment"):
        yield "ASSESSMENT", "응모 전에 지방재정영향평가가 필요합니다. 결과를 적으십시오. (지방재정법 제27조의6)"
    is_special = matter.traits.get("nature") in {GrantKind.SPECIAL_GRANT, GrantKind.SPECIAL_ADJUSTMENT}
    if is_special and matter.says("is_private"):
        name = GrantKind(matter.traits["nature"]).label
        said = with_particles(f"{name}은(는) 민간보조사업의 재원으로 사용할 수 없습니다. 다른 재원을 찾으십시오.")
        yield "PRIVATE", said
    yield from _grant_ordinance(matter, around, on)
    due = matter.day("apply_by")
    if due and due < on:
        yield WARNING, f"신청 마감일({due.isoformat()})이 지났습니다."


def _grant_ordinance(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    version = ordinance_on("grant_reports", around.district, on)
    own = matter.of(MoneySource.OWN)
    if version is None or not own or matter.traits.get("nature") != GrantKind.CONTEST:
        return
    if version.value["budget_consulted"] and not matter.says("consulted"):
        yield "CONSULTED", f"구비가 들어가는 공모사업은 예산부서와 먼저 협의해야 합니다. ({version.reference})"
    threshold = version.value.get("before_from")
    most = max(summed(matter.amounts, lambda each: each.year).values(), default=0)
    if threshold and most >= threshold and not matter.says("told_council"):
        yield (
            WARNING,
            f"연 사업비가 {eok(threshold)} 이상이어서 신청하기 전에 의회에 보고해야 합니다. ({version.reference})",
        )
    if version.value["quarterly"]:
        yield WARNING, f"선정되면 분기 다음 달 말일까지 의회에 보고합니다. ({version.reference})"


def _needs_assessment(matter: StatedMatter, on: date) -> bool:
    version = version_on("impact_assessment", on)
    if version is None:
        return False
    total, local = matter.total, matter.of(MoneySource.OWN, MoneySource.BOND, MoneySource.SPECIAL_ADJUSTMENT)
    terms = {name: value * HUNDRED_MILLION for name, value in version.value.items()}
    is_call = total >= terms["call_total"] and local >= terms["call_local"]
    return is_call or (matter.says("is_event") and total >= terms["event_from"])


def _fund(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    if {each.heading for each in matter.amounts} - {INCOME, OUTLAY}:
        yield "GROUPS", "구분에는 수입이나 지출만 적으십시오."
    balance = fund_balance(matter)
    if balance < 0:
        yield "BALANCE", f"연도 말 조성액이 0보다 작아집니다(△{-balance:,}원). 지출이나 수입을 고치십시오."
    if matter.traits.get("account") == FundAccount.STABILISATION:
        yield from _stabilisation(matter, around, on)
    if around.books is not None:
        yield from ((WARNING, said) for said in book_warnings(matter, around.books, around.district, on))
    if around.reviewed is not None and matter.traits.get("account") != FundAccount.DISASTER:
        yield from _fund_change(matter, around.reviewed, on)
    ends = matter.day("ends_on")
    if ends and ends.year < matter.year:
        yield WARNING, f"기금의 존속기한({ends.isoformat()})이 지난 해의 계획입니다. 조례를 확인하십시오."
    elif ends and ends.year == matter.year:
        yield WARNING, f"기금의 존속기한({ends.isoformat()})이 이 해에 끝납니다. 이어 가려면 조례를 먼저 고치십시오."
    elif ends and ends.year > matter.year + FUND_TERM:
        yield WARNING, f"존속기한({ends.isoformat()})이 {FUND_TERM}년을 넘게 남았습니다. 조례의 기한을 확인하십시오."


def _stabilisation(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    version = ordinance_on("stabilisation_fund", around.district, on)
    used = matter.of_group(OUTLAY, matter.year)
    if used and matter.traits.get("use", FundUse.NONE) == FundUse.NONE:
        yield "USE", "재정안정화계정의 용도를 적어야 합니다. (지방자치단체 기금관리기본법 제16조제5항)"
    if version is None:
        yield (
            WARNING,
            f"{around.district or '이 자치단체'}의 기금 조례가 그날 등록되어 있지 않습니다. 사용 한도를 확인하십시오.",
        )
        return
    limit = use_limit(matter, around.district, on)
    if limit and used > limit[0]:
        most, share, article = limit
        yield "USE_LIMIT", f"한 해에 쓸 수 있는 금액은 전년도 말 조성액의 {share}인 {most:,}원까지입니다. ({article})"
    due = savings_due(matter, around, on=on)
    for why, least in due.items():
        yield WARNING, f"{why}에 따라 {least:,}원 이상 적립해야 합니다. ({version.reference})"
    if sum(due.values()) > matter.of_group(INCOME, matter.year):
        yield WARNING, "적립할 금액보다 수입이 적습니다. 적립하지 않을 까닭이 있으면 사유를 남기십시오."


def _fund_change(matter: StatedMatter, voted: StatedMatter, on: date) -> _Found:
    """What the council voted and what is planned now, for each outlay (정책사업)."""
    version = version_on("fund_change", on)
    if version is None:
        return
    before = summed((each for each in voted.amounts if each.heading == OUTLAY), lambda each: each.item)
    now = summed((each for each in matter.amounts if each.heading == OUTLAY), lambda each: each.item)
    for item in {**before, **now}:
        changed = abs(now.get(item, 0) - before.get(item, 0))
        if changed > before.get(item, 0) * Fraction(version.value):
            yield (
                "CHANGE",
                (
                    f"'{item}' 지출이 {before.get(item, 0):,}원에서 {now.get(item, 0):,}원으로 10분의 2를 넘게 "
                    f"바뀝니다. 의회 의결을 먼저 받으십시오. ({version.reference})"
                ),
            )


def _bond(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    version = version_on("bond_limit", on)
    limit = bond_limit(matter, on=on)
    is_project = matter.traits.get("nature") == BondPurpose.INVESTMENT
    smallest = version.value["smallest"] * HUNDRED_MILLION if version else 0
    if version and is_project and (matter.won("project_total") or 0) < smallest:
        yield "SMALLEST", f"총사업비 {eok(smallest)} 미만 사업은 지방채를 발행할 수 없습니다. ({version.reference})"
    if is_project and around.review_state not in PASSED:
        yield (
            "REVIEW",
            "투자심사에서 적정이나 조건부 추진을 받은 사업만 발행할 수 있습니다. 심사 번호를 적으십시오.",
        )
    if limit is None:
        yield WARNING, "발행 한도를 셈할 수 없습니다. 그날의 기준이 등록되어 있지 않습니다."
        return
    issued = sum(each.amount for each in matter.amounts if each.year == matter.year)
    owed, guaranteed = around.contracted, matter.won("guaranteed") or 0
    issued += (matter.won("issued_before") or 0) + owed + guaranteed
    counted = f" 채무부담행위 {owed:,}원과 이행할 보증채무 {guaranteed:,}원도 셌습니다." if owed or guaranteed else ""
    if issued > limit:
        yield (
            "LIMIT",
            f"한도 {limit:,}원을 {issued - limit:,}원 넘습니다. 행정안전부와 먼저 협의하십시오.{counted}",
        )
    else:
        yield "OVER", f"한도 {limit:,}원 안이어서 행정안전부와 협의하지 않아도 됩니다.{counted}"


def _disclosure(matter: StatedMatter, _: Surroundings, __: date) -> _Found:
    if not matter.says("address"):
        yield "ADDRESS", "공시한 곳(누리집 주소)을 '내용 적기'에서 적으십시오."


def _disclosure_item(matter: StatedMatter, _: Surroundings, __: date) -> _Found:
    if not matter.says("is_none") and not answer_of(matter):
        yield "TABLE", "'내용 적기'에서 자료를 붙이거나 해당 없음을 표시하십시오."
    if matter.says("is_none") and not matter.says("words"):
        yield "TABLE", "왜 해당이 없는지 '내용 적기'의 설명에 적으십시오."
    if not matter.says("source") or not matter.says("base_day"):
        yield "SOURCE", "출처 문서와 기준일을 '내용 적기'에서 적으십시오."


def _reward(matter: StatedMatter, _: Surroundings, on: date) -> _Found:
    is_spread = matter.says("is_spread")
    limit = reward_limit(RewardKind(matter.traits["nature"]), matter.won("saved") or 0, is_spread=is_spread, on=on)
    if limit is None:
        yield WARNING, "그날의 지급 한도가 등록되어 있지 않습니다. 한도를 확인하십시오."
        return
    if matter.total > limit.case:
        yield "REWARD_LIMIT", f"성과금 {matter.total:,}원이 한도 {limit.case:,}원을 넘습니다. ({limit.reference})"
    for person, amount in summed(matter.amounts, lambda each: each.item or each.heading).items():
        if amount > limit.person:
            said = f"{person or '기여자'}: 성과금 {amount:,}원이 한 사람의 한도 {limit.person:,}원을 넘습니다."
            yield "REWARD_EACH", f"{said} ({limit.reference})"
    if is_spread and matter.traits["nature"] == RewardKind.REVENUE:
        yield WARNING, "확대 적용의 가산은 지출절약에만 있습니다. 가산하지 않았습니다."


def _settlement(matter: StatedMatter, around: Surroundings, on: date) -> _Found:
    if not around.is_closed:
        yield "CLOSED", f"{matter.year}회계연도를 '회계연도 마감'에서 먼저 결산하십시오. (지방회계법 제7조)"
    fault = audit_fault(matter, on=on)
    if fault is None:
        yield WARNING, "그날의 검사위원 수를 정한 조항이 등록되어 있지 않습니다. 법령을 확인하십시오."
    elif fault:
        yield "EXAMINERS", fault
    findings = findings_of(matter.traits)
    if findings:
        yield "NO_DEMANDS", "의회의 시정요구가 적혀 있습니다. '시정요구와 함께 승인'을 고르십시오."
    else:
        yield "DEMANDS", "의회의 시정요구가 적혀 있지 않습니다. 있으면 '내용 적기'에서 적으십시오."
    open_ones = [each.demand for each in findings if not each.answer]
    if open_ones:
        yield "ANSWERS", f"처리 결과가 없는 시정요구가 {len(open_ones)}건 있습니다. '내용 적기'에서 적으십시오."
    if not around.is_disclosed:
        yield "DISCLOSED", f"{matter.year}년 결산공시를 '재정공시'에서 먼저 공시하십시오. (지방재정법 제60조제1항)"


_JUDGES: Mapping[MatterKind, Callable[[StatedMatter, Surroundings, date], _Found]] = {
    MatterKind.INVESTMENT: _investment,
    MatterKind.RESEARCH: _research,
    MatterKind.MID_TERM: _mid_term,
    MatterKind.GRANT: _grant,
    MatterKind.FUND: _fund,
    MatterKind.BOND: _bond,
    MatterKind.DISCLOSURE: _disclosure,
    MatterKind.DISCLOSURE_ITEM: _disclosure_item,
    MatterKind.REWARD: _reward,
    MatterKind.SETTLEMENT: _settlement,
}

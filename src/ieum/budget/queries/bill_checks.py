"""What a budget bill must hold to before it goes on, and until when: the facts that its table of steps asks about."""

from collections.abc import Iterator, Sequence
from datetime import date

from ieum.budget.choices import AccountKind, Funding, Side, Stage, Total, VersionKind
from ieum.budget.models import BudgetVersion, VersionStep
from ieum.budget.queries.bill_reviews import Finding, bill_reviews, unreviewed
from ieum.budget.queries.bills import (
    VersionLine,
    accounts_of_year,
    base_amounts,
    standing_of,
    steps,
    version_lines,
    versions,
)
from ieum.budget.queries.code_tables import written_codes
from ieum.budget.queries.codes import lineage_into
from ieum.budget.queries.enclosures import missing
from ieum.budget.queries.provisions import debts, provisions_of
from ieum.budget.queries.taking_up import taken_up_by
from ieum.budget.rules.limits import TOTALS
from ieum.budget.rules.provisions import beyond
from ieum.budget.rules.revenue import UNDIVIDED
from ieum.budget.rules.versions import (
    CONSENT,
    ENDED,
    GENERAL_RESERVE,
    TAKEN_UP,
    StagedLine,
    imbalances,
    proposals,
    raised,
    reserve_faults,
    revenue_group,
    taken_up,
    won,
)
from ieum.budget.rules.written_codes import WrittenLine
from ieum.budget.states import VersionFacts
from ieum.kernel.calendar.days import OutsideCalendar, national_calendar
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.periods import DeadlineError
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.wording import worded


def version_facts(of: BudgetVersion, taken: Sequence[VersionStep]) -> VersionFacts:
    """What the conditions of the steps of a bill ask about, as it stands now."""
    lines = version_lines(of.pk)
    return facts_of(of, taken, lines, bill_reviews(of, lines))


def facts_of(
    of: BudgetVersion, taken: Sequence[VersionStep], lines: Sequence[VersionLine], reviews: Sequence[Finding]
) -> VersionFacts:
    """The same of lines that were read already, and what ``bill_reviews`` says of them."""
    last = taken[-1].position
    staged = [line.staged(last) for line in lines]
    return VersionFacts(
        imbalances=(*imbalances(staged), *_unequal(of, lines, taken[-1])),
        untaken=tuple(_untaken(of, lines, last)),
        unconsented=tuple(_unconsented(lines, taken)),
        beyond=tuple(_beyond(of, lines, taken[-1])),
        unpaid=tuple(_unpaid(of, lines, taken[-1])),
        missing=tuple(f"{each.document.label} ({each.document.clause})" for each in missing(of)),
        unreviewed=tuple(unreviewed(reviews)) if taken[-1].stage not in ENDED else (),
        unlisted=tuple(_unlisted(of, lines, taken[-1])),
        rewritten=tuple(_rewritten(lines, taken)),
        beside=tuple(_beside(of)) if taken[-1].stage == Stage.REJECTED else (),
    )


def reserve_warnings(of: BudgetVersion, taken: Sequence[VersionStep], lines: Sequence[VersionLine]) -> list[str]:
    """Accounts whose general reserve is above the limit (I6); an officer is warned, and the bill goes on.

    Funds have no such limit: 지방재정법 제43조 speaks of the general and the special accounts.
    """
    staged = [line.staged(taken[-1].position) for line in lines]
    totals, reserves = _account_totals(of, [line for line in staged if line.side is Side.EXPENDITURE])
    funds = {each.name for each in accounts_of_year(of.fiscal_year_id) if each.kind == AccountKind.STATUTORY_FUND}
    limited = {account: amount for account, amount in reserves.items() if account not in funds}
    return reserve_faults(totals, limited, on=of.fiscal_year.first_day)


def _rewritten(lines: Sequence[VersionLine], taken: Sequence[VersionStep]) -> Iterator[str]:
    """Lines whose money the committee changed after the last proposal, or the revised bill after what stood before."""
    last = taken[-1]
    if last.stage == Stage.COMMITTEE:
        before = proposals(taken)[-1]
    elif last.stage == Stage.REVISION:
        before = taken[-2].position
    else:
        return
    for line in lines:
        if line.staged(before).shares != line.staged(last.position).shares:
            yield line.name


def _beside(of: BudgetVersion) -> Iterator[str]:
    for each in versions():
        if each.pk != of.pk and each.fiscal_year_id == of.fiscal_year_id and steps(each.pk)[-1].stage not in ENDED:
            yield str(each)


def _unequal(of: BudgetVersion, lines: Sequence[VersionLine], last: VersionStep) -> Iterator[str]:
    """Accounts in which a bill takes up less revenue of 간주처리 or 성립전 사용 than expenditure."""
    if last.stage in ENDED:
        return
    for each in taken_up_by(of, lines, last.position):
        for (account, part), gap in each.gaps.items():
            group = revenue_group(part, on=of.fiscal_year.first_day) or UNDIVIDED
            yield worded(
                "{account}: {kind}의 세출만큼 {group} 세입이 계상되지 않았습니다. 차이 {gap}원. "
                "간주처리 때와 같은 부서·세입과목에 그 금액을 편성하십시오.",
                account=account, kind=worded(each.kind.label), group=group, gap=won(gap),
            )  # fmt: skip


def _unlisted(of: BudgetVersion, lines: Sequence[VersionLine], last: VersionStep) -> Iterator[str]:
    """Lines with money whose codes are in no table of the year; of a bill that has ended the ledger has them."""
    if last.stage in ENDED:
        return
    codes = written_codes(of.fiscal_year)
    for line in lines:
        for paid_by in line.staged(last.position).shares:
            funding = None if line.side is Side.REVENUE else paid_by
            wrong = codes.wrong(WrittenLine(line.account, line.programme[0], line.division, line.code, funding))
            if wrong is not None:
                yield f"{line.name}: {wrong[1]}"
                break


def _beyond(of: BudgetVersion, lines: Sequence[VersionLine], last: VersionStep) -> Iterator[str]:
    """계속비 and 명시이월비 above what the budget will be; of a bill that has ended the ledger has both."""
    if last.stage in ENDED:
        return
    stated = [(each, each.at(last.position)) for each in provisions_of(of.pk)]
    if not stated:
        return
    given = _given(of, lines, last.position)
    yield from beyond(
        (
            (each.kind, each.division, line, given.get(each.place, {}))
            for each, line in stated if line is not None
        ),
        of.fiscal_year.year,
    )  # fmt: skip


def _given(
    of: BudgetVersion, lines: Sequence[VersionLine], position: int
) -> dict[tuple[str, str, str, str], dict[Funding, int]]:
    """Won of the budget after a bill, by place and who pays; what a bill takes up is not there twice."""
    taken = [balance for _, balance in TAKEN_UP[VersionKind(of.kind)]]
    standing = standing_of(of.fiscal_year_id, [each.value for each in TOTALS[Total.APPROPRIATION]])
    found: dict[tuple[str, str, str, str], dict[Funding, int]] = {}
    for (account, programme, division, item, funding, _), amount in standing.items():
        own = found.setdefault((account, programme, division, item), {})
        own[Funding(funding)] = own.get(Funding(funding), 0) + amount
    for line in lines:
        for funding, amount in line.staged(position).shares.items():
            own = found.setdefault(line.place, {})
            parts = taken_up(amount, [standing.get((*line.place, funding, each), 0) for each in taken])
            own[funding] = own.get(funding, 0) + parts[-1]
    return found


def _unpaid(of: BudgetVersion, lines: Sequence[VersionLine], last: VersionStep) -> Iterator[str]:
    """채무부담행위 of earlier years that fall due in the year of an original budget and are not in it."""
    if of.kind != VersionKind.ORIGINAL or last.stage in ENDED:
        return
    year = of.fiscal_year.year
    asked = {line.place: line.staged(last.position).amount for line in lines if line.side is Side.EXPENDITURE}
    lineage = lineage_into(year)
    for debt in debts(before=year):
        due = debt.due(year)
        given = sum(asked.get(place, 0) for place in lineage.places(debt.of.place, debt.of.year))
        if given < due:
            yield (
                f"{debt.of.year}년 채무부담행위 {debt.of.division} {debt.line.name} {debt.line.item}: "
                f"상환액 {due:,}원 가운데 {given:,}원만 계상했습니다."
            )


def submission_due(of: BudgetVersion) -> date | None:
    """Until when an original budget goes to the council (지방자치법 제142조제1항); None for a supplementary one.

    None too where the calendar or the law of that day is not known. A late bill is warned of, not refused.
    """
    return _due("BUDGET_SUBMISSION", of.fiscal_year.first_day) if of.kind == VersionKind.ORIGINAL else None


def delivery_due(taken: Sequence[VersionStep]) -> date | None:
    """Until when the council hands over the budget that it voted (지방자치법 제149조제1항); None before its vote.

    None too where the calendar or the law of that day is not known.
    """
    voted = next((step.decided_on for step in taken if step.stage == Stage.ADOPTED), None)
    return _due("BUDGET_DELIVERY", voted) if voted else None


def _due(rule: str, event: date) -> date | None:
    try:
        return deadline(Case(deadline_rules()[rule], event), calendar=national_calendar()).due_on
    except (DeadlineError, NotYetInForce, OutsideCalendar):
        return None


def _account_totals(of: BudgetVersion, spent: Sequence[StagedLine]) -> tuple[dict[str, int], dict[str, int]]:
    """Won of each account after the bill, and its general reserve."""
    standing = base_amounts(of) if of.kind == VersionKind.SUPPLEMENTARY else {}
    parts = [(account, code, amount) for (account, _, _, code), amount in standing.items()]
    parts += [(line.account, line.code, line.amount) for line in spent]
    totals: dict[str, int] = {}
    reserves: dict[str, int] = {}
    for account, code, amount in parts:
        totals[account] = totals.get(account, 0) + amount
        reserves[account] = reserves.get(account, 0) + (amount if code == GENERAL_RESERVE else 0)
    return totals, reserves


def _untaken(of: BudgetVersion, lines: Sequence[VersionLine], last: int) -> Iterator[str]:
    if of.kind != VersionKind.SUPPLEMENTARY:
        return
    asked = {(*line.place, funding): amount for line in lines for funding, amount in line.staged(last).shares.items()}
    for (*place, _), amount in standing_of(of.fiscal_year_id, ["PRE_USED"]).items():
        account, programme, division, item, funding = place
        if asked.get((account, programme, division, item, Funding(funding)), 0) < amount:
            name = " ".join(part for part in (division, programme or account, item, Funding(funding).label) if part)
            yield f"{name}: 성립전 사용 {amount:,}원"


def _unconsented(lines: Sequence[VersionLine], taken: Sequence[VersionStep]) -> Iterator[str]:
    if not (given := proposals(taken)):
        return
    proposed = given[-1]
    consent = max((step.position for step in taken if step.action == CONSENT), default=0)
    for line in lines:
        said = line.at(taken[-1].position)
        more = raised(line.staged(proposed), line.staged(taken[-1].position))
        if said is not None and more and said.position >= consent:
            yield f"{line.name}: {more:,}원 늘림"

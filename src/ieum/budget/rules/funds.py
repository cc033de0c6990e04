"""A fund's plan against its account in the ledger, and what the ordinance lets the stabilisation account use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ieum.budget.choices import FundAccount, FundUse
from ieum.budget.rules.matters import INCOME, OUTLAY, StatedMatter
from ieum.budget.rules.parameters import ordinance_on
from ieum.kernel.wording import worded

FUND_TERM = 5
"""Years for which an ordinance lets a fund exist at most (지방자치단체 기금관리기본법)."""
DEPOSITED = "602"
"""예치금: what a fund keeps in the treasury is no outlay of it, and what it takes back from there no income."""
RECOVERED = "예치금"
SENT, TAKEN_IN = "702", "전입금"
"""기금전출금, by which another account sends money to a fund, and what the fund calls the revenue."""


@dataclass(frozen=True, slots=True)
class SentToFund:
    """What other accounts send to a fund beside what the fund takes in from them, in won."""

    sent_budget: int
    spent: int
    taken_budget: int | None
    """None where no names of 세입과목 tell what the fund takes in, as ``received``."""
    received: int | None


@dataclass(frozen=True, slots=True)
class FundBooks:
    """What the ledger has of a fund in the year of its plan, without what it deposits and takes back; won."""

    account: str
    income_budget: int
    outlay_budget: int
    received: int
    spent: int
    opening: int | None = None
    """What it had at the end of the year before by the ledger and the plan of that year; None where not both are."""
    sent: SentToFund | None = None
    """None where the ledger has no other account in the year."""


@dataclass(frozen=True, slots=True)
class FundLine:
    """A line of the plan beside the account; None where the account does not tell it."""

    name: str
    planned: int
    budgeted: int | None
    done: int | None

    @property
    def beyond(self) -> int | None:
        """What the budget has beyond the plan."""
        return None if self.budgeted is None else self.budgeted - self.planned

    @property
    def left(self) -> int | None:
        """What was done beyond the plan."""
        return None if self.done is None else self.done - self.planned


def fund_balance(matter: StatedMatter) -> int:
    """What a fund has at the end of the year of its plan, in won."""
    own = (matter.of_group(INCOME, matter.year), matter.of_group(OUTLAY, matter.year))
    return (matter.won("opening") or 0) + own[0] - own[1]


def use_limit(matter: StatedMatter, district: str, on: date) -> tuple[int, str, str] | None:
    """What the stabilisation account may use in the year, in won, its share and clause; None where nothing limits it.

    Repaying bonds does not count (지방자치단체 기금관리기본법 제16조제6항).
    """
    version = ordinance_on("stabilisation_fund", district, on)
    is_limited = matter.traits.get("account") == FundAccount.STABILISATION
    if version is None or not is_limited or matter.traits.get("use") == FundUse.REPAYMENT:
        return None
    share = Fraction(version.value["most_used"])
    return int((matter.won("opening") or 0) * share), f"{share * 100}%", version.reference


def fund_lines(matter: StatedMatter, books: FundBooks) -> list[FundLine]:
    """The plan beside what the account has in its budget and what came in and went out."""
    opening = matter.won("opening") or 0
    income, outlay = matter.of_group(INCOME, matter.year), matter.of_group(OUTLAY, matter.year)
    left = opening if books.opening is None else books.opening
    return [
        FundLine("전년도 말 조성액", opening, None, books.opening),
        FundLine("수입", income, books.income_budget, books.received),
        FundLine("지출", outlay, books.outlay_budget, books.spent),
        FundLine(
            "연도 말 조성액", fund_balance(matter), left + books.income_budget - books.outlay_budget,
            left + books.received - books.spent,
        ),
    ]  # fmt: skip


def book_warnings(matter: StatedMatter, books: FundBooks, district: str, on: date) -> Iterator[str]:
    """Where the account in the ledger is not what was planned, or uses more than the ordinance lets it."""
    for each in fund_lines(matter, books)[:3]:
        against = each.done if each.budgeted is None else each.budgeted
        if against is not None and against != each.planned:
            yield worded(
                "{name}: 계획 {planned:,}원과 원장의 '{account}' {against:,}원이 {apart:,}원 다릅니다. "
                "계획이나 예산을 고치십시오.",
                name=worded(each.name), planned=each.planned, account=books.account, against=against,
                apart=abs(against - each.planned),
            )  # fmt: skip
    if books.sent is not None:
        yield from _sent_warnings(matter, books.account, books.sent)
    limit = use_limit(matter, district, on)
    used = max(books.outlay_budget, books.spent)
    if limit and used > limit[0]:
        yield worded(
            "원장의 '{account}'에서 {used:,}원을 쓰게 되어 한 해에 쓸 수 있는 {most:,}원({share})을 넘습니다. "
            "({article})",
            account=books.account, used=used, most=limit[0], share=limit[1], article=limit[2],
        )  # fmt: skip
    if books.spent > (left := (matter.won("opening") or 0) + books.received):
        said = "원장의 '{account}'에서 가진 돈 {left:,}원보다 많은 {spent:,}원을 썼습니다. 수납과 집행을 확인하십시오."
        yield worded(said, account=books.account, left=left, spent=books.spent)


def _sent_warnings(matter: StatedMatter, account: str, sent: SentToFund) -> Iterator[str]:
    """Where what other accounts send is not what the fund takes in: by its plan, in the budget, and as paid."""
    planned = sum(
        each.amount for each in matter.amounts
        if each.heading == INCOME and each.year == matter.year and TAKEN_IN in each.item
    )  # fmt: skip
    pairs = (
        (worded("예산"), worded("기금운용계획의 전입금"), sent.sent_budget, planned),
        (worded("예산"), worded("원장의 전입금 예산"), sent.sent_budget, sent.taken_budget),
        (worded("지출액"), worded("수납한 전입금"), sent.spent, sent.received),
    )
    for part, theirs, given, taken in pairs:
        if taken is not None and given != taken:
            yield worded(
                "다른 회계에서 '{account}'에 보내는 전출금(702) {part} {given:,}원과 {theirs} {taken:,}원이 "
                "{apart:,}원 다릅니다. 어느 쪽이 맞는지 확인하십시오. 기금이 여럿이면 세부사업 이름에 기금 이름이 있는 "
                "전출금을 셉니다.",
                account=account, part=part, given=given, theirs=theirs, taken=taken,
                apart=abs(given - taken),
            )  # fmt: skip

"""What tests say of matters: an officer's words for each kind."""

from datetime import date
from uuid import UUID

from ieum.budget import operations
from ieum.budget.choices import MatterKind, MoneySource
from ieum.budget.queries import matters as reading
from ieum.budget.rules.matters import HUNDRED_MILLION, YearAmount
from ieum.kernel.registry import Resolution
from tests.budget.bills import FINANCE

TODAY = date(2026, 3, 2)
SAID = {
    MatterKind.INVESTMENT: {"nature": "GENERAL", "is_new": "Y", "site": "당산동"},
    MatterKind.RESEARCH: {"nature": "POLICY", "need": "수요 조사", "similar": "없음", "use": "계획에 반영"},
    MatterKind.MID_TERM: {"direction": "재정 건전성"},
    MatterKind.GRANT: {"nature": "CONTEST", "body": "서울시", "field": "WELFARE"},
    MatterKind.FUND: {"account": "STABILISATION", "ordinance": "기금 조례", "opening": "100억원"},
    MatterKind.BOND: {"nature": "INVESTMENT", "budget_before": "1,000억원", "project_total": "50억원"},
    MatterKind.REWARD: {
        "nature": "RUNNING",
        "saved": "4천만원",
        "contribution": "전력 계약 변경",
        "evidence": "고지서",
    },
    MatterKind.DISCLOSURE: {"period": "BUDGET", "confirmed_on": "2025-12-15"},
    MatterKind.SETTLEMENT: {"councillors": "2", "experts": "5"},
}


def money(year=2026, *, heading="", code="", item="", **shares):
    """Amounts in 억원 by source."""
    return [
        YearAmount(MoneySource(source), year, round(value * HUNDRED_MILLION), heading, code, item)
        for source, value in shares.items()
    ]


def five_years(code, years=range(2026, 2031)):
    """A plan of one programme."""
    return [each for year in years for each in money(year, heading="교육", code=code, item="재산 관리", OWN=1)]


def record(bureau, kind, amounts=(), *, by="clerk", programme="", year=2026, title="도서관 건립", on=TODAY, **said):
    with bureau.inside():
        return operations.record_matter(
            kind=kind, year=year, title=title, division=FINANCE, programme=programme, traits={**SAID[kind], **said},
            amounts=amounts, actor_id=bureau.accounts[by], on=on,
        ).pk  # fmt: skip


def restate(bureau, matter_id, amounts, *, by="clerk", on=TODAY, reason="변경", **said):
    with bureau.inside():
        found = reading.matter(matter_id)
        operations.state_matter(
            matter_id=matter_id, traits={**found.stated.traits, **said}, amounts=amounts, reason=reason,
            actor_id=bureau.accounts[by], on=on,
        )  # fmt: skip


def go(bureau, matter_id, *steps, on=TODAY, reason="문서 2026-1"):
    """Take steps such as "clerk submit"; the state after them."""
    for step in steps:
        by, action = step.split()
        with bureau.inside():
            operations.advance_matter(
                matter_id=matter_id, action=action, reason=reason, actor_id=bureau.accounts[by], on=on
            )
    return standing(bureau, matter_id).state


def resolve(bureau, kind, matter_id, outcome, *, on=TODAY):
    """A committee takes the matter up and decides, as its meeting does."""
    subject = next(each for each in operations.SUBJECTS if each.name == f"budget.{kind.value.lower()}")
    with bureau.inside():
        subject.submit(matter_id, bureau.accounts["officer"], on)
        decided = Resolution(outcome, "제1회 회의", bureau.accounts["officer"], UUID(int=1), on, None)
        subject.resolve(matter_id, decided)
    return standing(bureau, matter_id).state


def standing(bureau, matter_id):
    with bureau.inside():
        return reading.matter(matter_id)


def judgement(bureau, matter_id, *, on=TODAY):
    with bureau.inside():
        return reading.judgement(reading.matter(matter_id), on=on)

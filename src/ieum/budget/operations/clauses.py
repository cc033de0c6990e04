"""Telling the clauses of the 예산총칙 by which money moves between policy programmes."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.models import CrossUseClause, Programme
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.holding import hold
from ieum.budget.queries.bills import role_parts
from ieum.budget.queries.clauses import clause_rows
from ieum.budget.rules.clauses import Clause
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class ClauseRefused(Refused):
    """The clauses cannot be told so; the message says why."""


@transaction.atomic
def state_clauses(
    *, year: int, clauses: Sequence[Clause], voted_on: date, actor_id: UUID, basis: str
) -> list[CrossUseClause]:
    """Tell all clauses of a year as the council voted them on a day; from then on they take the place of earlier ones.

    :raises ClauseRefused: if it is not the budget team, a later edition was voted, or a 정책사업 is not of the year
    :raises NoFiscalYear: if the year is not open
    """
    if "TEAM" not in role_parts(actor_id):
        raise ClauseRefused("예산팀만 할 수 있는 일입니다: 이용 조항.")
    fiscal_year = year_of(year)
    hold(f"clauses:{fiscal_year.pk}")
    before = clause_rows(fiscal_year.pk)
    if before and voted_on < before[0].voted_on:
        raise ClauseRefused(
            worded("{day}에 의결한 조항이 이미 있습니다. 의결일을 확인하십시오.", day=before[0].voted_on)
        )
    known = set(Programme.objects.filter(account__fiscal_year=fiscal_year).values_list("policy_code", flat=True))
    unknown = [code for each in clauses for code in each.policies if code not in known]
    if unknown:
        raise ClauseRefused(
            worded(
                "{year}회계연도에 없는 정책사업입니다: {codes}. 부호로 적으십시오.", year=year, codes=", ".join(unknown)
            )
        )
    opened = open_operation(kind="budget.state_clauses", actor_id=actor_id, basis=basis.strip())
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id}
    edition = before[0].edition + 1 if before else 1
    made: list[CrossUseClause] = CrossUseClause.objects.bulk_create(
        CrossUseClause(
            **own, fiscal_year=fiscal_year, edition=edition, position=position, voted_on=voted_on, name=each.name,
            what=each.what, items=" ".join(each.items), policies=" ".join(each.policies),
        )
        for position, each in enumerate(clauses, start=1)
    )  # fmt: skip
    return made

"""What a new year takes over from the one before: its accounts and programmes, by the codes that they became."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from ieum.budget import queries
from ieum.budget.choices import CodeKind, CodeLevel
from ieum.budget.models import BudgetAccount, Programme
from ieum.budget.queries import bills
from ieum.budget.queries.code_tables import Key, names_of_year
from ieum.budget.queries.codes import successors_into
from ieum.budget.rules.code_tables import FOLLOWED, CodeRow
from ieum.budget.rules.codes import Successors

_PARTS = ((CodeLevel.POLICY, "policy_"), (CodeLevel.UNIT, "unit_"), (CodeLevel.PROGRAMME, ""))


def take_over_programmes(year: int, year_id: UUID, own: Mapping[str, UUID]) -> None:
    """Register the accounts and programmes of the year before that went on as one, under their code of this year.

    Where a programme, or what it stands under, ended or was split, it is left to the office to register what it became.
    Of several that became one the first gives its place, and its name where no table of the year has one.
    """
    before = queries.find_year(year - 1)
    heirs = successors_into(year)
    called = names_of_year(year, *(level for level, _ in _PARTS))
    taken: dict[str, BudgetAccount] = {}
    found: dict[tuple[UUID, str], Programme] = {}
    for account in bills.accounts_of_year(before.pk) if before else ():
        names = heirs.accounts(account.name)
        if len(names) != 1:
            continue
        if names[0] not in taken:
            taken[names[0]] = BudgetAccount.objects.create(
                **own, fiscal_year_id=year_id, kind=account.kind, name=names[0]
            )
        into = taken[names[0]]
        for values in _became(account, into, heirs, called):
            found.setdefault((into.pk, values["code"]), Programme(**own, account=into, **values))
    Programme.objects.bulk_create(found.values())


def _became(
    account: BudgetAccount, into: BudgetAccount, heirs: Successors, called: Mapping[Key, CodeRow]
) -> Iterator[dict[str, str]]:
    """Codes and names of the programmes of an account that are one programme now."""
    for each in Programme.objects.filter(account=account).order_by("code"):
        values: dict[str, str] = {}
        for level, prefix in _PARTS:
            codes = heirs.after(CodeKind(FOLLOWED[level]), getattr(each, f"{prefix}code"), account.name)
            if len(codes) != 1:
                break
            row = called.get((level, into.name, codes[0]))
            values |= {f"{prefix}code": codes[0], f"{prefix}name": row.name if row else getattr(each, f"{prefix}name")}
        else:
            yield values

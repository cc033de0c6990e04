"""Tables of codes of each fiscal year that were taken in, and what a new one is looked over against."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Sum

from ieum.budget.choices import CarryOrigin, CodeKind, CodeLevel, CodeTableKind, Funding, RevenueTotal, Total
from ieum.budget.models import (
    AppropriationCell,
    BudgetAccount,
    CodeEntry,
    CodeTable,
    FiscalYear,
    Programme,
    RevenueCell,
    RevenueLine,
)
from ieum.budget.queries.bills import standing_of
from ieum.budget.queries.codes import codes_of, successors_into
from ieum.budget.rules import CellDraft
from ieum.budget.rules.accounts import term_warning
from ieum.budget.rules.code_tables import FOLLOWED, NAMED, TABLE_OF, CodeRow, CodesInForce
from ieum.budget.rules.codes import Successors
from ieum.budget.rules.limits import TOTALS
from ieum.budget.rules.revenue import TOTALS as REVENUE_TOTALS
from ieum.budget.rules.revenue import UNDIVIDED
from ieum.budget.rules.written_codes import WrittenCodes, WrittenLine
from ieum.kernel.wording import worded

Key = tuple[CodeLevel, str, str]
"""Level, account and code."""
_BY_PROGRAMME = {
    CodeLevel.POLICY: ("policy_code", "policy_name"),
    CodeLevel.UNIT: ("unit_code", "unit_name"),
    CodeLevel.PROGRAMME: ("code", "name"),
}


class ListedTable(NamedTuple):
    """A table that was taken in."""

    table: CodeTable
    size: int
    """How many codes it has."""
    stands: bool


def code_tables() -> list[ListedTable]:
    """All tables that were taken in, the newest year first."""
    rows = (
        CodeTable.objects.filter(withdraws=None)
        .select_related("operation__actor", "operation__on_behalf_of")
        .annotate(size=Count("entries"))
    )
    standing = {each.pk for each in standing_tables()}
    return [ListedTable(each, each.size, each.pk in standing) for each in rows.order_by("-year", "kind", "-position")]


def standing_tables(year: int | None = None) -> list[CodeTable]:
    """Of each year and kind the last table that was not taken back."""
    rows = CodeTable.objects.filter(withdraws=None, withdrawals=None)
    if year is not None:
        rows = rows.filter(year=year)
    return list(rows.order_by("year", "kind", "-position").distinct("year", "kind"))


def names_of_year(year: int, *levels: CodeLevel) -> dict[Key, CodeRow]:
    """The codes of a year by level, account and code; of some levels, or of all."""
    entries = CodeEntry.objects.filter(table__in=[each.pk for each in standing_tables(year)])
    if levels:
        entries = entries.filter(level__in=levels)
    rows = entries.values_list("level", "account", "code", "name", "parent", "law", "ends_on")
    found = (
        CodeRow(CodeLevel(level), account, code, name, parent, law, ends_on)
        for level, account, code, name, parent, law, ends_on in rows
    )
    return {row.key: row for row in found}


def terms_of_accounts(year: int) -> dict[str, date]:
    """The last day of each account that is told one in a year, by its name."""
    rows = names_of_year(year, CodeLevel.ACCOUNT).values()
    return {row.name: row.ends_on for row in rows if row.ends_on}


def used_names(year: int) -> dict[Key, str]:
    """The codes that the ledger of a year uses, and their names there; "" for items and 세입과목, which have none."""
    found: dict[Key, str] = {}
    programmes = Programme.objects.filter(account__fiscal_year__year=year)
    for level, columns in _BY_PROGRAMME.items():
        for account, code, name in programmes.values_list("account__name", *columns).distinct():
            found[level, account, code] = name
    for _, item in codes_of(year)[CodeKind.ITEM]:
        found[CodeLevel.ITEM, "", item] = ""
    for code in RevenueCell.objects.filter(account__fiscal_year__year=year).values_list("code", flat=True).distinct():
        if code != UNDIVIDED:
            found[CodeLevel.REVENUE, "", code] = ""
    return found


def codes_in_force(year: int) -> CodesInForce:
    """The codes that may be written in a year."""
    tables = standing_tables(year)
    if not tables:
        return CodesInForce(year, frozenset(), frozenset(), Successors())
    rows = CodeEntry.objects.filter(table__in=[each.pk for each in tables])
    known = frozenset(
        (level, account, name if level in NAMED else code)
        for each, account, code, name in rows.values_list("level", "account", "code", "name")
        for level in [CodeLevel(each)]
    )
    return CodesInForce(year, frozenset(CodeTableKind(each.kind) for each in tables), known, successors_into(year))


def stood_in(year: int, cell: CellDraft) -> bool:
    """Whether the ledger of a year has the place of a cell, wherever its money came from."""
    cells = AppropriationCell.objects.filter(account__fiscal_year__year=year, account__name=cell.account)
    place = {"division": cell.division, "item": cell.item, "funding": cell.funding}
    code = cell.programme[0]
    return cells.filter(**place, **({"programme__code": code} if code else {"programme": None})).exists()


def written_codes(fiscal_year: FiscalYear) -> WrittenCodes:
    """What may be written in the bills of a year."""
    codes = codes_in_force(fiscal_year.year)
    if not codes.kinds:
        return WrittenCodes(codes, {}, frozenset())
    programmes = Programme.objects.filter(account__fiscal_year=fiscal_year)
    paths = programmes.values_list("account__name", "code", "policy_code", "unit_code")
    cells = AppropriationCell.objects.filter(account__fiscal_year=fiscal_year, carry_origin=CarryOrigin.CURRENT)
    items = cells.exclude(programme=None).values_list("account__name", "programme__code", "division", "item", "funding")
    places = RevenueCell.objects.filter(account__fiscal_year=fiscal_year)
    revenue = places.values_list("account__name", "division", "code")
    standing = {
        *(WrittenLine(account, programme, division, item, Funding(funding))
          for account, programme, division, item, funding in items),
        *(WrittenLine(account, "", division, code, None) for account, division, code in revenue),
    }  # fmt: skip
    above = {(account, code): (policy, unit) for account, code, policy, unit in paths}
    return WrittenCodes(codes, above, frozenset(standing))


def unlisted(year: int, rows: Mapping[Key, CodeRow], level: CodeLevel) -> list[str]:
    """What a year's ledger calls by name and a table of that level does not have by its names."""
    named = {row.name for row in rows.values() if row.level is level}
    return [each for each in _names_used(year, level) if each not in named]


def _names_used(year: int, level: CodeLevel) -> list[str]:
    if level is CodeLevel.ACCOUNT:
        accounts = BudgetAccount.objects.filter(fiscal_year__year=year).order_by("kind", "name")
        return list(accounts.values_list("name", flat=True))
    cells = AppropriationCell.objects.filter(account__fiscal_year__year=year)
    if level is CodeLevel.FUNDING:
        used = set(cells.values_list("funding", flat=True).distinct()) - {Funding.UNDIVIDED.value}
        return [str(each.label) for each in Funding if each.value in used]
    places = RevenueCell.objects.filter(account__fiscal_year__year=year)
    names = {
        *cells.values_list("division", flat=True).distinct(),
        *places.values_list("division", flat=True).distinct(),
    }
    return sorted(filter(None, names))


def looked_over(year: int, rows: Mapping[Key, CodeRow], kinds: set[CodeTableKind]) -> Iterator[str]:
    """What an officer should know before a year takes these codes: what lacks, is renamed, or ends with money."""
    for level in NAMED:
        for name in unlisted(year, rows, level) if TABLE_OF[level] in kinds else ():
            yield worded(
                "{year}년 원장의 {level} {name}이(가) 파일에 없습니다.",
                year=year,
                level=worded(str(level.label)),
                name=name,
            )
    used = {key: name for key, name in used_names(year).items() if TABLE_OF[key[0]] in kinds}
    for key, name in sorted(used.items()):
        if key not in rows:
            yield worded("{year}년 원장에서 쓰는 {code}이(가) 파일에 없습니다.", year=year, code=_told(key, name))
    yield from _renamed(year, rows, used, kinds)
    yield from _ended(year, rows, kinds)
    yield from (said for row in rows.values() if row.ends_on and (said := term_warning(row.name, row.ends_on, year)))


def _renamed(
    year: int, rows: Mapping[Key, CodeRow], used: Mapping[Key, str], kinds: set[CodeTableKind]
) -> Iterator[str]:
    """Codes that the ledger, or else the table of this year or of the one before, calls something else."""
    before = names_of_year(year - 1) | names_of_year(year)
    known = {key: row.name for key, row in before.items() if TABLE_OF[key[0]] in kinds}
    known |= {key: name for key, name in used.items() if name}
    for key, name in sorted(known.items()):
        if key in rows and rows[key].name != name:
            yield worded("{code}의 이름이 {name}(으)로 바뀌었습니다.", code=_told(key, name), name=rows[key].name)


def _ended(year: int, rows: Mapping[Key, CodeRow], kinds: set[CodeTableKind]) -> Iterator[str]:
    """Codes of the year before with money that the new table lacks, and of which it is not said what they became."""
    heirs = successors_into(year)
    known = {(row.level, row.account, row.name if row.level in NAMED else row.code) for row in rows.values()}
    for (level, account, code), won in sorted(_standing(year - 1).items()):
        if TABLE_OF[level] not in kinds or not won or (level, account, code) in known:
            continue
        places = heirs.places(FOLLOWED[level], code, account)
        if not heirs.is_told(FOLLOWED[level], code, account) and not any((level, *each) in known for each in places):
            yield worded(
                "{before}년 예산현액이 {won:,}원인 {code}이(가) 없어집니다. '코드 승계'에 무엇이 되었는지 적으십시오.",
                before=year - 1, won=won, code=_told((level, account, code), ""),
            )  # fmt: skip


def _standing(year: int) -> dict[Key, int]:
    """Won of 예산현액 of the year's own money by what codes have successors; of ``NAMED`` by name."""
    known = FiscalYear.objects.filter(year=year).first()
    if known is None:
        return {}
    programmes = Programme.objects.filter(account__fiscal_year=known)
    columns = programmes.values_list("account__name", "code", "policy_code", "unit_code")
    paths: dict[tuple[str, str], Any] = {(account, code): above for account, code, *above in columns}
    found: dict[Key, int] = {}
    moved = standing_of(known.pk, [each.value for each in TOTALS[Total.AVAILABLE]])
    above = _functions_above(year)
    for (account, programme, division, item, funding, _), won in moved.items():
        if not programme:
            continue
        policy, unit = paths[account, programme]
        keys: list[Key] = [
            (CodeLevel.ACCOUNT, "", account), (CodeLevel.PROGRAMME, account, programme),
            (CodeLevel.UNIT, account, unit), (CodeLevel.POLICY, account, policy), *above.get((account, policy), ()),
            (CodeLevel.ITEM, "", item), (CodeLevel.DIVISION, "", division),
            (CodeLevel.FUNDING, "", "" if funding == Funding.UNDIVIDED else str(Funding(funding).label)),
        ]  # fmt: skip
        for key in (each for each in keys if each[2]):
            found[key] = found.get(key, 0) + won
    return found | _revenue_standing(known)


def _functions_above(year: int) -> dict[tuple[str, str], list[Key]]:
    """The 부문 and 분야 of each account and 정책사업, as the tables of a year have them."""
    rows = names_of_year(year, CodeLevel.FIELD, CodeLevel.SECTOR, CodeLevel.POLICY)
    found: dict[tuple[str, str], list[Key]] = {}
    for row in rows.values():
        sector = rows.get(row.above) if row.above and row.level is CodeLevel.POLICY else None
        if sector:
            found[row.account, row.code] = [each for each in (sector.key, sector.above) if each]
    return found


def functions_between(before: int, after: int) -> dict[tuple[str, str], tuple[str, str]]:
    """분야 and 부문 ("" for the 분야 alone) of a year by their names, and what they are called in a later one.

    Those that went on as one under another code or name; nothing where the tables of either year are not here.
    """
    now = {key: name for name, key in _function_names(after).items()}
    heirs = [successors_into(year) for year in range(before + 1, after + 1)]
    found = {}
    for name, key in _function_names(before).items():
        codes = [key[2]]
        for each in heirs:
            codes = [one for code in codes for one in each.after(FOLLOWED[key[0]], code)]
        became = now.get((key[0], "", codes[0])) if len(codes) == 1 else None
        if became and became != name:
            found[name] = became
    return found


def _function_names(year: int) -> dict[tuple[str, str], Key]:
    """The 분야 and 부문 of a year by their names."""
    rows = names_of_year(year, CodeLevel.FIELD, CodeLevel.SECTOR)
    fields = {(row.name, ""): key for key, row in rows.items() if row.level is CodeLevel.FIELD}
    sectors = {(rows[row.above].name, row.name): key for key, row in rows.items() if row.above in rows}
    return fields | sectors


def _revenue_standing(of: FiscalYear) -> dict[Key, int]:
    """Won of the budget of revenue of a year by 세입과목."""
    lines = RevenueLine.objects.filter(
        cell__account__fiscal_year=of, balance__in=REVENUE_TOTALS[RevenueTotal.AVAILABLE]
    )
    codes = lines.exclude(cell__code=UNDIVIDED).values_list("cell__code").annotate(Sum("amount"))
    return {(CodeLevel.REVENUE, "", code): int(won) for code, won in codes}


def _told(key: Key, name: str) -> str:
    level, account, code = key
    return " ".join(part for part in (account, worded(str(level.label)), code, name) if part)

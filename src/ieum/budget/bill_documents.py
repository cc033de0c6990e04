"""The documents that go with a budget bill, as far as our own data gives them: HWPX and XLSX (지방재정법 제44조의2)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ieum.budget.choices import AccountKind, Funding, MatterKind, MatterState, ProvisionKind, Side
from ieum.budget.models import BudgetVersion, VersionStep
from ieum.budget.queries import bills
from ieum.budget.queries.annexes import settled, spent_before
from ieum.budget.queries.matters import DISCLOSED, matter, matters, plan_of
from ieum.budget.queries.provisions import StandingProvision, debts, provisions_of
from ieum.budget.rules.enclosures import BillDocument
from ieum.budget.rules.matters import summed
from ieum.budget.rules.provisions import Provided
from ieum.budget.rules.versions import GENERAL_RESERVE, won
from ieum.documents.model import Cell, Document, Paragraph, Table, text
from ieum.documents.writers.hwpx import write_hwpx
from ieum.documents.writers.xlsx import write_xlsx
from ieum.platform.heads import with_own_heads

BETWEEN_ACCOUNTS = "701"
"""The item by which one account gives to another; without it the sum of all accounts counts nothing twice (순계)."""
TRANSFERS = (BETWEEN_ACCOUNTS, "702")
"""Items by which accounts give to accounts and funds."""
_NOTHING = "해당 사항이 없습니다."
DOCUMENT_WRITERS: dict[str, Callable[[Document], bytes]] = {"hwpx": write_hwpx, "xlsx": write_xlsx}
"""Formats by the word that a page asks for."""

Row = Sequence[object]
"""Texts, and won as whole numbers."""


def document_of(of: BudgetVersion, document: BillDocument) -> Document:
    """One of the documents as our own data gives it.

    :raises KeyError: if it is not made from our data
    """
    tables = list(_MAKERS[document.made_from](of))
    blocks = [Paragraph(text(f"근거: 지방재정법 {document.clause}")), *tables]
    return Document(title=f"{of} {document.label}", blocks=tuple(blocks))


def _general(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    """예산총칙 as far as our data knows it; clauses on 이용, 간주처리 and 일시차입금 are for the office to write.

    Below each table stands what its numbers are made of: the stage and its day, how many lines, and the formula.
    """
    last = bills.steps(of.pk)[-1]
    position, lines = last.position, bills.version_lines(of.pk)
    sums: dict[str, list[int]] = {}
    for line in lines:
        amount, own = line.staged(position).amount, sums.setdefault(line.account, [0, 0, 0])
        own[0 if line.side is Side.REVENUE else 1] += amount
        own[2] += amount if line.code == GENERAL_RESERVE and line.side is Side.EXPENDITURE else 0
    heads = ("회계", "세입예산", "세출예산", "그 가운데 일반예비비")
    yield _table("제1조 세입·세출예산", heads, [[account, *own] for account, own in sums.items()])
    yield _made_of(
        last, f"세입 {_count(lines, Side.REVENUE)}줄과 세출 {_count(lines, Side.EXPENDITURE)}줄을 회계마다 더함, "
        f"일반예비비는 통계목 {GENERAL_RESERVE}의 합",
    )  # fmt: skip
    for number, kind in enumerate(ProvisionKind, 2):
        rows = [[*_named(each, line), line.total] for each, line in _lines(of, kind)]
        yield _table(f"제{number}조 {kind.label}", (*_NAMED, "금액"), rows)
        if rows:
            yield _made_of(last, f"{kind.label} {len(rows)}줄, 금액은 연도와 재원마다 적은 금액의 합")
    found = matters(MatterKind.BOND, year=of.fiscal_year.year)
    bonds = [[str(each), each.title, int(each.total or 0)] for each in found]
    yield _table("제5조 지방채", ("번호", "제목", "금액"), bonds)
    if bonds:
        yield Paragraph(text(f"자료: 재정 심사·계획 대장의 {of.fiscal_year.year}년 지방채 {len(bonds)}건, 재원의 합"))
    yield Paragraph(text("이용, 간주처리, 일시차입금의 조항은 자치단체가 정하여 더합니다."))


def _made_of(last: VersionStep, formula: str) -> Paragraph:
    """What the numbers of a table are made of, and how."""
    stage, day = with_own_heads(last.get_stage_display()), last.decided_on.isoformat()
    return Paragraph(text(f"자료: 예산안 {stage} 단계({day}), {formula}"))


def _count(lines: Iterable[bills.VersionLine], side: Side) -> int:
    return sum(1 for line in lines if line.side is side)


def _totals(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    last = bills.steps(of.pk)[-1].position
    sums: dict[str, list[int]] = {}
    for line in bills.version_lines(of.pk):
        amount, own = line.staged(last).amount, sums.setdefault(line.account, [0, 0, 0])
        own[0 if line.side is Side.REVENUE else 1] += amount
        own[2] += amount if line.code.startswith(BETWEEN_ACCOUNTS) and line.side is Side.EXPENDITURE else 0
    funds = {each.name for each in bills.accounts_of_year(of.fiscal_year_id) if each.kind == AccountKind.STATUTORY_FUND}
    head = ("회계", "세입 총계", "세출 총계", "회계 간 전출", "세출 순계")
    rows = [[account, *own, own[1] - own[2]] for account, own in sums.items() if account not in funds]
    yield _table("총계표·순계표", head, [_whole(rows), *rows] if rows else [])
    beside = [[account, *own, own[1] - own[2]] for account, own in sums.items() if account in funds]
    if beside:
        yield _table("기금(예산 총계에 넣지 않음)", ("기금", *head[1:]), [_whole(beside), *beside])
    yield Paragraph(text(f"순계는 총계에서 다른 회계로 가는 전출금({BETWEEN_ACCOUNTS})을 뺀 금액입니다."))


def _whole(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """The sum of each column of amounts."""
    return ["계", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))]


def _programmes(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    last, said = bills.steps(of.pk)[-1].position, _calculations(of)
    head = ("정책사업", "단위사업", "세부사업", "부서", "통계목", *map(str, _shown()), "계", "산출근거")
    rows = []
    for line in (each for each in bills.version_lines(of.pk) if each.side is Side.EXPENDITURE):
        staged = line.staged(last)
        names = (line.policy[1], line.unit[1], line.programme[1], line.division, line.code)
        why = " / ".join(said.get((line.division, line.programme[0], line.code), ()))
        rows.append([*names, *(staged.shares.get(each, 0) for each in _sources()), staged.amount, why])
    yield _table("세출예산 사업별 설명서", head, rows)
    income = [
        [line.division, line.code, line.staged(last).amount]
        for line in bills.version_lines(of.pk) if line.side is Side.REVENUE
    ]  # fmt: skip
    yield _table("세입예산 설명서", ("부서", "세입과목", "금액"), income)


def _continuing(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    found = _lines(of, ProvisionKind.CONTINUING)
    spent = spent_before(of.fiscal_year.year, [each.place for each, _ in found])
    years = sorted({year for _, line in found for year in line.years})
    rows = [
        [*_named(each, line), line.total, _known(spent[each.place]), *map(line.of_year, years), line.note]
        for each, line in found
    ]
    head = (*_NAMED, "총액", "전년도까지 집행액", *(f"{year}년" for year in years), "사유")
    yield _table("계속비 조서", head, rows)


def _known(won: int | None) -> int | str:
    return "코드가 나뉘어 알 수 없음" if won is None else won


def _debts(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    year, found = of.fiscal_year.year, _lines(of, ProvisionKind.DEBT)
    years = sorted({own for _, line in found for own in line.years})
    rows = [
        [*_named(each, line), f"{year}년", line.total, *map(line.of_year, years), line.note] for each, line in found
    ]
    repaid = (f"{own}년 상환" for own in years)
    yield _table("채무부담행위 조서", (*_NAMED, "행위를 할 연도", "금액", *repaid, "사유"), rows)
    before = [
        [f"{debt.of.year}년", *_named(debt.of, debt.line), debt.line.total, debt.contracted, debt.due(year)]
        for debt in debts(before=year)
    ]
    yield _table("앞선 연도의 채무부담행위", ("연도", *_NAMED, "의결액", "계약액", f"{year}년 상환액"), before)


def _express(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    rows = [[*_named(each, line), line.total, line.note] for each, line in _lines(of, ProvisionKind.EXPRESS)]
    yield _table("명시이월비 조서", (*_NAMED, "이월액", "사유"), rows)


def _mid_term(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    plan = plan_of(of.fiscal_year.year)
    amounts = plan.stated.amounts if plan else ()
    years = sorted({each.year for each in amounts})
    sums = summed(amounts, lambda each: (each.place, each.year))
    rows = [
        [*names, str(source.label), *(sums.get(((*names, source), year), 0) for year in years)]
        for *names, source in dict.fromkeys(place for place, _ in sums)
    ]
    yield _table("중기지방재정계획", ("분야", "부문", "부호", "내용", "재원", *(f"{year}년" for year in years)), rows)


def _transfers(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    last = bills.steps(of.pk)[-1].position
    rows = [
        [line.account, line.division, line.programme[1], line.code, line.staged(last).amount]
        for line in bills.version_lines(of.pk)
        if line.side is Side.EXPENDITURE and line.code.startswith(TRANSFERS)
    ]
    yield _table("회계와 기금 간의 이전", ("회계", "부서", "세부사업", "통계목", "금액"), rows)


def _settlement(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    names = ("수납액", "예산현액", "집행액", "이월액", "집행잔액")
    for year, said in ((of.fiscal_year.year - 2, "결산"), (of.fiscal_year.year - 1, "지금까지의 원장")):
        rows = [[account, *(own[name] for name in names)] for account, own in settled(year)]
        yield _table(f"{year}년 {said}", ("회계", *names), rows)


def _bonds(_: BudgetVersion) -> Iterable[Table | Paragraph]:
    states = (MatterState.ADOPTED, MatterState.ISSUED, MatterState.REPAID)
    found = matters(MatterKind.BOND).filter(state_now__in=states)
    rows = [
        [str(each), each.title, int(each.total or 0), str(MatterState(each.state_now).label),
         matter(each.pk).stated.traits.get("terms", "")]
        for each in found
    ]  # fmt: skip
    yield _table("지방채 현황", ("번호", "제목", "금액", "상태", "상환 조건"), rows)


def _investments(of: BudgetVersion) -> Iterable[Table | Paragraph]:
    """투자심사 of the year in which the bill is written and of the one before; which belong, the office says."""
    years = (of.fiscal_year.year - 1, of.fiscal_year.year - 2)
    found = matters(MatterKind.INVESTMENT).filter(year__in=years, state_now__in=DISCLOSED[MatterKind.INVESTMENT])
    rows = [
        [str(each), each.title, each.division, int(each.total or 0), str(MatterState(each.state_now).label),
         each.decided_on.isoformat()]
        for each in found
    ]  # fmt: skip
    yield _table("투자심사 결과", ("번호", "사업", "부서", "총사업비", "결과", "심사일"), rows)


_MAKERS: Mapping[str, Callable[[BudgetVersion], Iterable[Table | Paragraph]]] = {
    "GENERAL": _general,
    "TOTALS": _totals,
    "PROGRAMMES": _programmes,
    "CONTINUING": _continuing,
    "DEBT": _debts,
    "EXPRESS": _express,
    "MID_TERM": _mid_term,
    "TRANSFERS": _transfers,
    "SETTLEMENT": _settlement,
    "BOND": _bonds,
    "INVESTMENT": _investments,
}
"""By what of our data they are made from."""
_NAMED = ("부서", "세부사업", "통계목", "사업명")


def _named(each: StandingProvision, line: Provided) -> tuple[str, str, str, str]:
    return each.division, each.programme, line.item, line.name


def _lines(of: BudgetVersion, kind: ProvisionKind) -> list[tuple[StandingProvision, Provided]]:
    return [(each, each.now) for each in provisions_of(of.pk) if each.kind is kind and each.now]


def _sources() -> list[Funding]:
    return [each for each in Funding if each is not Funding.UNDIVIDED]


def _shown() -> list[str]:
    return [str(each.label) for each in _sources()]


def _calculations(of: BudgetVersion) -> dict[tuple[str, str, str], list[str]]:
    """How the amounts of each line were calculated, by division, programme and item."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for sheet in (each for each in bills.sheets_of(of.pk) if each.side is Side.EXPENDITURE):
        for row in bills.sheet_rows(of.pk, sheet):
            key = (sheet.division, row.text("programme"), row.text("code"))
            found.setdefault(key, []).append(f"{row.text('description')} {row.text('formula')}")
    return found


def _table(caption: str, head: Sequence[str], rows: Sequence[Row]) -> Table | Paragraph:
    """A table in won; a sentence where there are no rows."""
    if not rows:
        return Paragraph(text(f"{caption}: {_NOTHING}"))
    shown = [list(head), *([won(each) if isinstance(each, int) else str(each) for each in row] for row in rows)]
    cells = [Cell(row, column, (text(value),)) for row, line in enumerate(shown) for column, value in enumerate(line)]
    return Table(tuple(cells), caption=caption, unit="원")

"""The tables and lines that the page of a matter shows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from ieum.budget.choices import DisclosedState, InvestmentKind, MatterKind, MatterState, MoneySource, ReviewBody
from ieum.budget.queries import NOW, Point
from ieum.budget.queries import matters as reading
from ieum.budget.queries.disclosing import ItemStanding, disclosure_due
from ieum.budget.queries.funds import fund_books
from ieum.budget.queries.matters import StandingMatter, due_of
from ieum.budget.queries.mid_term import PlanTable, plan_tables
from ieum.budget.rules.disclosing import WORDS, answer_of, item_forms
from ieum.budget.rules.funds import fund_balance, fund_lines
from ieum.budget.rules.investment import next_round
from ieum.budget.rules.matter_checks import bond_limit
from ieum.budget.rules.matters import INCOME, OUTLAY, StatedMatter, schedule_of, summed
from ieum.budget.rules.parameters import version_on
from ieum.budget.rules.settling import HEADING, findings_of
from ieum.budget.states import MATTERS
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table, chosen_page
from ieum.site.ledger import won
from ieum.site.requests import StaffRequest

_HISTORY = (
    Column("step", "한 일"), Column("state", "상태"), Column("who", "누가"), Column("day", "한 날", "date"),
    Column("due", "시작한 기한", "date"), Column("why", "사유"),
)  # fmt: skip
_NAMED = (
    Column("heading", "구분"), Column("sector", "부문"), Column("code", "부호"), Column("item", "내용"),
)  # fmt: skip
_CLAUSES = (
    Column("body", "심사기관"), Column("kinds", "사업 종류"), Column("money", "재원"), Column("size", "총사업비"),
    Column("clause", "조항"),
)  # fmt: skip
_ITEMS = (
    Column("code", "번호"), Column("label", "항목"), Column("state", "상태"), Column("source", "출처"),
    Column("day", "기준일", "date"), Column("who", "확인한 사람"), Column("turn", "다음 차례"),
    Column("due", "기한", "date"),
)  # fmt: skip
_MONEY = {"OWN": "전액 자체재원", "TRANSFERRED": "이전재원·지방채 포함", "CITY": "시비 보조", "NATIONAL": "국비 보조"}
_FIRST = "처음 적음"
_SIDES = {INCOME: "수입 계", OUTLAY: "지출 계"}
_NO_BREAK = "\N{NO-BREAK SPACE}"


def computed(found: StandingMatter) -> list[tuple[str, str]]:
    """What follows from what is said."""
    match found.kind:
        case MatterKind.FUND:
            return [
                (
                    translated("{year}년 말 조성액", year=found.row.year),
                    translated("{amount}원", amount=won(fund_balance(found.stated))),
                )
            ]
        case MatterKind.BOND:
            limit = bond_limit(found.stated, on=localdate())
            return [
                (
                    translated("발행 한도"),
                    translated("{amount}원", amount=won(limit)) if limit is not None else translated("셈할 수 없음"),
                )
            ]
        case MatterKind.INVESTMENT:
            due = next_round(localdate())
            return (
                [
                    (
                        translated("다음 심사 의뢰"),
                        translated("{day}까지(심사 {day_2}까지)", day=due[0].isoformat(), day_2=due[1].isoformat()),
                    )
                ]
                if due
                else []
            )
        case _:
            return []


def against_books(found: StandingMatter) -> Table | None:
    """The plan of a fund beside its account in the ledger as of today; None where it has none."""
    books = fund_books(found.stated, Point(localdate(), NOW)) if found.kind is MatterKind.FUND else None
    if books is None:
        return None
    columns = (
        Column("line", "구분"), Column("planned", "계획(A)", "number"), Column("budgeted", "예산(B)", "number"),
        Column("beyond", "차이(B-A)", "number"), Column("done", "오늘까지(C)", "number"),
        Column("left", "차이(C-A)", "number"),
    )  # fmt: skip
    rows = []
    for each in fund_lines(found.stated, books):
        cells = [each.planned, each.budgeted, each.beyond, each.done, each.left]
        rows.append([translated(each.name), *("-" if cell is None else won(cell) for cell in cells)])
    caption = translated("계획과 원장의 '{account}'", account=books.account)
    return Table("books", caption, columns, rows, note="(단위: 원, 예치금과 그 회수는 뺌)")


def repayment(stated: StatedMatter) -> Table | None:
    """What each year pays of a bond whose terms are said."""
    schedule = schedule_of(stated) if stated.kind is MatterKind.BOND else []
    columns = (
        Column("year", "연도"), Column("principal", "원금", "number"), Column("interest", "이자", "number"),
        Column("whole", "합계", "number"), Column("balance", "연도 말 잔액", "number"),
    )  # fmt: skip
    rows = [
        [f"{each.year}", *map(won, (each.principal, each.interest, each.principal + each.interest, each.balance))]
        for each in schedule
    ]
    return Table("repayment", "상환 계획(원금 균등분할)", columns, rows, note="(단위: 원)") if rows else None


def plan(found: StandingMatter) -> list[Table]:
    """The tables of a mid-term plan, beside the plan before it and the budget as known now."""
    return [_plan_table(each) for each in plan_tables(found, Point(localdate(), NOW))]


def _plan_table(of: PlanTable) -> Table:
    columns = [
        *(Column(f"n{place}", each) for place, each in enumerate(of.names)),
        *(Column(f"a{place}", each, "number") for place, each in enumerate(of.columns)),
    ]
    rows = [
        [*map(translated, row.names), *(each if isinstance(each, str) else won(each) for each in row.amounts)]
        for row in of.rows
    ]
    return Table(of.name, of.title, columns, rows, note=of.note)


def money_table(request: StaffRequest, stated: StatedMatter) -> Table:
    """What is paid from which source in which year, in won, with the sums in the first row."""
    years = sorted({each.year for each in stated.amounts})
    has_sectors = any(each.sector for each in stated.amounts)
    is_named = any(each.item for each in stated.amounts)
    named = [each for each in _NAMED if is_named and (each.key != "sector" or has_sectors)]
    columns = [
        *named, Column("source", "재원별"), Column("total", "합계", "number"),
        *(Column(f"y{year}", translated("{year}년", year=year), "number") for year in years),
    ]  # fmt: skip
    sums = summed(stated.amounts, lambda each: (each.place, each.year))
    page = chosen_page(list(dict.fromkeys(place for place, _ in sums)), request.GET)
    rows = [_money_row(place, years, sums, named) for place in page]
    is_fund = stated.kind is MatterKind.FUND
    rows = [*_whole(stated, years, len(named)), *rows] if rows else []
    return Table(
        "money", "연차별 수입과 지출" if is_fund else "연차별 소요재원", columns, rows, note="(단위: 원)", page=page,
        query=request.GET,
        empty_text="아직 적은 금액이 없습니다.",
    )  # fmt: skip


def _whole(stated: StatedMatter, years: Sequence[int], named: int) -> Iterator[list[str]]:
    """The sum of all; of a fund one of what comes in and one of what goes out, which are the same money."""
    sides = _SIDES if stated.kind is MatterKind.FUND else {"": "계"}
    for side, label in sides.items():
        own = [
            sum(each.amount for each in stated.amounts if each.year == year and side in ("", each.heading))
            for year in years
        ]
        yield [translated(label), *[""] * named, won(sum(own)), *map(won, own)]


def _money_row(place: Any, years: Sequence[int], sums: dict[Any, int], named: Sequence[Column]) -> list[str]:
    own = [sums.get((place, year), 0) for year in years]
    called = dict(zip(("heading", "sector", "code", "item"), place, strict=False))
    return [
        *(called[each.key] for each in named),
        translated(MoneySource(place[4]).label),
        won(sum(own)),
        *map(won, own),
    ]


def history(found: StandingMatter) -> Table:
    """The steps that were taken, with who took them and when the next one was due."""
    labels = {each.action: each.label for each in MATTERS[found.kind].transitions}
    due = due_of(found.steps)
    rows = [
        [
            translated(labels.get(each.action, _FIRST)), translated(MatterState(each.state).label),
            done_by(each.operation), each.decided_on.isoformat(),
            str(due[each.pk] or ""), each.operation.basis,
        ]
        for each in found.steps
    ]  # fmt: skip
    return Table("history", "거친 단계", _HISTORY, rows)


def items_table(found: StandingMatter, items: Sequence[ItemStanding]) -> Table | None:
    """The items of a disclosure: how each stands, from where, as of which day, whose turn it is and until when."""
    version = version_on("disclosure_items", found.stated.day("confirmed_on") or localdate())
    if version is None:
        return None
    ours, due = reading.disclosed(found.row.year), disclosure_due(found.stated)
    open_items = [each for each in items if each.due_on]
    note = [f"({version.reference})"]
    note += [translated("공시 기한 {due}", due=due.isoformat())] if due else []
    note += [translated("빠진 항목 {count}개", count=len(open_items))] if open_items else []
    return Table("items", "공통공시 항목", _ITEMS, [_item_row(each, ours) for each in items], note=" · ".join(note))


def _item_row(each: ItemStanding, ours: dict[str, list[tuple[str, int]]]) -> list[object]:
    state: object = translated(each.state.label).replace(" ", _NO_BREAK)
    if each.asked is not None:
        state = format_html('<a href="{}">{}</a>', reverse("budget_matter", args=[each.asked.row.pk]), state)
    said = each.answer.traits if each.answer else {}
    counted = _said_of_ours(each.item.given_from, ours) if each.item.given_from else ""
    return [
        whole(each.item.code), each.item.label, state, " · ".join(filter(None, (counted, said.get("source", "")))),
        said.get("base_day", ""), done_by(each.confirmed.operation) if each.confirmed else "", _turn(each),
        str(each.due_on or ""),
    ]  # fmt: skip


def whole(code: str) -> SafeString:
    """A number that is not broken at its hyphens."""
    return format_html('<span class="site-whole">{}</span>', code)


def _turn(each: ItemStanding) -> str:
    """Who is to do what next; "" where nothing is to be done."""
    match each.state:
        case DisclosedState.MISSING:
            return translated("예산팀: 자료 요청")
        case DisclosedState.ASKED if each.asked:
            return translated("{division}: 자료 내기", division=each.asked.row.division)
        case DisclosedState.ANSWERED:
            return translated("예산팀: 자료 확인")
        case _:
            return ""


def _said_of_ours(source: str, ours: dict[str, list[tuple[str, int]]]) -> str:
    if source not in ours:
        return translated("예산 원장에서 셈")
    rows = ours[source]
    amount = won(sum((amount for _, amount in rows)))
    return translated("재정 심사·계획 대장에서 셈: {count}건 {amount}원", count=len(rows), amount=amount)


def handed_in(stated: StatedMatter, name: str = "rows") -> Table | None:
    """The rows that an office handed in for an item; None where there are none."""
    form, lines = item_forms()[stated.traits["item"]], answer_of(stated)
    columns = (
        Column("line", form.stub),
        *(
            Column(f"c{place}", each.label, "text" if each.measure == WORDS else "number")
            for place, each in enumerate(form.columns)
        ),
    )
    rows = [[each.name, *(said for said, _ in each.cells)] for each in lines]
    unit = stated.traits.get("unit", "")
    note = translated("(금액 단위: {unit})", unit=unit) if unit else ""
    caption = translated("{code} 자료", code=form.item)
    return Table(name, caption, columns, rows, note=note) if rows else None


def findings(stated: StatedMatter) -> Table | None:
    """What the council wants corrected, and what was done about it; None where it wants nothing."""
    columns = tuple(Column(f"c{place}", label) for place, label in enumerate(HEADING))
    rows = [[each.demand, each.division, each.answer or translated("아직 없음")] for each in findings_of(stated.traits)]
    return Table("findings", "의회의 시정요구와 처리 결과", columns, rows) if rows else None


def rows_of(stated: StatedMatter) -> Table | None:
    """The rows that were pasted into what is said of it; None for kinds without and where there are none."""
    match stated.kind:
        case MatterKind.DISCLOSURE_ITEM:
            return handed_in(stated)
        case MatterKind.SETTLEMENT:
            return findings(stated)
        case _:
            return None


def document_link(said: str) -> str:
    """The edition that is disclosed, as its page is called."""
    report, _, number = said.partition("/")
    words = translated("{number}호", number=number)
    return format_html('<a href="{}">{}</a>', reverse("edition", args=[report, number]), words)


def disclosure_link(said: str) -> str:
    """The disclosure that an item belongs to."""
    found = reading.find_matter(said)
    return format_html('<a href="{}">{}</a>', reverse("budget_matter", args=[found]), said) if found else said


def clauses(rows: Sequence[dict[str, Any]]) -> Table:
    """Who reviews what, as the ordinance of the day says it clause by clause."""
    kinds = dict(InvestmentKind.choices)
    listed = [
        [
            translated(ReviewBody(each["by"]).label)
            if each["by"] in ReviewBody.values
            else translated("부령이 정함(확인하지 못함)"),
            ", ".join(translated(kinds[kind]) for kind in each["kinds"]),
            translated(_MONEY.get(each.get("money", ""), "가리지 않음")),
            translated("{least}억원 이상", least=each["from"])
            + (translated(" {below}억원 미만", below=each["to"]) if "to" in each else ""),
            each["clause"],
        ]
        for each in rows
    ]
    return Table("clauses", "그날의 심사 기준", _CLAUSES, listed)

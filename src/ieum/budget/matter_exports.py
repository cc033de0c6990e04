"""Matters around the budget as files: a list with its states, and what one holds. CSV and XLSX."""

from collections.abc import Callable, Iterator, Sequence

from ieum.budget.choices import MatterKind, MatterState
from ieum.budget.queries.disclosing import disclosure_items
from ieum.budget.queries.matters import StandingMatter, matters
from ieum.budget.queries.mid_term import PlanTable, plan_tables
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.disclosing import answer_of, item_forms
from ieum.budget.rules.settling import HEADING, findings_of
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.comma_separated import write_rows
from ieum.documents.writers.xlsx import write_xlsx

HEADINGS = ("번호", "제목", "부서", "세부사업 부호", "금액(원)", "상태", "그 상태가 된 날")


def listing(kind: MatterKind) -> list[list[str]]:
    """All matters of a kind under their headings."""
    rows = [
        [
            str(each), each.title, each.division, each.programme, f"{each.total or 0:,}",
            str(MatterState(each.state_now).label), each.decided_on.isoformat(),
        ]
        for each in matters(kind)
    ]  # fmt: skip
    return [list(HEADINGS), *rows]


def content(found: StandingMatter) -> list[list[str]]:
    """What a matter holds: of a disclosure its items, of what was pasted into one its rows, else money."""
    match found.kind:
        case MatterKind.DISCLOSURE:
            return _items(found)
        case MatterKind.DISCLOSURE_ITEM:
            return _rows(found)
        case MatterKind.SETTLEMENT:
            return _findings(found)
        case _:
            return _money(found)


def _items(found: StandingMatter) -> list[list[str]]:
    rows = [
        [each.item.code, each.item.label, str(each.state.label), each.asked.row.division if each.asked else "",
         each.answer.traits.get("source", "") if each.answer else "",
         each.answer.traits.get("base_day", "") if each.answer else "", str(each.due_on or "")]
        for each in disclosure_items(found)
    ]  # fmt: skip
    return [["번호", "항목", "상태", "부서", "출처 문서", "기준일", "기한"], *rows]


def _rows(found: StandingMatter) -> list[list[str]]:
    form = item_forms()[found.stated.traits["item"]]
    return [form.heading, *([each.name, *(said for said, _ in each.cells)] for each in answer_of(found.stated))]


def _findings(found: StandingMatter) -> list[list[str]]:
    """What the council wants corrected of a settlement."""
    return [list(HEADING), *([each.demand, each.division, each.answer] for each in findings_of(found.stated.traits))]


def _money(found: StandingMatter) -> list[list[str]]:
    """The amounts of a matter: a row for what is paid for what, a column for each year; as the form takes them."""
    years = sorted({each.year for each in found.stated.amounts})
    won: dict[tuple[str, ...], dict[int, int]] = {}
    for each in found.stated.amounts:
        won.setdefault((*each.place[:4], str(each.source.label)), {})[each.year] = each.amount
    rows = [[*names, *(f"{own[year]:,}" if year in own else "" for year in years)] for names, own in won.items()]
    return [["구분", "부문", "부호", "내용", "재원", *(f"{year}년(원)" for year in years)], *rows]


def plan_workbook(found: StandingMatter, at: Point, title: str) -> bytes:
    """A mid-term plan as XLSX: a sheet for each of its tables, and one for what is paid from which source."""
    tables = [_sheet([[*each.names, *each.columns], *_plan_rows(each)], each.title) for each in plan_tables(found, at)]
    return write_xlsx(Document(blocks=(*tables, _sheet(_money(found), title))))


def _plan_rows(table: PlanTable) -> Iterator[list[str]]:
    for row in table.rows:
        yield [*row.names, *(f"{each:,}" if isinstance(each, int) else each for each in row.amounts)]


def write_csv(rows: Sequence[Sequence[str]], title: str) -> bytes:  # noqa: ARG001 - both writers are called alike
    """CSV in UTF-8 with a mark by which spreadsheets know it."""
    return write_rows(rows)


def write_workbook(rows: Sequence[Sequence[str]], title: str) -> bytes:
    """XLSX."""
    return write_xlsx(Document(blocks=(_sheet(rows, title),)))


def _sheet(rows: Sequence[Sequence[str]], title: str) -> Table:
    # A plan says the same names and years again and again.
    said = {value: (text(value),) for value in {value for line in rows for value in line}}
    cells = [Cell(row, column, said[value]) for row, line in enumerate(rows) for column, value in enumerate(line)]
    return Table(tuple(cells), caption=title, unit="원")


WRITERS: dict[str, Callable[[Sequence[Sequence[str]], str], bytes]] = {"csv": write_csv, "xlsx": write_workbook}
"""Formats by the word that a page asks for."""

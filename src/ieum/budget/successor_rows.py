"""Rows of code successors as an office has them, pasted or in a file: understood, or refused with the row named."""

from collections.abc import Mapping

from ieum.budget.choices import CodeKind, Funding
from ieum.budget.file_values import records_of
from ieum.budget.rules.codes import CODE, NOTE, WITH_ACCOUNT, Succession, faults_of
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded

COLUMNS = ("구분", "회계", "전 코드", "새 코드", "비고")
MOST_ROWS = 5_000
_KINDS = {str(each.label): each for each in CodeKind}
_WORDS = ", ".join(_KINDS)
_SOURCES = {str(each.label) for each in Funding if each is not Funding.UNDIVIDED}


def read_successor_rows(text: str) -> dict[int, Succession]:
    """Rows by their lines, under a heading of ``COLUMNS``.

    :raises RowsRefused: naming each row that is wrong
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heading = [squeeze(cell) for cell in (rows or [[]])[0]]
    wanted = [squeeze(each) for each in COLUMNS]
    if sorted(heading) != sorted(wanted):
        said = worded("머리글은 {columns}입니다. 열을 맞추어 다시 올리십시오.", columns=", ".join(COLUMNS))
        raise RowsRefused([RowFault(1, said)])
    records, faults = records_of(SheetRows([[*row, *[""] * (len(heading) - len(row))] for row in rows]), heading)
    found: dict[int, Succession] = {}
    for line, record in records.items():
        fault = _fault(record)
        if fault:
            faults.append(RowFault(line, fault))
        else:
            kind = _KINDS[record["구분"]]
            found[line] = Succession(kind, record["회계"], record["전코드"], record["새코드"], record["비고"])
    faults += faults_of(found)
    if not found and not faults:
        faults.append(RowFault(1, "자료가 없습니다."))
    if len(found) > MOST_ROWS:
        said = worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_ROWS)
        faults.append(RowFault(1, said))
    if faults:
        raise RowsRefused(faults)
    return found


def _fault(record: Mapping[str, str]) -> str:
    """What is wrong with a row by itself; "" where nothing is."""
    kind = _KINDS.get(record["구분"])
    if kind is None:
        return worded("구분 '{said}': {words} 가운데 하나를 적으십시오.", said=record["구분"], words=_WORDS)
    if not record["전코드"]:
        return worded("전 코드가 비어 있습니다. 새로 생긴 코드는 적지 않습니다.")
    if (kind in WITH_ACCOUNT) != bool(record["회계"]):
        return worded("회계는 정책사업, 단위사업, 세부사업에만, 그 코드마다 적습니다.")
    sources = [record["전코드"], *filter(None, [record["새코드"]])] if kind is CodeKind.FUNDING else []
    if not _SOURCES.issuperset(sources):
        return "재원은 구비, 시비, 국비처럼 이름으로 적습니다."
    if max(len(record["전코드"]), len(record["새코드"])) > CODE or len(record["비고"]) > NOTE:
        return worded("코드는 {code}자, 비고는 {note}자까지 적을 수 있습니다.", code=CODE, note=NOTE)
    return ""

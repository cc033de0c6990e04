"""Organisation, personnel, equipment or facilities in a spreadsheet: understood, or refused with the row named."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ieum.documents.errors import DocumentError
from ieum.documents.isolation import read_isolated
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.org.choices import GONE, EquipmentState, FacilityKind, FacilityState, Service, UnitKind
from ieum.org.rules.grades import read_range
from ieum.org.rules.personnel import LABELS, PersonnelAction
from ieum.org.rules.reorganisation import kind_called

LONGEST = {
    "부서": 60, "상위부서": 60, "직위": 60, "이름": 40, "직원번호": 20, "직렬": 20, "계정": 60, "사유": 200,
    "물품번호": 40, "품명": 60, "규격": 120, "시설번호": 40, "시설명": 60, "소재지": 120, "비고": 200,
}  # fmt: skip
"""Characters that the columns of the database hold."""
MOST_ROWS = 20_000
LATEST = date(2999, 12, 31)
"""No office's appointment holds longer, and 9999-12-31 has no day after it."""
YES = frozenset({"o", "O", "○", "예", "Y", "y"})
_ZIP = b"PK\x03\x04"


class FileKind(StrEnum):
    """What a file lists; its heading tells."""

    UNITS = "부서"
    QUOTAS = "정원"
    POSTS = "직위"
    PERSONNEL = "인사"
    EQUIPMENT = "물품"
    FACILITIES = "시설"


COLUMNS: Mapping[FileKind, tuple[frozenset[str], frozenset[str]]] = {
    FileKind.EQUIPMENT: (
        frozenset({"물품번호", "품명", "취득일", "부서"}),
        frozenset({"규격", "취득금액", "수량", "직위", "상태"}),
    ),
    FileKind.FACILITIES: (
        frozenset({"시설번호", "시설명", "시설구분", "부서"}),
        frozenset({"소재지", "개소", "연면적", "지상층", "지하층", "준공연도", "비고", "상태"}),
    ),
    FileKind.PERSONNEL: (
        frozenset({"직원번호", "이름", "부서", "직위", "직종", "직급"}),
        frozenset({"직렬", "발령", "마지막날", "계정", "사유"}),
    ),
    FileKind.QUOTAS: (frozenset({"부서", "직종", "직급", "정원"}), frozenset()),
    FileKind.UNITS: (frozenset({"구분", "부서", "상위부서"}), frozenset({"순서", "분장사무"})),
    FileKind.POSTS: (frozenset({"부서", "직위"}), frozenset({"부서장", "순서", "직급범위"})),
}
"""The columns that each kind must and may have."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row by the names of its columns."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class StaffFile:
    """What a file lists, or what is wrong with it."""

    kind: FileKind
    rows: tuple[FileRow, ...]
    faults: tuple[RowFault, ...]


class _Wrong(Exception):
    """The file as a whole cannot be used; the message says why."""


def read_staff_file(data: bytes, name: str) -> StaffFile:
    """Read a spreadsheet (XLSX) or a CSV file in UTF-8 or CP949, its first row being the heading."""
    try:
        heading, *rows = _grid(data, name)
        kind = _kind(["".join(cell.split()) for cell in heading])
    except _Wrong as wrong:
        return StaffFile(FileKind.UNITS, (), (RowFault(1, str(wrong)),))
    columns = ["".join(cell.split()) for cell in heading]
    read = [
        FileRow(line, dict(zip(columns, (" ".join(cell.split()) for cell in row), strict=True)))
        for line, row in enumerate(rows, 2)
        if len(row) == len(columns) and any(cell.strip() for cell in row)
    ]
    faults = [*_ragged(columns, rows), *(fault for row in read for fault in _faults(kind, row)), *_repeated(kind, read)]
    if not read and not faults:
        faults.append(RowFault(1, "자료가 없습니다. 머리글 아래에 한 줄에 하나씩 적으십시오."))
    return StaffFile(kind, tuple(read), tuple(sorted(set(faults))))


def _grid(data: bytes, name: str) -> list[list[str]]:
    grid = _sheet(data, name) if data.startswith(_ZIP) else _csv(data)
    while grid and not any(cell.strip() for cell in grid[0]):
        grid = grid[1:]
    if not grid:
        raise _Wrong("빈 파일입니다. 첫 줄에 머리글을 적으십시오.")
    if len(grid) > MOST_ROWS + 1:
        raise _Wrong(worded("{most:,}줄까지 읽습니다. 나누어 올려 주십시오.", most=MOST_ROWS))
    return grid


def _sheet(data: bytes, name: str) -> list[list[str]]:
    try:
        tables = list(read_isolated(data, name).tables())
    except DocumentError as error:
        raise _Wrong(str(error)) from error
    if not tables:
        raise _Wrong("표를 찾지 못했습니다. 첫 시트의 첫 줄에 머리글을 적으십시오.")
    return [[cell.text for cell in row] for row in tables[0].grid]


def _csv(data: bytes) -> list[list[str]]:
    if b"\0" in data:
        raise _Wrong("엑셀(XLSX)이나 CSV 파일이 아닙니다.")
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = unicodedata.normalize("NFC", data.decode(encoding))
            return list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise _Wrong("따옴표가 맞지 않거나 칸이 너무 깁니다. CSV로 다시 저장하십시오.") from error
    raise _Wrong("글자를 읽을 수 없습니다. 엑셀(XLSX)이나 CSV(UTF-8)로 저장하십시오.")


def _kind(columns: Sequence[str]) -> FileKind:
    twice = [name for name, times in Counter(columns).items() if times > 1]
    if twice:
        raise _Wrong(worded("두 번 나온 열: {twice}.", twice=" ".join(twice)))
    for kind, (needed, optional) in COLUMNS.items():
        if needed <= set(columns):
            unknown = [name for name in columns if name not in needed | optional]
            if unknown:
                raise _Wrong(
                    worded(
                        "{kind} 파일에서 쓰지 않는 열: {unknown}. 지우고 올려 주십시오.",
                        kind=kind,
                        unknown=" ".join(unknown),
                    )
                )
            return kind
    shapes = "; ".join(f"{kind}: {', '.join(sorted(needed))}" for kind, (needed, _) in COLUMNS.items())
    raise _Wrong(worded("머리글이 맞지 않습니다. 있어야 할 열은 {shapes}입니다.", shapes=shapes))


def _ragged(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[RowFault]:
    for line, row in enumerate(rows, 2):
        if len(row) != len(columns) and any(cell.strip() for cell in row):
            yield RowFault(
                line,
                worded("칸이 {count}개입니다. 머리글처럼 {needed}개여야 합니다.", count=len(row), needed=len(columns)),
            )


def _faults(kind: FileKind, row: FileRow) -> Iterator[RowFault]:
    for column, most in LONGEST.items():
        if len(row[column]) > most:
            yield RowFault(row.line, worded("{column}은(는) {most}자까지 적을 수 있습니다.", column=column, most=most))
    yield from (RowFault(row.line, sentence) for sentence in _SAID[kind](row))


def _unit(row: FileRow) -> Iterator[str]:
    yield from _empty(row, "부서")
    if kind_called(row["구분"]) is None:
        yield from _choice(row, "구분", UnitKind.labels)
    yield from _number(row, "순서")


def _quota(row: FileRow) -> Iterator[str]:
    yield from _empty(row, "부서")
    yield from _choice(row, "직종", Service.labels)
    if not re.fullmatch(r"\d{1,4}", row["정원"]):
        yield worded("정원은 0에서 9999까지의 수여야 합니다: {text}.", text=row["정원"] or "빈칸")


def _post(row: FileRow) -> Iterator[str]:
    yield from _empty(row, "부서", "직위")
    yield from _number(row, "순서")
    if row["부서장"] and row["부서장"] not in YES:
        yield worded("부서장은 o를 적거나 비웁니다: {text}.", text=row["부서장"])
    if row["직급범위"] and read_range(row["직급범위"]) is None:
        yield worded("직급범위는 '4급~5급'이나 '6급'처럼 적습니다: {text}.", text=row["직급범위"])


def _person(row: FileRow) -> Iterator[str]:
    yield from _empty(row, "직원번호", "이름")
    yield from _choice(row, "발령", ["", *LABELS.values()])
    if row["마지막날"] and last_day_in(row) is None:
        yield worded("마지막날은 2026-12-31처럼 적습니다: {text}.", text=row["마지막날"])
    if action_of(row) in (PersonnelAction.APPOINT, PersonnelAction.SECOND_IN, PersonnelAction.SUBSTITUTE):
        yield from _empty(row, "부서", "직위")
        yield from _choice(row, "직종", Service.labels)


def _equipment(row: FileRow) -> Iterator[str]:
    yield from _empty(row, "물품번호", "품명")
    yield from _choice(row, "상태", ["", *EquipmentState.labels])
    if row["상태"] not in _ENDED:
        yield from _empty(row, "부서")
    if day_in(row["취득일"]) is None:
        yield worded("취득일은 2024-03-02처럼 적습니다: {text}.", text=row["취득일"] or "빈칸")
    if row["수량"] and not re.fullmatch(r"[1-9]\d{0,5}", row["수량"].replace(",", "")):
        yield worded("수량은 1에서 999999까지의 수여야 합니다: {text}.", text=row["수량"])
    if row["취득금액"] and not re.fullmatch(r"\d{1,15}", row["취득금액"].replace(",", "")):
        yield worded("취득금액은 원 단위의 수여야 합니다: {text}.", text=row["취득금액"])


def _facility(row: FileRow) -> Iterator[str]:
    yield from _empty(row, "시설번호", "시설명")
    yield from _choice(row, "시설구분", FacilityKind.labels)
    yield from _choice(row, "상태", ["", *FacilityState.labels])
    if row["상태"] != FacilityState.CLOSED.label:
        yield from _empty(row, "부서")
    if row["개소"] and not re.fullmatch(r"[1-9]\d{0,5}", row["개소"].replace(",", "")):
        yield worded("개소는 1에서 999999까지의 수여야 합니다: {text}.", text=row["개소"])
    if row["연면적"] and not (area_in(row["연면적"]) or 0) > 0:
        yield worded("연면적은 1,234.56처럼 ㎡로, 소수 두 자리까지 적습니다: {text}.", text=row["연면적"])
    if row["준공연도"] and not re.fullmatch(r"[1-9]\d{3}", row["준공연도"]):
        yield worded("준공연도는 1995처럼 네 자리로 적습니다: {text}.", text=row["준공연도"])
    for column in ("지상층", "지하층"):
        if row[column] and not re.fullmatch(r"\d{1,3}", row[column]):
            yield worded("{column}은(는) 0에서 999까지의 수여야 합니다: {text}.", column=column, text=row[column])


def area_in(text: str) -> Decimal | None:
    """The area that a cell holds, in ㎡ with two decimals at most; None where it holds none."""
    found = re.fullmatch(r"(\d{1,10}|\d{1,3}(?:,\d{3}){1,3})(\.\d{1,2})?", text)
    return Decimal(text.replace(",", "")) if found else None


def day_in(text: str) -> date | None:
    """The day that a cell names, 2024-03-02 or 2024. 3. 2.; None where it names none."""
    found = re.fullmatch(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\s*\.?(?: 00:00:00)?", text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def amount_in(text: str) -> int | None:
    """The number that a cell holds; None where it is empty."""
    return int(text.replace(",", "")) if text else None


_ENDED = frozenset(str(each.label) for each in GONE)
_SAID: Mapping[FileKind, Callable[[FileRow], Iterator[str]]] = {
    FileKind.UNITS: _unit,
    FileKind.QUOTAS: _quota,
    FileKind.POSTS: _post,
    FileKind.PERSONNEL: _person,
    FileKind.EQUIPMENT: _equipment,
    FileKind.FACILITIES: _facility,
}


def action_of(row: FileRow) -> PersonnelAction:
    """What the row of a personnel file does; an empty 발령 is an appointment."""
    return next((action for action, label in LABELS.items() if label == row["발령"]), PersonnelAction.APPOINT)


def kind_of(row: FileRow) -> str:
    """The code of the kind of unit that the row of a file of units names; "" where it names none."""
    return kind_called(row["구분"]) or ""


def last_day_in(row: FileRow) -> date | None:
    """The last day on which a row of a personnel file holds; None where it has none, or names no day of an office."""
    found = day_in(row["마지막날"])
    return found if found is not None and found <= LATEST else None


def _empty(row: FileRow, *columns: str) -> Iterator[str]:
    yield from (worded("{column}이(가) 비어 있습니다.", column=column) for column in columns if not row[column])


def _choice(row: FileRow, column: str, choices: Sequence[str]) -> Iterator[str]:
    if row[column] not in choices:
        yield worded(
            "{column} '{text}'은(는) 쓸 수 없습니다. 쓸 수 있는 것: {choices}.",
            column=column,
            text=row[column],
            choices=", ".join(filter(None, choices)),
        )


def _number(row: FileRow, column: str) -> Iterator[str]:
    if row[column] and not re.fullmatch(r"\d{1,4}", row[column]):
        yield worded("{column}은(는) 수여야 합니다: {text}.", column=column, text=row[column])


def _repeated(kind: FileKind, rows: Sequence[FileRow]) -> Iterator[RowFault]:
    keys = {
        FileKind.UNITS: ("상위부서", "부서"),
        FileKind.QUOTAS: ("부서", "직종", "직급"),
        FileKind.POSTS: (),
        FileKind.PERSONNEL: ("직원번호", "발령"),
        FileKind.EQUIPMENT: ("물품번호",),
        FileKind.FACILITIES: ("시설번호",),
    }[kind]
    first: dict[tuple[str, ...], int] = {}
    for row in rows if keys else ():
        before = first.setdefault(tuple(row[key] for key in keys), row.line)
        if before != row.line:
            yield RowFault(
                row.line,
                worded("{before}행과 같은 {keys}입니다. 한 줄만 남기십시오.", before=before, keys="·".join(keys)),
            )

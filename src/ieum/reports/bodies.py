"""Bodies: the text of an item as an officer writes it, with figures in braces and tables in brackets."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ieum.documents.charts import KINDS as CHART_KINDS
from ieum.kernel.rounding import Rounding
from ieum.kernel.wording import worded

Choice = TypeVar("Choice")
DEPTHS = {"□": 1, "○": 2, "-": 3, "·": 4}
_NOTE_MARKERS = "※☞"
_REFERENCE = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")
_NOTE = re.compile(r"\s*\[각주\s*:\s*([^\[\]]*?)\s*\]")
_TURNS = {"[가로]": True, "[세로]": False}
_CHART = "[조직도"
ROUNDINGS = {"반올림": Rounding.HALF_UP, "버림": Rounding.TRUNCATE}
"""How a rate is cut, in the words of reports."""
_ZEROS = {"0": "0", "-": "-", ".": ".", "빈칸": ""}
_OPTION = re.compile(r"\[(제목|단위)\s*:\s*(.*)\]")

_NAMED_NUMBER = re.compile(
    r"""['’‘`]\d{2}(?:\.\s*\d{1,2}\.(?:\s*\d{1,2}\.)?|(?!\d))                # '23, '23.4.1.
      | \d{4}\s*(?:년도?|회계연도|\.)(?:\s*\d{1,2}\.(?:\s*\d{1,2}\.)?)?      # 2023년, 2023. 4. 1.
      | \d{1,2}\s*[~-]\s*\d{1,2}\s*(?:월|분기|차|급|일)                     # 7~8월
      | \d{1,2}\s*(?:월|분기|차(?!\s*원)|단계|일(?:자)?|급|호)(?![가-힣]*\s*이내) # 11월, 3분기, 1차
      | 제\s*\d+\s*(?:회|차|호|조|항|기)?                                  # 제2회
      | 민선\s*\d+\s*기 | 코로나-?\s*19 | 코로나바이러스-?19
      | [가-힣]{2}\d{1,2}(?:동|번?가)                                       # 당산1동, 문래동3가, 영등포1번가
      | [A-Za-z][\w.-]*\d[\w.-]* | \d+G\b | [①-⑳]                        # names
    """,
    re.VERBOSE,
)  # fmt: skip

_ORDINAL = re.compile(r"(\d{1,2})회?")


class InvalidBody(ValueError):
    """A line of a body cannot be understood; the message names the line and says what to do."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure to be printed here, in a unit ("" for its own)."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote on the words before it; it has no notes itself."""

    pieces: tuple[str | Reference, ...]


Piece = str | Reference | Note


@dataclass(frozen=True, slots=True)
class Sentence:
    """A bullet, note or paragraph (marker "")."""

    marker: str
    depth: int
    pieces: tuple[Piece, ...]
    line: int


@dataclass(frozen=True, slots=True)
class TableOrder:
    """A figure table to be printed here."""

    name: str
    line: int
    base_day: date | None = None
    where: dict[str, str] = field(default_factory=dict)
    chart: str = ""
    """The kind of chart that is drawn below it; "" for none."""
    chart_columns: tuple[str, ...] = ()
    """The columns that the chart shows; () for all that hold numbers."""
    rounding: Rounding | None = None
    """How its rates are cut; None for as in the report."""
    zero: str | None = None
    """What it prints for zero; None for as in the report."""


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """The units of a day from one down, to be drawn here."""

    line: int
    unit: str = ""
    """The first one, by name or by its path; "" for the division of the report."""
    with_teams: bool = True
    base_day: date | None = None
    with_counts: bool = False
    """Whether 정원 and 현원 stand in the boxes, and in a table below."""


@dataclass(frozen=True, slots=True)
class HandTable:
    """A table whose words an officer wrote; "^" and "<" cells belong to the one above or at the left."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    header_rows: int
    caption: str
    unit: str
    line: int


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on pages lie on their long side, or stand again."""

    is_landscape: bool
    line: int


BodyPart = Sentence | TableOrder | OrganisationChart | HandTable | Turn


def parse_body(text: str) -> list[BodyPart]:
    """Read a body.

    :raises InvalidBody: naming the first line that cannot be understood
    """
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        _require_notes(line, number)
    parts = list(_parts(lines))
    _require_turns(parts)
    return parts


def _require_notes(line: str, number: int) -> None:
    if len(_NOTE.findall(line)) < line.count("[각주"):
        raise InvalidBody(
            worded(
                "{number}행: 각주를 읽을 수 없습니다. [각주: 설명]처럼 한 줄에 쓰고, 설명에는 [ ]를 쓰지 마세요.",
                number=number,
            )
        )
    if "" in _NOTE.findall(line):
        raise InvalidBody(worded("{number}행: 각주에 설명이 없습니다. [각주: 설명]처럼 쓰세요.", number=number))


def _require_turns(parts: list[BodyPart]) -> None:
    """Pages are turned and turned back by turns; those of the next item stand again."""
    is_turned = False
    for part in parts:
        if not isinstance(part, Turn):
            continue
        if part.is_landscape == is_turned:
            raise InvalidBody(
                worded("{number}행: 이미 가로로 눕힌 쪽입니다. [가로]를 지우세요.", number=part.line)
                if is_turned
                else worded("{number}행: [가로] 없이 [세로]가 있습니다.", number=part.line)
            )
        is_turned = part.is_landscape


def references(parts: list[BodyPart]) -> Iterator[Reference]:
    """All figures that a body prints."""
    for part in parts:
        for piece in _pieces_of(part):
            if isinstance(piece, Reference):
                yield piece


def literal_numbers(parts: list[BodyPart]) -> list[tuple[int, str]]:
    """Find numbers that stand in the words themselves and are no date, ordinal or name: (line, number)."""
    found = []
    for part in parts:
        words = " ".join(_words_of(part))
        found += [(part.line, match[0]) for match in re.finditer(r"\d[\d,.]*", _NAMED_NUMBER.sub(" ", words))]
    return found


def pieces_of(words: str) -> tuple[Piece, ...]:
    """Cut a sentence into words, references and footnotes."""
    pieces: list[Piece] = []
    end = 0
    for match in _NOTE.finditer(words):
        pieces += [*_inline(words[end : match.start()]), Note(tuple(_inline(match[1])))]
        end = match.end()
    return (*pieces, *_inline(words[end:]))


def _inline(words: str) -> Iterator[str | Reference]:
    end = 0
    for match in _REFERENCE.finditer(words):
        if match.start() > end:
            yield words[end : match.start()]
        yield Reference(match[1].strip(), (match[2] or "").strip())
        end = match.end()
    if words[end:]:
        yield words[end:]


def _pieces_of(part: BodyPart) -> Iterator[str | Reference]:
    """The words and references of a part, those of its footnotes among them."""
    if isinstance(part, Sentence):
        yield from _flat(part.pieces)
    elif isinstance(part, HandTable):
        yield from (piece for row in part.rows for cell in row for piece in _flat(cell))


def _flat(pieces: tuple[Piece, ...]) -> Iterator[str | Reference]:
    for piece in pieces:
        if isinstance(piece, Note):
            yield from piece.pieces
        else:
            yield piece


def _words_of(part: BodyPart) -> Iterator[str]:
    """The words of a part, without the numbers that only number the rows of a table."""
    if not isinstance(part, HandTable):
        yield from (piece for piece in _pieces_of(part) if isinstance(piece, str))
        return
    numberings = [column for column in range(len(part.rows[0])) if _is_numbering(_column(part, column))]
    for index, row in enumerate(part.rows):
        for column, cell in enumerate(row):
            if index < part.header_rows or column not in numberings:
                yield from (piece for piece in _flat(cell) if isinstance(piece, str))


def _column(table: HandTable, column: int) -> list[tuple[Piece, ...]]:
    return [row[column] for row in table.rows[table.header_rows :] if row[column] != ("^",)]


def _is_numbering(cells: list[tuple[Piece, ...]]) -> bool:
    """Tell whether a column counts its rows: 1, 2, 3 or 4회, 5회, 6회."""
    matches = [_ORDINAL.fullmatch(cell[0]) for cell in cells if len(cell) == 1 and isinstance(cell[0], str)]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) < len(cells) or len(numbers) < 2:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _parts(lines: list[str]) -> Iterator[BodyPart]:
    depth, number, options = 0, 0, {"제목": "", "단위": ""}
    while number < len(lines):
        line = lines[number].strip()
        number += 1
        option = _OPTION.fullmatch(line)
        if option:
            options[option[1]] = option[2].strip()
        elif line.startswith("|"):
            rows = [line]
            while number < len(lines) and lines[number].strip().startswith("|"):
                rows.append(lines[number].strip())
                number += 1
            yield _hand_table(rows, options, number - len(rows) + 1)
            options = {"제목": "", "단위": ""}
        elif line in _TURNS:
            yield Turn(_TURNS[line], number)
        elif line.startswith("[표"):
            yield _table_order(line, number)
        elif line.startswith(_CHART):
            yield _organisation_chart(line, number)
        elif line:
            sentence = _sentence(line, number, depth)
            depth = sentence.depth if sentence.marker in DEPTHS else depth
            yield sentence


def _sentence(line: str, number: int, depth: int) -> Sentence:
    marker = line[0]
    if line.count("{") != line.count("}"):
        raise InvalidBody(worded("{number}행: 중괄호가 짝이 맞지 않습니다. {{이름}}처럼 쓰세요.", number=number))
    if marker in DEPTHS and line[1:2].isspace():
        return Sentence(marker, DEPTHS[marker], pieces_of(line[1:].strip()), number)
    if marker in _NOTE_MARKERS:
        return Sentence(marker, depth + 1, pieces_of(line[1:].strip()), number)
    return Sentence("", 0, pieces_of(line), number)


def _table_order(line: str, number: int) -> TableOrder:
    words = _arguments(line, "[표", number)
    if not words:
        raise InvalidBody(
            worded("{number}행: 표 이름이 없습니다. [표 org.staffing.by_service]처럼 쓰세요.", number=number)
        )
    where = dict(_argument(word, number) for word in words[1:])
    day, columns = (where.pop(name, "") for name in ("기준일", "열"))
    chosen = tuple(filter(None, map(str.strip, columns.split(","))))
    return TableOrder(
        words[0], number, _base_day(day, number), where,
        chart=_chosen(where, "차트", CHART_KINDS, number) or "", chart_columns=chosen,
        rounding=_chosen(where, "비율", ROUNDINGS, number), zero=_chosen(where, "영", _ZEROS, number),
    )  # fmt: skip


def _chosen(given: dict[str, str], name: str, known: Mapping[str, Choice], number: int) -> Choice | None:
    """Take an option out of what is given, by one of the words that it knows; None where it is not given."""
    word = given.pop(name, None)
    if word is None or word in known:
        return known[word] if word is not None else None
    raise InvalidBody(
        worded(
            "{number}행: {name}={word} 대신 {known} 중 하나를 쓰세요.",
            number=number, name=name, word=word, known=", ".join(known),
        )
    )  # fmt: skip


def _organisation_chart(line: str, number: int) -> OrganisationChart:
    given = dict(_argument(word, number) for word in _arguments(line, _CHART, number))
    depth, unit, day, counts = (given.pop(name, "") for name in ("까지", "부서", "기준일", "인원"))
    if given or depth not in ("", "과", "팀") or counts not in ("", "예", "아니요"):
        raise InvalidBody(
            worded("{number}행: 조직도에는 부서, 까지(과나 팀), 기준일, 인원(예나 아니요)만 쓸 수 있습니다. "
                   "[조직도 부서=기획재정국 까지=과]처럼 쓰세요.", number=number)
        )  # fmt: skip
    return OrganisationChart(number, unit, depth != "과", _base_day(day, number), counts == "예")


def _arguments(line: str, opening: str, number: int) -> list[str]:
    if not line.endswith("]"):
        raise InvalidBody(worded("{number}행: {what}을(를) 닫는 ]가 없습니다.", number=number, what=opening[1:]))
    try:
        return shlex.split(line.removeprefix(opening).removesuffix("]"))
    except ValueError:
        raise InvalidBody(worded("{number}행: 따옴표가 짝이 맞지 않습니다.", number=number)) from None


def _base_day(day: str, number: int) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        raise InvalidBody(
            worded("{number}행: 기준일 {day}은(는) 날짜가 아닙니다. 2023-11-06처럼 쓰세요.", number=number, day=day)
        ) from None


def _argument(word: str, number: int) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals:
        raise InvalidBody(worded("{number}행: {word}에 =가 없습니다. 이름=값으로 쓰세요.", number=number, word=word))
    return name, value


def _hand_table(lines: list[str], options: dict[str, str], number: int) -> HandTable:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rules = [index for index, row in enumerate(cells) if all(re.fullmatch(r":?-{3,}:?", cell) for cell in row)]
    if len({len(row) for row in cells}) != 1:
        raise InvalidBody(worded("{number}행: 표의 줄마다 칸 수가 다릅니다.", number=number))
    header_rows = rules[0] if rules else 0
    rows = [
        tuple(pieces_of(cell.replace("<br>", "\n")) for cell in row) for i, row in enumerate(cells) if i not in rules
    ]
    return HandTable(tuple(rows), header_rows, options["제목"], options["단위"], number)

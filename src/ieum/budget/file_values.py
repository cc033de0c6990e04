"""Values of files as offices write them: amounts, days and codes, understood or refused with what to do."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

from ieum.budget.rules import LARGEST
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import joined, worded

NO_COLUMNS: Mapping[str, str] = {}
SCALES = {"원": 1, "천원": 1_000, "백만원": 1_000_000}
AMOUNTS = {f"금액({unit})": scale for unit, scale in SCALES.items()}
"""What a column of amounts is called in each unit, and won that one of it is."""
TOTALS = {"계", "합계", "소계", "총계", "누계"}
MERGED = "병합한 셀이 있습니다. 풀고 줄마다 적으십시오."
_LONGEST_AMOUNT = 30
_DAYS = (r"(\d{4})-(\d{1,2})-(\d{1,2})", r"(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?", r"(\d{4})/(\d{1,2})/(\d{1,2})",
         r"(\d{4})(\d{2})(\d{2})")  # fmt: skip


class WrongValue(Exception):
    """A value that cannot be used; the message says why."""


def records_of(sheet: SheetRows, heading: list[str]) -> tuple[dict[int, dict[str, str]], list[RowFault]]:
    """The rows below a heading that say anything, by their lines, and what is wrong with the form of others."""
    records, faults = {}, []
    for line, row in enumerate(sheet.rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(heading):
            said = worded(
                "칸이 {count}개입니다. 머리글처럼 {needed}개여야 합니다. 병합한 셀이 있으면 푸십시오.",
                count=len(row),
                needed=len(heading),
            )
            faults.append(RowFault(line, said))
            continue
        records[line] = dict(zip(heading, (cell.strip() for cell in row), strict=True))
    return records, faults + [RowFault(line, MERGED) for line in sheet.merged & records.keys()]


def amount_scale(heading: Collection[str], *, required: Collection[str], optional: Collection[str]) -> int:
    """Won of the unit in a heading that has one column of amounts beside those that are known.

    :raises WrongValue: if columns lack, are unknown or stand twice, or the unit is not told
    """
    amounts = [name for name in heading if name.startswith("금액")]
    missing = [name for name in required if name not in heading]
    unknown = [name or "(이름 없음)" for name in heading if name not in (*required, *optional, *amounts)]
    twice = [name for name, times in Counter(heading).items() if name and times > 1]
    if missing or unknown or twice:
        found = (
            (worded("빠진 열: {names}", names=" ".join(missing)), missing),
            (worded("모르는 열: {names}", names=" ".join(unknown)), unknown),
            (worded("두 번 나온 열: {names}", names=" ".join(twice)), twice),
        )
        said = joined(words for words, names in found if names)
        raise WrongValue(worded("머리글이 맞지 않습니다. {said}.", said=said))
    if len(amounts) != 1 or amounts[0] not in AMOUNTS:
        raise WrongValue(worded("금액 열 하나에 단위를 적으십시오: {amounts}.", amounts=", ".join(AMOUNTS)))
    return AMOUNTS[amounts[0]]


def read_won(text: str, column: str, scale: int = 1) -> int:
    """Won of an amount in a unit of ``scale`` won; △ and - take away.

    :raises WrongValue: if it is none, or its unit cannot be the one of the heading
    """
    if re.fullmatch(r"\(.*\)", text):
        raise WrongValue(
            worded("{column} {text}: 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오.", column=column, text=text)
        )
    if re.search(r"\d ?(?:[천만억]|백만)?원?$", text) and not text[-1].isdecimal():
        raise WrongValue(
            worded(
                "{column} {text}: 칸마다 단위를 적으면 섞일 수 있습니다. 단위는 머리글에만 적으십시오.",
                column=column,
                text=text,
            )
        )
    match = re.fullmatch(r"([△▲-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", text.replace(" ", ""), re.ASCII)
    if match is None or len(text) > _LONGEST_AMOUNT:
        raise WrongValue(
            worded("{column} 칸의 '{text}'에서 금액을 읽을 수 없습니다. 숫자만 적으십시오.", column=column, text=text)
            if text
            else worded("{column} 칸이 비어 있습니다.", column=column)
        )
    won = Fraction(match[2].replace(",", "")) * scale
    if won.denominator > 1 or won > LARGEST:
        raise WrongValue(
            worded(
                "{column} {text}: 1원 단위가 아니거나 너무 큽니다. 머리글의 단위를 확인하십시오.",
                column=column,
                text=text,
            )
        )
    return int(-won if match[1] else won)


def read_won_if_any(text: str, column: str, scale: int = 1) -> int | None:
    """Won as above; a dash is zero, and None is a cell that says nothing.

    :raises WrongValue: as above
    """
    if not text:
        return None
    return 0 if text in ("-", "–") else read_won(text, column, scale)


def read_day(text: str, column: str) -> date:
    """A day as offices write it: 2026-03-02, 2026. 3. 2., 2026/3/2 or 20260302.

    :raises WrongValue: if it is none
    """
    match = next((found for each in _DAYS if (found := re.fullmatch(each, text, re.ASCII))), None)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise WrongValue(
        worded("{column} 칸의 '{text}': 없는 날입니다. 2026-03-02처럼 적으십시오.", column=column, text=text)
        if text
        else worded("{column} 칸이 비어 있습니다.", column=column)
    )


def read_code(text: str, column: str, *, example: str = "201-01") -> tuple[str, str]:
    """A 통계목 or 세입과목 such as 201-01, and what to say where a zero that was lost is put back; else "".

    Its name may stand behind it, and the dash may lack.

    :raises WrongValue: if it is none
    """
    match = re.fullmatch(r"(\d{3})-?(\d{1,2})(?:\s+\S.*)?", text, re.ASCII)
    if match is None:
        raise WrongValue(
            worded(
                "{column} '{text}': 읽을 수 없습니다. {example}처럼 적으십시오.",
                column=column,
                text=text,
                example=example,
            )
        )
    code = f"{match[1]}-{match[2].zfill(2)}"
    return code, "" if len(match[2]) > 1 else worded(
        "{column} {text}: {code}로 읽었습니다.", column=column, text=text, code=code
    )

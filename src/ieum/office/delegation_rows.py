"""Rows of a table of delegated decisions as an office has them: understood, or refused with the row named."""

from collections.abc import Mapping

from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded
from ieum.office.rules.delegation import DECIDERS, DelegatedKind, delegated_kinds

COLUMNS = ("구분", "전결권자", "조항")
LONGEST_ARTICLE = 100


def read_delegation_rows(text: str) -> dict[str, DelegatedKind]:
    """Who decides by kind of case, from rows under a heading of ``COLUMNS``, their cells parted by tabs.

    :raises RowsRefused: naming each row that is wrong
    """
    lines = [(number, _cells(line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines or tuple("".join(cell.split()) for cell in lines[0][1]) != COLUMNS:
        said = worded("머리글은 {columns}입니다. 열을 맞추어 다시 올리십시오.", columns=", ".join(COLUMNS))
        raise RowsRefused([RowFault(lines[0][0] if lines else 1, said)])
    kinds = {label: kind for kind, label in delegated_kinds().items()}
    found: dict[str, DelegatedKind] = {}
    faults = []
    for number, cells in lines[1:]:
        fault = _fault(cells, found, kinds)
        if fault:
            faults.append(RowFault(number, fault))
        else:
            kind, decider, article = cells
            found[kinds[kind]] = DelegatedKind(DECIDERS[decider], article)
    if not found and not faults:
        faults.append(RowFault(1, "자료가 없습니다. 머리글 아래에 한 줄에 하나씩 적으십시오."))
    if faults:
        raise RowsRefused(faults)
    return found


def _cells(line: str) -> list[str]:
    """The cells of a row, short ones filled up and empty ones after the last column dropped."""
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    while len(cells) > len(COLUMNS) and not cells[-1]:
        cells.pop()
    return [*cells, *[""] * (len(COLUMNS) - len(cells))]


def _fault(cells: list[str], found: Mapping[str, DelegatedKind], kinds: Mapping[str, str]) -> str:
    """What is wrong with a row; "" where nothing is."""
    if len(cells) > len(COLUMNS):
        return worded("열이 {most}개보다 많습니다. 남는 칸을 지우십시오.", most=len(COLUMNS))
    kind, decider, article = cells
    if kind not in kinds:
        return worded("구분 '{said}': {words} 가운데 하나를 적으십시오.", said=kind, words=", ".join(kinds))
    if decider not in DECIDERS:
        return worded("전결권자 '{said}': {words} 가운데 하나를 적으십시오.", said=decider, words=", ".join(DECIDERS))
    if kinds[kind] in found:
        return worded("{kind}의 전결권자를 두 번 적었습니다. 한 줄만 남기십시오.", kind=kind)
    if len(article) > LONGEST_ARTICLE:
        return worded("조항은 {most}자까지 적을 수 있습니다.", most=LONGEST_ARTICLE)
    return ""

"""Places that have no cell yet, as an officer names one in a request: "0111 사업 202-02 재무과 구비 명시이월"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ieum.budget.choices import AccountKind, CarryOrigin, Funding
from ieum.budget.rules import CellDraft
from ieum.kernel.wording import worded

_ITEM = re.compile(r"\d{3}-\d{2}", re.ASCII)
_FUNDINGS = {str(each.label): each for each in Funding if each is not Funding.UNDIVIDED}
_ORIGINS = {str(each.label): each for each in CarryOrigin}


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place without a cell, and what a request adds to it."""

    cell: CellDraft
    amount: int
    """Won."""


@dataclass(frozen=True, slots=True)
class YearCodes:
    """What a fiscal year has, of which a place may be made."""

    programmes: Sequence[CellDraft]
    """The detailed programmes, as cells that tell no more."""
    divisions: Collection[str]
    items: Collection[str]
    """통계목; none where nothing is known of them, so that each may be named."""


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """What was read: the place, or what is wrong."""

    cell: CellDraft | None
    fault: str = ""


def names_an_item(words: Sequence[str]) -> bool:
    """Whether words name a 통계목, without which they are no place."""
    return any(map(_ITEM.fullmatch, words))


def read_place(words: Sequence[str], known: YearCodes) -> ReadPlace:
    """The place that words name by the code of a programme, 통계목, 부서 and 재원, and 이월 구분 where it has one."""
    programmes = [each for each in known.programmes if each.programme[0] in words]
    if len(programmes) > 1:
        programmes = [each for each in programmes if each.account in words]
    items = [word for word in words if _ITEM.fullmatch(word)]
    divisions = [word for word in words if word in known.divisions]
    fundings = [_FUNDINGS[word] for word in words if word in _FUNDINGS]
    found: dict[str, Sequence[object]] = {
        "세부사업 코드": programmes,
        "통계목": items,
        "부서": divisions,
        "재원": fundings,
    }
    missing = [name for name, each in found.items() if len(each) != 1]
    if missing:
        said = "예산이 아직 없는 과목은 세부사업 코드, 통계목, 부서, 재원을 하나씩 적어야 합니다. 고칠 것: {missing}."
        return ReadPlace(None, worded(said, missing=", ".join(missing)))
    if known.items and items[0] not in known.items:
        return ReadPlace(None, worded("{item}: 그 회계연도의 코드표에 없는 통계목입니다.", item=items[0]))
    origins = [_ORIGINS[word] for word in words if word in _ORIGINS]
    cell = replace(
        programmes[0], division=divisions[0], item=items[0], funding=fundings[0],
        carry_origin=origins[0] if origins else CarryOrigin.CURRENT,
    )  # fmt: skip
    unknown = next(_unknown(words, cell), "")
    if unknown:
        return ReadPlace(None, worded("{word}: 세부사업의 이름에 없는 말입니다. 지우거나 고치십시오.", word=unknown))
    return ReadPlace(cell)


def place_label(cell: CellDraft) -> str:
    """What a place is called, as a cell is."""
    origin = "" if cell.carry_origin is CarryOrigin.CURRENT else str(cell.carry_origin.label)
    parts = (*cell.programme, cell.item, cell.division, str(cell.funding.label), origin)
    return " ".join(filter(None, parts))


def place_told(cell: CellDraft) -> dict[str, Any]:
    """A place as JSON keeps it."""
    return {
        "account_kind": cell.account_kind.value, "account": cell.account, "policy": list(cell.policy),
        "unit": list(cell.unit), "programme": list(cell.programme), "division": cell.division, "item": cell.item,
        "funding": cell.funding.value, "carry_origin": cell.carry_origin.value,
    }  # fmt: skip


def place_of(told: Mapping[str, Any]) -> CellDraft:
    """A place, of what JSON keeps."""
    policy, unit, programme = ((told[name][0], told[name][1]) for name in ("policy", "unit", "programme"))
    return CellDraft(
        account_kind=AccountKind(told["account_kind"]), account=told["account"], policy=policy, unit=unit,
        programme=programme, division=told["division"], item=told["item"], funding=Funding(told["funding"]),
        carry_origin=CarryOrigin(told["carry_origin"]),
    )  # fmt: skip


def _unknown(words: Sequence[str], cell: CellDraft) -> Iterator[str]:
    """The words that no part of a place says."""
    told = {cell.account, *place_label(cell).split(), *_ORIGINS}
    return (word for word in words if word not in told)

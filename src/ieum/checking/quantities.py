"""Numbers in sentences: how much of what, with the words that name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from ieum.checking.claims import Operand
from ieum.documents.model import NOWHERE, Place
from ieum.kernel.units import COUNTERS, MONEY, unit_of

_MORE_COUNTERS = ("억", "회선", "개동", "개교", "쪽", "면", "점", "강좌", "과목", "지표", "GB", "톤", "㎡", "km")
_UNITS = "|".join(sorted({*COUNTERS, *_MORE_COUNTERS, *(unit.label for unit in MONEY)}, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?<![\d.,'’‘`제~∼±/×*A-Za-z-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<decimals>\.\d+)?"
    rf"(?:\s?(?P<unit>{_UNITS})|(?=\s*(?:$|[,)/;·+(])|\s(?![~∼-]|\s*[월년일시])))"
)
_SHORT = {"억": "억원"}
"""Units whose 원 is left out."""
_MORE_OF_IT = re.compile(r"\s*\d")
"""What makes an amount one of several pieces, "1억 5천만원", which is not read."""
_NOT_AN_AMOUNT = {"년", "일", "호", "차", "위", "개월", "개년"}
"""Units of time and rank: such numbers name a thing rather than count it."""
_AFTER = re.compile(r"\s*(?:[~∼]|인당|당(?![산진])|별(?!관)|단계|주년|월|년)")
_DATE_BEFORE = re.compile(r"\d\s*\.\s*$")
_TOTAL_BEFORE = re.compile(r"(?:총|합계|모두|전체)\s*$")
_ROUGH_BEFORE = re.compile(r"(?:약|최대|최소|평균)\s*$")
_ROUGH_AFTER = re.compile(r"(?:\s?(?:여|내외|이상|이내|미만|이하|정도|안팎))")
_MILLION = 1_000_000
_MOST_KEPT = 100_000
"""Texts whose amounts are kept, since many finders ask for them; a report of 1,000 pages has fewer."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured amount in a text."""

    printed: str
    """The number as printed, without its unit."""
    value: Fraction
    start: int
    end: int
    """Where its unit ends."""
    unit: str = ""
    decimals: int = 0
    is_total: bool = False
    """Whether 총, 합계, 모두 or 전체 stands before it."""
    is_rough: bool = False
    """Whether 약, 내외, 이상 or the like stands with it."""

    @property
    def kind(self) -> str:
        """What it may be added to: money of any unit, else the same unit."""
        return unit_of(self.unit).base

    @property
    def operand(self) -> Operand:
        """The quantity as an operand whose place is not yet known."""
        return self.at(NOWHERE)

    def at(self, place: Place) -> Operand:
        """The quantity as an operand at a place."""
        unit = unit_of(self.unit)
        # Amounts in 백만원 and above are rounded from finer ones; 천원 is the unit in which budgets are made.
        step = Fraction(1, 10**self.decimals) if unit.base == "원" and unit.scale >= _MILLION else None
        return Operand(self.printed, self.value, place, decimals=self.decimals, step=step)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return unit_of(self.unit).base == "원"


def in_unit(operand: Operand, own: str, wanted: str) -> Operand:
    """An operand that is printed in its own unit as a claim in another one counts it; bare numbers take the other."""
    scale = Fraction(unit_of(own).scale, unit_of(wanted).scale) if own and wanted else Fraction(1)
    if scale == 1 or operand.value is None:
        return operand
    step = None if operand.step is None else operand.step * scale
    return replace(operand, value=operand.value * scale, step=step, scale=scale)


@lru_cache(maxsize=_MOST_KEPT)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the amounts in a text; years, dates, ranks, grades and ranges are none."""
    return tuple(_quantity(text, match) for match in _QUANTITY.finditer(text) if _is_amount(text, match))


def _is_amount(text: str, match: re.Match[str]) -> bool:
    unit, before = match["unit"] or "", _just_before(text, match)
    if unit in _NOT_AN_AMOUNT or _AFTER.match(text, match.end()) or _DATE_BEFORE.search(before):
        return False
    if re.search(r"[~∼]\s*$|억\s*$", before) or (unit in _SHORT and _MORE_OF_IT.match(text, match.end())):
        return False
    looks_like_year = not unit and len(match["number"]) == 4 and match["number"][:2] in ("19", "20")
    return not looks_like_year and not (match["decimals"] and not unit)


def _just_before(text: str, match: re.Match[str]) -> str:
    """The words that can tell what a number is; not more, since a line may be as long as a file."""
    return text[max(0, match.start() - 24) : match.start()]


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    before = _just_before(text, match)
    whole, decimals = match["number"].replace(",", ""), match["decimals"] or ""
    return Quantity(
        printed=match["number"] + decimals,
        value=Fraction(whole + decimals) if decimals else Fraction(int(whole)),
        start=match.start(),
        end=match.end(),
        unit=_SHORT.get(match["unit"] or "", match["unit"] or ""),
        decimals=len(decimals or ".") - 1,
        is_total=bool(_TOTAL_BEFORE.search(before)),
        is_rough=bool(_ROUGH_BEFORE.search(before) or _ROUGH_AFTER.match(text, match.end())),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list of parts: "5급 28명", "6개 완료", "구민 252회 6,300명"."""

    label: str
    quantities: tuple[Quantity, ...]

    def of_kind(self, kind: str) -> Quantity | None:
        """Its amount of money, or in a unit; None where it has none."""
        return next((quantity for quantity in self.quantities if quantity.kind == kind), None)


_SEPARATOR = re.compile(
    r"\s*(?:,(?!\d{3}(?!\d))|/|;|\+)\s*"
    r"|(?:(?<=\d)|(?<=\d[명건회개종팀대원억])|(?<=천원)|(?<=만원)|(?<=억원))\s?[·ㆍ‧∙･]\s?(?=[가-힣]+\s?\d)"
)
"""A comma, slash or plus between items; a dot only behind an amount, since it also joins words."""
_NO_PART = re.compile(
    r"(?:당|별|평균|각|약|기준|까지|이상|이내|내외|포함|제외|[이그]\s?중|단가|×|대비|증가|감소)\s*:?\s*$"
)
_OPEN_END = re.compile(r"(?:등|외)\s*$")
_LETTER = re.compile(r"[가-힣A-Za-z]")


def is_open(text: str) -> bool:
    """Whether a list ends with 등 or 외, so that it may not name everything."""
    return bool(_OPEN_END.search(text))


def split_items(text: str) -> Iterator[tuple[int, str]]:
    """The items of a list with the offset of each; commas within numbers do not separate."""
    start = 0
    for match in _SEPARATOR.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def parse_parts(text: str, offset: int = 0) -> list[Part]:
    """Read a list in which each item is a label with amounts; empty where any item is something else."""
    parts = []
    for start, item in split_items(text):
        part = _part(item, offset + start)
        if part is None:
            return []
        parts.append(part)
    return parts


def _part(item: str, offset: int) -> Part | None:
    quantities = find_quantities(item)
    if not quantities or len({q.kind for q in quantities}) < len(quantities) or any(q.is_rough for q in quantities):
        return None
    before, after = item[: quantities[0].start], item[quantities[-1].end :].strip(" .")
    label = before.strip(" :·-▸○") or after
    if _NO_PART.search(before) or _NO_PART.search(after) or not _LETTER.search(label):
        return None
    if (before.strip(" :·-") and after) or len(label) > 24 or re.search(r"\d", after):
        return None
    return Part(label, tuple(shifted(quantity, offset) for quantity in quantities))


def shifted(quantity: Quantity, offset: int) -> Quantity:
    """A quantity found in a stretch of a text, as one of the whole text."""
    return Quantity(
        quantity.printed, quantity.value, quantity.start + offset, quantity.end + offset, quantity.unit,
        quantity.decimals, quantity.is_total, quantity.is_rough,
    )  # fmt: skip


_PARTITIONS = (
    {"완료", "진행", "진행중", "추진중", "추진", "기타", "보류", "미착수", "종결", "폐기", "중단"},
    {"승소", "패소", "소취하", "일부승", "일부패", "진행", "진행중", "종결", "확정", "각하"},
    {"조례", "규칙", "훈령", "예규", "훈령등", "지침"},
    {"제정", "개정", "폐지", "전부개정", "일부개정"},
    {"국비", "시비", "구비", "도비", "지방비", "시", "구", "국", "특교", "특별교부세", "특별조정교부금", "기금"},
    {"일반회계", "특별회계", "기금"},
    {"상반기", "하반기"}, {"주간", "야간"}, {"남", "여", "남성", "여성"}, {"구민", "직원", "공무원"},
    {"국가소송", "행정소송", "민사소송", "행정", "민사", "심판", "행정심판"},
    {f"{grade}급" for grade in range(1, 11)}, {"종결", "계류", "계류중", "진행", "진행중"},
)  # fmt: skip
"""Sets of labels that divide a whole without remainder."""

FUNDING = _PARTITIONS[4]


def is_partition(labels: Sequence[str]) -> bool:
    """Whether the labels are known to divide a whole, or one of them takes the rest (기타)."""
    bare = {re.sub(r"\s|\(.*\)", "", label) for label in labels}
    return "기타" in bare or (len(bare) > 1 and any(bare <= known for known in _PARTITIONS))

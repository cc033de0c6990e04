"""The same quantity given twice: "총 234종" in one item, 235종 in another; session days on the cover and in a plan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities
from ieum.checking.repairs import is_slip
from ieum.documents.model import Place

_WORD = re.compile(r"[가-힣]{3,}")
_COMMON_UNITS = {
    "",
    "건",
    "회",
    "명",
    "개",
    "원",
    "천원",
    "백만원",
    "억원",
    "인",
    "부",
    "만원",
    "부서",
    "개부서",
    "팀",
    "개팀",
    "강",
    "식",
}
"""Units of so many different things that only a shared name and an equal amount tell that two are the same."""
_PREFIX = re.compile(r"^(?:총|전체|위탁|관내|우리)")
_PARTICLE = re.compile(r"(?:으로|에서|에게|까지|부터|에는|하는|되는|을|를|은|는|이|가|의|에|와|과|도|로)$")
_GENERAL = {
    "추진실적", "추진기간", "사업기간", "소요예산", "사업내용", "추진계획", "사업개요", "교육과정", "대상사업",
    "관리건수", "모집실적", "정비실적", "교육실적", "주요사업", "영등포구", "주요업무", "수립", "운영", "관리", "지원",
}  # fmt: skip
_CLOSE = Fraction(3, 100)
"""Amounts that differ by at most this share are taken for the same quantity given with a slip or as of another day."""
_SMALLEST = 20


@dataclass(frozen=True, slots=True)
class _Mention:
    passage: Passage
    quantity: Quantity
    words: frozenset[str]
    beside: Quantity | None = None
    """The amount that stands next to it: the 52개소 of "52개소 2,265면"."""

    @property
    def is_rough(self) -> bool:
        return self.quantity.is_rough


def find_repeats(material: Material) -> Iterator[Claim]:
    """Find amounts of the same unit under the same name whose values are equal or nearly so."""
    by_name: dict[tuple[str, str], list[_Mention]] = {}
    for mention in _mentions(material):
        for word in sorted(mention.words):
            by_name.setdefault((mention.quantity.unit, word), []).append(mention)
    seen: set[tuple[int, int]] = set()
    for _, mentions in sorted(by_name.items()):
        mentions.sort(key=lambda mention: mention.quantity.value)
        for first, second in pairwise(mentions):
            pair = (id(first), id(second))
            if pair not in seen and _is_same_thing(first, second):
                seen.add(pair)
                yield _claim(material, first, second)
            elif pair not in seen and _is_slip_beside_an_equal(first, second):
                seen.add(pair)
                yield replace(_claim(material, first, second), worst=Severity.ERROR, doubt="")


def _mentions(material: Material) -> Iterator[_Mention]:
    for passage in material.texts:
        amounts = find_quantities(passage.text)
        for position, quantity in enumerate(amounts):
            if quantity.unit not in _COMMON_UNITS and quantity.value >= _SMALLEST:
                beside = _beside(passage.text, amounts, position)
                yield _Mention(passage, quantity, frozenset(_words(passage, quantity)), beside)


def _beside(text: str, amounts: Sequence[Quantity], position: int) -> Quantity | None:
    quantity = amounts[position]
    for other in amounts[max(0, position - 1) : position + 2]:
        first, second = sorted((other, quantity), key=lambda each: each.start)
        if other is not quantity and not text[first.end : second.start].strip(" ,"):
            return other
    return None


def _is_slip_beside_an_equal(first: _Mention, second: _Mention) -> bool:
    """Whether two amounts with the same one beside them differ by one slip: "52개소 2,265면" and "52개소 3,265면"."""
    if first.beside is None or second.beside is None or not _stand_apart(first, second):
        return False
    is_beside_equal = (first.beside.unit, first.beside.value) == (second.beside.unit, second.beside.value)
    return is_beside_equal and is_slip(first.quantity.operand, second.quantity.value)


def _words(passage: Passage, quantity: Quantity) -> set[str]:
    """The names that a quantity goes by: in its own line up to it, and, for a line with a bare label, in its title."""
    own = passage.text[: quantity.start]
    title = passage.item if quantity.is_total or passage.kind == "cell" else ""
    found = {_PARTICLE.sub("", _PREFIX.sub("", word)) for word in _WORD.findall(f"{own} {title}")}
    return {word for word in found if len(word) > 2 and word not in _GENERAL}


def _is_same_thing(first: _Mention, second: _Mention) -> bool:
    low, high = first.quantity.value, second.quantity.value
    return _stand_apart(first, second) and high - low <= high * _CLOSE


def _stand_apart(first: _Mention, second: _Mention) -> bool:
    """Whether the two stand in different sections, where one may repeat the other."""
    if (first.passage.index, first.passage.text) == (second.passage.index, second.passage.text):
        return False
    return first.passage.section != second.passage.section or first.passage.item != second.passage.item


def _claim(material: Material, first: _Mention, second: _Mention) -> Claim:
    first, second = sorted((first, second), key=lambda one: (not one.is_rough, one.passage.place.line or 0))
    result, operand = (material.operand(one.passage, one.quantity) for one in (first, second))
    result = _roughly(result) if first.is_rough else result
    name = min(first.words & second.words)
    return Claim(
        "said-twice", first.passage.where, result, (operand,), f"{name}: {result.printed} = {operand.printed}",
        operand.value, worst=Severity.WARNING, doubt="기준일이나 세는 방법이 다를 수 있습니다.",
    )  # fmt: skip


def _roughly(about: Operand) -> Operand:
    """A rough number holds at its last digit that is not a trailing zero: "약 40,000" agrees with 39,865."""
    digits = about.printed.replace(",", "")
    return replace(about, decimals=len(digits.rstrip("0")) - len(digits))


_DATES = re.compile(
    r"(?:(?P<year>\d{4})\s*\.\s*)?(?P<m1>\d{1,2})\s*\.\s*(?P<d1>\d{1,2})\s*\.?\s*[~∼]\s*(?P<m2>\d{1,2})\s*\.\s*(?P<d2>\d{1,2})"
)


def find_session_dates(material: Material) -> Iterator[Claim]:
    """Find that the council's deliberation in the text has the days of the session on the cover."""
    cover = _DATES.search(material.document.period)
    if not cover:
        return
    session = Operand(_days(cover), None, _place_of(material, cover[0]))
    for passage in material.passages:
        match = _DATES.search(passage.text)
        if match and re.search(r"구의회.*(?:심의|의결)", passage.text):
            stated = material.locate(passage.place, passage.text, match.start(), match[0])
            yield Claim(
                "said-twice", passage.where, Operand(_days(match), None, stated), (session,), f"회기 {session.printed}",
                session.printed, Relation.SAME_TEXT, worst=Severity.WARNING, doubt="심의가 회기의 일부일 수 있습니다.",
            )  # fmt: skip


def _days(match: re.Match[str]) -> str:
    return f"{int(match['m1'])}.{int(match['d1'])}~{int(match['m2'])}.{int(match['d2'])}"


def _place_of(material: Material, phrase: str) -> Place:
    lines = material.document.source_lines
    line = next((number for number, text in enumerate(lines, 1) if phrase in text), None)
    return Place(line=line, column=lines[line - 1].find(phrase) + 1) if line else Place()

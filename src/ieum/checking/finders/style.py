"""The form of official documents: dates, times, amounts and the order of markers. Asked for, never an error.

Of each departure one claim is made, at its first place, with how often it occurs: a habit is one thing to look at.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.dates.days import DAY, MONTH
from ieum.checking.passages import Material, Passage
from ieum.documents.model import Bullet, Heading, Place
from ieum.kernel.units import COUNTERS, MONEY

_MOST_PLACES = 20
"""How many places of one departure are named; the rest are counted."""
_DATE = re.compile(
    rf"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<a>\s*(?:\.|년)\s*)(?P<month>0?{MONTH})(?P<b>\s*(?:\.|월)\s*)(?P<day>0?{DAY})"
    r"(?!\d)(?P<c>\s*일(?!간|차)|\s?\.|)(?!\d|\.\d|\s?일)"
)
_TIME = re.compile(
    r"(?:(?P<half>오전|오후)\s*)?(?<!\d)(?P<hour>1\d|2[0-4]|0?\d)\s*(?:시\s*(?P<minute>[0-5]?\d)\s*분|시(?![가-힣]|\s*[·ㆍ,~]))"
)
_CLOCK = re.compile(r"(?P<half>오전|오후)\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})")
_UNITS = "|".join(sorted({*(unit.label for unit in MONEY), *COUNTERS}, key=len, reverse=True))
_BARE_MONEY = re.compile(rf"(?<![\d,.])(?P<number>\d{{5,}})(?=\s?(?:{'|'.join(unit.label for unit in MONEY)}))")
_SPACED = re.compile(rf"(?<![\d.,])\d[\d,]*(?P<gap> ?)(?:{_UNITS})(?![가-힣A-Za-z])")


@dataclass(frozen=True, slots=True)
class _Departure:
    """Something written in another form than the rules give."""

    kind: str
    printed: str
    right: str
    where: str
    place: Place


def find_style(material: Material) -> Iterator[Claim]:
    """Find what departs from the form of official documents, once for each kind of departure."""
    for code, look in _LOOKS.items():
        by_kind: dict[str, list[_Departure]] = {}
        for departure in look(material):
            by_kind.setdefault(departure.kind, []).append(departure)
        for kind, found in by_kind.items():
            yield _claim(code, kind, found)


def _claim(code: str, kind: str, found: Sequence[_Departure]) -> Claim:
    first = found[0]
    others = tuple(Operand(each.printed, None, each.place) for each in found[1:_MOST_PLACES])
    return Claim(
        code, first.where, Operand(first.printed, None, first.place), others, f"{kind} ({len(found)}곳)", first.right,
        Relation.SAME_FORM, worst=Severity.INFO,
    )  # fmt: skip


def _dates(material: Material) -> Iterator[_Departure]:
    for passage in material.texts:
        for match in _DATE.finditer(passage.text):
            kind = _date_kind(match)
            if kind:
                right = f"{match['year']}. {int(match['month'])}. {int(match['day'])}."
                yield _departure(material, passage, match, kind, right)


def _date_kind(match: re.Match[str]) -> str:
    """In which way a date departs from "2023. 5. 1."; "" where it does not."""
    if "년" in match["a"] or "월" in match["b"] or "일" in match["c"]:
        return "연·월·일의 글자 대신 온점"
    if match["month"].startswith("0") or match["day"].startswith("0"):
        return "월·일 앞에 0을 쓰지 않음"
    if match["a"] != ". " or match["b"] != ". ":
        return "온점 뒤를 한 칸 띄움"
    return "" if match["c"] == "." else "일 뒤에도 온점"


def _departure(material: Material, passage: Passage, match: re.Match[str], kind: str, right: str) -> _Departure:
    printed = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Departure(kind, printed, right, passage.where, material.locate(passage.place, passage.text, start, printed))


def _times(material: Material) -> Iterator[_Departure]:
    for passage in material.texts:
        for pattern in (_TIME, _CLOCK):
            for match in pattern.finditer(passage.text):
                hour = int(match["hour"]) % 12 + 12 * (match["half"] == "오후") if match["half"] else int(match["hour"])
                right = f"{hour:02}:{int(match['minute'] or 0):02}"
                yield _departure(material, passage, match, "시각은 24시각제와 쌍점", right)


def _amounts(material: Material) -> Iterator[_Departure]:
    for passage in material.texts:
        for match in _BARE_MONEY.finditer(passage.text):
            yield _departure(material, passage, match, "금액은 세 자리마다 쉼표", f"{int(match['number']):,}")
    yield from _mixed_gaps(material)


def _mixed_gaps(material: Material) -> Iterator[_Departure]:
    """Amounts whose unit stands apart where most of the document's stand close, or the other way round."""
    found: dict[bool, list[tuple[Passage, re.Match[str]]]] = {True: [], False: []}
    for passage in material.passages:
        for match in _SPACED.finditer(passage.text):
            found[bool(match["gap"])].append((passage, match))
    rare, usual = sorted(found, key=lambda is_apart: len(found[is_apart]))
    if len(found[rare]) < len(found[usual]):
        for passage, match in found[rare]:
            right = match[0].replace(" ", "") if match["gap"] else re.sub(r"(?<=\d)(?=\D)(?!,)", " ", match[0])
            yield _departure(material, passage, match, "숫자와 단위의 띄어쓰기를 한 가지로", right)


_ORDERS = (("□", "○", "-", "·"), ("1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"))
_ALIKE = {
    "■": "□", "❏": "□", "ㅇ": "○", "◦": "○", "o": "○", "O": "○", "●": "○", "–": "-", "−": "-", "―": "-", "‐": "-",
    "•": "·", "∙": "·", "ㆍ": "·", "・": "·", "▪": "·",
}  # fmt: skip
_KINDS = (
    (re.compile(r"\d{1,2}\."), "1."), (re.compile(r"[가-하]\."), "가."), (re.compile(r"\d{1,2}\)"), "1)"),
    (re.compile(r"[가-하]\)"), "가)"), (re.compile(r"\(\d{1,2}\)"), "(1)"), (re.compile(r"\([가-하]\)"), "(가)"),
    (re.compile("[①-⑮]"), "①"), (re.compile("[㉮-㉻]"), "㉮"),
)  # fmt: skip


def _markers(material: Material) -> Iterator[_Departure]:
    """Items under one of another rank whose marker is not the next of its row."""
    open_markers: dict[int, str] = {}
    for block in material.document.blocks:
        if isinstance(block, Heading):
            open_markers.clear()
        marker = _kind_of(block.marker) if isinstance(block, Bullet) else ""
        if not isinstance(block, Bullet) or not marker:
            continue
        for depth in [each for each in open_markers if each >= block.depth]:
            del open_markers[depth]
        above = open_markers.get(max(open_markers, default=0), "")
        order = next((row for row in _ORDERS if marker in row and above in row), None)
        if order and order.index(marker) != order.index(above) + 1:
            expected = order[min(order.index(above) + 1, len(order) - 1)]
            yield _Departure(f"{above} 아래는 {expected}", block.marker, expected, above, block.place)
        open_markers[block.depth] = marker


def _kind_of(marker: str) -> str:
    """The marker of the rules that a marker stands for; "" for ※ and its like."""
    alike = _ALIKE.get(marker, marker)
    counted = next((kind for pattern, kind in _KINDS if pattern.fullmatch(alike)), "")
    return counted or (alike if alike in _ORDERS[0] else "")


def _lone_items(material: Material) -> Iterator[_Departure]:
    """Items with a number or letter that have no second one beside them."""
    bullets = [block for block in material.document.blocks if isinstance(block, Bullet)]
    for position, block in enumerate(bullets):
        kind = _kind_of(block.marker)
        is_first = kind in _ORDERS[1] and block.marker.strip("().") in ("1", "가", "①", "㉮")
        if is_first and not _has_second(bullets[position + 1 :], block, kind):
            yield _Departure("항목이 하나면 번호를 붙이지 않음", block.marker, "번호 없음", kind, block.place)


def _has_second(later: Iterable[Bullet], first: Bullet, kind: str) -> bool:
    for block in later:
        if block.depth < first.depth:
            return False
        if block.depth == first.depth:
            return _kind_of(block.marker) == kind
    return False


_LOOKS: dict[str, Callable[[Material], Iterator[_Departure]]] = {
    "style-date": _dates,
    "style-time": _times,
    "style-amount": _amounts,
    "style-marker": _markers,
    "style-lone-item": _lone_items,
}

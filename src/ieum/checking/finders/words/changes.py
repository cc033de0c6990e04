"""Growth and decline in a sentence: "120건에서 150건으로 30건(25%) 증가", "60건 → 120건(2배 증가)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ieum.checking.arithmetic import difference
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.words.measures import POINTS, change_in_percent, find_measures, neighbours, within
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity
from ieum.kernel.rounding import Rounding, round_to

GROWTH, DECLINE, SAME = "증가", "감소", "변동 없음"
"""How a direction is called that is not the one said."""
UP = r"증가|증액|상승|확대|급증|증원|늘었|늘어|늘려|늘린"
DOWN = r"감소|감액|하락|축소|급감|감축|절감|감원|줄었|줄어|줄여|줄인"
CHANGE_WORD = re.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?!율|률|폭|세|분|액|하지|되지|지\s?않|수요|요인)")
_HINT = re.compile(rf"{UP}|{DOWN}|\d\s*배")
_DATED = r"\s*(?:\(?(?:(?:19|20)\d\d|[’'`‘]\d\d)\s*\.?\s*년?도?\)?\s*:?)?\s*(?:총|약)?\s*"
_ARROW = re.compile(rf"\s*\)?\s*(?:→|⇒|➔|->){_DATED}")
_FROM = re.compile(rf"\s*(?:\([^()]{{0,20}}\))?\s*에서{_DATED}")
_EARLIER = re.compile(
    r"(?:전년(?:도)?|작년|지난해|전월|전분기|전기|당초|종전|기존)(?:도)?\s?(?:동기)?\s?(?:실적|예산|대상)?\s*\(?\s*(?:약\s*)?$"
)
_WORD_NEXT = re.compile(rf"\s?(?:가|이)?\s?(?:{UP}|{DOWN})")
_RESULT_NEXT = re.compile(
    rf"\s*(?:\([^()]{{0,20}}\)\s*)?(?:으로|로)(?![가-힣])|\s*\([^()]{{0,20}}(?:{UP}|{DOWN})[^()]{{0,4}}\)"
)
_CHANGED_TO = re.compile(rf"(?:{UP}|{DOWN})(?:한|된|난|든)?\s*(?:총|약)?\s*$")
_COMPARED = re.compile(r"\s*\)?\s*(?:대비|보다|에\s?비해|에\s?비하여)[^.,;:()→]{0,24}")
_YEAR = re.compile(r"(?:(?P<long>(?:19|20)\d\d)|[’'`‘](?P<short>\d\d))\s*\.?\s*년?도?\s*[가-힣]{0,6}\s*:?\s*\(?$")
_AND_THEN = re.compile(r"\s*\)?\s*[,·/→]\s*(?:(?:19|20)\d\d|[’'`‘]\d\d)\s*\.?\s*년?도?\s*[가-힣]{0,6}\s*:?\s*\(?")
_SILENT = re.compile(
    r"가까이|가량|정도|이상|으로|로|에|이|가|은|는|약|총|각각|전년도?|대비|크게|대폭|소폭|다소|급격히|꾸준히|오히려|무려|[\s,()/·:△▲▼+*※-]|\d\s*배"
)
_TIMES = re.compile(r"(?P<number>\d{1,2}(?:\.\d)?)\s*배")
_BOUND = re.compile(r"\s*(?:(?P<least>이상|넘)|가까이|가량|정도|여)")
_REACH = 60
"""How far behind the later amount the word about both may stand."""
_SINCE_OTHER = re.compile(r"전년|전월|전분기|동기|대비")
_UNCLEAR = "다른 값과 견준 말일 수 있습니다."
_ROUGHLY = "어림한 수입니다."


@dataclass(frozen=True, slots=True)
class _Change:
    """Two amounts of which one came before the other, and what is said of both."""

    passage: Passage
    before: Quantity
    after: Quantity
    said: tuple[Quantity, ...]
    """The amounts between them and the word."""
    word: re.Match[str] | None
    times: re.Match[str] | None
    doubt: str

    @property
    def worst(self) -> Severity:
        """How sure it is what is compared with what."""
        return Severity.WARNING if self.doubt else Severity.ERROR

    @property
    def is_growth(self) -> bool:
        """Whether the later amount is the greater one."""
        return self.after.value > self.before.value


def find_changes_in_text(material: Material) -> Iterator[Claim]:
    """Find what is said of the change between two amounts: which way, how much, how many percent, how many times."""
    for passage in material.texts:
        if _HINT.search(passage.text):
            for change in _changes(passage):
                yield from _direction(material, change)
                yield from _amounts(material, change)
                yield from _multiple(material, change)


def _changes(passage: Passage) -> Iterator[_Change]:
    measures = find_measures(passage.text)
    targets: set[int] = set()
    for first, second in [*neighbours(measures), *_with_one_between(measures)]:
        before, after = _in_order(passage.text, first, second) or (None, None)
        if before is None or after is None:
            continue
        change = _said(passage, measures, (before, after), is_chained=first.start in targets)
        targets.add(second.start)
        if change is not None:
            yield change


def _with_one_between(measures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Amounts with one or two between them that tell their difference: "120건 대비 30건(25%) 증가한 150건"."""
    for step in (2, 3):
        for first, second in zip(measures, measures[step:], strict=False):
            if first.unit == second.unit and second.start - first.end <= _REACH:
                yield first, second


def _in_order(text: str, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two with the earlier one first; None where the words between them do not tell."""
    between, ahead = text[first.end : second.start], text[max(0, first.start - 24) : first.start]
    if len(between) > _REACH:
        return None
    if _ARROW.fullmatch(between) and not _WORD_NEXT.match(text, second.end):
        return first, second
    if _FROM.fullmatch(between) or (_EARLIER.search(ahead) and _COMPARED.match(between)):
        return (first, second) if _is_result(text, second) else None
    year, later = _YEAR.search(ahead), _YEAR.search(between)
    if not year or not later or not _AND_THEN.fullmatch(between) or _WORD_NEXT.match(text, second.end):
        return None
    return (first, second) if _year(year) < _year(later) else (second, first)


def _is_result(text: str, amount: Quantity) -> bool:
    """Whether an amount is what became of another: "150건으로", "증가한 150건", not "30건(25%) 증가"."""
    return bool(
        _RESULT_NEXT.match(text, amount.end) or _CHANGED_TO.search(text[max(0, amount.start - 12) : amount.start])
    )


def _year(match: re.Match[str]) -> int:
    return int(match["long"] or f"20{match['short']}")


def _said(
    passage: Passage, measures: Sequence[Quantity], pair: tuple[Quantity, Quantity], *, is_chained: bool
) -> _Change | None:
    before, after = pair
    end = max(before.end, after.end)
    inside = within(measures, min(before.end, after.end), max(before.start, after.start))
    start = min(before.end, after.end) if inside else end
    window = passage.text[start : start + _REACH]
    word = CHANGE_WORD.search(window)
    times = _TIMES.search(window, 0, word.start() if word else len(window))
    stop = start + (word.start() if word else times.end() if times else 0)
    said = tuple(each for each in within(measures, start, stop) if each not in pair)
    if not (word or times) or not _is_silent(passage.text, start, stop, said):
        return None
    is_unclear = is_chained or (bool(_SINCE_OTHER.search(passage.text, end, stop)) and not _is_of_years(passage, pair))
    doubt = _UNCLEAR if is_unclear else _ROUGHLY if before.is_rough or after.is_rough else ""
    return _Change(passage, before, after, said, word, times, doubt)


def _is_of_years(passage: Passage, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether both amounts stand behind a year of their own, so that 전년 대비 is said of these two."""
    return all(_YEAR.search(passage.text[max(0, each.start - 24) : each.start]) for each in pair)


def _is_silent(text: str, start: int, stop: int, said: Sequence[Quantity]) -> bool:
    """Whether nothing stands there that could be spoken of instead."""
    kept = list(text[start:stop])
    for each in said:
        kept[each.start - start : each.end - start] = " " * (each.end - each.start)
    return not _SILENT.sub("", "".join(kept)).strip()


def _direction(material: Material, change: _Change) -> Iterator[Claim]:
    if change.word is None:
        return
    word = GROWTH if change.word["up"] else DECLINE
    before, after = _operands(material, change)
    true = GROWTH if change.is_growth else DECLINE if change.after.value < change.before.value else SAME
    start = change.passage.text.find(change.word[0], min(change.before.end, change.after.end))
    place = material.locate(change.passage.place, change.passage.text, start, change.word[0])
    computed = change.word[0] if true == word else true
    yield Claim(
        "change-word", change.passage.where, Operand(change.word[0], None, place), (before, after),
        f"{before.printed} → {after.printed}", computed, Relation.SAME_TEXT, worst=change.worst, doubt=change.doubt,
    )  # fmt: skip


def _operands(material: Material, change: _Change) -> tuple[Operand, Operand]:
    return material.operand(change.passage, change.before), material.operand(change.passage, change.after)


def _amounts(material: Material, change: _Change) -> Iterator[Claim]:
    before, after = _operands(material, change)
    for said in change.said:
        result = material.operand(change.passage, said)
        if said.unit == change.after.unit and said.unit != "%":
            larger, smaller = (after, before) if change.is_growth else (before, after)
            computed, spans = difference(larger, smaller)
            formula = f"{larger.printed} - {smaller.printed}"
        elif said.unit == POINTS and change.after.unit == "%":
            computed, spans = abs(change.after.value - change.before.value), ()
            formula = f"{after.printed} - {before.printed} (%p)"
        elif said.unit == "%" and change.after.unit != "%":
            computed, spans = change_in_percent(before, after, is_growth=change.is_growth)
            formula = f"({after.printed} - {before.printed}) ÷ {before.printed} × 100"
        else:
            continue
        yield Claim(
            "change-in-text", change.passage.where, result, (before, after), formula, computed, spans=spans,
            worst=Severity.WARNING if said.is_rough else change.worst,
            doubt=_ROUGHLY if said.is_rough else change.doubt,
        )  # fmt: skip


def _multiple(material: Material, change: _Change) -> Iterator[Claim]:
    """Claim "2배"; "2배 증가" is said of what doubled and of what trebled."""
    if change.times is None or not change.before.value or not change.is_growth:
        return
    before, after = _operands(material, change)
    number = change.times["number"]
    start = change.passage.text.find(change.times[0], min(change.before.end, change.after.end))
    place = material.locate(change.passage.place, change.passage.text, start, number)
    ratio = change.after.value / change.before.value
    decimals = len(number.partition(".")[2])
    bound = _BOUND.match(change.passage.text, start + len(change.times[0]))
    relation = Relation.AT_MOST if bound and bound["least"] else Relation.EQUAL
    is_rough = bound is not None and not bound["least"]
    yield Claim(
        "multiple", change.passage.where, Operand(number, Fraction(number), place, decimals=decimals),
        (before, after), f"{after.printed} ÷ {before.printed}", _as_said(ratio, Fraction(number), decimals),
        relation, worst=Severity.WARNING if is_rough else change.worst, doubt=_ROUGHLY if is_rough else change.doubt,
    )  # fmt: skip


def _as_said(ratio: Fraction, said: Fraction, decimals: int) -> Fraction:
    """The ratio, or the increase where that is what was said."""
    holds = (Fraction(round_to(ratio - 1, decimals, rule)) == said for rule in Rounding)
    return ratio - 1 if any(holds) else ratio

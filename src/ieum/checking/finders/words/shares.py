"""Shares in words: "240명 중 절반(120명)", "245건 중 130건으로 과반", "전체의 48%로 절반에 못 미침"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ieum.checking.arithmetic import percentage
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.words.measures import find_measures, within
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity

_SHARE = re.compile(
    r"(?P<name>절반|과반수?)(?:(?:에|을|를|이)?\s?(?P<bound>이상|넘|초과|웃도|이하|미만|못\s?미|미달|밑도|가까이))?"
)
_OF = re.compile(r"\s*\)?\s*(?:중(?:에서|에)?|가운데|의)(?![가-힣])[^.;:%]{0,24}")
_SAID_BEHIND = re.compile(
    r"\s*\)?\s*(?:\(\s*\d[\d.]*\s*%\s*\))?\s*(?:(?:으로|로)\s*[,(]?|\()\s*(?:전체의|약|무려|거의)?\s*"
)
_DENIED = re.compile(r"[^,.;()]{0,10}(?:부족|모자|미치지|못|않|안\s?[되돼]|이르지|실패|무산)")
_EACH = re.compile(r"\s*(?:씩|당)")
_SAID_AHEAD = re.compile(r"(?:인|에\s?해당하는|가량인)?\s*\(?\s*(?:약\s*)?")
_ABOVE, _BELOW = ("이상", "넘", "초과", "웃도"), ("이하", "미만", "못미", "미달", "밑도")
_NEAR, _FAR = Fraction(5), Fraction(15)
"""By how many points of a hundred a share may miss the half: what still is one, and what some may call so."""
_HALF = Fraction(50)
_REACH = 60
"""How far apart a word, its part and its whole may stand."""
_ROUGHLY = "절반은 어림한 말일 수 있습니다."


@dataclass(frozen=True, slots=True)
class _Share:
    """A word for a share, and the share in % that stands beside it."""

    word: re.Match[str]
    operands: tuple[Operand, ...]
    percent: Fraction
    low: Fraction
    high: Fraction
    """Between which values the share lies if its operands were rounded."""
    formula: str
    is_rough: bool

    @property
    def _bound(self) -> str:
        """What limits the word: 이상, 미만, 가까이; "" where nothing does."""
        return (self.word["bound"] or "").replace(" ", "")

    @property
    def _leeway(self) -> Fraction:
        """By how many points the share may miss the half."""
        return _FAR if self._bound == "가까이" else _NEAR

    @property
    def holds(self) -> bool:
        """Whether the word is true of the share."""
        if self._bound in _BELOW:
            return self.low <= _HALF
        if self.word["name"] != "절반":
            return self.high > _HALF
        return self.high >= _HALF if self._bound in _ABOVE else abs(self.percent - _HALF) <= self._leeway

    @property
    def is_sure(self) -> bool:
        """Whether no reading of the word allows the share."""
        is_plain = self.word["name"] == "절반" and self._bound not in (*_ABOVE, *_BELOW)
        return not self.is_rough and (not is_plain or abs(self.percent - _HALF) > _FAR)


def find_share_words(material: Material) -> Iterator[Claim]:
    """Find 절반 and 과반 beside the amounts or the percentage that they are said of."""
    for passage in material.texts:
        words = list(_SHARE.finditer(passage.text))
        measures = find_measures(passage.text) if words else []
        for word in words:
            share = _share(material, passage, word, measures)
            if share is not None:
                yield _claim(material, passage, share)


def _share(material: Material, passage: Passage, word: re.Match[str], measures: Sequence[Quantity]) -> _Share | None:
    part = _part(passage.text, word, measures)
    is_denied = not word["bound"] and _DENIED.match(passage.text, word.end())
    if part is None or is_denied or _EACH.match(passage.text, part.end):
        return None
    result = material.operand(passage, part)
    if part.unit == "%":
        step = Fraction(1, 2 * 10**part.decimals)
        return _Share(
            word, (result,), part.value, part.value - step, part.value + step, f"{part.printed}%", part.is_rough
        )
    wholes = [each for each in within(measures, part.start - _REACH, part.start) if each.unit == part.unit]
    if not wholes or not _OF.match(passage.text[wholes[-1].end : part.start + 1]) or not wholes[-1].value:
        return None
    whole = material.operand(passage, wholes[-1])
    percent, spans = percentage(result, whole)
    if percent is None:
        return None
    low, high = min([percent, *(s.low for s in spans)]), max([percent, *(s.high for s in spans)])
    formula = f"{result.printed} ÷ {whole.printed} × 100"
    return _Share(word, (result, whole), percent, low, high, formula, part.is_rough or wholes[-1].is_rough)


def _part(text: str, word: re.Match[str], measures: Sequence[Quantity]) -> Quantity | None:
    """The amount that a word is said of: just before it ("130건으로 과반") or behind it ("절반인 120명")."""
    ahead = within(measures, word.start() - _REACH, word.start())
    behind = within(measures, word.end(), word.end() + _REACH)
    if behind and _SAID_AHEAD.fullmatch(text, word.end(), behind[0].start):
        return behind[0]
    if ahead and _SAID_BEHIND.fullmatch(text, ahead[-1].end, word.start()):
        return ahead[-1]
    return None


def _claim(material: Material, passage: Passage, share: _Share) -> Claim:
    printed = share.word[0]
    place = material.locate(passage.place, passage.text, share.word.start(), printed)
    computed = printed if share.holds else f"{float(share.percent):.1f}%"
    worst, doubt = (Severity.ERROR, "") if share.is_sure else (Severity.WARNING, _ROUGHLY)
    return Claim(
        "share-word", passage.where, Operand(printed, None, place), share.operands, share.formula, computed,
        Relation.SAME_TEXT, worst=worst, doubt=doubt,
    )  # fmt: skip

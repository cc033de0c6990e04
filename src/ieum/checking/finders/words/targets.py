"""Targets in words: "목표 100건을 초과한 120건", "목표 100건에 미달한 80건", "정원 25명, 현원 26명으로 1명 초과"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ieum.checking.arithmetic import difference
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.words.measures import find_measures, within
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity

_WORD = re.compile(
    r"(?P<over>초과(?!근무|\s?수당|이윤)|상회|과원)|(?P<short>미달|하회|못\s?미[치쳤침]|(?P<staff>부족|결원))"
)
_STAFF = re.compile(r"현원\s*(?:은|이|:)?\s*\(?\s*$")
"""Who is there: of anything else, what is short may be the limit itself."""
_CARRIED = re.compile(r"\s*(?:[가-힣]{1,4})?(?:으로|로)")
_LIMIT = re.compile(
    r"(?P<name>목표(?:치|량|액|값)?|계획|기준(?:치|액)?|정원|한도액?|상한액?|예산액?)\s*(?:인|은|:)?\s*\(?\s*(?:총\s*)?$"
)
_ACTUAL = re.compile(r"(?:실적|현원|결과|집행액?|달성|접수|처리)\s*(?:은|이|:)?\s*\(?\s*(?:총\s*)?$")
_BETWEEN = re.compile(r"[^.;→%]{0,30}")
_SAID = re.compile(r"\s*(?:[가-힣]{1,4}(?=[으로]))?\s*(?:으로|로|이|가|을|를|에)?[\s,(]*(?:대비|보다)?\s*")
_LOWER_IS_BETTER = re.compile(r"감축|줄이|줄여|줄인|감소|절감|단축|이하|이내|낮")
_NEGATED = re.compile(r"\s*(?:하지|되지|없|인원|분|액|시|감축|절감|단축)")
_DOUBT = "적을수록 좋은 목표이거나 다른 수에 대한 말일 수 있습니다."


@dataclass(frozen=True, slots=True)
class _Stand:
    """A limit, what was reached, and how far apart they are said to be."""

    limit: Quantity
    actual: Quantity
    apart: Quantity | None
    word: re.Match[str]


def find_target_words(material: Material) -> Iterator[Claim]:
    """Find 초과 and 미달 beside the limit and what was reached, with the difference where it is given."""
    for passage in material.texts:
        words = list(_WORD.finditer(passage.text))
        measures = find_measures(passage.text) if words else []
        for word in words:
            stand = _stand(passage.text, word, measures)
            if stand is not None and not _NEGATED.match(passage.text, word.end()):
                yield from _claims(material, passage, stand)


def _stand(text: str, word: re.Match[str], measures: Sequence[Quantity]) -> _Stand | None:
    ahead = within(measures, word.start() - 60, word.start())
    limits = [each for each in ahead if _LIMIT.search(text[max(0, each.start - 12) : each.start])]
    if not limits:
        return None
    limit = limits[-1]
    others = [each for each in ahead if each.unit == limit.unit and each is not limit]
    behind = [each for each in within(measures, word.end(), word.end() + 30) if each.unit == limit.unit]
    if not others:
        # "목표 100건을 초과한 120건"
        is_plain = bool(re.fullmatch(r"\s*(?:을|를|보다|에|대비)\s*", text[limit.end : word.start()]))
        reached = (
            behind[0]
            if behind and re.fullmatch(r"(?:한|하여|하는|된|인)\s*(?:총)?\s*", text[word.end() : behind[0].start])
            else None
        )
        return _Stand(limit, reached, None, word) if reached and is_plain else None
    return _with_others(text, word, limit, others)


def _with_others(text: str, word: re.Match[str], limit: Quantity, others: Sequence[Quantity]) -> _Stand | None:
    """What was reached, how far it is off, and the word: "정원 25명, 현원 26명으로 1명 초과"."""
    is_next = _SAID.fullmatch(text, others[-1].end, word.start()) is not None
    if not is_next or not _BETWEEN.fullmatch(text, min(limit.end, others[0].end), max(limit.start, others[0].start)):
        return None
    ahead = text[max(0, others[0].start - 12) : others[0].start]
    is_actual = (_STAFF if word["staff"] else _ACTUAL).search(ahead)
    is_carried = not word["staff"] and _CARRIED.match(text, others[0].end)
    if len(others) > 2 or not (is_actual or is_carried):
        return None
    return _Stand(limit, others[0], others[1] if len(others) == 2 else None, word)


def _claims(material: Material, passage: Passage, stand: _Stand) -> Iterator[Claim]:
    limit, actual = material.operand(passage, stand.limit), material.operand(passage, stand.actual)
    is_over = stand.actual.value > stand.limit.value
    is_equal = stand.actual.value == stand.limit.value
    holds = not is_equal and is_over == bool(stand.word["over"])
    is_sure = not (_LOWER_IS_BETTER.search(passage.text) or stand.actual.is_rough or stand.limit.is_rough)
    worst, doubt = (Severity.ERROR, "") if is_sure else (Severity.WARNING, _DOUBT)
    word = stand.word[0]
    place = material.locate(passage.place, passage.text, stand.word.start(), word)
    yield Claim(
        "target-word", passage.where, Operand(word, None, place), (actual, limit),
        f"{actual.printed} - {limit.printed}",
        word if holds else "같음" if is_equal else "초과" if is_over else "미달", Relation.SAME_TEXT,
        worst=worst, doubt=doubt,
    )  # fmt: skip
    if stand.apart is not None:
        larger, smaller = (actual, limit) if is_over else (limit, actual)
        computed, spans = difference(larger, smaller)
        yield Claim(
            "target-word", passage.where, material.operand(passage, stand.apart), (larger, smaller),
            f"{larger.printed} - {smaller.printed}", computed, spans=spans, worst=worst, doubt=doubt,
        )  # fmt: skip

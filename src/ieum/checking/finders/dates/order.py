"""The order of dates: a period that ends before it begins, and steps of a schedule that go back in time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.dates.days import DAY, MONTH, YEAR, full_year
from ieum.checking.passages import Material, Passage

_WEEKDAY = r"(?:\([월화수목금토일]\)\s*)?"


def _point(n: int) -> str:
    day = rf"(?:(?P<d{n}>{DAY})(?!\d)\s*(?:\.|일)?\s*)?"
    return rf"(?P<y{n}>{YEAR})\s*(?:\.|년)\s*(?:(?P<m{n}>{MONTH})\s*(?:\.|월)\s*{day})?{_WEEKDAY}"


_DATED = re.compile(rf"(?<!\d){_point(1)}[~∼～]\s*{_point(2)}")
_SAME_MONTH = re.compile(
    rf"(?<![\d.])(?P<m1>{MONTH})\s*\.\s*(?P<d1>{DAY})\s*\.?\s*{_WEEKDAY}[~∼～]\s*(?P<m2>{MONTH})\s*\.\s*(?P<d2>{DAY})(?!\d)\.?"
)
_OTHERWISE = "다음 해로 이어지거나 가까운 해부터 적은 것일 수 있습니다."


def find_reversed_periods(material: Material) -> Iterator[Claim]:
    """Find periods whose end stands before their begin; a year that is not printed may be the next one."""
    for passage in material.texts:
        for match in _DATED.finditer(passage.text):
            has_months = match["m1"] and match["m2"]
            yield _period_claim(material, passage, match, "ymd", Severity.ERROR if has_months else Severity.WARNING)
        for match in _SAME_MONTH.finditer(passage.text):
            if match["m1"] == match["m2"]:
                yield _period_claim(material, passage, match, "md", Severity.WARNING)


def _period_claim(material: Material, passage: Passage, match: re.Match[str], names: str, worst: Severity) -> Claim:
    first, last = (_values(match, names, end) for end in (1, 2))
    common = min(len(first), len(last))
    start = match.start(f"{names[0]}2")
    begins, ends = match[0][: start - match.start()].rstrip(" ~∼～"), passage.text[start : match.end()].strip()
    place = material.locate(passage.place, passage.text, start, ends)
    return Claim(
        "date-order", passage.where, Operand(ends, None, place),
        (Operand(begins, None, material.locate(passage.place, passage.text, match.start(), begins)),),
        f"{begins} ≤ {ends}", ends if first[:common] <= last[:common] else f"{begins} 이후", Relation.SAME_TEXT,
        worst=worst, doubt="" if worst is Severity.ERROR else _OTHERWISE,
    )  # fmt: skip


def _values(match: re.Match[str], names: str, end: int) -> tuple[int, ...]:
    printed = [match[f"{name}{end}"] for name in names]
    return tuple(
        full_year(each) if name == "y" else int(each) for name, each in zip(names, printed, strict=True) if each
    )


_SCHEDULE = re.compile(r"일\s?정|절\s?차|추진\s?순서|로드맵")
_STEP = re.compile(
    rf"(?:[:(]|^)\s*(?:(?P<year>{YEAR})\s*(?:\.|년)\s*)?(?P<month>{MONTH})\s*(?:\.\s*(?P<day>{DAY})(?!\d)\s*\.?|\.(?!\d)|월)"
)
_LONGEST_BACK = 6
"""By how many months a step may go back before it is rather one of the next year."""
_DOUBT = "차례를 다르게 적었거나 다음 해의 일일 수 있습니다."


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of a schedule with the month, or the day, at which it begins."""

    passage: Passage
    match: re.Match[str]

    @property
    def when(self) -> tuple[int, int, int | None]:
        """Year, month and day; 0 for a year that is not printed, None for no day."""
        year, day = self.match["year"], self.match["day"]
        return full_year(year) if year else 0, int(self.match["month"]), int(day) if day else None

    @property
    def printed(self) -> str:
        """The date as printed."""
        return self.match[0].lstrip("(: ").strip()


def find_schedule_order(material: Material) -> Iterator[Claim]:
    """Find schedules of at least three dated steps, in bullets or behind arrows, of which one goes back in time."""
    for passage in material.passages:
        if passage.kind != "paragraph" and _SCHEDULE.search(passage.text):
            steps = [step for child in material.children(passage) if (step := _step(child, 0, len(child.text)))]
            if len(steps) == len(material.children(passage)):
                yield from _order_claim(material, steps)
    for passage in material.texts:
        if passage.text.count("→") > 1:
            found = [_step(passage, start, end) for start, end in _pieces(passage.text)]
            steps = [step for step in found if step is not None]
            if len(steps) == len(found):
                yield from _order_claim(material, steps)


def _step(passage: Passage, start: int, end: int) -> _Step | None:
    match = _STEP.search(passage.text, start, end)
    return _Step(passage, match) if match else None


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer("→", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _order_claim(material: Material, steps: Sequence[_Step]) -> Iterator[Claim]:
    if len(steps) < 3:
        return
    backs = [n for n in range(1, len(steps)) if _goes_back(steps[n - 1], steps[n])]
    if len(backs) > 1:
        return
    shown = steps[backs[0] if backs else len(steps) - 1]
    start = shown.match.start() + shown.match[0].find(shown.printed)
    place = material.locate(shown.passage.place, shown.passage.text, start, shown.printed)
    operands = tuple(
        Operand(
            step.printed, None, material.locate(step.passage.place, step.passage.text, step.match.start(), step.printed)
        )
        for step in steps
    )
    yield Claim(
        "date-order", shown.passage.where, Operand(shown.printed, None, place), operands,
        " → ".join(step.printed for step in steps),
        f"{steps[backs[0] - 1].printed} 이후" if backs else shown.printed, Relation.SAME_TEXT,
        worst=Severity.WARNING, doubt=_DOUBT,
    )  # fmt: skip


def _goes_back(earlier: _Step, later: _Step) -> bool:
    """Whether a step is before the one ahead of it; where a year is missing, by less than half a year."""
    (y1, m1, d1), (y2, m2, d2) = earlier.when, later.when
    if y1 and y2 and y1 != y2:
        return y2 < y1
    if m1 == m2:
        return d1 is not None and d2 is not None and d2 < d1
    is_same_year = bool(y1 and y2) or (m1 - m2 < _LONGEST_BACK and not (y2 and not y1))
    return m2 < m1 and is_same_year

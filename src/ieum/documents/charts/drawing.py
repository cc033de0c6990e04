"""Draws a chart as SVG: no script, nothing from outside, read aloud by its title and description."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from html import escape

from ieum.documents.charts.data import TOTALS, ChartData, Series, chart_data
from ieum.documents.charts.scale import Scale
from ieum.documents.model import Picture, Table
from ieum.documents.writers.layout import display_width, printable

FONT = "Ieum Gothic, Malgun Gothic, Apple SD Gothic Neo, sans-serif"
COLOURS = ("#1F3864", "#7FA7D9", "#C55A11", "#F0B27A", "#595959", "#BFBFBF")
"""Dark and light in turn, so that neighbours are told apart in black and white too."""
_RISE, _FALL, _TOTAL = COLOURS[0], COLOURS[2], COLOURS[4]
_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP = 70, 12, 46
_LETTER, _LINE = 11, 14
_LEAST_STEP = 46
"""Width of a category below which the chart becomes wider."""
_MOST_LINES = 3
_HALO = ' stroke="#FFFFFF" stroke-width="3" paint-order="stroke"'
"""Keeps numbers legible over lines."""
_NAMES = {"bar": "막대 차트", "stacked": "누적 막대 차트", "line": "꺾은선 차트", "waterfall": "폭포 차트"}


def chart(table: Table, kind: str, columns: Sequence[str] = ()) -> Picture:
    """Draw a table's numbers as "bar", "stacked", "line" or "waterfall"; ``columns`` as in ``chart_data``.

    :raises NothingToDraw: if the table has no such numbers, or too many
    """
    data = chart_data(table, columns, with_totals=kind == "waterfall")
    unit = f"단위: {data.unit}" if data.unit else ""
    title = f"{data.title} {_NAMES[kind]}".strip() + (f" ({unit})" if unit else "")
    drawn = _Chart(data, kind, unit).svg(title)
    return Picture(f"{title}. 값은 표에 있습니다.", "image/svg+xml", printable(drawn).encode())


def linked_chart(data: ChartData, kind: str, *, name: str, links: Sequence[str]) -> str:
    """Draw numbers as ``chart`` does, as SVG for a page: each category leads to an address of ``links``.

    ``name`` tells it apart from other charts of the page. Its title is spoken and its unit printed as they are, in
    the language of the page.

    :raises ValueError: if there are not as many links as categories
    """
    return _Chart(data, kind, data.unit, name, links).svg(data.title)


class _Chart:
    """One chart, in the making; with ``links`` its categories lead somewhere."""

    def __init__(self, data: ChartData, kind: str, unit: str, name: str = "", links: Sequence[str] = ()) -> None:
        self.data, self.kind, self.unit = data, kind, unit
        self.name, self.links = name, links
        self.series = data.series[:1] if kind == "waterfall" else data.series
        self.width = max(_WIDTH, _LEFT + _RIGHT + _LEAST_STEP * len(data.categories))
        self.step = (self.width - _LEFT - _RIGHT) / len(data.categories)
        self.labels = [_wrapped(label, self.step) for label in data.categories]
        self.bottom = _HEIGHT - 8 - _LINE * max(len(lines) for lines in self.labels)
        self.scale = Scale.over(self._extent(), top=_TOP, bottom=self.bottom)

    def _extent(self) -> list[Decimal]:
        if self.kind == "waterfall":
            return [edge for start, end, _ in self._steps() for edge in (start, end)]
        if self.kind == "stacked":
            sums = [[values[index] or Decimal(0) for values in self._values()] for index in range(len(self.labels))]
            return [sum((v for v in each if (v > 0) == up), Decimal(0)) for each in sums for up in (True, False)]
        return [value for values in self._values() for value in values if value is not None]

    def _values(self) -> list[tuple[Decimal | None, ...]]:
        return [each.values for each in self.series]

    def svg(self, title: str) -> str:
        draw: dict[str, Callable[[], Iterator[str]]] = {
            "bar": self._bars,
            "stacked": self._stacks,
            "line": self._lines,
            "waterfall": self._waterfall,
        }
        parts = [*self._axes(), *draw[self.kind](), *self._legend(), *self._linked()]
        title_id, desc_id = f"{self.name}title", f"{self.name}desc"
        # What is inside a picture of one piece cannot be reached, and so a chart with links is a group.
        role = "group" if self.links else "img"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {_HEIGHT}" width="{self.width}"'
            f' height="{_HEIGHT}" role="{role}" aria-labelledby="{title_id} {desc_id}" font-family="{FONT}"'
            f' font-size="{_LETTER}"><title id="{title_id}">{escape(title)}</title>'
            f'<desc id="{desc_id}">{escape(self._spoken())}</desc>'
            f'<rect width="{self.width}" height="{_HEIGHT}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
        )

    def _linked(self) -> Iterator[str]:
        """A band over each category that leads to its address, told in words."""
        height = self.bottom - _TOP
        for index, link in zip(range(len(self.labels)), self.links, strict=bool(self.links)):
            values = ", ".join(f"{each.name} {_number(each.values[index])}" for each in self.series)
            said = escape(f"{self.data.categories[index]}: {values}")
            yield (
                f'<a href="{escape(link)}" aria-label="{said}"><title>{said}</title>'
                f'<rect x="{_LEFT + self.step * index:.1f}" y="{_TOP}" width="{self.step:.1f}" height="{height:.1f}"'
                f' fill="#FFFFFF" fill-opacity="0"/></a>'
            )

    def _spoken(self) -> str:
        """All values in words, for whoever cannot see them."""
        lines = []
        for each in self.series:
            said = zip(self.data.categories, each.values, strict=True)
            lines.append(f"{each.name}: " + ", ".join(f"{label} {_number(value)}" for label, value in said))
        return ". ".join(lines)

    def _axes(self) -> Iterator[str]:
        for tick in self.scale.ticks:
            y = self.scale.y(tick)
            colour = "#404040" if tick == 0 else "#D9D9D9"
            yield _line(_LEFT, y, self.width - _RIGHT, y, colour)
            yield _text(_LEFT - 6, y + 4, _number(tick), "end")
        for index, lines in enumerate(self.labels):
            for number, words in enumerate(lines):
                yield _text(self._middle(index), self.bottom + _LINE * (number + 1), words)
        if self.unit:
            yield _text(self.width - _RIGHT, 14, self.unit, "end")

    def _middle(self, index: int) -> float:
        return _LEFT + self.step * (index + 0.5)

    def _bars(self) -> Iterator[str]:
        width = self.step * 0.72 / len(self.series)
        for number, each in enumerate(self.series):
            for index, value in enumerate(each.values):
                if value is not None:
                    left = self._middle(index) + width * (number - len(self.series) / 2)
                    yield self._bar(left, width, Decimal(0), value, COLOURS[number])
                    yield from self._told(left + width / 2, value, width)

    def _stacks(self) -> Iterator[str]:
        width = self.step * 0.6
        ends = [[Decimal(0), Decimal(0)] for _ in self.labels]
        for number, each in enumerate(self.series):
            for index, value in enumerate(each.values):
                if value:
                    start = ends[index][value < 0]
                    ends[index][value < 0] = start + value
                    yield self._bar(self._middle(index) - width / 2, width, start, start + value, COLOURS[number])
        for index, (above, below) in enumerate(ends):
            yield from self._told(self._middle(index), above or below, width)

    def _lines(self) -> Iterator[str]:
        for number, each in enumerate(self.series):
            for points in self._stretches(each):
                path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
                yield f'<polyline points="{path}" fill="none" stroke="{COLOURS[number]}" stroke-width="2.2"/>'
                yield from (_dot(x, y, COLOURS[number], number) for x, y in points)
            if len(self.series) == 1:
                for index, value in enumerate(each.values):
                    if value is not None:
                        yield from self._told(self._middle(index), value, self.step * 0.8)

    def _stretches(self, series: Series) -> Iterator[list[tuple[float, float]]]:
        """The points of a line; it is torn where there is no number."""
        points: list[tuple[float, float]] = []
        for index, value in enumerate(series.values):
            if value is not None:
                points.append((self._middle(index), self.scale.y(value)))
            elif points:
                yield points
                points = []
        if points:
            yield points

    def _steps(self) -> list[tuple[Decimal, Decimal, str]]:
        """Where each step begins and ends, and its colour; a total stands on the ground."""
        steps, level = [], Decimal(0)
        for label, value in zip(self.data.categories, self.series[0].values, strict=True):
            if "".join(label.split()) in TOTALS:
                level = level if value is None else value
                steps.append((Decimal(0), level, _TOTAL))
            else:
                start, level = level, level + (value or 0)
                steps.append((start, level, _RISE if level >= start else _FALL))
        return steps

    def _waterfall(self) -> Iterator[str]:
        width, before = self.step * 0.6, None
        for index, (start, end, colour) in enumerate(self._steps()):
            left = self._middle(index) - width / 2
            if before is not None:
                yield _line(left - self.step + width, self.scale.y(before), left, self.scale.y(before), "#7F7F7F")
            yield self._bar(left, width, start, end, colour)
            value = self.series[0].values[index]
            yield from self._told(self._middle(index), end if value is None else value, width, at=max(start, end))
            before = end

    def _bar(self, left: float, width: float, start: Decimal, end: Decimal, colour: str) -> str:
        top, bottom = sorted((self.scale.y(start), self.scale.y(end)))
        return (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{max(bottom - top, 0.6):.1f}"'
            f' fill="{colour}" stroke="#FFFFFF" stroke-width="0.6"/>'
        )

    def _told(self, x: float, value: Decimal, room: float, at: Decimal | None = None) -> Iterator[str]:
        """The value over its bar, where there is room for it."""
        words = _number(value)
        if len(words) * _LETTER * 0.55 <= room * 1.25:
            height = self.scale.y(value if at is None else at)
            yield _text(x, height + (_LETTER + 2 if value < 0 and at is None else -4), words)

    def _legend(self) -> Iterator[str]:
        if len(self.series) < 2:
            return
        x = float(_LEFT)
        for number, each in enumerate(self.series):
            yield f'<rect x="{x:.1f}" y="22" width="11" height="11" fill="{COLOURS[number]}"/>'
            yield _text(x + 16, 32, each.name, "start")
            x += 34 + display_width(each.name) * _LETTER / 2


def _wrapped(label: str, room: float) -> list[str]:
    """A label in lines no wider than ``room``, between words where it can be; what is left over is told by dots."""
    most = max(int(2 * room / _LETTER) - 1, 4)
    lines = [""]
    for word in label.split():
        joined = f"{lines[-1]} {word}".strip()
        if display_width(joined) <= most:
            lines[-1] = joined
        else:
            lines += pieces(word, most)
    lines = [line for line in lines if line] or [""]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…"]


def pieces(word: str, most: int) -> list[str]:
    """A word in pieces no wider than ``most`` half-width characters."""
    cut = [""]
    for letter in word:
        if display_width(cut[-1] + letter) > most:
            cut.append("")
        cut[-1] += letter
    return cut


def _number(value: Decimal | None) -> str:
    if value is None:
        return "-"
    return f"{value:,f}" if value >= 0 else f"△{-value:,f}"


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="1"/>'


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#262626"{_HALO}>{escape(words)}</text>'


def _dot(x: float, y: float, colour: str, number: int) -> str:
    """The mark of a point: round, square and pointed in turn."""
    if number % 3 == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{colour}"/>'
    if number % 3 == 1:
        return f'<rect x="{x - 3.4:.1f}" y="{y - 3.4:.1f}" width="6.8" height="6.8" fill="{colour}"/>'
    return (
        f'<polygon points="{x:.1f},{y - 4.4:.1f} {x + 4.2:.1f},{y + 3:.1f} {x - 4.2:.1f},{y + 3:.1f}" fill="{colour}"/>'
    )

"""Figure tables: one declaration by which a table of a report is both read into facts and printed from them.

A table is two axes of lines. What a cell holds follows from its row and its column together: the subject is what both
say it is about, the measure is named by one of them, and a formula on either makes it a computed cell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ieum.kernel.observations import Nature

NO_DIMENSIONS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of lines of the same axis, by label; with none named, of all lines that are stated."""

    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One line less another, by label."""

    minuend: str
    subtrahend: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One line in % of another, by label."""

    part: str
    whole: str
    decimals: int = 1


Formula = Sum | Difference | Rate


@dataclass(frozen=True)
class Line:
    """A row or a column."""

    label: str
    """As printed; a path of header cells is joined by "/". {year}, {month} and {day} stand for the table's base day,
    {sum} for the sum of the line, {mark} for the letter of a column and {marks} for those of its formula: ㉮=㉯+㉰."""
    measure: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    nature: Nature = Nature.ACTUAL
    formula: Formula | None = None
    template: str = ""
    """How several measures share a cell: "{authorised}({actual})"; "" where a cell holds one."""
    split: str = ""
    """A dimension whose parts stand in parentheses under the whole, such as "funding": 12 (시비 5, 구비 7)."""
    suffix: str = ""
    """What stands behind each number: "4회"."""
    signed: bool = False
    """Whether a positive number gets a plus sign, in a report that prints such."""
    words: bool = False
    """Whether the cells hold words instead of numbers, such as remarks."""
    also: tuple[str, ...] = ()
    """Regular expressions for other labels, without spaces, that mean this line when a table is read."""
    at_year_end: bool = False
    """Whether the values are for 31 December of the table's year, as a forecast is."""
    optional: bool = False
    """Whether a table may lack this line and still be of this shape."""

    @cached_property
    def name(self) -> str:
        """The label on one line, without the letters by which columns name each other."""
        return " ".join(re.sub(r"\(\{mark.*?\)", "", self.label).split())

    def read(self, label: str) -> "Line | None":
        """Give back this line where a label read from a table means it, else None."""
        return self if self.matches(label) else None

    def matches(self, label: str) -> bool:
        """Tell whether a label read from a table means this line."""
        return self._prints.fullmatch(squeeze(label)) is not None

    @cached_property
    def _prints(self) -> re.Pattern[str]:
        """What may stand in print for the label."""
        own = _with_patterns(re.escape(squeeze(self.label)))
        return re.compile("|".join(f"(?:{each})" for each in (own, *self.also)))


@dataclass(frozen=True)
class OpenLines:
    """Lines that are not known beforehand: one for each value of a dimension that facts or a table contain."""

    dimension: str
    label: str = "{}"
    """The printed label; {} stands for the dimension's value, {next} for the year after it, {mark} as for a line."""
    measure: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    nature: Nature = Nature.ACTUAL
    template: str = ""
    total: str = ""
    """Label of a line that sums them, printed before them; "" where there is none."""
    total_value: str = ""
    """The dimension's value for that line; "" where its label says it."""
    within: str = ""
    """A second, outer dimension that groups the lines; its value is the first part of each label."""
    values: str = "[^/]+"
    """Regular expression that a dimension's value fulfils, as far as the label shows it."""
    suffix: str = ""
    """What stands behind each number: "4회"."""
    split: str = ""
    """As for a line."""
    also: tuple[str, ...] = ()
    """Other labels, with {}, that mean these lines when a table is read."""
    value: str = "{}"
    """The dimension's value where the label shows but a part of it, {}: "{}회 추경"."""

    def holds(self, subject: Mapping[str, str]) -> bool:
        """Tell whether one of these lines is about the subject; the line of the total is not one of them."""
        value = subject.get(self.dimension, "")
        is_value = value != (self.total_value or self.total) and self.shown(value) is not None
        return is_value and self.where.items() <= subject.items()

    def shown(self, value: str) -> str | None:
        """The part of a dimension's value that the label shows; None where it is no value of these lines."""
        match = self._form.fullmatch(value)
        return match[1] if match else None

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(re.escape(self.value).replace(re.escape("{}"), f"({self.values})"))

    def line(self, shown: str, group: str = "") -> Line:
        """Make the line for one value of the dimension, as the label shows it."""
        value = self.value.replace("{}", shown)
        where = {**self.where, self.dimension: value, **({self.within: group} if self.within else {})}
        label = self.label.replace("{}", shown)
        if "{next}" in label:
            label = label.replace("{next}", str(int(shown) + 1))
        return Line(
            _in_group(group, label), self.measure, where, self.nature,
            template=self.template, suffix=self.suffix, split=self.split,
        )  # fmt: skip

    def total_line(self, group: str = "", of: tuple[str, ...] = ()) -> Line:
        """Make the line that sums the others (of its group)."""
        value = self.total_value or self.total
        where = {**self.where, self.dimension: value, **({self.within: group} if self.within else {})}
        label = _in_group(group, self.total)
        return Line(label, self.measure, where, self.nature, Sum(of), template=self.template, suffix=self.suffix)

    def value_in(self, label: str) -> tuple[str, str] | None:
        """Read the value and the outer value ("" if none) from a label; None where the label is of another line."""
        if self.label == "{}" and not self.within:
            value = " ".join(label.split())
            return (value, "") if value and re.fullmatch(self.values, value) else None
        found = (self._read_as(form, label) for form in (self.label, *self.also))
        return next((each for each in found if each), None)

    def _read_as(self, form: str, label: str) -> tuple[str, str] | None:
        before, after = (re.escape(squeeze(part)) for part in form.split("{}"))
        after = _with_patterns(after)
        group = "(?P<group>[^/]+)/" if self.within else "(?P<group>)"
        match = re.fullmatch(f"{group}{before}(?P<value>{self.values}){after}", squeeze(label))
        return (match["value"], match["group"]) if match else None

    def read(self, label: str) -> Line | None:
        """Make the line that a label read from a table stands for; None where it is of another line."""
        group, _, own = squeeze(label).rpartition("/") if self.within else ("", "", squeeze(label))
        if self.total and own == squeeze(self.total):
            return self.total_line(group)
        found = self.value_in(label)
        return self.line(*found) if found else None


Axis = tuple[Line | OpenLines, ...]


@dataclass(frozen=True)
class FigureTable:
    """A table of a report in one printed shape."""

    name: str
    """Such as "budget.programme.executed"."""
    caption: str
    dataset: str
    stub: tuple[str, ...]
    """The headings over the row labels."""
    rows: Axis
    columns: Axis
    unit: str = ""
    """The unit that is printed over the table, such as "천원"; "" where cells count what their measure counts."""
    context: tuple[str, ...] = ()
    """Dimensions that the surroundings give: "task" is the item that the table stands in."""
    where: Mapping[str, str] = field(default_factory=dict)
    adds_up: bool = False
    """Whether amounts are cut to the unit so that the printed cells add up, and those moved for it are marked."""
    source: str = ""
    """The report passage that the shape is taken from."""
    beside: int = 1
    """How many rows stand beside each other in print, each under the same headings."""


def squeeze(label: str) -> str:
    """Take out what differs between prints of the same label: all white space."""
    return "".join(label.split())


_PATTERNS = {
    "{year}": r"[\d,]+", "{month}": r"[\d,]+", "{day}": r"[\d,]+", "{sum}": r"[\d,]+", "{next}": r"\d{4}",
    "{marks}": ".+", "{mark}": ".",
}  # fmt: skip
"""What may stand in print for each placeholder of a label."""


def _with_patterns(escaped: str) -> str:
    for placeholder, pattern in _PATTERNS.items():
        escaped = escaped.replace(re.escape(placeholder), pattern)
    return escaped


def _in_group(group: str, label: str) -> str:
    return f"{group}/{label}" if group else label

"""Report definitions: what a report contains, in a file that an officer can read (docs/report-definitions.md)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeVar

import yaml
from yaml import CSafeDumper, CSafeLoader

from ieum.kernel.figure_tables import Difference, Rate, Sum
from ieum.kernel.numbers import NumberStyle
from ieum.kernel.observations import Nature
from ieum.kernel.particles import with_particles
from ieum.kernel.registry import datasets, figure_tables
from ieum.kernel.rounding import Rounding
from ieum.reports.bodies import (
    BodyPart,
    InvalidBody,
    OrganisationChart,
    TableOrder,
    literal_numbers,
    parse_body,
    references,
)

MOST_POSTS = 8
"""As many columns an approval box has on paper."""


class InvalidDefinition(ValueError):
    """A definition cannot be used; the message names the place and says what to do."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A figure read from one measure of a dataset."""

    dataset: str
    measure: str
    where: Mapping[str, str]
    nature: Nature = Nature.ACTUAL
    total: bool = False
    """Whether it sums all that ``where`` fits, whatever else it is about; else ``where`` names the one fact fully."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many values of a dimension are known."""

    dataset: str
    dimension: str
    where: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure computed from others, by their names in the definition."""

    formula: Sum | Difference | Rate
    inputs: tuple[str, ...]


FigureOrder = Selected | Counted | Computed


@dataclass(frozen=True, slots=True)
class Item:
    """One work item: a page or two of a report."""

    number: str
    title: str
    team: str
    purpose: str
    body: str
    parts: tuple[BodyPart, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its items; ``contents`` opens it with their list."""

    number: str
    title: str
    contents: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Definition:
    """A report definition; ``source`` is the YAML that it was read from."""

    id: str
    municipality: str
    title: str
    organisation: str
    session: str
    period: str
    as_of: date
    stated_on: date
    where: Mapping[str, str]
    style: NumberStyle
    rounding: Rounding
    figures: Mapping[str, FigureOrder]
    chapters: tuple[Chapter, ...]
    approval: tuple[str, ...] = ()
    """The posts that sign it, for the approval box (결재란); () where it has none."""
    source: str = field(default="", repr=False)

    def datasets(self, *, of_division: bool) -> set[str]:
        """What its figures and tables are resolved from, of all that ask about one division, or of the others."""
        orders = [part for chapter in self.chapters for item in chapter.items for part in item.parts]
        asked = [
            (table.dataset, {*each.where, *({*self.where} & {*table.context})})
            for each in orders
            if isinstance(each, TableOrder)
            for table in (figure_tables[each.name],)
        ]
        asked += [(each.dataset, {*each.where}) for each in self.figures.values() if not isinstance(each, Computed)]
        return {dataset for dataset, where in asked if ("division" in where) is of_division}

    def item(self, key: str) -> Item:
        """Find an item by "Ⅱ-1".

        :raises InvalidDefinition: if there is none
        """
        for chapter in self.chapters:
            for item in chapter.items:
                if key == item_key(chapter, item):
                    return item
        raise InvalidDefinition(f"{key} 항목이 이 보고서에 없습니다.")


def item_key(chapter: Chapter, item: Item) -> str:
    """Name an item within its report: "Ⅱ-1"."""
    return f"{chapter.number}-{item.number}"


@lru_cache(maxsize=16)
def read_definition(source: str) -> Definition:
    """Read and check a definition; one that was read lately is at hand.

    :raises InvalidDefinition: with the place of the first fault
    """
    raw = _loaded(source)
    try:
        definition = _definition(raw, source)
    except KeyError as error:
        raise InvalidDefinition(f"{error.args[0]} 항목이 빠졌습니다.") from error
    except (TypeError, AttributeError) as error:
        raise InvalidDefinition(
            "정의 파일의 구조가 맞지 않습니다. docs/report-definitions.md의 본보기와 견주어 보세요."
        ) from error
    for chapter in definition.chapters:
        for item in chapter.items:
            _check_item(definition, item_key(chapter, item), item)
    return definition


def _loaded(source: str) -> Any:
    try:
        return yaml.load(source, Loader=CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InvalidDefinition(f"{mark.line + 1 if mark else 1}행: 정의 파일의 형식이 맞지 않습니다.") from error
    except ValueError as error:
        raise InvalidDefinition("달력에 없는 날짜가 있습니다. 2023-10-31처럼 쓰세요.") from error


def with_body(definition: Definition, key: str, body: str) -> Definition:
    """Replace the text of one item, checked as in :func:`read_definition`."""
    raw = yaml.load(definition.source, Loader=CSafeLoader)
    for chapter in raw["chapters"]:
        for item in chapter["items"]:
            if f"{chapter['number']}-{item['number']}" == key:
                item["body"] = body
    definition.item(key)
    return read_definition(dump(raw))


def only_item(definition: Definition, key: str, body: str) -> Definition:
    """Cut a definition down to one item with another text, which is checked; for a look at it before it is saved.

    :raises InvalidDefinition: naming the line that cannot be understood, or if there is no such item
    """
    for chapter in definition.chapters:
        for item in chapter.items:
            if item_key(chapter, item) == key:
                changed = replace(item, body=body, parts=_parts(key, body))
                _check_item(definition, key, changed)
                return replace(definition, chapters=(replace(chapter, contents=False, items=(changed,)),))
    raise InvalidDefinition(f"{key} 항목이 이 보고서에 없습니다.")


def dump(raw: Any) -> str:
    """Write a definition's YAML the same way each time."""
    return yaml.dump(raw, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


class _Dumper(CSafeDumper):
    """Writes texts of several lines as blocks, as an officer would."""


_Dumper.add_representer(
    str,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None),
)


def _definition(raw: dict[str, Any], source: str) -> Definition:
    numbers = raw.get("numbers", {})
    where = {name: str(value) for name, value in raw.get("where", {}).items()}
    figures = {name: _order(name, order, where) for name, order in raw.get("figures", {}).items()}
    _check_inputs(figures)
    return Definition(
        id=_id(raw),
        municipality=_words(raw, "municipality"),
        title=_words(raw, "title"),
        organisation=_words(raw, "organisation"),
        session=_words(raw, "session", ""),
        period=_words(raw, "period", ""),
        as_of=_day(raw, "as_of"),
        stated_on=_day(raw, "stated_on"),
        where=where,
        style=NumberStyle(
            negative=numbers.get("negative", "△"), plus=numbers.get("plus", False), zero=str(numbers.get("zero", "0"))
        ),
        rounding=_choice(Rounding, numbers.get("rate_rounding", "HALF_UP"), "numbers/rate_rounding"),
        figures=figures,
        chapters=tuple(_chapter(chapter) for chapter in raw["chapters"]),
        approval=_posts(raw),
        source=source,
    )


def _id(raw: Mapping[str, Any]) -> str:
    """A report's id stands in addresses and file names."""
    found = _words(raw, "id")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", found):
        raise InvalidDefinition(f"id: {found} 대신 영문 소문자, 숫자, 붙임표로 쓰세요. 예: yeongdeungpo-2023")
    return found


def _words(raw: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = raw[name] if default is None else raw.get(name, default)
    if isinstance(value, dict | list):
        raise InvalidDefinition(f"{name}: 글 한 줄이 아닙니다.")
    return str(value)


def _posts(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """Those who sign, of whom a line holds a few."""
    posts = raw.get("approval", [])
    if not isinstance(posts, list) or len(posts) > MOST_POSTS or not all(isinstance(each, str) for each in posts):
        raise InvalidDefinition(f"approval: 결재할 직위를 [담당, 팀장, 과장]처럼 {MOST_POSTS}개까지 쓰세요.")
    return tuple(posts)


def _day(raw: Mapping[str, Any], name: str) -> date:
    value = raw[name]
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidDefinition(with_particles(f"{name}: {value}은(는) 날짜가 아닙니다. 2023-10-31처럼 쓰세요."))
    return value


_Choice = TypeVar("_Choice", bound=StrEnum)


def _choice(kind: type[_Choice], value: object, place: str) -> _Choice:
    if value not in list(kind):
        raise InvalidDefinition(f"{place}: {value} 대신 {', '.join(kind)} 중 하나를 쓰세요.")
    return kind(str(value))


def _chapter(raw: dict[str, Any]) -> Chapter:
    return Chapter(
        str(raw["number"]), raw["title"], raw.get("contents", False), tuple(_item(raw, item) for item in raw["items"])
    )


def _item(chapter: dict[str, Any], raw: dict[str, Any]) -> Item:
    body = raw.get("body", "")
    parts = _parts(f"{chapter['number']}-{raw['number']}", body)
    return Item(str(raw["number"]), raw["title"], raw.get("team", ""), raw.get("purpose", ""), body, parts)


def _parts(key: str, body: str) -> tuple[BodyPart, ...]:
    try:
        return tuple(parse_body(body))
    except InvalidBody as error:
        raise InvalidDefinition(f"{key} {error}") from error


def _order(name: str, raw: dict[str, Any], where: Mapping[str, str]) -> FigureOrder:
    kind = next((kind for kind in ("sum", "difference", "rate") if kind in raw), "")
    if kind:
        return _computed(name, kind, raw)
    dataset = str(raw.get("dataset") or raw.get("count"))
    if dataset not in datasets:
        raise InvalidDefinition(f"figures/{name}: {dataset}이라는 자료는 없습니다.")
    dimensions = datasets[dataset].dimensions
    own = {key: str(value) for key, value in raw.get("where", {}).items()}
    unknown = set(own) - set(dimensions)
    if unknown:
        raise InvalidDefinition(f"figures/{name}: {dataset}에는 {', '.join(sorted(unknown))} 구분이 없습니다.")
    about = {**{key: value for key, value in where.items() if key in dimensions}, **own}
    if "count" in raw:
        if raw["dimension"] not in dimensions:
            raise InvalidDefinition(f"figures/{name}: {dataset}에는 {raw['dimension']} 구분이 없습니다.")
        return Counted(dataset, raw["dimension"], about)
    if raw["measure"] not in datasets[dataset].measures:
        raise InvalidDefinition(f"figures/{name}: {dataset}에는 {raw['measure']} 항목이 없습니다.")
    nature = _choice(Nature, raw.get("nature", "ACTUAL"), f"figures/{name}/nature")
    return Selected(dataset, raw["measure"], about, nature, raw.get("total", False))


def _computed(name: str, kind: str, raw: Mapping[str, Any]) -> Computed:
    inputs = raw[kind]
    if not isinstance(inputs, list) or not all(isinstance(each, str) for each in inputs):
        raise InvalidDefinition(f"figures/{name}: {kind}에는 다른 figures의 이름을 [가, 나]처럼 늘어놓으세요.")
    if kind == "sum":
        return Computed(Sum(), tuple(inputs))
    if len(inputs) != 2:
        raise InvalidDefinition(f"figures/{name}: {kind}에는 이름 두 개를 쓰세요.")
    first, second = inputs
    if kind == "difference":
        return Computed(Difference(first, second), (first, second))
    decimals = raw.get("decimals", 1)
    if not isinstance(decimals, int) or not 0 <= decimals <= 9:
        raise InvalidDefinition(f"figures/{name}: decimals에는 소수 자릿수를 0부터 9까지의 수로 쓰세요.")
    return Computed(Rate(first, second, decimals), (first, second))


def _check_inputs(figures: Mapping[str, FigureOrder]) -> None:
    inputs = {name: order.inputs for name, order in figures.items() if isinstance(order, Computed)}
    for name, named in inputs.items():
        for each in named:
            if each not in figures:
                raise InvalidDefinition(
                    with_particles(f"figures/{name}: {each}은(는) 이 보고서의 숫자 목록(figures)에 없습니다.")
                )
    try:
        TopologicalSorter(inputs).prepare()
    except CycleError as error:
        raise InvalidDefinition(f"figures: {' ← '.join(error.args[1])}처럼 서로를 계산에 씁니다.") from error


def _check_item(definition: Definition, key: str, item: Item) -> None:
    parts = list(item.parts)
    for reference in references(parts):
        if reference.name not in definition.figures:
            raise InvalidDefinition(
                with_particles(f"{key}: {{{reference.name}}}은(는) 이 보고서의 숫자 목록(figures)에 없습니다.")
            )
    for line, number in literal_numbers(parts):
        raise InvalidDefinition(
            f"{key} {line}행: 숫자 {number}의 근거가 없습니다. "
            "숫자 목록(figures)에 있는 이름을 골라 {이름}으로 쓰세요."
        )
    for part in parts:
        if isinstance(part, TableOrder) and part.name not in figure_tables:
            raise InvalidDefinition(f"{key} {part.line}행: {part.name}이라는 표는 없습니다.")
        if isinstance(part, OrganisationChart) and not (part.unit or definition.where.get("division")):
            raise InvalidDefinition(f"{key} {part.line}행: 어느 부서의 조직도인지 [조직도 부서=기획예산과]처럼 쓰세요.")

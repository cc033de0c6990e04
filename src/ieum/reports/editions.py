"""Editions: a definition resolved at one day and one epoch, with every printed number kept as a figure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Protocol

from ieum.documents.approval import approval_box
from ieum.documents.charts import NothingToDraw, chart
from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    text,
)
from ieum.documents.writers.json import write_json
from ieum.kernel.figure_grid import compute, resolve
from ieum.kernel.figure_rounding import add_up
from ieum.kernel.figure_tables import Sum
from ieum.kernel.figures import Figure, lineage_of
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import figure_tables
from ieum.kernel.selection import Question, in_force, stated
from ieum.kernel.units import MONEY
from ieum.reports.bodies import (
    BodyPart,
    HandTable,
    Note,
    OrganisationChart,
    Piece,
    Reference,
    Sentence,
    TableOrder,
    Turn,
)
from ieum.reports.charting import STRUCTURE, count_of, counts_table, picture_of, units_of
from ieum.reports.definitions import Computed, Counted, Definition, Item, Selected, item_key
from ieum.reports.printing import CONTRADICTED, MOVED, Printer, hand_table, rate_bases, show, table_of


class Facts(Protocol):
    """Where editions read from: the observations of one municipality known at one epoch."""

    @property
    def epoch(self) -> int:
        """Number of the last closed epoch."""

    def observations(self, dataset: str, question: Question) -> Sequence[Observation]:
        """What is known of a dataset, replaced observations left out, and what its app answers to the question."""


@dataclass(frozen=True)
class Edition:
    """A report frozen: its Document, and the figure behind each printed number by key."""

    definition: Definition
    as_of: date
    epoch: int
    document: Document
    figures: Mapping[str, Figure]

    @property
    def definition_hash(self) -> str:
        """SHA-256 of the definition's text."""
        return hashlib.sha256(self.definition.source.encode()).hexdigest()

    @property
    def document_hash(self) -> str:
        """SHA-256 of the Document as JSON: equal editions have equal hashes on every machine."""
        return hashlib.sha256(write_json(self.document)).hexdigest()

    @property
    def is_empty(self) -> bool:
        """Whether not one observation stands behind it, since none is in force on its day."""
        leaves = (leaf for figure in self.figures.values() for leaf in figure.leaves())
        return not any(leaf.lineage and leaf.lineage.count for leaf in leaves)


def build(definition: Definition, facts: Facts, *, as_of: date | None = None) -> Edition:
    """Resolve a definition; ``as_of`` None takes the definition's own day."""
    return _Builder(definition, facts, as_of or definition.as_of).edition()


@dataclass
class _Builder:
    definition: Definition
    facts: Facts
    as_of: date
    figures: dict[str, Figure] = field(default_factory=dict)
    known: dict[str, Figure] = field(default_factory=dict)
    contradictions: list[Figure] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    """What the rates of the last block are rates of."""
    has_moved: bool = False
    """Whether the last block printed a number that was moved."""
    is_turned: bool = False
    """Whether pages lie on their long side where the next block stands."""

    def edition(self) -> Edition:
        document = Document(
            title=self.definition.title,
            organisation=self.definition.organisation,
            session=self.definition.session,
            period=self.definition.period,
            blocks=tuple(self._blocks()),
            running_head=self.definition.title,
        )
        return Edition(self.definition, self.as_of, self.facts.epoch, document, self.figures)

    def _blocks(self) -> Iterable[Block]:
        chapters = self.definition.chapters
        if self.definition.approval:
            yield approval_box(self.definition.approval)
        yield Contents(tuple(ContentsEntry(each.number, each.title) for each in chapters), "보고 순서")
        for chapter in chapters:
            yield self._break()
            yield Heading(1, text(chapter.title), chapter.number)
            if chapter.contents:
                yield Contents(tuple(ContentsEntry(item.number, item.title, level=2) for item in chapter.items))
            for item in chapter.items:
                yield from self._item(item, item_key(chapter, item), breaks=chapter.contents)

    def _item(self, item: Item, key: str, *, breaks: bool) -> Iterable[Block]:
        parts = list(item.parts)
        if parts and isinstance(parts[-1], Turn):
            parts.pop()  # nothing stands behind it, and the next item turns the pages by itself
        opens_turned = bool(parts) and isinstance(parts[0], Turn)
        if breaks or opens_turned or self.is_turned:
            yield self._break(turned=opens_turned)
        yield Heading(2, text(item.title), item.number, item.team)
        if item.purpose:
            yield Paragraph(text(item.purpose), "purpose")
        depth = 1
        for part in parts[opens_turned:]:
            yield from self._part(part, item, key)
            depth = part.depth if isinstance(part, Sentence) and part.depth else depth
            yield from (Bullet("※", depth + 1, text(each)) for each in self._notes())

    def _break(self, *, turned: bool = False) -> PageBreak:
        """The page break before a chapter, an item or a turned page."""
        self.is_turned = turned
        return PageBreak(landscape=turned)

    def _part(self, part: BodyPart, item: Item, key: str) -> Iterable[Block]:
        match part:
            case Sentence(marker=""):
                yield Paragraph(self._text(part.pieces))
            case Sentence():
                yield Bullet(part.marker, part.depth, self._text(part.pieces))
            case Turn():
                yield self._break(turned=part.is_landscape)
            case TableOrder():
                table = self._table(part, item, key)
                yield table
                yield from (Paragraph(text(f"※ {each}"), "note") for each in self._notes())
                if part.chart and isinstance(table, Table):
                    yield _chart(table, part)
            case OrganisationChart():
                yield from self._organisation(part, key)
            case HandTable():
                yield hand_table(part, [[self._text(cell) for cell in row] for row in part.rows])

    def _notes(self) -> list[str]:
        """What is to be said of the numbers of the last block, each thing once."""
        notes = [f"{CONTRADICTED} {contradiction(figure, self.definition)}" for figure in self.contradictions]
        notes += self.bases
        if self.has_moved:
            notes.append(f"{MOVED} 합이 맞도록 끝자리를 1 옮긴 금액")
        self.contradictions.clear()
        self.bases.clear()
        self.has_moved = False
        return notes

    def _keep(self, name: str, figure: Figure) -> str:
        if figure.is_open_contradiction:
            self.contradictions.append(figure)
        self.has_moved = self.has_moved or figure.moved != 0
        self.figures[name] = figure
        return name

    def _text(self, pieces: Sequence[Piece]) -> Text:
        runs: list[Run] = []
        for piece in pieces:
            if isinstance(piece, Note):
                last = runs.pop() if runs else Run("")
                runs.append(replace(last, footnote=self._text(piece.pieces)))
            else:
                runs += [Run(piece)] if isinstance(piece, str) else self._reference(piece)
        return tuple(runs)

    def _reference(self, reference: Reference) -> list[Run]:
        figure = self.named(reference.name)
        return self._printer.run(reference.name, figure, unit=reference.unit)

    @property
    def _printer(self) -> Printer:
        return Printer(self.definition.style, self._keep)

    def named(self, name: str) -> Figure:
        """A figure of the definition, resolved once however often it is printed and computed with."""
        if name not in self.known:
            self.known[name] = self._resolved(name)
        return self.known[name]

    def _resolved(self, name: str) -> Figure:
        order, question = self.definition.figures[name], self._question()
        match order:
            case Selected():
                return self._selected(name, order, question)
            case Counted():
                return self._counted(name, order, question)
            case Computed():
                return compute(order.formula, [self.named(each) for each in order.inputs], name, question)

    def _selected(self, name: str, order: Selected, question: Question) -> Figure:
        subject = subject_of(order.where)
        events = [
            event
            for event in self.facts.observations(order.dataset, replace(question, where=order.where))
            if event.measure == order.measure
            and (event.subject == subject or (order.total and set(subject) <= set(event.subject)))
        ]
        if not order.total:
            return stated(events, name, order.nature, question)
        subjects = dict.fromkeys(event.subject for event in sorted(events, key=lambda event: event.order))
        parts = [[event for event in events if event.subject == each] for each in subjects]
        return compute(Sum(), [stated(part, name, order.nature, question) for part in parts], name, question)

    def _counted(self, name: str, order: Counted, question: Question) -> Figure:
        """How many there are; where nothing is known as of the day it is unknown, which is not zero."""
        subject = set(subject_of(order.where))
        known = self.facts.observations(order.dataset, replace(question, where=order.where))
        events = [event for event in known if subject <= set(event.subject)]
        events = in_force(events, Nature.ACTUAL, question)
        if not events:
            return Figure(name, None, "개", question.as_of, question.epoch)
        values = dict.fromkeys(dict(event.subject)[order.dimension] for event in events)
        lineage = lineage_of(order.dataset, f"{order.dimension} 종류", events)
        formula = f"{' · '.join(values)}의 수"
        return Figure(
            name, Decimal(len(values)), "개", question.as_of, question.epoch, formula=formula, lineage=lineage
        )

    def _table(self, order: TableOrder, item: Item, key: str) -> Table | Paragraph:
        table = figure_tables[order.name]
        day = self._day_of(order)
        context = {"task": item.title, **self.definition.where, **order.where}
        where = {name: value for name, value in context.items() if name in table.context or name in order.where}
        rounding = order.rounding or self.definition.rounding
        question = replace(self._question(), as_of=day, where=where, rounding=rounding)
        grid = add_up(resolve(table, self.facts.observations(table.dataset, question), question))
        if not grid.columns or not grid.rows:
            return Paragraph(text(f"{table.caption or item.title}: {day:%Y-%m-%d}까지 효력이 있는 자료 없음"))
        self.bases += rate_bases(table, rounding)
        printer = self._printer
        if order.zero is not None:
            printer = replace(printer, style=replace(printer.style, zero=order.zero))
        return table_of(grid, printer, self._table_key(key, order), is_dated=order.base_day is not None)

    def _day_of(self, order: TableOrder | OrganisationChart) -> date:
        """The day that an order names, in an edition of the definition's own day; else the day of the edition."""
        is_own_day = self.as_of == self.definition.as_of
        return order.base_day if order.base_day and is_own_day else self.as_of

    def _organisation(self, order: OrganisationChart, key: str) -> Iterable[Block]:
        """The picture of the units of a day, and under it how many there are, as of when, and who says so."""
        unit, day = order.unit or self.definition.where["division"], self._day_of(order)
        question = replace(self._question(), as_of=day, where={"division": unit})
        known = units_of(self.facts.observations(STRUCTURE, question), question)
        with_counts = order.with_counts
        picture, shown = picture_of(known, unit, day, with_teams=order.with_teams, with_counts=with_counts)
        if picture is None:
            yield Paragraph(text(f"{unit} 조직도: {day:%Y-%m-%d}까지 효력이 있는 자료 없음"), "note")
            return
        yield picture
        name = f"{key}/조직도({unit})"
        runs = self._printer.run(name, count_of(shown, question))
        sources = ", ".join(dict.fromkeys(each.source for each in shown))
        yield Paragraph((Run(f"{unit} 조직도: 부서 "), *runs, Run(f"개({day:%Y-%m-%d} 현재, {sources})")), "note")
        if with_counts:
            yield counts_table(
                known, shown, question, lambda place, figure: tuple(self._printer.run(f"{name}/{place}", figure))
            )

    def _table_key(self, key: str, order: TableOrder) -> str:
        about = ",".join(f"{name}={value}" for name, value in order.where.items())
        return f"{key}/{order.name}{f'({about})' if about else ''}"

    def _question(self) -> Question:
        stated_by = max(self.definition.stated_on, self.as_of)
        return Question(self.as_of, self.facts.epoch, self.definition.rounding, stated_by)


def _chart(table: Table, order: TableOrder) -> Picture | Paragraph:
    """The chart below a table; a note where the table holds nothing to draw on this day."""
    try:
        return chart(table, order.chart, order.chart_columns)
    except NothingToDraw as error:
        return Paragraph(text(str(error)), "note")


def contradiction(figure: Figure, definition: Definition) -> str:
    """Say which values compete for a printed number."""
    printed = [event for event in figure.competing if event.nature is not Nature.COMPUTED]
    computed = [event for event in figure.competing if event.nature is Nature.COMPUTED]
    said = ", ".join(f"{event.place} {event.printed}" for event in printed)
    unit = next((each.label for each in MONEY if figure.unit == "원" and each.scale == figure.scale), "")
    counted = ", ".join(
        f"계산 {show(replace(figure, value=event.value, absence=None), definition.style, unit=unit)}({event.formula})"
        for event in computed
    )
    return f"원문의 값이 서로 다름: {said}{'; ' if counted else ''}{counted}. 원문대로 인쇄함"

"""Single tables: any registered figure table of one day, resolved and written without a report around it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from ieum.documents.model import Document, PageBreak
from ieum.kernel.numbers import NumberStyle
from ieum.kernel.registry import NotRegistered, datasets, figure_tables
from ieum.kernel.rounding import Rounding
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import snapshot
from ieum.reports.bodies import TableOrder
from ieum.reports.definitions import Chapter, Definition, Item
from ieum.reports.editions import Edition, build
from ieum.reports.queries import KnownFacts

_CHAPTER, _ITEM = "표", "1"


class NoSuchTable(LookupError):
    """No figure table of that name is registered, or what it needs was not said; the message says what to do."""


def resolve_table(
    name: str, *, municipality_code: str | UUID, as_of: date, where: Mapping[str, str], known_at: datetime | None = None
) -> Edition:
    """One table as of a day, as known at a moment (None for now), with the figure behind each number; nothing is kept.

    :param where: dimension values, such as the year; those that the table does not ask for are left out

    :raises NoSuchTable: if there is none of that name, or it asks for a dimension that ``where`` does not tell
    :raises NotYetKnown: if nothing had been recorded by ``known_at``
    :raises NotYetPast: if ``known_at`` is still to come
    """
    definition = _definition(name, as_of, where)
    with snapshot(municipality_code, known_at=known_at) as epoch:
        edition = build(definition, KnownFacts(epoch))
    return replace(edition, document=_alone(edition.document))


def _definition(name: str, as_of: date, given: Mapping[str, str]) -> Definition:
    try:
        table = figure_tables[name]
    except NotRegistered as error:
        raise NoSuchTable(
            worded("{name}이라는 표는 없습니다. docs/report-tables.md의 표에서 고르세요.", name=name)
        ) from error
    where = {dimension: given[dimension] for dimension in table.context if given.get(dimension)}
    missing = [each for each in table.context if each not in where]
    if missing:
        labels = ", ".join(f"{datasets[table.dataset].dimensions[each]}({each})" for each in missing)
        raise NoSuchTable(worded("{caption} 표는 {labels}을(를) 정해야 합니다.", caption=table.caption, labels=labels))
    caption = table.caption
    order = TableOrder(name, 1, as_of, dict(where))
    item = Item(_ITEM, caption, "", "", "", (order,))
    return Definition(
        id="table", municipality="", title=caption, organisation="", session="", period="", as_of=as_of,
        stated_on=as_of, where=where, style=NumberStyle(), rounding=Rounding.HALF_UP, figures={},
        chapters=(Chapter(_CHAPTER, caption, contents=False, items=(item,)),),
    )  # fmt: skip


def _alone(document: Document) -> Document:
    """The item's blocks without the contents and the chapter before them."""
    first = next(index for index, block in enumerate(document.blocks) if getattr(block, "level", 0) == 2)
    blocks = tuple(block for block in document.blocks[first:] if not isinstance(block, PageBreak))
    return Document(blocks=blocks)

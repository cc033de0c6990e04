"""The desk at which an order is written: rows hold from its day on, what it ends stays for what was known before."""

from collections import Counter
from datetime import date
from typing import Any, TypeVar

from django.db import models

from ieum.org import queries
from ieum.org.models import Dated, Order, Post, Unit

Row = TypeVar("Row", bound=Dated)
Named = TypeVar("Named", bound=models.Model)
_HISTORY = {"id", "order", "epoch", "ended_by", "ended_epoch", "municipality"}


class Desk:
    """An order that is being written; all its rows carry it and its epoch."""

    def __init__(self, order: Order, epoch: int) -> None:
        self.order = order
        self.day = order.effective_date
        self._epoch = epoch
        self._told: Counter[tuple[str, str]] = Counter()

    @property
    def told(self) -> list[str]:
        """What changes with equipment and facilities, each with how many, in the order in which it was told."""
        return [f"{words} {number:,}{counter}" for (words, counter), number in self._told.items()]

    def tell(self, words: str, number: int, counter: str = "점") -> None:
        """Say what happens to so many pieces of equipment, or to so much of what another word counts."""
        self._told[words, counter] += number

    def bare(self, model: type[Named], **columns: Any) -> Named:
        """A new identity that is still to be saved."""
        return model(municipality_id=self.order.municipality_id, order=self.order, **columns)

    def identify(self, model: type[Unit | Post]) -> Any:
        """Make the identity of a new unit or post."""
        return model.objects.create(municipality_id=self.order.municipality_id, order=self.order)

    def add(
        self, model: type[Row], *, valid_from: date | None = None, valid_until: date | None = None, **columns: Any
    ) -> Row:
        """Let something hold from a day, by default that of the order, until another."""
        row = self.row(model, valid_from=valid_from, valid_until=valid_until, **columns)
        row.save(force_insert=True)
        return row

    def row(
        self, model: type[Row], *, valid_from: date | None = None, valid_until: date | None = None, **columns: Any
    ) -> Row:
        """The same, still to be saved."""
        own = {"municipality_id": self.order.municipality_id, "order": self.order, "epoch": self._epoch}
        return model(**own, valid_from=valid_from or self.day, valid_until=valid_until, **columns)

    def end(self, row: Dated, on: date | None = None) -> None:
        """Let something hold until a day, by default that of the order, and not on it."""
        last = on or self.day
        self.forget(row)
        if row.valid_from < last:
            self.add(type(row), valid_from=row.valid_from, valid_until=last, **contents(row))

    def change(self, row: Row, **columns: Any) -> None:
        """Let something hold otherwise from the day of the order on, for as long as it would have held."""
        start = max(self.day, row.valid_from)
        self.end(row, start)
        self.add(type(row), valid_from=start, valid_until=row.valid_until, **{**contents(row), **columns})

    def forget(self, row: Dated) -> None:
        """Believe a row no longer; it stays for what was known before."""
        type(row).objects.filter(pk=row.pk, ended_epoch=None).update(ended_by=self.order, ended_epoch=self._epoch)

    def from_day(self, model: type[Row], **named: Any) -> list[Row]:
        """The believed rows that still hold on the day of the order or later."""
        rows = queries.known(model).filter(models.Q(valid_until=None) | models.Q(valid_until__gt=self.day), **named)
        return list(rows.order_by("valid_from", "id"))


def contents(row: Dated) -> dict[str, Any]:
    """What a dated row says, without its period and history."""
    fields = (each for each in row._meta.concrete_fields if each.name not in {*_HISTORY, "valid_from", "valid_until"})
    return {each.attname: getattr(row, each.attname) for each in fields}

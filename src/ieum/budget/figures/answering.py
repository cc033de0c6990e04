"""How the ledger answers a question: what of a year it is asked for, and how a fact of it is stated."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ieum.budget.figures import ledger_tables, list_tables, stated
from ieum.budget.queries import Point
from ieum.budget.queries.settlement import last_moved
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.selection import Question

LEDGER = "예산 원장"
"""What stands as the source of what the ledger gives."""
_NOTHING = Observation("", (), "", None, None, "", date.min, date.min, LEDGER, None, "", "")
MEASURES = {each.name: each.measures for each in (*stated.DATASETS, *ledger_tables.DATASETS, *list_tables.DATASETS)}


@dataclass(frozen=True, slots=True)
class Books:
    """The ledger of one year at the point that a question asks for."""

    at: Point
    year: int
    day: date
    """The last one on which anything moved: as of then the answers stand."""

    def state(
        self, dataset: str, about: Mapping[str, str], place: str, said: Mapping[str, int | str | None], number: int
    ) -> Iterator[Observation]:
        """State amounts, counts and words of one thing; what is None is not known and not stated."""
        subject = subject_of({"year": str(self.year)}, about)
        for measure, each in said.items():
            known = MEASURES[dataset][measure]
            one = replace(
                _NOTHING, dataset=dataset, subject=subject, measure=measure, unit=known.unit, column=number,
                effective_date=self.day, stated_on=self.day, cell=f"{place} · {known.label}",
            )  # fmt: skip
            if isinstance(each, str):
                yield replace(one, absence=Absence.TEXT if each else Absence.BLANK, printed=each)
            elif each is not None:
                yield replace(one, value=Decimal(each), printed=f"{each:,}")


def answering(
    answer: Callable[[Books, Question], Iterable[Observation]],
) -> Callable[[Question], list[Observation]]:
    """Ask of the ledger what a question fixes; nothing is known where it names no year, or nothing moved in it yet."""

    def observations(question: Question) -> list[Observation]:
        year = question.where.get("year", "")
        at = Point(question.as_of, question.epoch)
        day = last_moved(at, year=int(year)) if year.isascii() and year.isdecimal() else None
        return [] if day is None else list(answer(Books(at, int(year), day), question))

    return observations

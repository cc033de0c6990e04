"""Facts as they can be found: each subject of a dataset, with what is stated of it."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from itertools import groupby

from django.db.models import Exists, OuterRef

from ieum.kernel.registry import datasets
from ieum.kernel.search import Findable, Searchable
from ieum.platform.models import Observation

_MOST_TOLD = 200
"""Values of one subject that are told, the newest."""


def searchable(action: StrEnum) -> Searchable:
    """The kind, for whoever may do the action that opens the pages of facts."""
    return Searchable("platform.fact", "등록한 값", action, _facts)


def _facts(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Subjects, called by dataset and key; a value that was replaced is none of them, nor one that no app knows."""
    replacing = Observation.objects.filter(municipality_id=OuterRef("municipality_id"), replaces=OuterRef("pk"))
    known = [each.name for each in datasets]
    rows = Observation.objects.filter(~Exists(replacing), withdrawn=False, dataset__in=known)
    if subjects is not None:
        wanted = [each.partition("\n") for each in subjects]
        rows = rows.filter(dataset__in={each[0] for each in wanted}, subject_key__in={each[2] for each in wanted})
    ordered = rows.order_by("dataset", "subject_key", "-effective_date", "place_line", "pk")
    for (dataset, key), group in groupby(ordered.iterator(), lambda row: (row.dataset, row.subject_key)):
        name = f"{dataset}\n{key}"
        if subjects is None or name in subjects:
            yield _fact(name, list(group))


def _fact(name: str, rows: list[Observation]) -> Findable:
    newest, known = rows[0], datasets[rows[0].dataset]
    about = [f"{known.dimensions.get(each, each)} {value}" for each, value in newest.subject.items()]
    values = [f"{_label(each)} {each.printed}" for each in rows[:_MOST_TOLD]]
    return Findable(
        name,
        " · ".join([known.label, *map(str, newest.subject.values())]),
        "\n".join([*about, *values]),
        f"/facts/{newest.pk}/",
        newest.effective_date,
        str(newest.subject.get("division", "")),
    )


def _label(row: Observation) -> str:
    measures = datasets[row.dataset].measures
    return measures[row.measure].label if row.measure in measures else row.measure

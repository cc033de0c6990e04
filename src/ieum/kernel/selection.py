"""Selection: which of the observations known speaks for a value, and which only contradict it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from ieum.kernel.figures import Figure, lineage_of
from ieum.kernel.observations import Nature, Observation, subject_key
from ieum.kernel.rounding import Rounding, round_to


@dataclass(frozen=True)
class Question:
    """What is asked: as of which day, at which epoch, rounded how."""

    as_of: date
    epoch: int
    rounding: Rounding
    """The rule for rates; sums and differences are exact."""
    stated_by: date
    """Plans and forecasts stated later than this day are left out."""
    where: Mapping[str, str] = field(default_factory=dict)
    """Dimension values that the report fixes, such as the item or the year."""


def stated(events: Iterable[Observation], name: str, nature: Nature, question: Question) -> Figure:
    """Make the figure of a value as it was stated; its value is None where nothing is known as of the day."""
    speaking = in_force(events, nature, question)
    if not speaking:
        return Figure(name, None, "", question.as_of, question.epoch)
    chosen = spokesman(speaking)
    selection = f"{subject_key(chosen.subject)} · {chosen.measure}"
    return Figure(
        name,
        chosen.value,
        chosen.unit,
        question.as_of,
        question.epoch,
        decimals=chosen.decimals,
        lineage=lineage_of(chosen.dataset, selection, [chosen]),
        competing=() if all(agree(chosen, event) for event in speaking) else tuple(speaking),
        absence=chosen.absence,
        words=chosen.printed if chosen.absence else "",
        scale=chosen.scale,
    )


def contested(figure: Figure, events: Iterable[Observation], question: Question) -> Figure:
    """Set a computed figure against what sources print for it.

    Where they differ the original is printed, marked, until an officer rules for the computed value. A total that was
    printed before its parts were last stated says nothing about them.
    """
    days = [event.effective_date for leaf in figure.leaves() if leaf.lineage for event in leaf.lineage.events]
    last = max(days, default=question.as_of)
    speaking = [event for event in in_force(events, Nature.ACTUAL, question) if event.effective_date >= last]
    if all(event.value == figure.value for event in speaking):
        return figure
    if spokesman(speaking).nature is Nature.COMPUTED:
        return replace(figure, competing=tuple(speaking))
    original = stated(speaking, figure.name, Nature.ACTUAL, question)
    return replace(original, formula=figure.formula, competing=tuple(speaking))


def in_force(events: Iterable[Observation], nature: Nature, question: Question) -> list[Observation]:
    """Pick the observations that speak as of the day, in the order of statement and place.

    A fact speaks until a later one does; a plan, target or forecast until a later statement replaces it.
    """
    natures = (nature, Nature.COMPUTED) if nature is Nature.ACTUAL else (nature,)
    known = [each for each in events if each.nature in natures and is_known(each, question)]
    return _latest([(each.effective_date if nature is Nature.ACTUAL else each.stated_on, each) for each in known])


def is_known(event: Observation, question: Question) -> bool:
    """Tell whether an observation may speak: a fact from its day on, a plan from the day on which it was stated."""
    if event.nature in (Nature.ACTUAL, Nature.COMPUTED):
        return event.effective_date <= question.as_of
    return event.stated_on <= question.stated_by


def spokesman(events: Sequence[Observation]) -> Observation:
    """Choose among observations of one value: the one ruled for, else the first that was printed."""
    ruled = [event for event in events if event.is_ruled]
    printed = [event for event in events if event.nature is not Nature.COMPUTED]
    return (ruled or printed or list(events))[0]


def agree(one: Observation, other: Observation) -> bool:
    """Tell whether two observations may both be true, given how roughly each was printed."""
    if one.value is None or other.value is None:
        return one.absence == other.absence and one.printed == other.printed
    return one.value == other.value or _same_when_rough(one, other)


def _same_when_rough(one: Observation, other: Observation) -> bool:
    rough = max(one, other, key=_grain)
    fine = other if rough is one else one
    assert rough.value is not None and fine.value is not None  # noqa: S101, PT018 - the caller has looked
    grain = _grain(rough)
    return any(round_to(fine.value / grain, 0, rule) * grain == rough.value for rule in Rounding)


def _grain(event: Observation) -> Decimal:
    return event.scale * Decimal(1).scaleb(-event.decimals)


def _latest(dated: list[tuple[date, Observation]]) -> list[Observation]:
    last = max((day for day, _ in dated), default=None)
    return sorted((event for day, event in dated if day == last), key=lambda event: (event.stated_on, event.order))

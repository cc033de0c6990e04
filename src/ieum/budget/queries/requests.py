"""Reads of requests to move money, and what the ledger would say to one today."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from ieum.budget import rules
from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind
from ieum.budget.models import AppropriationCell, FiscalYear, LedgerEvent, LedgerLine, MovementRequest, RequestPosting
from ieum.budget.queries.cells import known_of, places
from ieum.budget.queries.clauses import clauses_on
from ieum.budget.rules.allotment import RESERVES
from ieum.budget.rules.clauses import Moved, cross_use_fault
from ieum.budget.rules.limits import UNCOMMITTED
from ieum.budget.rules.request_places import NewPlace, place_of
from ieum.budget.rules.reserves import reserve_fault, resting_on
from ieum.budget.rules.sentences import explain_overdraft, sentence_of
from ieum.budget.rules.special_grants import special_grant_fault

_PLACE = ("programme__code", "division", "item", "funding", "carry_origin", "account__name")
"""By what cells of a year are put in order."""


class NoSuchRequest(LookupError):
    """There is no such request in this municipality."""


@dataclass(frozen=True, slots=True)
class NamedChoice:
    """A cell as forms call it."""

    cell_id: UUID
    label: str
    division: str
    account: str


def movement_request(request_id: UUID) -> MovementRequest:
    """One request, with its case, draft and year.

    :raises NoSuchRequest: if there is none
    """
    found: MovementRequest | None = _requests().filter(pk=request_id).first()
    if found is None:
        raise NoSuchRequest("예산 변경 요청을 찾을 수 없습니다. 목록에서 고르십시오.")
    return found


def movement_requests() -> QuerySet[MovementRequest]:
    """The last request of each case, the newest first."""
    newest = MovementRequest.objects.order_by("case_id", "-draft__version").distinct("case_id").values("pk")
    return _requests().filter(pk__in=newest).order_by("-case__year", "-case__number")


def requests_of_case(case_id: UUID) -> list[MovementRequest]:
    """All requests of a case, the newest first; none where it is about something else."""
    return list(_requests().filter(case_id=case_id).order_by("-draft__version"))


def request_of_draft(draft_id: UUID) -> MovementRequest | None:
    """The request that a draft asks for; None where it asks for none."""
    found: MovementRequest | None = _requests().filter(draft_id=draft_id).first()
    return found


def is_request(case_id: UUID) -> bool:
    """Whether a case asks for a movement."""
    return bool(MovementRequest.objects.filter(case_id=case_id).exists())


def movement_of(asked: MovementRequest, *, on: date) -> rules.Movement:
    """The movement that a request asks for, on a day."""
    lines = asked.lines.order_by("amount", *(f"cell__{each}" for each in _PLACE)).values_list("cell_id", "amount")
    return rules.Movement(
        kind=MovementKind(asked.kind), effective_date=on, authority=resting_on(asked.ground, asked.authority),
        lines=tuple(rules.Line(cell_id, amount) for cell_id, amount in lines),
    )  # fmt: skip


def places_of(asked: MovementRequest) -> list[NewPlace]:
    """The places that get a cell by its approval; none once that gave them one."""
    places = sorted(asked.places.all(), key=lambda each: each.pk)
    if not places or event_of(asked) is not None:
        return []
    return [NewPlace(place_of(each.place), each.amount) for each in places]


def event_of(asked: MovementRequest) -> LedgerEvent | None:
    """What approval posted; None while nothing was."""
    found = RequestPosting.objects.filter(request=asked).select_related("event").first()
    return found.event if found else None


def judge(movement: rules.Movement, year: FiscalYear, following: Iterable[rules.Movement] = ()) -> str:
    """Say why the ledger would refuse a movement as it stands now; "" where it would not.

    ``following`` is what is posted beside it. The database judges again when the movement is posted.
    """
    cell_ids = [line.cell_id for line in movement.lines]
    found = places(cell_ids, fiscal_year_id=year.pk)
    known = known_of(year.pk, cell_ids, movement.effective_date)
    term = rules.term(year.year)
    fault = rules.fault_of(movement, found, term, known)
    if fault is not None:
        return sentence_of(fault, movement, found, term)
    if said := _ground_fault(movement, found, year):
        return said
    moved = rules.entries(movement, found)
    beside = [entry for each in following for entry in rules.entries(each, found)]
    over = rules.overdraft([*_entries(cell_ids), *moved, *beside], found, movement.effective_date)
    return explain_overdraft(over, moved, found[over.cell_id]) if over else ""


def _ground_fault(movement: rules.Movement, found: Mapping[UUID, rules.Place], year: FiscalYear) -> str:
    """Say why what a movement rests on does not let it, beyond what the ledger asks of it; "" where it does."""
    lines = [(found[line.cell_id], line.amount) for line in movement.lines]
    granted = [(place.programme_code, place.funding, amount) for place, amount in lines]
    if said := special_grant_fault(movement.kind, movement.authority, granted):
        return said
    match movement.kind:
        case MovementKind.RESERVE_USE:
            return reserve_fault(movement.authority, [place.item for place, amount in lines if amount < 0])
        case MovementKind.CROSS_USE:
            clauses = clauses_on(year.pk, movement.effective_date)
            moved = [Moved(each.policy_code, each.item) for each in found.values()]
            return cross_use_fault(movement.authority, moved, clauses)
        case _:
            return ""


def standing_of_cells(cell_ids: Collection[UUID], on: date) -> dict[UUID, dict[Balance, int]]:
    """The balances of cells at the end of a day, in won, as known now."""
    lines = LedgerLine.objects.filter(cell_id__in=cell_ids, effective_date__lte=on)
    found: dict[UUID, dict[Balance, int]] = {cell_id: {} for cell_id in cell_ids}
    for cell_id, balance, amount in lines.values_list("cell_id", "balance").annotate(Sum("amount")):
        found[cell_id][Balance(balance)] = amount
    return found


THIS_YEARS = frozenset({CarryOrigin.CURRENT})


def cells_named(  # noqa: PLR0913 - each says which cells
    year_id: UUID, divisions: Iterable[str] | None, words: Iterable[str], *, most: int, has_reserves: bool = True,
    origins: Collection[CarryOrigin] = THIS_YEARS,
) -> list[NamedChoice]:  # fmt: skip
    """Cells in whose names all of these words stand, the first ``most`` in their order.

    Of divisions with all reserves, or of all divisions for None; without ``has_reserves`` no reserve is among them.
    ``origins`` says whether they are of this year's money or of what was carried over.
    """
    cells = _of_year(year_id, origins)
    if divisions is not None:
        cells = cells.filter(Q(division__in=list(divisions)) | Q(item__startswith=RESERVES))
    if not has_reserves:
        cells = cells.exclude(item__startswith=RESERVES)
    for word in words:
        cells = cells.filter(_in_name(word))
    return _named(cells.order_by(*_PLACE)[:most])


def all_cells(year_id: UUID, origins: Collection[CarryOrigin] = THIS_YEARS) -> list[NamedChoice]:
    """Every cell of a year but the reserves, by name."""
    return _named(_of_year(year_id, origins).exclude(item__startswith=RESERVES))


def divisions_with_cells(year_id: UUID) -> list[str]:
    """The divisions that have cells of this year's money beside the reserves, by their names."""
    cells = _of_year(year_id).exclude(item__startswith=RESERVES)
    return list(cells.order_by("division").values_list("division", flat=True).distinct())


def labels_of(cell_ids: Collection[UUID]) -> Mapping[UUID, NamedChoice]:
    """Cells as the form of requests calls them."""
    return {each.cell_id: each for each in _named(AppropriationCell.objects.filter(pk__in=cell_ids))}


def _of_year(year_id: UUID, origins: Collection[CarryOrigin] = THIS_YEARS) -> QuerySet[AppropriationCell]:
    rows: QuerySet[AppropriationCell] = AppropriationCell.objects.filter(
        account__fiscal_year_id=year_id, programme__isnull=False, carry_origin__in=origins
    )
    return rows


def _in_name(word: str) -> Q:
    """That a word begins one of the codes of a cell, or stands in one of its other names."""
    fundings = [code for code, label in Funding.choices if word in label]
    codes = Q(programme__code__startswith=word) | Q(item__startswith=word)
    names = Q(programme__name__contains=word) | Q(account__name__contains=word) | Q(division__contains=word)
    carried = [code for code, label in CarryOrigin.choices if word in label and code != CarryOrigin.CURRENT]
    return codes | names | Q(funding__in=fundings) | Q(carry_origin__in=carried)


def _named(cells: QuerySet[AppropriationCell]) -> list[NamedChoice]:
    """Cells by their names, read as plain values."""
    place, fundings = Coalesce("programme__name", "account__name"), dict(Funding.choices)
    carried = {code: label for code, label in CarryOrigin.choices if code != CarryOrigin.CURRENT}
    rows = cells.values_list(
        "pk", "account__name", "programme__code", place, "item", "division", "funding", "carry_origin"
    )
    return [
        NamedChoice(
            pk, " ".join(filter(None, (*names, division, fundings[funding], carried.get(origin, "")))), division,
            account,
        )
        for pk, account, *names, division, funding, origin in rows
    ]  # fmt: skip


def _entries(cell_ids: Collection[UUID]) -> list[rules.Entry]:
    lines = LedgerLine.objects.filter(cell_id__in=cell_ids)
    carried = Q(balance=Balance.CARRIED_INCIDENTAL)
    told = Q(event__authority__startswith=UNCOMMITTED) | Q(event__reverses__authority__startswith=UNCOMMITTED)
    lines = lines.annotate(is_uncommitted=Case(When(carried & told, then=True), default=False))
    rows = lines.values_list("cell_id", "balance", "effective_date", "is_uncommitted").annotate(Sum("amount"))
    return [rules.Entry(cell, Balance(balance), amount, day, free) for cell, balance, day, free, amount in rows]


def _requests() -> QuerySet[MovementRequest]:
    rows: QuerySet[MovementRequest] = MovementRequest.objects.select_related("case", "draft__case", "fiscal_year")
    return rows.select_related("operation__actor", "operation__on_behalf_of").prefetch_related("draft__steps")

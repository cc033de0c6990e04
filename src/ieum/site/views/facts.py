"""Single facts: those of a source, one with its history and a correction, and rulings between competing ones."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_GET, require_POST

from ieum.budget.figures import LEDGER, THRESHOLDS
from ieum.budget.figures.disclosed import DISCLOSED
from ieum.budget.queries.disclosing import item_behind
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation
from ieum.kernel.registry import datasets
from ieum.kernel.selection import spokesman
from ieum.org.figures import EQUIPMENT_REGISTER, FACILITY_REGISTER, REGISTER
from ieum.platform import operations
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.queries import Recording, observation_history, observations_of_source
from ieum.platform.rules import InvalidObservation
from ieum.platform.ui.languages import korean, translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.reports.queries import KnownFacts, rivals_of
from ieum.reports.rules import Action
from ieum.site.access import allowed
from ieum.site.choices import NATURES, RECORDINGS, amount, unit_label, value_label
from ieum.site.forms.reports import NUMBER, CorrectForm
from ieum.site.ledger import ledger_address
from ieum.site.lists import render_list
from ieum.site.places import UnknownPlace, find_fact
from ieum.site.provenance import competing_step
from ieum.site.requests import StaffRequest
from ieum.site.rounds import CORRECT, steps
from ieum.site.views.intakes import about, intake_context, intake_or_404, measure_label
from ieum.site.views.organisation import listed_address, staffing_address

_FACTS = (
    Column("place", "자리"),
    Column("dataset", "자료"),
    Column("measure", "항목"),
    Column("value", "값", "number"),
    Column("day", "효력일", "date"),
    Column("nature", "성격"),
    Column("version", "판", "number"),
)


_ADDRESSES: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    REGISTER: staffing_address,
    FACILITY_REGISTER: partial(listed_address, "facilities"),
    EQUIPMENT_REGISTER: partial(listed_address, "equipment"),
    LEDGER: ledger_address,
    THRESHOLDS: lambda _: reverse("investment_thresholds"),
}
"""By what stands as the source, the page of the rows that it is counted from."""


@require_GET
@allowed(Action.SEE_INTAKES)
def facts(request: StaffRequest, intake_id: UUID) -> HttpResponse:
    """List what is recorded from a report; ``q`` looks for words or a number."""
    found = intake_or_404(intake_id)
    wanted = Filter("q", "대상, 항목, 원문의 글이나 수")
    asked = wanted.value(request.GET)
    chosen = [each for each in observations_of_source(found.source_id) if asked in _searchable(each)]
    listing = Listing(
        "facts",
        translated("{name}에서 등록한 값", name=found.source.name),
        _FACTS,
        chosen,
        _fact_row,
        filters=(wanted,),
        caption=translated("등록한 값 {count}개", count=len(chosen)),
        empty_text="그런 값이 없습니다." if asked else "아직 확인하여 등록한 값이 없습니다.",
    )
    return render_list(request, "site/facts.html", listing, intake_context(request, found, "facts") | {"step": CORRECT})


@require_GET
@allowed(Action.SEE_INTAKES)
def fact_at(request: StaffRequest) -> HttpResponse:
    """Lead from the name of a fact, as sidecars have it, to its page; what an app's rows say, to that app's page."""
    address = _address_of(request)
    if address:
        return redirect(address)
    try:
        return redirect("fact", find_fact(request.META["QUERY_STRING"]).id)
    except UnknownPlace as error:
        raise Http404(str(error)) from error


def _address_of(request: StaffRequest) -> str:
    """The page that shows what an app's own rows say; "" where a source states it."""
    given, source = request.GET, request.GET.get("source", "")
    if given.get("dataset") == DISCLOSED:
        found = item_behind(given.get("about.disclosure", ""), given.get("about.item", ""))
        return reverse("budget_matter", args=[found]) if found else ""
    return _ADDRESSES[source](given) if source in _ADDRESSES else ""


@allowed(Action.SEE_INTAKES, posting=Action.CORRECT)
@opens_own_transactions
def fact(request: StaffRequest, fact_id: UUID) -> HttpResponse:
    """Show one fact with all its versions, and what contradicts it; posting corrects it."""
    code = request.user.municipality_id
    with municipality(code):
        current = _history_or_404(fact_id)[-1].observation
        form = CorrectForm(request.POST or None, initial=_initial(request, current))
        is_done = request.method == "POST" and form.is_valid() and _corrected(request, current, form)
    with snapshot(code) as epoch:
        history = _history_or_404(fact_id)
        last = history[-1]
        rivals = [] if last.is_withdrawal else rivals_of(last.observation, KnownFacts(epoch))
    if is_done:
        said = _told_of(last.observation, rivals)
        (messages.warning if rivals else messages.success)(request, said)
        return redirect("fact", fact_id)
    form.fields["value"].help_text = _value_help(current)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    with municipality(code):
        return render(request, "site/fact.html", _context(request, history, form, rivals), status=status)


def _history_or_404(fact_id: UUID) -> list[Recording]:
    history = observation_history(fact_id)
    if not history:
        raise Http404("이 값을 찾을 수 없습니다. 등록한 값의 목록에서 고르십시오.")
    return history


def _told_of(said: Observation, rivals: Sequence[Observation]) -> str:
    """What a correction changes: nothing yet where another value is printed until an officer rules."""
    if not rivals or (said.is_ruled and spokesman(rivals).id == said.id):
        return "값을 바로잡았습니다. 새 호를 만들면 보고서에 반영됩니다."
    if any(each.is_ruled for each in rivals):
        return (
            "값을 바로잡았지만 다른 값을 쓰기로 결정되어 있어 새 호에도 그 값이 나옵니다. "
            "이 값을 쓰려면 아래 '서로 다른 값'에서 다시 결정해야 합니다."
        )
    return (
        "값을 바로잡았지만 다른 출처의 값과 다릅니다. 어느 값을 쓸지 결정할 때까지 새 호에는 먼저 적힌 값이 "
        "표시와 함께 나옵니다. 아래 '서로 다른 값'에서 결정해야 합니다."
    )


@require_POST
@allowed(Action.RULE)
def rule(request: StaffRequest) -> HttpResponse:
    """Decide for one of several competing values."""
    try:
        chosen = find_fact(request.POST.get("fact", ""))
        operations.rule_on(
            observation_id=cast("UUID", chosen.id), actor_id=request.user.pk, basis=request.POST.get("basis", "")
        )
    except (UnknownPlace, operations.Refused) as error:
        messages.error(request, translated(error))
    else:
        messages.success(request, "쓸 값을 결정했습니다. 새 호를 만들면 보고서에 반영됩니다.")
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return redirect(back if is_ours else reverse("home"))


def _searchable(each: Observation) -> str:
    value = amount(each.value, each.unit, each.scale) if each.value is not None else ""
    return f"{each.place} {about(each)} {datasets[each.dataset].label} {measure_label(each)} {each.printed} {value}"


def _fact_row(each: Observation) -> list[object]:
    address = reverse("fact", args=[each.id])
    return [
        format_html('<a href="{}">{}</a>', address, each.place or about(each)),
        datasets[each.dataset].label,
        measure_label(each),
        value_label(each.value, each.absence, each.unit, each.scale, each.printed),
        each.effective_date.isoformat(),
        NATURES[each.nature],
        each.version,
    ]


def _initial(request: StaffRequest, current: Observation) -> dict[str, str]:
    """What the form begins with: the value that the address asks for, which is how a correction is undone."""
    kind = current.absence.value if current.absence else NUMBER
    return {
        "kind": request.GET.get("kind", kind),
        "value": request.GET.get("value", _written(current)),
        "basis": request.GET.get("basis", ""),
    }


def _written(observation: Observation) -> str:
    """A value as one writes it into the form."""
    if observation.value is None:
        return observation.printed if observation.absence is Absence.TEXT else ""
    return amount(observation.value, observation.unit, observation.scale)


def _value_help(current: Observation) -> str:
    unit = unit_label(current.unit, current.scale)
    return (
        translated("{unit} 단위의 수를 적습니다.", unit=unit)
        if unit
        else translated("글인 값은 '글'을 고르고 여기에 적습니다.")
    )


def _corrected(request: StaffRequest, current: Observation, form: CorrectForm) -> bool:
    """Whether the correction could be recorded; otherwise the form tells why not."""
    given, number = form.cleaned_data, form.cleaned_data["number"]
    is_text = given["kind"] == Absence.TEXT
    if number and given["value"].strip() == _written(current):
        form.add_error("value", "지금 값과 같습니다. 다른 값을 적어 주십시오.")
        return False
    try:
        operations.correct_observation(
            observation_id=cast("UUID", current.id),
            value=number.value * (current.scale if current.unit == "원" else 1) if number else None,
            absence=None if number else Absence(given["kind"]),
            decimals=number.decimals if number else None,
            printed=given["value"].strip() if is_text else None,
            actor_id=request.user.pk,
            basis=given["basis"],
        )
    except (InvalidObservation, operations.Refused) as error:
        form.add_error("value", str(error))
        return False
    return True


def _context(
    request: StaffRequest, history: list[Recording], form: CorrectForm, rivals: Sequence[Observation]
) -> dict[str, Any]:
    current = history[-1].observation
    dataset = datasets[current.dataset]
    title = current.cell or measure_label(current)
    return {
        "title": title,
        "breadcrumbs": [(translated("처음"), reverse("home")), (title, "")],
        "about": [
            (translated("출처"), f"{current.source} {current.place}".strip()),
            (translated("자료"), dataset.label),
            *((dataset.dimensions.get(name, name), value) for name, value in current.subject),
            (translated("효력일"), current.effective_date.isoformat()),
            (translated("보고일"), current.stated_on.isoformat()),
            (translated("성격"), translated(NATURES[current.nature])),
        ],
        "history": _history(request.path, history),
        "rivals": competing_step(rivals, title) if rivals else None,
        "here": request.path,
        "is_withdrawn": history[-1].is_withdrawal,
        "value": value_label(current.value, current.absence, current.unit, current.scale, current.printed),
        "form": form,
        "steps": steps(request),
        "step": CORRECT,
    }


def _history(address: str, history: list[Recording]) -> list[dict[str, Any]]:
    """The versions in words, the newest first, each older one with the address that takes it up again."""
    rows = []
    for each in history:
        said = each.observation
        undo = {"kind": said.absence.value if said.absence else NUMBER, "value": _written(said)}
        undo["basis"] = korean(f"{said.version}판의 값으로 되돌림: ")
        rows.append({
            "version": said.version,
            "value": value_label(said.value, said.absence, said.unit, said.scale, said.printed),
            "is_withdrawal": each.is_withdrawal,
            "printed": said.printed,
            "kind": RECORDINGS.get(each.kind, "등록"),
            "actor": each.actor,
            "recorded_at": each.recorded_at,
            "basis": said.basis,
            "undo": "" if each is history[-1] or each.is_withdrawal else f"{address}?{urlencode(undo)}#id_value",
        })  # fmt: skip
    return rows[::-1]

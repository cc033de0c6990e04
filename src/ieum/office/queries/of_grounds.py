"""By what somebody else acts for a post: an order of 직무대리, a power, or standing above it (대결)."""

from datetime import date, timedelta
from uuid import UUID

from ieum.office.models import ApprovalStep, CaseEvent, Draft
from ieum.org.queries import acting_order
from ieum.org.rules.standing import HOLDERS, Responsible, Standing
from ieum.platform.acting import Power
from ieum.platform.powers import last_day

_MOST = 150
"""Letters of the basis of a power that are told."""


def ground_of(standing: Standing, post_id: UUID, on: date) -> str:
    """By what whoever acts for a post on a day does so; "" for its holder."""
    if standing.power is not None:
        return _of_power(standing.power)
    found = standing.responsible(post_id)
    if found is None:
        return ""
    above = [_of_superior(standing, post_id, found)] if found.is_superior else []
    return "; ".join([*above, *([_of_order(found, on)] if found.is_acting else [])])


def grounds(draft: Draft) -> dict[UUID, str]:
    """By the id of each step: by what somebody else acted for its post; "" for its holder, and before it is decided."""
    acted = dict(CaseEvent.objects.filter(case_id=draft.case_id).values_list("operation_id", "ground"))
    steps = ApprovalStep.objects.filter(draft=draft).values_list("pk", "decision_id")
    return {step: acted.get(decision, "") for step, decision in steps}


def _of_power(power: Power) -> str:
    return f"{power.how}: {power.basis[:_MOST]} ({power.valid_from}부터 {last_day(power)})"


def _of_superior(standing: Standing, post_id: UUID, found: Responsible) -> str:
    is_held = any(each.kind in HOLDERS for each in standing.holders(post_id))
    why = "부재" if is_held else "결원"
    return f"상위 부서장: {standing.label(found.holding.post_id)} ({standing.label(post_id)} {why})"


def _of_order(found: Responsible, on: date) -> str:
    order, since = acting_order(found.holding.post_id, found.holding.person_id, on)
    until = found.holding.until
    return f"직무대리: {order} ({since}부터{f' {until - timedelta(days=1)}까지' if until else ''})"

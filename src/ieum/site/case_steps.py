"""The steps of the page of a case: what may be taken now, by which form, and what stands in the way of the others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.timezone import localdate

from ieum.kernel.registry import ApprovalEffect, approval_effects
from ieum.office import queries
from ieum.office.choices import CaseState
from ieum.office.rules.approval import possible_lines
from ieum.office.states import CASE
from ieum.org.queries import standing as standing_on
from ieum.site.case_beside import FORMS
from ieum.site.forms import case as case_forms
from ieum.site.names import PostNames
from ieum.site.steps import step_label

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step that may be taken now: its form, and the buttons that send it."""

    action: str
    label: str
    form: forms.Form
    buttons: tuple[tuple[str, str], ...] = ()
    """Value and label of each button: the actions that may be taken now."""


def held_up(found: "OfficeCase", known: set[str]) -> list[tuple[str, str]]:
    """Steps that whoever looks would take, with what stands in their way."""
    rows = [each for each in CASE.transitions if each.source == found.state and each.by & known]
    facts = queries.facts(found)
    refusals = [(each, CASE.refusal(each.source, each.action, parts=known, facts=facts)) for each in rows]
    return [(each.label, said) for each, said in refusals if said and each.action in ("submit", "settle", "close")]


def offered(found: "OfficeCase", known: set[str], posts: PostNames, wrong: StepForm | None) -> list[StepForm]:
    """The steps that the table offers to whoever looks, each with its form; the wrong one as it was sent."""
    rows = CASE.offered(found.state, parts=known, facts=queries.facts(found))
    if own_page(found):
        rows = [each for each in rows if each.action != "submit"]
    actions, sent = {each.action for each in rows}, wrong.action if wrong else ""
    names = [name for name in STEPS if STEPS[name][0] & actions or name == sent]
    steps = [wrong if wrong and name == sent else step_form(name, found, None, posts) for name in names]
    labelled = [
        replace(step, buttons=tuple((each.action, each.label) for each in rows if each.action in STEPS[step.action][0]))
        for step in steps
    ]
    return [each for each in labelled if each.buttons or each.form.errors]


def step_form(name: str, found: "OfficeCase", data: Any, posts: PostNames) -> StepForm:
    """A step with its form, as it was sent or empty; no buttons yet."""
    actions, make = STEPS[name]
    return StepForm(name, step_label(CASE, actions, found.state), make(data, f"{name}_%s", found, posts))


_Make = Callable[[Any, str, "OfficeCase", PostNames], forms.Form]


def _plain(kind: type[forms.Form]) -> _Make:
    return lambda data, auto_id, _, __: kind(data, auto_id=auto_id)


def _with_posts(kind: type[case_forms.PostsForm]) -> _Make:
    return lambda data, auto_id, _, posts: kind(data, auto_id=auto_id, posts=posts)


STEPS: dict[str, tuple[set[str], _Make]] = {
    "submit": (
        {"submit"},
        lambda data, auto_id, found, posts: case_forms.SubmitForm(
            data, auto_id=auto_id, posts=posts, initial=_last_draft(found), **_lines(found)
        ),
    ),
    "ask": ({"ask"}, _with_posts(case_forms.AskForm)),
    "assign": (
        {"assign"},
        lambda data, auto_id, found, posts: case_forms.AssignForm(
            data, auto_id=auto_id, posts=posts, initial={"post": _first_post(found, posts)}
        ),
    ),
    "unassign": ({"unassign", "reassign_back"}, _plain(case_forms.ReasonForm)),
    "approval": ({"review", "decide", "return"}, _plain(case_forms.DecideForm)),
    "withdraw": ({"withdraw"}, _plain(case_forms.ReasonForm)),
    "register": (
        {"register"},
        lambda data, auto_id, found, _: case_forms.DocumentForm(data, auto_id=auto_id, initial=_decided(found)),
    ),
    "reply": ({"reply"}, _plain(case_forms.ReplyForm)),
    "close": ({"close"}, _plain(forms.Form)),
    "settle": ({"settle"}, _plain(case_forms.ReasonForm)),
    **{action: ({action}, make) for action, make in FORMS.items()},
}
"""The steps of the page: which actions of the table each offers, and its form. The first one offered stands open."""


def _first_post(found: "OfficeCase", posts: PostNames) -> str:
    """The post that a case came to, where it is to be said who works on it; "" where it is to be changed."""
    return posts.name_of(found.post_id) if found.state == CaseState.RECEIVED else ""


def _last_draft(found: "OfficeCase") -> dict[str, Any]:
    """What the last draft said, which was returned or withdrawn and is sent again; the title of the case before one."""
    last = next(iter(queries.drafts(found.pk)), None)
    return {"title": last.title, "body": last.body} if last else {"title": found.title}


def _lines(found: "OfficeCase") -> dict[str, Any]:
    """The approval lines that a draft of a case may take today; none where its post is gone."""
    today = localdate()
    standing = standing_on(today)
    is_standing = found.post_id in standing.posts
    lines = possible_lines(standing, found.post_id, found.kind, queries.delegation_on(today)) if is_standing else []
    return {"lines": lines, "standing": standing}


def _decided(found: "OfficeCase") -> dict[str, Any]:
    """When and by whom the last draft was decided, as its document says it too."""
    if found.state != CaseState.APPROVED:
        return {}
    steps = [each for draft in queries.drafts(found.pk)[:1] for each in queries.steps(draft)]
    decisions = [each.decision for each in steps if each.decision]
    if not decisions:
        return {}
    last = decisions[-1]
    return {"approved_on": localdate(last.recorded_at).isoformat(), "approver": last.actor.title}


def own_page(found: "OfficeCase") -> ApprovalEffect | None:
    """The app that follows the approval of a case: its drafts are submitted on a page of its own; None for others."""
    return next((each for each in approval_effects if each.is_about(found.pk)), None)

"""What changed between two editions, and why."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ieum.platform.ui.differences import Difference
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import chosen_page
from ieum.reports import comparison, queries
from ieum.reports.choices import Format
from ieum.reports.rules import Action
from ieum.site.access import allowed
from ieum.site.choices import unit_label
from ieum.site.provenance import key_title
from ieum.site.requests import StaffRequest
from ieum.site.rounds import BUILD, steps
from ieum.site.views.editions import crumbs, edition_or_404, tabs


@dataclass(frozen=True)
class Cause:
    """One event's share in a change, in words."""

    place: str
    before: str
    after: str
    share: str
    basis: str


@dataclass(frozen=True)
class Change:
    """A printed number that differs, in words."""

    title: str
    key: str
    before: str
    after: str
    difference: str
    """"" where the number is new or gone."""
    causes: tuple[Cause, ...]
    adds_up: bool


@require_GET
@allowed(Action.SEE_REPORTS)
def changes(request: StaffRequest, report: str, number: int) -> HttpResponse:
    """Explain an edition against the one that it replaces, or against the one that ``from`` names."""
    after = edition_or_404(report, number)
    before = _before(request, after)
    context = {
        "title": after.revision.title,
        "breadcrumbs": crumbs(after.revision.title, report, translated("달라진 점")),
        "tabs": tabs(request, after, "changes"),
        "steps": steps(request, report=report) if request.session.get("report") == report else [],
        "step": BUILD,
        "before": before,
        "after": after,
        "others": [each for each in queries.editions(report) if each.pk != after.pk],
        "hwpx_url": reverse("edition_file", args=[report, number, Format.HWPX]),
        "edition_url": reverse("edition", args=[report, number]),
    }
    if before is not None:
        changed, sentences = _compared(before, after)
        page = chosen_page(changed, request.GET)
        context |= {
            "changed": changed, "page": page, "query": request.GET, "sentences": _differences(before, after, sentences)
        }  # fmt: skip
    return render(request, "site/changes.html", context)


def _before(request: StaffRequest, after: Any) -> Any:
    asked = request.GET.get("from", "")
    if asked.isdecimal():
        return edition_or_404(after.report, int(asked))
    editions = queries.editions(after.report)
    return next((each for each in editions if each.pk == after.replaces_id), None)


@lru_cache(maxsize=16)
def _compared(before: Any, after: Any) -> tuple[list[Change], list[tuple[str, str]]]:
    """The changes and the changed sentences; those compared lately are at hand, since editions never change."""
    editions = queries.whole_editions(before, after)
    old, new = map(queries.edition_sidecar, editions)
    figures = comparison.figures_of(old) | comparison.figures_of(new)
    changed = [_change(each, figures[each.key]["scale"]) for each in comparison.changes(old, new)]
    return changed, comparison.sentence_changes(*(each.document.encode() for each in editions))


def _change(change: comparison.Change, scale: int) -> Change:
    both = change.before is not None and change.after is not None
    difference = Fraction(change.after or 0) - Fraction(change.before or 0)
    causes = (
        Cause(each.place, each.before, each.after, _share(each.share, change.unit, scale) if both else "", each.basis)
        for each in change.causes
    )
    return Change(
        title=key_title(change.key),
        key=change.key,
        before=change.printed_before,
        after=change.printed_after,
        difference=_share(difference, change.unit, scale) if both else "",
        causes=tuple(causes),
        adds_up=change.adds_up,
    )


def _share(share: Fraction, unit: str, scale: int) -> str:
    """A signed amount in the unit of the print; digits without end are cut at the fourth and marked as such."""
    shown = share / scale if unit == "원" else share
    digits = f"{abs(float(shown)):,.4f}".rstrip("0").rstrip(".")
    is_exact = shown * 10_000 == int(shown * 10_000)
    sign = "△" if shown < 0 else "+" if shown > 0 else ""
    return f"{'' if is_exact else '약 '}{sign}{digits}{unit_label(unit, scale) if unit != '%' else '%p'}"


def _differences(before: Any, after: Any, sentences: list[tuple[str, str]]) -> list[Difference]:
    bases = [each.operation.basis for each in queries.revisions_between(before, after)]
    reason = "; ".join(bases) or translated("등록된 자료가 바뀜")
    return [Difference(f"{number}", *pair, reason) for number, pair in enumerate(sentences, start=1)]

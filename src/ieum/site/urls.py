"""Addresses of the site."""

from django.urls import path

from ieum.platform.login import addresses
from ieum.site.views import (
    budget_changes,
    budget_files,
    budgets,
    building,
    cases,
    changes,
    checks,
    committees,
    editions,
    facts,
    handovers,
    home,
    inbox,
    intakes,
    items,
    meetings,
    orders,
    organisation,
    previews,
    reorganisation,
)

handler403 = "ieum.site.views.errors.forbidden"
handler404 = "ieum.site.views.errors.not_found"
handler500 = "ieum.site.views.errors.broken"

_REPORT = "reports/<slug:report>/"
_EDITION = f"{_REPORT}editions/<int:number>/"
_CHECK = "checks/<str:token>/"
_INTAKE = "intakes/<uuid:intake_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    *addresses.entrance,
    *addresses.guarded,
    path(_REPORT, editions.report, name="report"),
    path(f"{_REPORT}as-of/", previews.as_of, name="as_of"),
    path(f"{_REPORT}as-of/figures/", previews.as_of_figure, name="as_of_figure"),
    path(f"{_REPORT}editions/", editions.editions, name="editions"),
    path(_EDITION, editions.edition, name="edition"),
    path(f"{_EDITION}findings/", editions.findings, name="findings"),
    path(f"{_EDITION}figures/<path:key>", editions.figure, name="figure"),
    path(f"{_EDITION}files/<str:form>/", editions.file, name="edition_file"),
    path(f"{_EDITION}changes/", changes.changes, name="changes"),
    path(f"{_REPORT}items/", items.items, name="items"),
    path(f"{_REPORT}items/<str:key>/", items.item, name="item"),
    path(f"{_REPORT}items/<str:key>/preview/", items.item_preview, name="item_preview"),
    path(f"{_REPORT}next/", building.build_form, name="build_form"),
    path(f"{_REPORT}build/", building.build, name="build"),
    path("checks/", checks.check_files, name="check_files"),
    path(_CHECK, checks.checked, name="checked"),
    path(f"{_CHECK}files/<str:form>/", checks.checked_file, name="checked_file"),
    path(f"{_CHECK}erase/", checks.erase_check, name="erase_check"),
    path("budget/", budgets.budget, name="budget"),
    path("budget/files/", budget_files.budget_file, name="budget_file"),
    path("budget/cells/<uuid:cell_id>/", budgets.budget_cell, name="budget_cell"),
    path("budget/changes/", budget_changes.budget_changes, name="budget_changes"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("cases/", cases.cases, name="cases"),
    path("cases/new/", cases.receive_case, name="receive_case"),
    path("cases/<uuid:case_id>/", cases.case, name="case"),
    path("cases/<uuid:case_id>/answer/", cases.answer_opinion, name="answer_opinion"),
    path("committees/", committees.committees, name="committees"),
    path("committees/new/", committees.register_committee, name="register_committee"),
    path("committees/<uuid:committee_id>/", committees.committee, name="committee"),
    path("committees/<uuid:committee_id>/revise/", committees.revise_committee, name="revise_committee"),
    path("meetings/<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/minutes/<str:form>/", meetings.minutes, name="minutes"),
    path("organisation/", organisation.organisation, name="organisation"),
    path("organisation/units/<uuid:unit_id>/", organisation.unit, name="unit"),
    path("organisation/posts/<uuid:post_id>/", organisation.post, name="post"),
    path("organisation/orders/", orders.orders, name="orders"),
    path("organisation/orders/new/", orders.personnel_order, name="personnel_order"),
    path("organisation/orders/reorganise/", reorganisation.reorganisation, name="reorganisation"),
    path("organisation/orders/import/", orders.import_staff, name="import_staff"),
    path("organisation/orders/<uuid:order_id>/", orders.order, name="order"),
    path("organisation/handovers/", handovers.handovers, name="handovers"),
    path("organisation/handovers/<uuid:handover_id>/", handovers.handover, name="handover"),
    path("intakes/new/", intakes.take_in, name="take_in"),
    path(_INTAKE, intakes.intake, name="intake"),
    path(f"{_INTAKE}findings/", intakes.intake_findings, name="intake_findings"),
    path(f"{_INTAKE}confirm/", intakes.confirm, name="confirm"),
    path(f"{_INTAKE}withdraw/", intakes.withdraw, name="withdraw"),
    path(f"{_INTAKE}facts/", facts.facts, name="facts"),
    path("facts/at/", facts.fact_at, name="fact_at"),
    path("facts/rule/", facts.rule, name="rule"),
    path("facts/<uuid:fact_id>/", facts.fact, name="fact"),
]

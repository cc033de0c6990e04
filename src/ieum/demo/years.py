"""Two fiscal years made up for the demo, so that each page of the budget shows what it is for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from ieum.budget import operations, queries, rules
from ieum.budget.choices import MatterKind, MovementKind, SavingCategory, VersionKind
from ieum.budget.clause_rows import read_clause_rows
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.forecast_rows import read_forecast_rows
from ieum.budget.queries import reconciling
from ieum.budget.rules.allotment import usual_shares
from ieum.budget.rules.matters import read_table
from ieum.budget.successor_rows import read_successor_rows
from ieum.demo.bills import bring_bill
from ieum.demo.data import read_data
from ieum.demo.teams import load_teams
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality

_FILES = files("ieum.demo") / "years"


def load_years(code: str, actors: Mapping[Role, UUID]) -> None:
    """Load both years of a municipality that has them, the first of them settled; nothing where they stand already."""
    raw = read_data("years.yaml")
    with municipality(code):
        if raw["municipality"] != code or queries.find_year(raw["closed"]) is not None:
            return
    officer, lead = actors[Role.OFFICER], actors[Role.TEAM_LEAD]
    own = {"code": code, "actor_id": officer, "basis": raw["basis"]}
    operations.post_file(name="years.csv", data=(_FILES / "expenditure.csv").read_bytes(), **own)
    operations.post_revenue_file(name="years-revenue.csv", data=(_FILES / "revenue.csv").read_bytes(), **own)
    _reconcile(raw, own)
    with municipality(code):
        _settle(raw, lead)
        _state(raw, lead)
        _begin(raw, officer)
        bring_bill(raw["bill"], actors)
        for each in raw["matters"]:
            _record(each, actors, raw["basis"])
    load_teams(code, officer, since=date(raw["running"], 1, 1), basis=raw["basis"])
    operations.fold_rollups(code=code)


def _reconcile(raw: Mapping[str, Any], own: Mapping[str, Any]) -> None:
    """Hold a statement beside the ledger, and explain what differs."""
    year = raw["closed"]
    operations.reconcile(
        name="시연-집행현황.csv", data=raw["statement"].encode(), year=year, as_of=date(year, 12, 31), **own
    )
    with municipality(own["code"]):
        line, *_ = reconciling.lines_of(reconciling.reconciliations(year)[0].pk, is_open=True)
        operations.explain_difference(line_id=line.pk, reason=raw["explained"], actor_id=own["actor_id"])


def _settle(raw: Mapping[str, Any], lead: UUID) -> None:
    """Seal what was adopted, carry over, let lapse what is left, and close the first year."""
    own = {"actor_id": lead, "basis": raw["basis"]}
    closed, running = raw["closed"], raw["running"]
    for year, kind, number in ((closed, "ORIGINAL", None), (closed, "SUPPLEMENTARY", 1), (running, "ORIGINAL", None)):
        operations.seal_round(year=year, kind=VersionKind(kind), round=number, **own)
    operations.carry_over(year=closed, on=raw["carried_over"], **own)
    operations.lapse_remainders(year=closed, on=date(closed, 12, 31), **own)
    operations.close_fiscal_year(year=closed, **own)


def _state(raw: Mapping[str, Any], lead: UUID) -> None:
    """What the budget team says of the running year: codes, clauses, targets."""
    own, year = {"actor_id": lead, "basis": raw["basis"]}, raw["running"]
    operations.take_in_codes(year=year, rows=read_code_rows(raw["codes"])[0], **own)
    operations.record_successors(year=year, rows=read_successor_rows(raw["successors"]), **own)
    operations.state_clauses(year=year, clauses=read_clause_rows(raw["clauses"]), voted_on=raw["clauses_voted"], **own)
    for each in raw["execution_targets"]:
        operations.set_execution_target(year=year, until=each["until"], rate=Decimal(each["rate"]), **own)
    for each in raw["savings"]:
        _set_saving(each, year, raw["forecasts"]["division"], own)


def _set_saving(raw: Mapping[str, Any], year: int, division: str, own: Mapping[str, Any]) -> None:
    today = localdate()
    target = operations.set_saving_target(
        year=year, account="일반회계", division=division, unit=raw["unit"], category=SavingCategory(raw["category"]),
        base=raw["base"], rate=Decimal(raw["rate"]), on=today, **own,
    )  # fmt: skip
    if "spent" in raw:
        operations.state_saving(
            target_id=target.pk, spent=raw["spent"], evidence=raw["evidence"], actor_id=own["actor_id"], on=today
        )


def _begin(raw: Mapping[str, Any], officer: UUID) -> None:
    """What an officer began in the running year: forecasts, requests to spend, and what waits for somebody else."""
    today, year = localdate(), raw["running"]
    own: dict[str, Any] = {"actor_id": officer, "on": today}
    forecast, basis = raw["forecasts"], raw["basis"]
    operations.state_forecasts(
        year=year, division=forecast["division"], stated_on=forecast["stated"], basis=basis,
        rows=read_forecast_rows(forecast["rows"]), **own,
    )  # fmt: skip
    year_id = operations.open_fiscal_year(year=year, actor_id=officer, basis=basis)
    cells = {
        (draft.programme[0], draft.item): cell
        for draft, cell in queries.registered_cells(year_id).items()
        if draft.carry_origin == "CURRENT" and draft.funding == "OWN"
    }
    for each in raw["spending"]:
        asked = operations.AskedSpending(each["asked"], each["amount"])
        place = cells[each["programme"], each["item"]]
        operations.ask_spending(cell_id=place, number=each["number"], asked=asked, basis=basis, **own)
    _request(raw["request"], year, cells, own)
    beside = raw["proposal"]
    line = rules.Line(cells[beside["programme"], beside["item"]], beside["amount"])
    operations.propose_allotment(year=year, lines=[line], reason=beside["reason"], **own)
    operations.draft_allotment_plan(year=year, shares=usual_shares(on=today), reason=raw["plan"], **own)


def _request(raw: Mapping[str, Any], year: int, cells: Mapping[tuple[str, str], UUID], own: Mapping[str, Any]) -> None:
    taken, given = (cells[raw["programme"], raw[side]] for side in ("taken", "given"))
    lines = (rules.Line(taken, -raw["amount"]), rules.Line(given, raw["amount"]))
    asked = operations.Asked(kind=MovementKind.TRANSFER, lines=lines, reason=raw["reason"])
    operations.request_movement(year=year, asked=asked, **own)


def _record(raw: Mapping[str, Any], actors: Mapping[Role, UUID], basis: str) -> None:
    """A review or plan as far as an officer brings it alone, on a day that is told or today."""
    own: dict[str, Any] = {"actor_id": actors[Role.OFFICER], "on": raw.get("day", localdate())}
    made = operations.record_matter(
        kind=MatterKind(raw["kind"]), year=raw["year"], title=raw["title"], division=raw["division"], programme="",
        traits=raw["traits"], amounts=read_table(raw["table"]), **own,
    )  # fmt: skip
    if "asked" in raw:
        _hand_in(made.pk, raw["asked"], raw["division"], actors, basis)
    for action in raw["steps"]:
        operations.advance_matter(matter_id=made.pk, action=action, reason=basis, **own)


def _hand_in(
    disclosure_id: UUID, raw: Mapping[str, Any], division: str, actors: Mapping[Role, UUID], basis: str
) -> None:
    """An item of a disclosure as its office handed it in and the team's head accepted it."""
    own: dict[str, Any] = {"actor_id": actors[Role.OFFICER], "on": raw["answer_by"]}
    (item,) = operations.ask_for_items(
        disclosure_id=disclosure_id, items=[raw["item"]], division=division, answer_by=raw["answer_by"], **own
    )
    operations.state_matter(matter_id=item.pk, traits=raw["said"], amounts=(), reason=basis, **own)
    operations.advance_matter(matter_id=item.pk, action="send", reason=basis, **own)
    operations.advance_matter(
        matter_id=item.pk, action="accept", reason=basis, actor_id=actors[Role.TEAM_LEAD], on=raw["answer_by"]
    )

"""The demo's budget bills: asked for, adjusted, proposed and submitted by the demo's officers, as far as told."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.budget import operations
from ieum.budget.choices import EnclosureForm, Side, VersionKind
from ieum.budget.queries import bills, enclosures
from ieum.budget.rules import CellDraft
from ieum.budget.rules.accounts import account_kind
from ieum.budget.rules.sheets import Sheet, SheetRow
from ieum.kernel.parameters import load_yaml
from ieum.platform.choices import Role


def load_bill(code: str, actors: Mapping[Role, UUID]) -> None:
    """Bring the bill of a municipality to the mayor's proposal; nothing where it has none, or has it already."""
    raw = load_yaml(files("ieum.demo") / "bill.yaml")
    if raw["municipality"] != code or bills.versions():
        return
    bring_bill(raw, actors)


def bring_bill(raw: Mapping[str, Any], actors: Mapping[Role, UUID]) -> UUID:
    """Open a bill and bring it to the mayor's proposal, or to a committee of the council where it was submitted."""
    officer, opened = actors[Role.OFFICER], raw["opened"]
    number = raw.get("round")
    kind = VersionKind.SUPPLEMENTARY if number else VersionKind.ORIGINAL
    bill = operations.open_version(year=raw["year"], kind=kind, round=number, actor_id=officer, on=opened)
    for each in raw["programmes"]:
        operations.register_programme(version_id=bill.pk, cell=_draft(each), actor_id=officer)
    _write(bill.pk, raw["asked"], officer, opened, raw["asking"])
    for action in ("collect", "review"):
        operations.advance_version(version_id=bill.pk, action=action, actor_id=actors[Role.TEAM_LEAD], on=opened)
    _write(bill.pk, raw["adjusted"], actors[Role.TEAM_LEAD], raw["proposed"], raw["adjusting"])
    operations.advance_version(
        version_id=bill.pk, action="propose", actor_id=actors[Role.DIVISION_HEAD], on=raw["proposed"]
    )
    if "submitted" in raw:
        _submit(bill.pk, raw, actors)
    return bill.pk


def _submit(version_id: UUID, raw: Mapping[str, Any], actors: Mapping[Role, UUID]) -> None:
    """Hand a bill to the council, with a word on each document that it goes without, and refer it to a committee."""
    for each in enclosures.missing(bills.version(version_id)):
        operations.enclose(
            version_id=version_id, code=each.document.code, form=EnclosureForm.NONE, attachment_id=None,
            reason=raw["without"], actor_id=actors[Role.DIVISION_HEAD],
        )  # fmt: skip
    own = {"version_id": version_id, "on": raw["submitted"]}
    operations.advance_version(action="submit", actor_id=actors[Role.MAYOR], **own)
    operations.advance_version(action="refer", actor_id=actors[Role.TEAM_LEAD], **own)


def _draft(raw: Mapping[str, Any]) -> CellDraft:
    kind = account_kind(raw["account"])
    policy, unit, programme = (tuple(raw[name]) for name in ("policy", "unit", "programme"))
    return CellDraft(account_kind=kind, account=raw["account"], policy=policy, unit=unit, programme=programme)


def _write(version_id: UUID, sheets: Iterable[Mapping[str, Any]], actor_id: UUID, day: date, reason: str) -> None:
    for raw in sheets:
        operations.write_sheet(
            version_id=version_id, sheet=Sheet(Side(raw["side"]), raw["account"], raw["division"]),
            rows=[SheetRow(each) for each in raw["rows"]], seen=0, actor_id=actor_id, on=day, reason=reason,
        )  # fmt: skip

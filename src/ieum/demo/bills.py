"""The demo's budget bill: asked for, adjusted and proposed by the demo's officers, as far as a report tells."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.budget import operations
from ieum.budget.choices import Side, VersionKind
from ieum.budget.queries import bills
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
    officer, opened = actors[Role.OFFICER], raw["opened"]
    bill = operations.open_version(year=raw["year"], kind=VersionKind.ORIGINAL, round=None, actor_id=officer, on=opened)
    for each in raw["programmes"]:
        operations.register_programme(version_id=bill.pk, cell=_draft(each), actor_id=officer)
    _write(bill.pk, raw["asked"], officer, opened, "전년도와 같은 수준으로 요구")
    for action in ("collect", "review"):
        operations.advance_version(version_id=bill.pk, action=action, actor_id=actors[Role.TEAM_LEAD], on=opened)
    _write(bill.pk, raw["adjusted"], actors[Role.TEAM_LEAD], raw["proposed"], "2024 예산안의 규모에 맞춤")
    operations.advance_version(
        version_id=bill.pk, action="propose", actor_id=actors[Role.DIVISION_HEAD], on=raw["proposed"]
    )


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

"""Which of the demo's teams is in charge of which detailed programme, as far as a report tells who does what."""

from datetime import date
from uuid import UUID

from ieum.budget import operations
from ieum.budget.queries import Point, teams
from ieum.demo.data import read_data
from ieum.platform.database.tenancy import municipality, snapshot


def load_teams(code: str, actor_id: UUID, *, since: date | None = None, basis: str = "") -> None:
    """Put the teams of a municipality in charge; nothing where a team is in charge of something already.

    ``since`` is for programmes of another year than the report's, and ``basis`` why.
    """
    raw = read_data("organisation.yaml")[code]
    since, charges = since or raw["since"], raw.get("in_charge", {})
    with snapshot(code) as epoch:
        rows = teams.programmes_in_charge(Point(since, epoch), year=since.year)
        units = {each.name: key for key, each in teams.teams_on(since).items()}
    if any(each.charge for each in rows):
        return
    with municipality(code):
        for team, programmes in charges.items():
            operations.put_in_charge(
                programme_ids=[each.programme.pk for each in rows if each.programme.unit_name in programmes],
                unit_id=units[f"{raw['division']} {team}"], valid_from=since,
                basis=basis or raw["in_charge_basis"],
                actor_id=actor_id, on=since,
            )  # fmt: skip

"""Organisation charts of reports: drawn from what is known of the units of a day, and counted from the same."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from ieum.documents.charts import Node, tree
from ieum.documents.model import Picture
from ieum.kernel.figures import Figure, lineage_of
from ieum.kernel.observations import Nature, Observation, Subject
from ieum.kernel.selection import Question, in_force

STRUCTURE = "org.structure"
"""The dataset of the units of a day."""
_TEAM = "팀"


def units_of(stated: Iterable[Observation], question: Question) -> list[Observation]:
    """What is in force of the unit that is asked for and of those below it, in the order of the office."""
    about = [each for each in stated if dict(each.subject)["division"] == question.where["division"]]
    found = {each.key: each for each in reversed(in_force(about, Nature.ACTUAL, question))}
    return sorted(found.values(), key=lambda each: each.order)


def picture_of(
    known: Sequence[Observation], unit: str, day: date, *, with_teams: bool
) -> tuple[Picture | None, list[Observation]]:
    """Draw the units that are known below one, with what says of each that it is there; None where there are none."""
    kinds = [each for each in known if each.measure == "kind"]
    # A chart that is asked for of a team is of that team.
    shown = [each for number, each in enumerate(kinds) if with_teams or not number or each.printed != _TEAM]
    heads = {each.subject: each.printed for each in known if each.measure == "head"}
    below: dict[str, list[Observation]] = {}
    for each in shown:
        below.setdefault(dict(each.subject)["above"], []).append(each)
    nodes = [_node(each, below, heads) for each in below.get("", ())]
    return (tree(f"{unit} 조직도({day:%Y-%m-%d} 현재)", nodes) if nodes else None), shown


def count_of(shown: Sequence[Observation], question: Question) -> Figure:
    """How many units a chart shows, as a figure that names each of them."""
    names = [dict(each.subject)["member"] for each in shown]
    lineage = lineage_of(STRUCTURE, "조직도의 부서", list(shown))
    return Figure(
        "조직도의 부서 수", Decimal(len(shown)), "개", question.as_of, question.epoch,
        formula=f"{' · '.join(names)}의 수", lineage=lineage,
    )  # fmt: skip


def _node(event: Observation, below: dict[str, list[Observation]], heads: dict[Subject, str]) -> Node:
    about = dict(event.subject)
    path = "/".join(filter(None, (about["above"], about["member"])))
    children = tuple(_node(each, below, heads) for each in below.get(path, ()))
    return Node(about["member"], heads.get(event.subject, ""), children)

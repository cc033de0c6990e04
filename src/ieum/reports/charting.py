"""Organisation charts of reports: drawn from what is known of the units of a day, and counted from the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ieum.documents.charts import Node, tree
from ieum.documents.model import Cell, Picture, Table, Text, text
from ieum.kernel.figures import Figure, lineage_of
from ieum.kernel.observations import Nature, Observation, Subject
from ieum.kernel.selection import Question, in_force, stated

Printed = Callable[[str, Figure], Text]
"""Prints the figure of a place, and keeps it."""
STRUCTURE = "org.structure"
"""The dataset of the units of a day."""
_TEAM = "팀"
_PEOPLE = (("authorised", "정원"), ("actual", "현원"))
"""Measures of the head-count with their words."""
_INDENT = "\u3000"


def units_of(known: Iterable[Observation], question: Question) -> list[Observation]:
    """What is in force of the unit that is asked for and of those below it, in the order of the office."""
    about = [each for each in known if dict(each.subject)["division"] == question.where["division"]]
    found = {each.key: each for each in reversed(in_force(about, Nature.ACTUAL, question))}
    return sorted(found.values(), key=lambda each: each.order)


def picture_of(
    known: Sequence[Observation], unit: str, day: date, *, with_teams: bool, with_counts: bool = False
) -> tuple[Picture | None, list[Observation]]:
    """Draw the units that are known below one, with what says of each that it is there; None where there are none."""
    kinds = [each for each in known if each.measure == "kind"]
    # A chart that is asked for of a team is of that team.
    shown = [each for number, each in enumerate(kinds) if with_teams or not number or each.printed != _TEAM]
    said = {(each.subject, each.measure): each.printed for each in known if with_counts or each.measure == "head"}
    below: dict[str, list[Observation]] = {}
    for each in shown:
        below.setdefault(dict(each.subject)["above"], []).append(each)
    nodes = [_node(each, below, said) for each in below.get("", ())]
    return (tree(f"{unit} 조직도({day:%Y-%m-%d} 현재)", nodes) if nodes else None), shown


def count_of(shown: Sequence[Observation], question: Question) -> Figure:
    """How many units a chart shows, as a figure that names each of them."""
    names = [dict(each.subject)["member"] for each in shown]
    lineage = lineage_of(STRUCTURE, "조직도의 부서", list(shown))
    return Figure(
        "조직도의 부서 수", Decimal(len(shown)), "개", question.as_of, question.epoch,
        formula=f"{' · '.join(names)}의 수", lineage=lineage,
    )  # fmt: skip


def counts_table(
    known: Sequence[Observation], shown: Sequence[Observation], question: Question, printed: Printed
) -> Table:
    """정원 and 현원 of the units that a chart shows, each a figure; blank where nobody stated one."""
    head = [Cell(0, column, (text(label),)) for column, label in enumerate(("부서", *(label for _, label in _PEOPLE)))]
    body = [
        Cell(row, column, (content,) if content else ())
        for row, unit in enumerate(shown, start=1)
        for column, content in enumerate(_counted(known, unit, question, printed))
    ]
    caption = f"{question.where['division']} 정원과 현원({question.as_of:%Y-%m-%d} 현재)"
    return Table((*head, *body), 1, caption, unit="명")


def _counted(known: Sequence[Observation], unit: Observation, question: Question, printed: Printed) -> Iterator[Text]:
    """The cells of a unit: its name, set in as deep as it stands, and its numbers."""
    about = dict(unit.subject)
    path = "/".join(filter(None, (about["above"], about["member"])))
    yield text(f"{_INDENT * path.count('/')}{about['member']}")
    for measure, label in _PEOPLE:
        said = [each for each in known if each.subject == unit.subject and each.measure == measure]
        yield printed(f"{path}·{label}", stated(said, f"{path} {label}", Nature.ACTUAL, question)) if said else ()


def _node(event: Observation, below: dict[str, list[Observation]], said: dict[tuple[Subject, str], str]) -> Node:
    about = dict(event.subject)
    path = "/".join(filter(None, (about["above"], about["member"])))
    children = tuple(_node(each, below, said) for each in below.get(path, ()))
    people = ((label, said.get((event.subject, measure))) for measure, label in _PEOPLE)
    figures = tuple(f"{label} {number}" for label, number in people if number)
    return Node(about["member"], said.get((event.subject, "head"), ""), children, figures=figures)

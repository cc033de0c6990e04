"""What an installation answers: asked of the version that packed it, and again of this one.

Only what stays the same for ever is asked: figures at an epoch, balances as known at an epoch, the chain of decisions
up to a link.
"""

from datetime import date

from ieum.budget import queries as budget
from ieum.budget.choices import Balance, Level
from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Decision
from ieum.platform.queries import municipality_codes
from ieum.reports import queries as reports

YEARS = range(2003, 2028)


def answers(epochs, links=None):
    """All answers by municipality; ``epochs`` gives for each the number that the ledger is asked at.

    ``links`` gives for each how many links of its chain there were, None to ask for all that there are: past operations
    of a kind that a version newly calls decisions are linked at the end.
    """
    return {code: _answers(code, epochs[code], links and links[code]) for code in municipality_codes()}


def _answers(code, epoch, links):
    with municipality(code):
        return {
            "editions": {each.report: _edition(each) for each in _editions()},
            "balances": {str(year): _balances(budget.Point(date(year, 12, 31), epoch), year) for year in YEARS},
            "links": _links(links),
        }


def _editions():
    return [edition for row in reports.reports() for edition in reports.editions(row.report)]


def _edition(edition):
    figures = reports.edition_sidecar(edition)["figures"]
    return {
        "number": edition.number,
        "document": edition.document_sha256,
        "figures": {key: figures[key]["value"] for key in sorted(figures)},
    }


def _balances(point, year):
    """Every balance of every cell that is not 0, with the cell's place."""
    return [
        [list(row.path), {each.value: int(row.standing[each]) for each in Balance if row.standing[each]}]
        for row in budget.balances(point, year=year, by=Level.CELL)
    ]


def _links(count):
    walk = chain.verify()
    assert walk.fault is None, walk.fault
    first = Decision.objects.order_by("number")[:count]
    return {"links": len(first), "hash": first[len(first) - 1].hash if first else None}

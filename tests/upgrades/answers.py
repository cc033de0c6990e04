"""What an installation answers: asked of the version that packed it, and again of this one.

Only what stays the same for ever is asked: figures at an epoch, balances as known at an epoch, the chain of decisions
up to a link.
"""

from datetime import date

from ieum.budget import queries as budget
from ieum.budget.choices import Balance, Level
from ieum.office import queries as office
from ieum.office.models import Committee, Meeting
from ieum.org import queries as org
from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from ieum.platform.form_drafts.queries import fields_of
from ieum.platform.models import ApiToken, ClosedDay, Decision, FormDraft, MailAddress
from ieum.platform.queries import municipality_codes
from ieum.reports import queries as reports
from tests.upgrades.work_answers import work

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
            **_work(code),
        }


def _work(code):
    """What stands of work with people, and what they left for later."""
    return {
        "work": work(code),
        "committees": [_committee(each) for each in Committee.objects.order_by("pk")],
        "closed_days": [[str(each.day), each.name] for each in ClosedDay.objects.order_by("day")],
        "keys": [[each.account.login, each.name, str(each.expires_on), each.scopes] for each in ApiToken.objects.all()],
        "addresses": [[each.account.login, each.address.reveal()] for each in MailAddress.objects.all()],
        "drafts": [[each.account.login, each.place, fields_of(each)] for each in FormDraft.objects.all()],
        "orders": [[each.title, str(each.effective_date), each.operation.basis] for each in org.orders()],
    }


def _committee(found):
    """Its terms, who sits on it, and its meetings with what they decided."""
    meetings = Meeting.objects.filter(committee=found).order_by("held_on", "pk")
    return [
        [[each.name, each.functions, str(each.valid_from)] for each in found.terms.order_by("valid_from", "version")],
        [[each.name, each.group, str(each.valid_from)] for each in found.members.order_by("pk")],
        [[str(each.held_on), each.state, [[item.title, item.result] for item in office.items(each.pk)]]
         for each in meetings],
    ]  # fmt: skip


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

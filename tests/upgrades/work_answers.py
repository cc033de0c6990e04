"""What an installation answers of the work in it, app by app: asked of the version that packed it, and of this one."""

from datetime import date

from ieum.budget.models import Matter
from ieum.budget.queries import matters
from ieum.office import queries as office
from ieum.office.models import OfficeCase
from ieum.org import queries as org
from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import queries as files
from ieum.platform.models import Attachment, Delegation, Notice, PersonalReading

DAY = date(2021, 3, 20)


def work(code):
    """What stands in a municipality: files, cases, posts, equipment, matters, delegations, notices and readings."""
    with municipality(code):
        assert chain.verify().fault is None
        return {
            "files": sorted(map(_file, Attachment.objects.all())),
            "cases": sorted(map(_case, OfficeCase.objects.all())),
            "posts": _posts(org.standing(DAY)),
            "equipment": sorted(map(_piece, org.equipment_on(DAY))),
            "matters": sorted(_matter(each.pk) for each in Matter.objects.all()),
            "delegations": sorted(map(_delegation, Delegation.objects.all())),
            "notices": sorted([each.account.login, each.kind, each.title] for each in Notice.objects.all()),
            "readings": sorted(
                [each.account.login, each.field, each.purpose] for each in PersonalReading.objects.all()
            ),
        }


def _file(row):
    """Its matter, its versions by name and hash, and what is shown of it; nothing of one that was taken off."""
    shown = [
        each for each in files.attachments(row.subject_kind, row.subject_id) if each.version.attachment_id == row.pk
    ]
    texts = [files.content(each).decode() for each in shown]
    return [row.retention, [[each.name, each.number, each.file.sha256] for each in files.versions(row.pk)], texts]


def _case(row):
    found = office.case(row.pk)
    steps = [[each.action, each.operation.basis] for each in office.events(row.pk)]
    drafts = [[each.title, each.body] for each in found.drafts.order_by("pk")]
    return [str(found), found.title, found.state, str(found.due_on), steps, drafts]


def _posts(standing):
    """Who answers for each post, by login."""
    return sorted([standing.label(each), str(_holder(standing, each))] for each in standing.posts)


def _holder(standing, post_id):
    found = standing.responsible(post_id)
    return found and found.holding.person.reveal()


def _piece(piece):
    return [piece.number, piece.item, str(piece.acquired_on), piece.quantity, piece.state]


def _matter(matter_id):
    found = matters.matter(matter_id)
    return [found.stated.traits.get("need", ""), str(found.state)]


def _delegation(row):
    return [row.delegator.login, row.delegate.login, str(row.valid_from), str(row.valid_until), list(row.actions)]

"""What goes with a bill to the council, document by document: made here, attached as a file, or nothing to tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ieum.budget.choices import EnclosureForm, VersionKind
from ieum.budget.models import BudgetVersion, Enclosure
from ieum.budget.queries.matters import has_plan
from ieum.budget.rules.enclosures import BillDocument, are_required, bill_documents
from ieum.platform.files.queries import Kept, attachments


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One of the documents and how it is there."""

    document: BillDocument
    is_made: bool
    """Whether our own data gives it, whole or as a beginning."""
    said: Enclosure | None
    """What was said of it last; None where nothing was, or the file was taken off since."""
    file: str = ""
    """The name of the file that it is."""

    @property
    def is_there(self) -> bool:
        """Whether the council gets it, or is told that there is nothing to tell."""
        return self.said is not None or (self.is_made and not self.document.is_draft)


def enclosed(of: BudgetVersion) -> list[Enclosed]:
    """The documents of a bill in the order of the law."""
    return _enclosed(of, bill_documents(on=of.fiscal_year.first_day))


def outstanding(of: BudgetVersion) -> list[Enclosed]:
    """Documents that the council gets after the bill and does not have yet."""
    later = [each for each in bill_documents(on=of.fiscal_year.first_day) if each.is_later]
    return [each for each in _enclosed(of, later) if not each.is_there]


def _enclosed(of: BudgetVersion, documents: Iterable[BillDocument]) -> list[Enclosed]:
    said = {each.code: each for each in _said(of.pk)}
    files = {each.version.attachment_id: each.version.name for each in attachments("budget.version", of.pk)}
    return [_one(of, each, said.get(each.code), files) for each in documents]


def missing(of: BudgetVersion) -> list[Enclosed]:
    """Documents without which a bill is not handed to the council."""
    if not are_required(VersionKind(of.kind)):
        return []
    return [each for each in enclosed(of) if not each.is_there and not each.document.is_later]


def enclosed_file(of: BudgetVersion, code: str) -> Kept | None:
    """The file that one of the documents of a bill is; None where it is none, or was taken off since."""
    said = next((each.said for each in enclosed(of) if each.document.code == code), None)
    if said is None or said.attachment_id is None:
        return None
    files = attachments("budget.version", of.pk)
    return next((each for each in files if each.version.attachment_id == said.attachment_id), None)


def _said(version_id: UUID) -> list[Enclosure]:
    rows = Enclosure.objects.filter(version_id=version_id).select_related("operation__actor", "operation__on_behalf_of")
    return list(rows.order_by("code", "position"))


def _one(of: BudgetVersion, document: BillDocument, said: Enclosure | None, files: dict[UUID, str]) -> Enclosed:
    name = files.get(said.attachment_id, "") if said and said.attachment_id else ""
    is_gone = said is not None and said.form == EnclosureForm.FILE and not name
    return Enclosed(document, _is_made(of, document.made_from), None if is_gone else said, name)


def _is_made(of: BudgetVersion, made_from: str) -> bool:
    return has_plan(of.fiscal_year.year) if made_from == "MID_TERM" else bool(made_from)

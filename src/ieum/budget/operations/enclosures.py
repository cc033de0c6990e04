"""Saying of a document that goes with a bill which file it is, or that there is nothing to tell."""

from uuid import UUID

from django.db import transaction

from ieum.budget.choices import EnclosureForm
from ieum.budget.models import Enclosure
from ieum.budget.operations.holding import hold
from ieum.budget.operations.versions import VersionRefused
from ieum.budget.queries import bills
from ieum.budget.rules.enclosures import bill_documents
from ieum.budget.rules.versions import ENDED
from ieum.platform.files.queries import attachments
from ieum.platform.operations import open_operation

_COMPILERS = frozenset({"TEAM", "DIRECTOR"})


@transaction.atomic
def enclose(
    *, version_id: UUID, code: str, form: EnclosureForm, attachment_id: UUID | None, reason: str, actor_id: UUID
) -> Enclosure:
    """Say how a document is there; ``attachment_id`` is a file that hangs on the bill.

    :raises VersionRefused: if there is no such document or file, it is not said why there is nothing to tell, the bill
        has ended, or the account does not compile it
    """
    hold(f"version:{version_id}")
    version = bills.version(version_id)
    if not _COMPILERS & bills.role_parts(actor_id):
        raise VersionRefused("예산팀과 기획예산과장만 첨부서류를 정할 수 있습니다.")
    if bills.steps(version_id)[-1].stage in ENDED:
        raise VersionRefused("확정되었거나 부결된 예산안의 첨부서류는 바꿀 수 없습니다.")
    if code not in {each.code for each in bill_documents(on=version.fiscal_year.first_day)}:
        raise VersionRefused("그런 첨부서류가 없습니다. 목록에서 고르십시오.")
    files = {each.version.attachment_id for each in attachments("budget.version", version_id)}
    if (attachment_id in files) != (form is EnclosureForm.FILE):
        raise VersionRefused("예산안에 붙은 파일을 고르십시오. 파일은 예산안의 붙임 파일에서 먼저 붙입니다.")
    if form is EnclosureForm.NONE and not reason.strip():
        raise VersionRefused("해당이 없는 까닭을 적어야 합니다.")
    basis = reason.strip() or f"{version} 첨부서류 {code}"
    opened = open_operation(kind="budget.enclose", actor_id=actor_id, basis=basis)
    made: Enclosure = Enclosure.objects.create(
        municipality_id=version.municipality_id, operation_id=opened.operation_id, version=version, code=code,
        position=Enclosure.objects.filter(version=version, code=code).count() + 1, form=form,
        attachment_id=attachment_id,
    )  # fmt: skip
    return made

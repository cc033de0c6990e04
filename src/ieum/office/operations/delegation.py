"""Setting a municipality's own table of delegated decisions from a day."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from ieum.office.models import DelegationTable
from ieum.office.operations.cases import CaseRefused
from ieum.office.rules.delegation import DelegatedKind
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import open_operation


@transaction.atomic
def set_delegation(
    *, name: str, valid_from: date, kinds: Mapping[str, DelegatedKind], actor_id: UUID, basis: str
) -> DelegationTable:
    """Set who decides on which kinds of cases from a day; of one day the last word holds, and earlier words stay.

    ``name`` is what the rule is called (위임전결 규칙), and stands in what is refused by it.

    :raises CaseRefused: without a name or any kind
    :raises BasisMissing: without basis
    """
    if not name.strip() or not kinds:
        raise CaseRefused("위임전결 규칙의 이름과 전결권자를 적어야 합니다.")
    opened = open_operation(kind="office.set_delegation", actor_id=actor_id, basis=basis)
    _hold()
    made: DelegationTable = DelegationTable.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, valid_from=valid_from,
        version=DelegationTable.objects.filter(valid_from=valid_from).count() + 1, name=name.strip(),
        kinds={kind: {"decider": str(each.decider), "article": each.article} for kind, each in kinds.items()},
    )  # fmt: skip
    return made


def _hold() -> None:
    """Let nobody else set a table until the transaction ends."""
    with connection.cursor() as cursor:
        name = f"ieum.office.delegation:{current_municipality()}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])

"""The log of access (접속기록): who read or wrote what of whom, who came in, went or was refused, and from where."""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from ieum.platform.choices import ReadingKind
from ieum.platform.database.tenancy import current_municipality, last_opened
from ieum.platform.visitors import current_address


def log(
    account_id: UUID, kind: ReadingKind, purpose: str, rows: Iterable[tuple[UUID, str]], *, address: str | None
) -> None:
    """Log what an account did with fields of subjects; ``address`` is None on the machine itself."""
    told = json.dumps([{"subject": str(subject), "field": field} for subject, field in rows])
    given = [current_municipality(), account_id, address, kind.value, purpose, told]
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_log_reading(%s, %s, %s, %s, %s, %s)", given)


def log_write(subject_id: UUID, field: str) -> None:
    """Log that a request writes a personal value, by the operation that it opened; what no request writes, it tells."""
    address, opened = current_address(), last_opened.get()
    if address is not None and opened is not None:
        actor_id, basis = opened
        log(actor_id, ReadingKind.WRITE, basis, [(subject_id, field)], address=address)

"""Who may be logged in on a day: an account that is in use, within its period."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection
from django.utils.timezone import localdate

from ieum.platform.models import Account, Municipality


class PeriodBackend(AuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """Asks on each request, so that a session does not outlast its account."""

    def user_can_authenticate(self, user: Account) -> bool:
        """Whether the account is in use today."""
        return bool(super().user_can_authenticate(user)) and user.stands_on(localdate())

    def get_user(self, user_id: UUID) -> Account | None:
        """The account of a session, with the municipality that each page names; None where it is none of today."""
        with connection.cursor() as cursor:
            cursor.execute(_ASKED, [user_id])
            row = cursor.fetchone()
        if row is None:
            return None
        found: Account = Account.from_db("default", _NAMES[Account], row[: len(_NAMES[Account])])
        if found.municipality_id is not None:
            found.municipality = Municipality.from_db("default", _NAMES[Municipality], row[len(_NAMES[Account]) :])
        return found if self.user_can_authenticate(found) else None


_NAMES = {model: [each.attname for each in model._meta.concrete_fields] for model in (Account, Municipality)}
_COLUMNS = ", ".join(f"{model._meta.db_table}.{name}" for model, names in _NAMES.items() for name in names)
_ASKED = (
    f"SELECT {_COLUMNS} FROM platform_account "  # noqa: S608 - names of columns
    "LEFT JOIN platform_municipality ON platform_municipality.id = municipality_id WHERE platform_account.id = %s"
)
"""As it stands here, since each request asks it, and putting it together takes longer than answering it."""

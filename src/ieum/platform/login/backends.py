"""Who may be logged in on a day: an account that is in use, within its period."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.utils.timezone import localdate

from ieum.platform.models import Account


class PeriodBackend(AuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """Asks on each request, so that a session does not outlast its account."""

    def user_can_authenticate(self, user: Account) -> bool:
        """Whether the account is in use today."""
        return bool(super().user_can_authenticate(user)) and user.stands_on(localdate())

    def get_user(self, user_id: UUID) -> Account | None:
        """The account of a session, with the municipality that each page names; None where it is none of today."""
        found = Account.objects.select_related("municipality").filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None

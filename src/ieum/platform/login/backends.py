"""Who may be logged in on a day: an account that is in use, within its period."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils.timezone import localdate

from ieum.platform.models import Account


class PeriodBackend(AuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """Asks on each request, so that a session does not outlast its account."""

    def user_can_authenticate(self, user: Account) -> bool:
        """Whether the account is in use today."""
        return bool(super().user_can_authenticate(user)) and user.stands_on(localdate())

"""Sessions that end when nobody uses them, at the cost of one write a minute and no further question."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends import db
from django.utils.timezone import now

_WRITTEN_EVERY = timedelta(minutes=1)


class SessionStore(db.SessionStore):
    """Django's own, whose end each request puts off again; a session may thus end up to a minute early."""

    def load(self) -> dict[str, Any]:
        """What the session holds; {} where it has ended."""
        row = self._get_session_from_db()  # type: ignore[attr-defined]  # the stubs leave it out
        if row is None:
            return {}
        whole = timedelta(seconds=self.get_session_cookie_age())
        # One that would last longer than any may is of a time when sessions did.
        if not whole - _WRITTEN_EVERY <= row.expire_date - now() <= whole:
            self.modified = True
        held: dict[str, Any] = self.decode(row.session_data)
        return held

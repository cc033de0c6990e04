"""The request that a view of the site is given."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from ieum.platform.acting import Power

if TYPE_CHECKING:
    from uuid import UUID

    from ieum.platform.models import Account, Municipality

    class Officer(Account):
        """An account of a municipality; the one of the installation has none, and ``allowed`` turns it away."""

        municipality: Municipality
        municipality_id: UUID


class StaffRequest(HttpRequest):
    """A request of somebody logged in: the log-in rule lets no other reach a view that does not say so itself.

    ``acting`` is the power by which they act for another and ``acting_account`` that other; None while they act for
    themselves.
    """

    user: "Officer"
    acting: Power | None
    acting_account: "Account | None"

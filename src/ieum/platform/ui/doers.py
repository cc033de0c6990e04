"""Who did something, in the one way that pages say it."""

from typing import TYPE_CHECKING

from ieum.kernel.titles import titled
from ieum.platform.ui.languages import translated, translated_own

if TYPE_CHECKING:
    from ieum.platform.models import Operation


def done_by(operation: "Operation") -> str:
    """Who did something, and on whose behalf where it was done for another."""
    whom = operation.on_behalf_of
    return told_by(operation.actor.title, whom.title if whom else None)


def told_by(actor: str, whom: str | None) -> str:
    """Somebody by the title of the account; ``whom`` is the title of who it was done for, None where for nobody."""
    if whom is None:
        return str(translated_own(titled(actor)))
    return translated("{actor} ({whom} 대신)", actor=titled(actor), whom=titled(whom))

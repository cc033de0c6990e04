"""The three roles of a database, called as its addresses call them, so that several databases share a server.

Migrations and the file of tables speak of ieum_owner, ieum_app and ieum_backup. Where the roles of a database are
called otherwise, their statements are written with those names when they are sent.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_WRITTEN = re.compile(r"\bieum_(owner|app|backup)\b")
_NAME = re.compile("[a-z][a-z0-9_]{0,40}")


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that begin with a name."""

    name: str

    @property
    def owner(self) -> str:
        """Who owns the tables and changes them."""
        return f"{self.name}_owner"

    @property
    def app(self) -> str:
        """Who serves requests."""
        return f"{self.name}_app"

    @property
    def backup(self) -> str:
        """Who reads everything, for backups."""
        return f"{self.name}_backup"

    def name_in(self, send: Callable[..., Any], statement: str, *rest: Any) -> Any:
        """Send a statement with these roles in it, as Django calls what stands around its statements."""
        return send(_WRITTEN.sub(rf"{self.name}_\1", statement), *rest)


IEUM = Roles("ieum")
"""The roles of the embedded server, and of a server of one's own where nothing else is said."""


def roles_of(app: str, owner: str) -> Roles | None:
    """The roles that two users are of; None where they do not begin alike, or not end as roles do."""
    found = Roles(owner.removesuffix("_owner"))
    fits = (app, owner) == (found.app, found.owner) and _NAME.fullmatch(found.name)
    return found if fits else None

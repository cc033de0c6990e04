"""What the commands of several apps share: for whom and as whom they work."""

import os
import pwd
import secrets
from uuid import UUID

from ieum.platform.choices import Role
from ieum.platform.operations import register_account
from ieum.platform.queries import municipality_codes


class NoOneMunicipality(LookupError):
    """It is not said for which local government, and there is not just one."""


def operator() -> UUID:
    """The account on whose behalf commands work; nobody knows its password, so nobody logs in as it."""
    return register_account(login="operator", title="운영자", role=Role.OPERATOR, password=secrets.token_urlsafe(32))


def at_the_keyboard() -> str:
    """The account of the machine that types a command, for the log; with sudo the one that it was called from."""
    caller = os.environ.get("SUDO_USER", "")
    if caller:
        return caller
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # in a container, say
        return f"uid {os.getuid()}"


def only_municipality() -> str:
    """The code of the one local government of this installation.

    :raises NoOneMunicipality: if there are several, or none
    """
    codes = municipality_codes()
    if len(codes) != 1:
        named = ", ".join(codes) or "등록된 곳이 없습니다"
        raise NoOneMunicipality(f"--municipality로 지방자치단체를 고르십시오: {named}.")
    return codes[0]

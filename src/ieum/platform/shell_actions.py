"""What ``ieum shell`` does; importing this needs Django set up.

It works as the application, within one transaction of one municipality that only reads: row security holds in it as on
a page, and nothing is written without an operation that says who and why.
"""

import sys
from code import InteractiveConsole
from types import CodeType

from django.apps import apps
from django.db import connection, transaction

from ieum.platform.actions import NoOneMunicipality, only_municipality
from ieum.platform.database.tenancy import NoSuchMunicipality, municipality

DONE, REFUSED = 0, 1


class Console(InteractiveConsole):
    """A console whose faults leave the transaction usable for the next line."""

    def runcode(self, code: CodeType) -> None:
        """Run one input within a savepoint."""
        try:
            with transaction.atomic():
                exec(code, self.locals)  # noqa: S102 - this is what a shell is for
        except SystemExit:
            raise
        except BaseException:  # noqa: BLE001 - whatever it is, it is told and the shell goes on
            self.showtraceback()


def look(code: str | None) -> int:
    """Open a shell on a municipality, on the only one where none is named, until its input ends."""
    try:
        with municipality(code or only_municipality()):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            models = {each.__name__: each for each in apps.get_models() if each.__module__.startswith("ieum.")}
            banner = "이 지방자치단체의 자료만 보입니다. 모델은 이름으로 부릅니다. 쓰지는 못합니다. Ctrl+D로 마칩니다."
            Console(models).interact(banner=banner, exitmsg="")
            # Left as by exit(): what ends a transaction that wrote would write.
            sys.exit()
    except (NoOneMunicipality, NoSuchMunicipality) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except SystemExit:
        return DONE

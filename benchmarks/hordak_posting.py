"""Transfers a second by django-hordak, run by the Python of an environment of its own for ``ledger_post``.

Each client transfers between accounts of its own, by ``Account.transfer_to`` as the package has it, so many in one
transaction. Arguments: the connection and what to do, as JSON; prints the rate.
"""

import json
import sys
import threading
import time
from datetime import date, timedelta
from importlib import import_module
from typing import Any

ACCOUNTS = 50


def main() -> None:
    """Print how many transfers a second were committed."""
    asked = json.loads(sys.argv[1])
    _start(asked["database"])
    if asked["is_first"]:
        import_module("django.core.management").call_command("migrate", verbosity=0)
    clients = [_accounts(number) for number in range(asked["clients"])]
    counts = [0] * len(clients)
    until = time.perf_counter() + asked["seconds"]
    threads = [
        threading.Thread(target=_transfer, args=(accounts, asked["batch"], until, counts, number))
        for number, accounts in enumerate(clients)
    ]
    begun = time.perf_counter()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    print(sum(counts) / (time.perf_counter() - begun))


def _start(database: dict[str, str]) -> None:
    import_module("django.conf").settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": database["dbname"],
                "HOST": database["host"],
                "PORT": database["port"],
                "USER": database["user"],
                "CONN_MAX_AGE": None,
            }
        },
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "djmoney", "hordak"],
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        CURRENCIES=["KRW"],
        DEFAULT_CURRENCY="KRW",
        USE_TZ=True,
    )
    import_module("django").setup()


def _accounts(client: int) -> list[Any]:
    """Accounts of a client, with money in the first one."""
    account = import_module("hordak.models").Account
    kind = import_module("hordak.models").AccountType.asset
    return [
        account.objects.create(name=f"{client}-{number}", type=kind, currencies=["KRW"]) for number in range(ACCOUNTS)
    ]


def _transfer(accounts: list[Any], batch: int, until: float, counts: list[int], number: int) -> None:
    atomic = import_module("django.db").transaction.atomic
    money = import_module("djmoney.money").Money(1_000, "KRW")
    step = 0
    while time.perf_counter() < until:
        with atomic():
            for _ in range(batch):
                first, second = accounts[step % ACCOUNTS], accounts[(step + 1) % ACCOUNTS]
                day = date(2026, 1, 2) + timedelta(step % 300)
                first.transfer_to(second, money, date=day, description="지출결의")
                step += 1
        counts[number] = step
    import_module("django.db").connection.close()


if __name__ == "__main__":
    main()

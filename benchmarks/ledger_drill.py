"""A drill: 64 clients post every kind at random for minutes, back-dated ones and reversals too, on cells of one year.

Afterwards no limit may be broken on any day, each sum must be that of its lines, and each answer that was read on the
way must still be the same. The bars are absolute, so the baseline is the bar: nothing broken, and no transaction that
waits for longer than a minute.
"""

import os
from importlib import import_module

from benchmarks.ledger_data import installation
from benchmarks.measuring import Result, present, within

CLIENTS, SECONDS = 64, 120.0
LONGEST_SECONDS = 60.0


def measure(clients: int = CLIENTS, seconds: float = SECONDS) -> list[Result]:
    """What 64 officers did, and how long the slowest transaction took."""
    with installation(0, settings={"max_connections": str(clients + 20)}):
        drill = _drill(clients, seconds)
        drill.run()
        lines = drill.check()
    counted = drill.counted
    done = counted["posted"] + counted["reversed"]
    return [
        within("the slowest transaction", drill.longest, bar=LONGEST_SECONDS, unit="s"),
        _stated("clients", clients, ""),
        _stated("movements posted and reversed", done, ""),
        _stated("kinds of movements posted", len(set(counted) - {"posted", "reversed", "refused"}), ""),
        _stated("movements refused", counted["refused"], ""),
        _stated("movements a second", done / seconds, "/s"),
        _stated("lines that hold all limits", lines, ""),
    ]


def _drill(clients: int, seconds: float):  # noqa: ANN202 - the tests' own class
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    tests, drilling = import_module("tests.budget.ledger"), import_module("tests.budget.drill")
    operations, choices = import_module("ieum.platform.operations"), import_module("ieum.platform.choices")
    models = import_module("ieum.platform.models")
    own = models.Municipality.objects.create(code="9999", name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    officer = operations.register_account(
        login="ledger", title="측정", role=choices.Role.OPERATOR, password=os.urandom(16).hex()
    )
    district = import_module("types").SimpleNamespace(code=own.code, officer_id=officer)
    return drilling.begun(tests.Books(district), clients, seconds)


def _stated(name: str, value: float, unit: str) -> Result:
    return Result(name, round(value, 1), round(value, 1), "stated", unit, 1.0, 0.0, met=True)


if __name__ == "__main__":
    present(__doc__ or "", measure)

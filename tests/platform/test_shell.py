"""The operator's shell: it sees one municipality, writes nothing, and goes on after a fault."""

import io
from uuid import UUID

import pytest
from tests.platform.facts import draft, record, register

from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Observation
from ieum.platform.shell_actions import look

pytestmark = pytest.mark.database


@pytest.fixture
def both(district, neighbour):
    """Two municipalities, of which the second has twice the observations."""
    for each, lines in ((district, 1), (neighbour, 2)):
        with municipality(each.code):
            source = register(each, content=None)
            for line in range(lines):
                record(each, draft(line=line + 1), source_id=source)
    return district, neighbour


@pytest.fixture
def typed(monkeypatch, capsys):
    """Type lines into the shell of a municipality; the exit code, what it printed, and what it complained of."""

    def type_in(code, *lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        ended, said = look(code), capsys.readouterr()
        return ended, said.out.replace(">>> ", "").split(), said.err

    return type_in


def test_each_municipality_sees_its_own_rows_alone(both, typed):
    counted = "print(Observation.objects.count(), {each.municipality_id for each in Observation.objects.all()})"

    assert [typed(each.code, counted)[1] for each in both] == [
        [str(lines), *repr({UUID(str(each.id))}).split()] for lines, each in zip((1, 2), both, strict=True)
    ]


def test_nothing_is_written_and_a_fault_leaves_the_next_line_usable(both, typed):
    code, printed, complained = typed(
        "3180",
        "from django.db import connection",
        "connection.cursor().execute('SELECT nothing')",
        "Municipality.objects.update(name='남')",
        "print(Observation.objects.count())",
        "exit()",
    )

    assert (code, printed) == (0, ["1"])
    assert [word in complained for word in ('column "nothing" does not exist', "read-only transaction")] == [True, True]
    with municipality("3180"):
        assert Observation.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("9999", "등록되지 않은 지방자치단체입니다: 9999\n"),
        (None, "--municipality로 지방자치단체를 고르십시오: 3170, 3180.\n"),
    ],
)
def test_which_municipality_must_be_clear(both, typed, code, sentence):
    assert typed(code) == (1, [], sentence)

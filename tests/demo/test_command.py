"""The command ``ieum demo``: it serves what a process of its own has loaded, and nothing where that failed."""

import subprocess
import sys
from argparse import Namespace

from ieum.demo import command
from tests.site.running import free_port


def test_where_the_demo_cannot_be_loaded_nothing_is_served(monkeypatch, capfd):
    monkeypatch.setenv("IEUM_HOME", "no/absolute/path")

    code = command.run(Namespace(no_serve=False, out=None, port=free_port()))

    said = capfd.readouterr()
    assert (code, said.out, "IEUM_HOME" in said.err) == (2, "", True)


def test_what_serves_the_demo_loads_nothing_of_it():
    program = "import sys, ieum.demo.command, ieum.site.serving; print('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"

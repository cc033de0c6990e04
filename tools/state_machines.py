"""Writes docs/state-machines.md from the tables of the state machines; a test fails where the page is not fresh."""

import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "state-machines.md"
HEAD = """# State machines

Written by `python tools/state_machines.py` from the tables in the code; change those, not this page. What a page
offers, what an operation allows and what the tests forbid come from the same tables (`kernel.states.Machine`).
"""


def page() -> str:
    """The page, from all machines that are registered."""
    from ieum.kernel.registry import machines  # noqa: PLC0415 - Django must be set up first

    parts = [
        f"## {each.label} ({each.name})\n\n```mermaid\n{each.diagram()}\n```\n\n{each.listing()}\n" for each in machines
    ]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    os.environ.setdefault("IEUM_SECRET_KEY", "unused")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}\n")

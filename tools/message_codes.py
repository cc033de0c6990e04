"""Writes docs/message-codes.md from the table of message codes; a test fails where the page is not fresh."""

import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "message-codes.md"
HEAD = """# Codes of messages

Written by `python tools/message_codes.py` from the tables of the apps (`kernel.registry.message_codes`); change those,
not this page. E- bars, W- warns, I- informs. A page shows the code behind the message; what stands in braces is put
in there. Those of subsidies and of participatory budgeting (E-SUB, W-SUB, E-PB, W-PB) come with their apps.

| Code | Message | Rule | Source |
|---|---|---|---|
"""


def page() -> str:
    """The page, from all codes that are registered."""
    from ieum.kernel.registry import message_codes  # noqa: PLC0415 - Django must be set up first

    rows = (f"| {each.name} | {'<br>'.join(each.sentences)} | {each.rule} | {each.source} |" for each in message_codes)
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    os.environ.setdefault("IEUM_SECRET_KEY", "unused")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}\n")

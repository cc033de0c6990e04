"""Write docs/api.md from the description of the API."""

import os
from pathlib import Path

import django

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"


def main() -> None:
    """Write the page anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    django.setup()

    from ieum.api.reference import markdown  # noqa: PLC0415 - Django is set up first
    from ieum.api.urls import description  # noqa: PLC0415 - as above

    PAGE.write_text(markdown(description()), encoding="utf-8")


if __name__ == "__main__":
    main()

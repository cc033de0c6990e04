"""Verification: our own editions, and the reports that are handed in, pass through the same checking."""

import json
from typing import Any

from ieum.checking.checks import examine
from ieum.checking.presentations.as_json import show_json
from ieum.documents.model import Document


def findings_of(document: Document) -> dict[str, Any]:
    """Check a document: numbers of claims by verdict under "summary", and "findings" as `ieum check` gives them."""
    shown = json.loads(show_json([("", document, examine(document))]))["files"][0]
    return {"summary": shown["summary"], "findings": shown["findings"]}

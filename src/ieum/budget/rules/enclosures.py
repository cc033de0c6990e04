"""The documents that go with a budget bill to the council (지방재정법 제44조의2), as dated data."""

from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import VersionKind
from ieum.budget.rules.parameters import version_on


@dataclass(frozen=True, slots=True)
class BillDocument:
    """One of the documents."""

    code: str
    label: str
    clause: str
    """Of 지방재정법, or of its 시행령."""
    made_from: str = ""
    """What of our own data makes it; "" where an office adds its own."""
    is_draft: bool = False
    """Whether ours is only a beginning."""
    is_later: bool = False
    """Whether it may follow within ten days of the bill (제44조의2제3항)."""


def bill_documents(*, on: date) -> list[BillDocument]:
    """The documents by the law of a day, in its order; none before what is known."""
    version = version_on("bill_documents", on)
    return [
        BillDocument(
            each["code"], each["label"], each["clause"], each.get("from", ""), each.get("is_draft", False),
            each.get("is_later", False),
        )
        for each in (version.value if version else ())
    ]  # fmt: skip


def are_required(kind: VersionKind) -> bool:
    """Whether none may be left out: of a supplementary budget any may (제44조의2제1항 단서)."""
    return kind is VersionKind.ORIGINAL

"""Claims: what a report says about its own numbers, each with the places of everything that it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ieum.documents.model import NOWHERE, Place
from ieum.kernel.rounding import Rounding


class Verdict(StrEnum):
    """What became of a claim."""

    CONSISTENT = "consistent"
    """It holds as printed."""
    ROUNDING = "rounding"
    """It holds when cut instead of rounded, or within what its rounded operands allow."""
    INCONSISTENT = "inconsistent"
    """No rounding makes it hold."""
    UNDECIDABLE = "undecidable"
    """The document does not say enough."""


class Severity(StrEnum):
    """How a reader should take a finding."""

    ERROR = "error"
    """No reading of the document makes it true."""
    WARNING = "warning"
    """A different base day, definition or scope could explain it."""
    INFO = "info"
    """A habit to know of, such as two rounding rules side by side."""


class Relation(StrEnum):
    """How the printed value should stand to the computed one."""

    EQUAL = "="
    AT_MOST = "≤"
    SAME_TEXT = "같음"
    """The same words, whatever stands between them."""
    SAME_FORM = "같은 꼴"
    """The same characters, blanks and stops included."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One printed number (or phrase) with its place."""

    printed: str
    value: Fraction | None = None
    """None for a phrase and for a value that is unknown (미정)."""
    place: Place = NOWHERE
    label: str = ""
    decimals: int = 0
    step: Fraction | None = None
    """The unit to which it was rounded when printed; None where it is exact (a count, an amount as budgeted)."""
    scale: Fraction = Fraction(1)
    """How many of the claim's unit one of its own is: 1,000 for 백만원 in a claim in 천원. Values are scaled by it."""
    is_implied: bool = False
    """Whether nobody printed it: the 100 % that shares make."""


@dataclass(frozen=True, slots=True)
class Span:
    """Between which exact values a result lies if its operands were all rounded by one rule."""

    rounding: Rounding
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation between printed values that the document itself asserts."""

    code: str
    where: str
    """The place in words: table, row and column, or the item's title."""
    result: Operand
    operands: tuple[Operand, ...]
    formula: str
    computed: Fraction | str | None
    """What the operands give; None where that cannot be said."""
    relation: Relation = Relation.EQUAL
    spans: tuple[Span, ...] = ()
    worst: Severity = Severity.ERROR
    """The severity of a mismatch; below ERROR where another reading remains possible."""
    doubt: str = ""
    """Why a mismatch is no proof, or why it cannot be decided, in Korean; "" where there is no doubt."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A printed number that may be the wrong one, and what would make the claims hold."""

    operand: Operand
    suggested: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another file prints of the same thing."""

    file: str
    """The file as it was named."""
    place: Place
    where: str
    printed: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader should look at."""

    code: str
    severity: Severity
    place: Place
    where: str
    printed: str
    computed: str
    formula: str
    message: str
    culprit: Suspect | None = None
    """The number that is most likely the wrong one; None where none or several are."""
    suspects: tuple[Suspect, ...] = ()
    """All numbers any one of which would make the claims hold, the likeliest first."""
    related: tuple[Claim, ...] = ()
    """Other claims that fail for the same cause."""
    operands: tuple[Operand, ...] = ()
    """What it was computed from."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The other files that a comparison of several found to differ."""

    @property
    def culprit_elsewhere(self) -> Suspect | None:
        """The culprit where it is not the number that the finding stands at; else None."""
        if self.culprit is None:
            return None
        operand = self.culprit.operand
        return None if (operand.place, operand.printed) == (self.place, self.printed) else self.culprit


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that an office has put aside."""

    finding: Finding
    reason: str
    owner: str


def bare(title: str) -> str:
    """A title without what spacing and punctuation do to it."""
    return "".join(letter for letter in title if letter.isalnum())

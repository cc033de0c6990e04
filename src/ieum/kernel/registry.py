"""Registries: the one place where apps make themselves known to others, filled in AppConfig.ready."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from ieum.kernel.calendar.days import Calendar
from ieum.kernel.deadlines.falling_due import is_past
from ieum.kernel.figure_tables import FigureTable
from ieum.kernel.message_codes import MessageCode
from ieum.kernel.observations import Observation
from ieum.kernel.permissions import Permission, Stake
from ieum.kernel.search import FoundWith, Searchable
from ieum.kernel.selection import Question
from ieum.kernel.states import Machine


class Named(Protocol):
    """Anything with a name that is unique in its registry."""

    @property
    def name(self) -> str:
        """The name, such as "budget.execution"."""


Item = TypeVar("Item", bound=Named)


class AlreadyRegistered(ValueError):
    """Two things claim the same name."""


class NotRegistered(KeyError):
    """Nobody registered that name."""


class Registry(Generic[Item]):
    """Things by name, in the order of their registration."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}

    def register(self, *items: Item) -> None:
        """Add items.

        :raises AlreadyRegistered: if another thing has the name
        """
        for item in items:
            if self._items.setdefault(item.name, item) != item:
                raise AlreadyRegistered(item.name)

    def __getitem__(self, name: str) -> Item:
        try:
            return self._items[name]
        except KeyError:
            raise NotRegistered(name) from None

    def __contains__(self, name: str) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is counted or stated: its Korean label and base unit ("" for words)."""

    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind of facts that one app owns: what a value is about, and what may be stated about it."""

    name: str
    label: str
    dimensions: Mapping[str, str]
    """Dimension and its Korean label."""
    measures: Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A piece of work that waits at a post."""

    title: str
    address: str
    """Of its page; "" where it has none."""
    due_on: date | None
    """None where it has no due date."""
    key: str = ""
    """What it is known by, among all work of its app, for as long as it waits; "" where the address says it."""
    due_time: time | None = None
    """The last minute of that day; None where it is due on a day."""

    def is_late(self, now: datetime) -> bool:
        """Whether it is past its due date by the office's clock."""
        return self.due_on is not None and is_past(self.due_on, self.due_time, now)


@dataclass(frozen=True, slots=True)
class PostWork:
    """Work that one app gives to posts, not persons, so that whoever holds the post has it."""

    name: str
    label: str
    sees: str
    """Name of the permission that opens what its items are about; whoever lacks it is not told of them either."""
    open_items: Callable[[UUID], list[WorkItem]]
    """What is open at a post, the most urgent first."""
    dated_at: Callable[[date], Collection[UUID]]
    """The posts of a day at which something may be open that has a due date; none that has such is left out."""
    move: Callable[[UUID, UUID, UUID], int]
    """Move what is open from one post to another as part of an operation; how much it was."""
    waiting: Callable[[UUID], list[WorkItem]] = lambda _: []
    """What a post waits for others to do."""
    refusals: Mapping[str, str] = field(default_factory=dict)
    """What the app's constraints mean where an order would leave work on no post: name and sentence."""
    seats: Callable[[UUID, date], list[str]] = lambda _, __: []
    """The bodies on which a post sits by office on a day, where nobody does once it is closed."""


@dataclass(frozen=True, slots=True)
class Derived:
    """Facts of a dataset that an app computes from its own dated rows instead of being told them."""

    name: str
    """The dataset."""
    source: str
    """What stands as their source."""
    observations: Callable[[int], list[Observation]]
    """All of them as known at an epoch."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Facts of a dataset that an app computes for one day alone, since those of all days would be too many."""

    name: str
    """The dataset."""
    source: str
    """What stands as their source."""
    by: tuple[str, ...]
    """The dimensions that must be fixed for an answer, such as the year."""
    observations: Callable[[Question], list[Observation]]
    """Those that answer a question; empty where it does not fix what must be."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a committee decided on a matter, for the app that the matter is of."""

    outcome: str
    """"PASSED", "AMENDED" or "REJECTED"; "RELEASED" where it was not decided and goes back to who submitted it."""
    words: str
    """Who decided and what, in a sentence: the reason that the matter's history gives."""
    actor_id: UUID
    """Who records it."""
    post_id: UUID
    """The post by which they do."""
    on: date
    item_id: UUID | None
    """The item of the meeting that was decided; None where a committee decided elsewhere."""


@dataclass(frozen=True, slots=True)
class ApprovedDraft:
    """A draft at the moment at which the last of its approval line decides on it."""

    case_id: UUID
    draft_id: UUID
    drafter_id: UUID
    """The account that drafted it."""
    approver_id: UUID
    """The account that decides."""
    on: date


@dataclass(frozen=True, slots=True)
class ApprovalEffect:
    """What an app does in the same transaction when a draft of one of its own cases is approved."""

    name: str
    label: str
    is_about: Callable[[UUID], bool]
    """Whether a case is one of the app's own; such a case is decided on by its approval line alone."""
    apply: Callable[[ApprovedDraft], None]
    """Do what follows, or refuse the approval with an exception whose message says why."""
    address: Callable[[UUID], str]
    """Of the page of the app where such a case is asked for, and asked for again once its draft came back."""


@dataclass(frozen=True, slots=True)
class DelegatedMatter:
    """What a municipality's table of delegated decisions may name beside the kinds of cases."""

    name: str
    label: str
    """Its 구분 in the table."""
    usual: Callable[[date], tuple[str, str, date]]
    """What holds on a day where the table does not name it: the kind of unit whose head decides, by which rule, since.

    It raises ``NotYetInForce`` if that is not known for the day.
    """


@dataclass(frozen=True, slots=True)
class DecisionSubject:
    """A kind of matter that committees decide on; what they decide changes it in the same transaction."""

    name: str
    label: str
    find: Callable[[str], UUID | None]
    """The matter that an officer names in the words of the office, such as its number; None where there is none."""
    title: Callable[[UUID], str]
    address: Callable[[UUID], str]
    """Of its page."""
    submit: Callable[[UUID, UUID, date], None]
    """Put it before a committee as an account on a day, or refuse with an exception whose message says why not."""
    resolve: Callable[[UUID, Resolution], None]
    """Apply what was decided."""


@dataclass(frozen=True, slots=True)
class JobCall:
    """What a job is called with: who asked in which municipality, for what, and the file where one was handed in."""

    municipality_id: UUID
    actor_id: UUID
    arguments: Mapping[str, Any]
    """As JSON holds them."""
    upload: bytes | None


@dataclass(frozen=True, slots=True)
class JobResult:
    """What became of a job."""

    said: str
    """In a sentence."""
    address: str = ""
    """Of the page that shows it; "" where none does."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """Work that takes longer than one waits for a page; a worker does it for whoever asked.

    It may be done twice where a worker died: the second time must find what the first one left and add nothing.
    """

    name: str
    label: str
    run: Callable[[JobCall], JobResult]
    """Opens its own transactions. An exception of ``refusals`` tells whoever asked why not."""
    refusals: tuple[type[Exception], ...] = ()
    action: str = ""
    """Name of the permission that whoever asks for it needs; "" where whoever may ask at all may ask for it."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a worker looks after every few minutes in each municipality, such as reminders."""

    name: str
    run: Callable[[datetime], None]
    """Called within the municipality, in a transaction; two at the same time must do it once."""


@dataclass(frozen=True, slots=True)
class Irregularity:
    """What ``ieum doctor`` counts in each municipality because somebody there should settle it."""

    name: str
    label: str
    said: str
    """How many there are, in all municipalities, as ``{count}``."""
    remedy: str
    otherwise: str
    """What is said where there is none."""
    count: Callable[[], int]
    """Called within a municipality."""


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """Something that an app tells accounts about, such as a case that was given to their post."""

    name: str
    label: str
    usual: str = "SITE"
    """How it reaches whoever has not chosen: the code of a channel."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A matter that was done."""

    title: str
    on: date
    """The day on which it was, from which retention counts."""


@dataclass(frozen=True, slots=True)
class AttachmentSubject:
    """A kind of matter that files hang on; whoever may see the matter may see its files."""

    name: str
    """Such as "office.case"."""
    label: str
    title: Callable[[UUID], str | None]
    """Of a matter; None where there is none in this municipality."""
    address: Callable[[UUID], str]
    """Of its page."""
    sees: str
    """Name of the permission that opens the matter's page."""
    refusal: Callable[[UUID, UUID], str]
    """Why an account may not attach to a matter now, or take off; "" where it may."""
    completed: Callable[[Collection[UUID]], Mapping[UUID, Completed]]
    """Of many matters at once those that are done."""
    found_with: Callable[[Collection[UUID]], Mapping[UUID, FoundWith]]
    """Of many matters at once what their files are found with."""
    opens: Callable[[Collection[UUID], UUID], Collection[UUID]] = lambda matters, _: matters
    """Of many matters at once those that an account which has the permission opens too."""
    reads_as: Callable[[UUID], Collection[str] | None] | None = None
    """As ``Searchable.reads_as``, of the matters."""
    keeps: Callable[[UUID], str] = lambda _: ""
    """Why a file of such a matter may not be taken off, whoever asks; "" where it may."""


@dataclass(frozen=True, slots=True)
class DueMove:
    """A due date that moves when a day becomes a closed one, or is none any more."""

    subject_id: UUID
    """Of what is due."""
    title: str
    address: str
    """Of its page."""
    before: date
    after: date
    post_id: UUID | None = None
    """The post that it waits at; None where it waits at none."""
    after_time: time | None = None
    """The last minute of the new day; None where it is due on a day."""


@dataclass(frozen=True, slots=True)
class DueKeeper:
    """Open due dates that one app counts by rules of law, so that they move with the days of the calendar."""

    name: str
    label: str
    moves: Callable[[Calendar, Calendar, date], list[DueMove]]
    """What moves when the second calendar takes the place of the first, which differs in one day."""
    keep: Callable[[Sequence[DueMove], Calendar, date], None]
    """Write the new due dates, in the transaction that changes the day."""
    tell: Callable[[Sequence[DueMove], str, str], None]
    """Tell whoever answers for them why; the last is what this change is known by."""


datasets: Registry[Dataset] = Registry()
figure_tables: Registry[FigureTable] = Registry()
machines: Registry[Machine[Any]] = Registry()
post_work: Registry[PostWork] = Registry()
derived: Registry[Derived] = Registry()
answered: Registry[Answered] = Registry()
decision_subjects: Registry[DecisionSubject] = Registry()
approval_effects: Registry[ApprovalEffect] = Registry()
delegated_matters: Registry[DelegatedMatter] = Registry()
permissions: Registry[Permission] = Registry()
stakes: Registry[Stake] = Registry()
scopes: Registry[Permission] = Registry()
"""What keys of the API may be for; a key opens nothing to an account that may not do it."""
job_kinds: Registry[JobKind] = Registry()
rounds: Registry[Round] = Registry()
searchables: Registry[Searchable] = Registry()
notice_kinds: Registry[NoticeKind] = Registry()
irregularities: Registry[Irregularity] = Registry()
attachment_subjects: Registry[AttachmentSubject] = Registry()
due_keepers: Registry[DueKeeper] = Registry()
message_codes: Registry[MessageCode] = Registry()

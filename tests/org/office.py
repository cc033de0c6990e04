"""A small district hall to try orders on: a mayor, a bureau, a division with two teams, and people in them."""

from dataclasses import dataclass
from datetime import date

from ieum.org import operations, queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Create, OpenPost
from ieum.platform.database.tenancy import municipality
from tests.database import District

FOUNDED = date(2020, 1, 1)
UNITS = (
    Create("구청장", "MAYOR", None),
    Create("기획재정국", "BUREAU", "구청장", 1),
    Create("기획예산과", "DIVISION", "기획재정국", 1),
    Create("예산팀", "TEAM", "기획예산과", 1),
    Create("평가팀", "TEAM", "기획예산과", 2),
    Create("재무과", "DIVISION", "기획재정국", 2),
)
POSTS = (
    OpenPost("구청장", "구청장", is_head=True),
    OpenPost("기획재정국", "국장", is_head=True),
    OpenPost("기획예산과", "과장", is_head=True),
    OpenPost("예산팀", "팀장", is_head=True),
    OpenPost("예산팀", "주무관"),
    OpenPost("평가팀", "팀장", is_head=True),
    OpenPost("재무과", "과장", is_head=True),
)
PEOPLE = {
    "구청장": ("P1", "ELECTED", ""),
    "기획재정국 국장": ("P2", "GENERAL", "4급"),
    "기획예산과 과장": ("P3", "GENERAL", "5급"),
    "예산팀 팀장": ("P4", "GENERAL", "6급"),
    "예산팀 주무관": ("P5", "GENERAL", "7급"),
}
"""Who holds which post from the first day; the other posts are vacant."""


@dataclass(frozen=True)
class Hall:
    """The hall of a district; everything is done by its officer with a basis."""

    district: District

    def reorganise(self, day, *steps, **more):
        """Reorganise on a day."""
        return self._do(operations.reorganise, day, steps=steps, **more)

    def appoint(self, day, *lines, **more):
        """Issue a personnel order."""
        return self._do(operations.issue_personnel_order, day, lines=lines, **more)

    def take(self, day, text, *, name="file.csv", **more):
        """Take in a file."""
        data = text if isinstance(text, bytes) else text.encode()
        with municipality(self.district.code):
            return operations.import_file(
                name=name, data=data, effective_date=day, actor_id=self.district.officer_id, basis="파일", **more
            )

    def undo(self, outcome, **more):
        """Take an order back."""
        with municipality(self.district.code):
            return operations.undo_order(
                order_id=outcome.order_id, actor_id=self.district.officer_id, basis="잘못 냄", **more
            )

    def on(self, day, epoch=None):
        """The organisation on a day."""
        with municipality(self.district.code):
            return queries.standing(day, epoch)

    def unit(self, name, day=FOUNDED):
        """The unit of that name on a day."""
        return next(each.id for each in self.on(day).units.values() if each.name == name)

    def post(self, label, day=FOUNDED):
        """The post of that label, such as "예산팀 팀장", on a day."""
        standing = self.on(day)
        return next(each for each in standing.posts if standing.label(each) == label)

    def person(self, number):
        """The person of that number, made where there is none."""
        with municipality(self.district.code):
            return operations.register_person(number=number, name=f"직원{number}")

    def names(self, day):
        """The tree of names on a day, each indented by its depth."""
        return [f"{'  ' * depth}{unit.name}" for depth, unit in self.on(day).tree()]

    def who(self, label, day):
        """Who answers for a post on a day, by name; None for nobody."""
        found = self.on(day).responsible(self.post(label, day))
        return found.holding.person.reveal() if found else None

    def _do(self, operation, day, *, title="명령", basis="방침", **more):
        with municipality(self.district.code):
            return operation(title=title, effective_date=day, actor_id=self.district.officer_id, basis=basis, **more)


def found(hall: Hall) -> Hall:
    """Set the hall up as of its first day."""
    hall.reorganise(FOUNDED, *UNITS, *POSTS)
    lines = [
        PersonnelLine(PersonnelAction.APPOINT, hall.person(number), hall.post(label), service, grade)
        for label, (number, service, grade) in PEOPLE.items()
    ]
    hall.appoint(FOUNDED, *lines)
    return hall

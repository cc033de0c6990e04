"""The catalogue of English words: what pages show in Korean, where it stands, and its English, in src/ieum/locale.

    python tools/catalogue.py          after a change of words: takes in the new ones, drops those that are gone
    python tools/catalogue.py FILE...  takes English from files of lines "Korean<TAB>English" too

Whatever has no English yet is listed. tests/test_catalogue.py holds the catalogue against the words.
"""

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import django
import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django import forms
from django.db.models.enums import Choices

from ieum.kernel import registry
from ieum.kernel.calendar.days import national_calendar

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "ieum"
CATALOGUE = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
KOREAN = re.compile("[가-힣]")
PAGES = ("site", "platform/ui", "platform/login")
"""Packages whose Korean is what pages say."""
COMPONENTS = frozenset(("alert", "confirm_dialog", "diff_view", "pagination", "progress", "stepper", "tabs"))
"""Template tags that translate the texts they are given."""
KEPT = {
    "platform/login/office.py": "settings, which an operator reads at the start",
    "site/command.py": "the command line",
    "site/serving.py": "the command line",
    "platform/ui/templates/ui/style_guide.html": "examples of the components, for who builds pages",
}
"""Files of these packages whose Korean stays, and why."""
SPOKEN_ELSEWHERE = (
    # They work without pages and are Korean there.
    "checking", "cli.py", "demo", "documents/approval.py", "documents/charts", "documents/convert.py",
    "documents/fill.py", "documents/losses.py", "documents/patch", "documents/styles", "documents/writers",
    "documents/writing.py", "settings.py",
    # The reference of the API.
    "api/examples.py", "api/fields.py", "api/once.py", "api/reference.py", "api/scopes.py", "api/urls.py",
    # Who runs the server reads them.
    "platform/chain.py", "platform/database/access.py", "platform/database/backups.py",
    "platform/database/embedded.py", "platform/database/server_user.py", "platform/database/setup.py",
    "platform/database/tenancy.py", "platform/database/trouble.py", "platform/environment.py",
    "platform/personal/keys.py", "platform/sealing.py", "platform/watch", "reports/definitions.py",
    # They are stored with a job, sent, printed, or drawn.
    "budget/bill_documents.py", "budget/tasks.py", "platform/account_periods.py",
    "office/queries/of_notices.py", "office/tasks.py",
    "platform/jobs/running.py", "reports/release.py", "reports/tasks.py",
)  # fmt: skip
"""Packages and files whose sentences no page says in English, and why."""
FINDINGS = (
    "budget/queries/bill_checks.py", "budget/queries/bill_reviews.py", "budget/queries/duties.py",
    "budget/queries/matters.py", "budget/queries/reasons.py", "budget/rules/investment.py",
    "budget/rules/matter_checks.py", "budget/rules/message_codes.py",
    "budget/rules/reconciling.py", "office/rules/committees.py",
)  # fmt: skip
"""Files whose sentences are findings about amounts and plans, which stay as those of a check do; what they refuse with
does not."""
COMMANDS = ("actions.py", "command.py")
"""How files of the command line are called."""
TO_OPERATORS = frozenset((
    "ArgumentTypeError", "CannotStart", "CannotUnseal", "CommandError", "DatabaseTrouble", "FaultyMachine",
    "FaultyParameter", "FieldError", "InvalidDefinition", "InvalidFacts", "NoMunicipality", "NoOneMunicipality",
    "NotANetwork", "OtherMunicipality", "ValueError", "WrongSetting", "YAMLError",
))  # fmt: skip
"""Exceptions that an operator or a programmer reads, not a page."""
OF_REFERENCE = frozenset(("Field", "operation", "writing", "case_step", "meeting_step"))
"""What says of the API what its reference prints."""
OF_ROWS = frozenset(("RowFault",))
"""What tells of a row of a file."""
SENTENCE = re.compile(r"(니다|시오|세요)[.)]")
"""What a text has in it that is a whole sentence."""
STAYS = {
    "'([^']+)' 표": "a pattern of what is printed",
    r"([△+-]?)(\d{1,3}(?:,\d{3})+|\d{1,15})원?": "a pattern of amounts",
    "about.부서": "a name in an address",
    "기획예산과": "a division that a form proposes",
}
"""Texts that stay, and why."""

_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the head of the catalogue, so that the same words give the same bytes."""
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
_TAG = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.DOTALL)
_TEXT = re.compile(r"(?P<marked>_\()?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_PLACES = re.compile(r"%\(\w+\)s|%%|\{[a-z_]*(?::[^{}]*)?\}")


class Said(NamedTuple):
    """A text that a page may show, or a place that shows Korean and cannot show English."""

    place: str
    text: str
    fault: str = ""
    """What is to be done there; "" where the text can be translated."""
    is_whole: bool = False
    """Whether it was taken up because it is a whole sentence."""


def everything() -> list[Said]:
    """All that pages may show, from templates, from Python, and from what the packages below call things."""
    return [*_of_templates(), *_of_pages(), *_of_help(), *_of_refusals(), *_of_labels()]


def words(said: Iterable[Said]) -> dict[str, set[str]]:
    """The texts, with the files that say them."""
    found: dict[str, set[str]] = {}
    for each in said:
        if not each.fault:
            found.setdefault(each.text, set()).add(each.place)
    return found


def places(text: str) -> list[str]:
    """What is put into a text when it is shown, in the order of the alphabet."""
    return sorted(_PLACES.findall(text))


def _of_templates() -> Iterator[Said]:
    for path in sorted(SOURCES.rglob("templates/**/*.html")):
        if str(path.relative_to(SOURCES)) not in KEPT:
            yield from words_of_template(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))


def words_of_template(source: str, place: str) -> Iterator[Said]:
    """What a template translates, and what it does not and should."""
    inside: list[str] | None = None
    for number, piece in enumerate(_TAG.split(source)):
        command = piece[2:-2].split() if number % 2 else [""]
        if command[0] == "blocktranslate":
            inside = []
        elif command[0] == "endblocktranslate" and inside is not None:
            yield Said(place, "".join(inside))
            inside = None
        elif inside is not None:
            inside.append(f"%({command[0]})s" if number % 2 else piece.replace("%", "%%"))
        elif number % 2 and not piece.startswith("{#"):
            yield from _words_of_tag(piece, command[0], place)
        elif KOREAN.search(piece) and not piece.startswith("{#"):
            yield Said(place, piece.strip(), "put it into a translate tag")


def _words_of_tag(piece: str, command: str, place: str) -> Iterator[Said]:
    for match in _TEXT.finditer(piece):
        text = match["double"] if match["double"] is not None else match["single"]
        if KOREAN.search(text):
            is_translated = match["marked"] or command in (*COMPONENTS, "translate")
            fault = "" if is_translated else f'write _("{text}")'
            yield Said(place, text.replace("%", "%%") if command == "translate" else text, fault)


def _of_pages() -> Iterator[Said]:
    for package in PAGES:
        for path in sorted((SOURCES / package).rglob("*.py")):
            if str(path.relative_to(SOURCES)) not in KEPT:
                yield from words_of_module(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))


def words_of_module(source: str, place: str) -> Iterator[Said]:
    """The Korean texts of a module but for docstrings and texts that stay, and sentences that no catalogue can know.

    A sentence that a class puts together is whole when the module is read: forms give it as it is shown.
    """
    tree = ast.parse(source)
    skipped = {id(piece) for node in ast.walk(tree) for piece in _no_words(node)}
    made_later = {id(each) for node in ast.walk(tree) if isinstance(node, _FUNCTIONS) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr) and id(node) in made_later and _is_korean_sentence(node):
            yield Said(f"{place}:{node.lineno}", ast.unparse(node), "write translated(...)")
        elif isinstance(node, ast.Constant) and KOREAN.search(str(node.value)) and node.value not in STAYS:
            yield Said(place, str(node.value))


def _of_help() -> Iterator[Said]:
    path = SOURCES / "site" / "help.yaml"
    for said in yaml.safe_load(path.read_text(encoding="utf-8")).values():
        yield from (Said(str(path.relative_to(ROOT)), text) for text in said.values() if isinstance(text, str))


def _of_refusals() -> Iterator[Said]:
    for path in sorted(SOURCES.rglob("*.py")):
        name = str(path.relative_to(SOURCES))
        is_elsewhere = name.startswith((*PAGES, *SPOKEN_ELSEWHERE)) or name.endswith(COMMANDS)
        if not is_elsewhere and "migrations" not in path.parts:
            said = refusals_of_module(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
            yield from (each for each in said if not (name in FINDINGS and each.is_whole))


def refusals_of_module(source: str, place: str) -> Iterator[Said]:
    """What a module below the pages refuses with: what it raises, says by ``worded``, or holds as whole sentences."""
    tree = ast.parse(source)
    skipped = {id(piece) for node in ast.walk(tree) for piece in _no_sentences(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Call) and _name_of(node) == "worded" and isinstance(node.args[0], ast.Constant):
            yield Said(place, node.args[0].value)
        elif isinstance(node, ast.Constant) and SENTENCE.search(str(node.value)) and node.value not in STAYS:
            yield Said(place, node.value, is_whole=True)
        elif isinstance(node, ast.JoinedStr) and SENTENCE.search(ast.unparse(node)):
            yield Said(f"{place}:{node.lineno}", ast.unparse(node), "write worded(...)", is_whole=True)
        elif isinstance(node, ast.Call) and _name_of(node) in OF_ROWS:
            yield from _raised(node, place)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _name_of(node.exc) not in TO_OPERATORS:
            yield from _raised(node.exc, place)


def _no_sentences(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, pieces of sentences put together, and what no page shows."""
    yield from _no_words(node)
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _name_of(node.exc) in TO_OPERATORS:
        yield from ast.walk(node.exc)
    if isinstance(node, ast.Call) and _name_of(node) in OF_REFERENCE:
        yield from (piece for each in node.keywords for piece in ast.walk(each.value))


def _raised(node: ast.AST, place: str) -> Iterator[Said]:
    """The plain sentences of an exception, and those that no catalogue can know."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.JoinedStr) and _is_korean_sentence(each):
            yield Said(f"{place}:{each.lineno}", ast.unparse(each), "write worded(...)")
        elif isinstance(each, ast.Constant) and KOREAN.search(str(each.value)):
            yield Said(place, str(each.value))
        elif not isinstance(each, ast.JoinedStr) and not (isinstance(each, ast.Call) and _name_of(each) == "worded"):
            yield from _raised(each, place)


def _name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _no_words(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, pieces of sentences put together, and what ``korean`` marks as stored or given out."""
    if isinstance(node, ast.Module | ast.ClassDef | _FUNCTIONS):
        yield from (each.value for each in node.body if isinstance(each, ast.Expr))
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "korean":
        yield from (each for argument in node.args for each in ast.walk(argument))


def _is_korean_sentence(node: ast.JoinedStr) -> bool:
    return any(isinstance(each, ast.Constant) and KOREAN.search(str(each.value)) for each in node.values)


def _of_labels() -> Iterator[Said]:
    """What the packages below call things, and pages show: choices, steps, permissions, and what forms say."""
    os.environ.setdefault("IEUM_SECRET_KEY", "catalogue")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    django.setup()
    from ieum.site import urls  # noqa: F401, PLC0415  # needs Django; brings all forms with it

    for place, text in (*_of_choices(), *_of_registries(), *_of_forms(), *_of_declarations()):
        if KOREAN.search(text) and text not in STAYS:
            yield Said(place, text)


def _of_choices() -> Iterator[tuple[str, str]]:
    for each in _subclasses(Choices):
        if each.__module__.startswith("ieum."):
            yield from ((_file_of(each), str(label)) for label in each.labels)


def _of_registries() -> Iterator[tuple[str, str]]:
    named = (
        "attachment_subjects", "decision_subjects", "delegated_matters", "due_keepers", "job_kinds", "notice_kinds",
        "permissions", "post_work", "scopes", "searchables",
    )  # fmt: skip
    for name in named:
        yield from ((f"kernel.registry: {name}", each.label) for each in getattr(registry, name))
    for each in registry.permissions:
        yield "kernel.registry: permissions", each.in_person
    for each in registry.stakes:
        yield "kernel.registry: stakes", each.told
    for machine in registry.machines:
        said = [machine.label, *machine.states.values(), *machine.parts.values()]
        for row in machine.transitions:
            said += [row.label, *(guard.otherwise for guard in row.guards)]
        yield from (("kernel.registry: machines", text) for text in said)


def _of_declarations() -> Iterator[tuple[str, str]]:
    """What files of the program call things: matters, kept data, rules of due dates, holidays, staffing forms."""
    from ieum.budget.rules.traits import TRAITS  # noqa: PLC0415  # needs Django
    from ieum.kernel.deadlines.rules import rules  # noqa: PLC0415  # needs Django
    from ieum.org.rules.staffing import forms as staffing_forms  # noqa: PLC0415  # needs Django
    from ieum.platform.personal import retention  # noqa: PLC0415  # needs Django

    said = (text for traits in TRAITS.values() for each in traits for text in (each.label, each.help))
    yield from (("src/ieum/budget/rules/traits.py", text) for text in said)
    yield from (("platform/personal/parameters", retention.label(each)) for each in retention.SET_BY_OFFICE)
    yield from (("kernel/deadlines/parameters", text) for each in rules().values() for text in (each.group, each.label))
    yield from (("kernel/calendar/parameters", each.name) for each in national_calendar().holidays)
    yield from (("org/parameters", each.label) for each in staffing_forms().values())


def _of_forms() -> Iterator[tuple[str, str]]:
    for each in _subclasses(forms.BaseForm):
        if each.__module__.startswith("ieum."):
            for field in getattr(each, "base_fields", {}).values():
                yield from ((_file_of(each), text) for text in _words_of_field(field))


def _words_of_field(field: forms.Field) -> Iterator[str]:
    # Those that the library words itself it translates itself; they are lazy.
    yield from (
        text for text in (field.label, field.help_text, *field.error_messages.values()) if isinstance(text, str)
    )
    choices = getattr(field, "choices", ())
    if isinstance(choices, list):
        yield from (str(label) for _, label in choices)


def _subclasses(base: type) -> set[Any]:
    found = set(base.__subclasses__())
    return found.union(*map(_subclasses, found))


def _file_of(each: type) -> str:
    return f"src/{each.__module__.replace('.', '/')}.py"


def read() -> Catalog:
    """The catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8")


def written(found: dict[str, set[str]], english: dict[str, str]) -> Catalog:
    """A catalogue of these words in order, with what English there is for them."""
    made = Catalog(
        locale="en", project="Ieum", version="1", header_comment="# English words of Ieum; see tools/catalogue.py.",
        msgid_bugs_address="", last_translator="", language_team="", creation_date=_DAY, revision_date=_DAY,
        fuzzy=False,
    )  # fmt: skip
    for text in sorted(found):
        flags = ["python-format"] if "%(" in text else []
        made.add(text, english.get(text, ""), locations=[(place, None) for place in sorted(found[text])], flags=flags)
    return made


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the site reads it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _keep(catalogue: Catalog) -> None:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=0, omit_header=False, include_lineno=False)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))


def _given(files: Iterable[str]) -> dict[str, str]:
    lines = [line for name in files for line in Path(name).read_text(encoding="utf-8").splitlines() if "\t" in line]
    return dict(line.split("\t", 1) for line in lines)


def main(files: list[str]) -> int:
    """Renew the catalogue; how many words have no English, and places no way to say it."""
    known = {str(each.id): str(each.string) for each in read() if each.id and each.string} if CATALOGUE.exists() else {}
    said = everything()
    catalogue = written(words(said), {**known, **_given(files)})
    _keep(catalogue)
    missing = [str(each.id) for each in catalogue if each.id and not each.string]
    faults = [f"{each.place}: {each.text}: {each.fault}" for each in said if each.fault]
    print("\n".join([*missing, *faults]))
    return len(missing) + len(faults)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(1 if main(sys.argv[1:]) else 0)

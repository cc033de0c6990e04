"""The papers tell of what is there: files, names, apps, words and dependencies."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from ieum.kernel import registry
from tests.demo.in_memory import edition

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "ieum"
PACKAGES = sorted(path.parent.name for path in SOURCES.glob("*/__init__.py"))
MADE = re.compile(
    r"\.venv/.*|var/.*|dist/.*|out/.*|(?:Contents|Preview)/.*|(?:archive|run|postgresql-\d+)/|server\.log|\.\./.*"
)
"""What stands outside of the checkout, within an HWPX, or only once Ieum was set up and has run."""
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *SOURCES.glob("*/README.md")])
APPS = sorted(path.parent.name for path in SOURCES.glob("*/figures.py") if (path.parent / "apps.py").is_file())

TREE = [
    path.relative_to(ROOT).as_posix()
    for folder in (".ci", "benchmarks", "deploy", "docs", "src", "tests", "tools")
    for path in (ROOT / folder).rglob("*")
    if "__pycache__" not in path.parts
] + [path.name for path in ROOT.iterdir() if not path.name.startswith(".")]
"""Everything that is there, by its path from the root."""
_ADDRESSES = ("urls.py", "api/urls.py", "site/urls.py", "site/views/budget/addresses.py")
ADDRESSES = "".join((SOURCES / path).read_text(encoding="utf-8") for path in _ADDRESSES)

FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PATH = re.compile(r"[\w.{}-]+(?:/[\w.{}-]*)+|[\w-]+\.(?:py|md|yaml|yml|json|toml|lock|css|js|html|sh|typ|cff)")
DOTTED = re.compile(r"([a-z_][a-z0-9_]*(?:\.[A-Za-z_]\w*)+)(?:\(.*\))?")
NAME = re.compile(r"([A-Za-z_]\w*_\w+|[A-Z][a-z]\w+)(?:\(.*\))?")
OURS = ("", "ieum.", "ieum.platform.")
"""What may be left out before a dotted name."""


def name_of(paper: Path) -> str:
    return str(paper.relative_to(ROOT))


def each_paper(function):
    return pytest.mark.parametrize("paper", PAPERS, ids=name_of)(function)


def spans(paper: Path) -> list[str]:
    """The stretches of code within the sentences of a paper."""
    return CODE.findall(FENCE.sub("", paper.read_text(encoding="utf-8")))


def exists(path: str) -> bool:
    """Whether something in the checkout has a path that ends so; ID, NAME and NNNN stand for any name."""
    pattern = re.sub(r"\b(?:ID|NAME|NNNN)\b", r"[\\w-]+", re.escape(path.strip("/")))
    return any(re.search(f"(?:^|/){pattern}$", known) for known in TREE)


def is_address(path: str) -> bool:
    """Whether all steps of a path but its placeholders stand in the addresses of the site."""
    return all(f"{step}/" in ADDRESSES for step in path.strip("/").split("/") if not step.isupper())


def is_known(dotted: str, paper: Path) -> bool:
    """Whether a dotted name is a dataset, a figure table, or something that can be imported."""
    if dotted in registry.datasets or dotted in registry.figure_tables:
        return True
    own = f"ieum.{paper.parent.name}." if paper.parent.parent == SOURCES else ""
    return "/" not in dotted and any(is_importable(f"{start}{dotted}") for start in (*OURS, own))


def is_importable(dotted: str) -> bool:
    parts = dotted.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            fields = getattr(found, "__dataclass_fields__", {}) | getattr(found, "__annotations__", {})
            if not hasattr(found, part) and part in fields:
                return True
            found = getattr(found, part, None)
        return found is not None
    return False


@pytest.fixture(scope="session")
def words() -> set[str]:
    """Every identifier that stands in the code."""
    files = [path for folder in ("src", "tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*")]
    kinds = {".py", ".html", ".js", ".css", ".yaml", ".json", ".sh", ".typ"}
    texts = [path.read_text(encoding="utf-8") for path in files if path.suffix in kinds and "krds" not in path.parts]
    return set(re.findall(r"[A-Za-z_]\w*", "\n".join([*texts, (ROOT / "pyproject.toml").read_text(encoding="utf-8")])))


@each_paper
def test_every_link_leads_to_a_file(paper):
    links = [link for link in LINK.findall(paper.read_text(encoding="utf-8")) if "://" not in link]

    assert [link for link in links if not (paper.parent / link).exists()] == []


@each_paper
def test_every_path_that_is_named_exists(paper):
    paths = [span for span in spans(paper) if PATH.fullmatch(span) and not MADE.fullmatch(span)]

    assert [path for path in paths if not exists(path) and not is_address(path) and not is_known(path, paper)] == []


@each_paper
def test_every_dotted_name_is_that_of_something(paper):
    found = [match for span in spans(paper) if (match := DOTTED.fullmatch(span))]
    names = [match[1] for match in found if not PATH.fullmatch(match[0]) and not MADE.fullmatch(match[0])]

    assert [name for name in names if not is_known(name, paper)] == []


@each_paper
def test_every_single_name_stands_in_the_code(paper, words):
    names = [match[1].removesuffix("_FILE") for span in spans(paper) if (match := NAME.fullmatch(span))]

    assert [name for name in names if name not in words] == []


def test_a_wrong_path_and_a_wrong_name_are_found():
    here = ROOT / "README.md"

    assert (exists("src/ieum/kernel/units.py"), exists("src/ieum/kernel/weights.py")) == (True, False)
    assert (is_known("kernel.units.unit_of", here), is_known("kernel.units.weigh", here)) == (True, False)
    assert (is_known("budget.programme", here), is_known("budget.programmes", here)) == (True, False)


def test_every_package_has_a_page():
    assert [name for name in PACKAGES if not (SOURCES / name / "README.md").is_file()] == []


@pytest.mark.parametrize("app", APPS)
def test_the_page_of_an_app_names_its_datasets_and_figure_tables(app):
    figures = import_module(f"ieum.{app}.figures")
    named = set(spans(SOURCES / app / "README.md"))

    assert [each.name for each in (*figures.DATASETS, *figures.FIGURE_TABLES) if each.name not in named] == []


@pytest.mark.parametrize("app", APPS)
def test_the_page_of_an_app_gives_each_dimension_and_measure_with_its_label(app):
    page = (SOURCES / app / "README.md").read_text(encoding="utf-8")
    datasets = import_module(f"ieum.{app}.figures").DATASETS
    rows = {
        each.name: next(line for line in page.splitlines() if line.startswith(f"| `{each.name}` ")) for each in datasets
    }
    wanted = [
        (each.name, f"{label} `{key}`")
        for each in datasets
        for key, label in [*each.dimensions.items(), *((key, each.label) for key, each in each.measures.items())]
    ]

    assert [phrase for dataset, phrase in wanted if phrase not in rows[dataset]] == []


def test_every_locked_package_has_its_row_among_the_dependencies():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    locks = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("requirements*.lock"))
    locked = set(re.findall(r"^([a-z0-9-]+)==", locks, re.MULTILINE))

    assert [name for name in sorted(locked) if f"| {name} " not in page] == []


def test_the_tour_follows_a_number_that_is_there():
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    key = "Ⅰ-4/budget.programme.executed/구정의성과관리·집행액"
    figure = edition("yeongdeungpo-2023").figures[key]
    (event,) = figure.lineage.events

    assert (figure.value, event.printed, event.line, event.column) == (50_235_000, "50,235", 141, 18)
    told = (key, figure.name, f"{event.value}", event.place, figure.lineage.selection, figure.lineage.digest)
    assert [words for words in told if words not in tour] == []

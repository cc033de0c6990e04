"""Nothing that a browser loads comes from outside, and everything that it loads is there."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "src" / "ieum" / "platform" / "ui"
STATIC = UI / "static"
VENDOR = STATIC / "ui" / "vendor"
LOCK = json.loads((ROOT / "tools" / "vendor.lock").read_text())
PAGES = sorted((ROOT / "src").rglob("templates/**/*.html"))

CSS_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)
    | url\(\s*(?P<quote>["']?)(?P<url>.*?)(?P=quote)\s*\)
    | @import\s+(?P<mark>["'])(?P<imported>.*?)(?P=mark)
    | (?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "manifest", "xlink:href"}
"""Attributes whose address a browser loads or sends to; href counts on every element but a and area."""
TEMPLATE_STATIC = re.compile(r"{% static '([^']+)' %}")
TEMPLATE_PART = re.compile(r"{[%{#].*?[%}#]}", re.DOTALL)


def css_addresses(text: str) -> list[str]:
    """The addresses that a style sheet loads; those in comments and in other strings are none."""
    return [
        match["url"] or match["imported"] for match in CSS_TOKEN.finditer(text) if match["url"] or match["imported"]
    ]


class PageReader(HTMLParser):
    """Collects what a page loads, and what a strict content security policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.refused: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.addresses += [value for name, value in given.items() if name in LOADING]
        if tag not in {"a", "area"}:
            self.addresses += [value for name, value in given.items() if name == "href"]
        self.refused += [f"{tag} {name}" for name in given if name == "style" or name.startswith(("on", "hx-on"))]
        runs = tag == "script" and "src" not in given and given.get("type") != "application/json"
        if tag == "style" or runs:
            self.refused.append(tag)


def is_outside(address: str) -> bool:
    """Whether an address names another host; data in the address itself does not."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc or (parts.scheme and parts.scheme != "data"))


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_every_address_in_a_style_sheet_is_a_file_beside_it(sheet):
    addresses = css_addresses(sheet.read_text())

    missing = [a for a in addresses if is_outside(a) or not (sheet.parent / urlsplit(a).path).resolve().is_file()]

    assert missing == []


@pytest.mark.parametrize("script", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_no_script_names_an_address_outside(script):
    assert re.findall(r"""["'`](?:https?:|wss?:)?//[^"'`\s]""", script.read_text()) == []


@pytest.mark.parametrize("image", sorted(STATIC.rglob("*.svg")), ids=lambda path: path.name)
def test_no_image_loads_another_file(image):
    tree = etree.fromstring(image.read_bytes())

    links = [value for element in tree.iter() for name, value in element.attrib.items() if name.endswith("href")]

    assert [link for link in links if not link.startswith(("#", "data:"))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_no_template_loads_from_outside_or_needs_a_laxer_security_policy(page):
    reader = PageReader(TEMPLATE_PART.sub("", page.read_text()))

    assert [address for address in reader.addresses if is_outside(address)] == []
    assert reader.refused == []


def test_every_static_file_that_a_ui_template_names_exists():
    named = {name for page in UI.rglob("*.html") for name in TEMPLATE_STATIC.findall(page.read_text())}

    assert [name for name in sorted(named) if finders.find(name) is None] == []
    assert "ui/ieum.css" in named


def test_the_vendored_files_are_those_of_the_lock_and_no_others():
    expected = {
        f"{package['folder']}/{source.removeprefix(package['strip'])}": checksum
        for package in LOCK.values()
        for source, checksum in package["files"].items()
    }
    notices = {VENDOR / "NOTICE.md", VENDOR / "krds" / "fonts" / "OFL.txt"}

    found = {
        path.relative_to(
            VENDOR
        ).as_posix(): f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
        for path in VENDOR.rglob("*")
        if path.is_file() and path not in notices
    }

    assert found == expected
    assert all(notice.is_file() for notice in notices)


def test_the_assets_stay_below_three_megabytes():
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 3_000_000


def test_the_style_reader_sees_what_a_browser_would_load_and_nothing_else():
    sheet = """
    /* url(https://example.org/comment.png) */
    @import "https://example.org/a.css";
    @import url(b.css);
    a::after { content: "url(https://example.org/text.png)"; background: URL( 'https://example.org/c.png' ) }
    """

    assert css_addresses(sheet) == ["https://example.org/a.css", "b.css", "https://example.org/c.png"]


def test_the_page_reader_sees_what_a_browser_would_load_and_nothing_else():
    page = """<!-- <script src="https://example.org/comment.js"></script> -->
    <svg xmlns="http://www.w3.org/2000/svg"></svg> <a href="https://example.org/">바깥</a>
    <link href="//example.org/a.css"> <img src="https://example.org/b.png" onerror="x()"> <p style="color: red"></p>
    <script>x()</script>"""

    reader = PageReader(page)

    assert reader.addresses == ["//example.org/a.css", "https://example.org/b.png"]
    assert [is_outside(address) for address in reader.addresses] == [True, True]
    assert reader.refused == ["img onerror", "p style", "script"]


def test_an_address_without_a_host_is_inside():
    assert [is_outside(address) for address in ("a.css", "/static/a.css", "#top", "data:image/png;base64,AA")] == [
        False
    ] * 4
    assert is_outside("javascript:alert(1)")

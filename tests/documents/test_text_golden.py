"""The five real reports against what people found in them line by line."""

import json
import re
import time
from pathlib import Path

import pytest

from ieum.documents.model import Bullet, Document, Heading, Paragraph, Table, plain
from ieum.documents.readers.text import read_text

pytestmark = pytest.mark.shared

BASE_DATE_IN_HEADER = re.compile(r"\(\d+\.\d+\.기준\)")


@pytest.fixture(scope="module")
def reports(shared: Path) -> dict[str, Document]:
    paths = sorted((shared / "seeds").glob("seed-*.txt"))
    return {path.name[5:8]: read_text(path.read_bytes(), path.name) for path in paths}


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def golden_tables(shared: Path) -> list[dict]:
    return [table for table in lines_of(shared / "golden" / "tables.jsonl") if table["kind"] == "data"]


@pytest.fixture(scope="module")
def golden_items(shared: Path) -> list[dict]:
    return [node for node in lines_of(shared / "golden" / "outline.jsonl") if node["node"] == "item"]


def squeeze(text: str) -> str:
    return "".join(text.replace("**", "").split())


def table_at(document: Document, line: int) -> Table:
    return next(table for table in document.tables() if table.place.line <= line <= table.place.end_line)


def test_every_data_table_is_found_where_it_stands(reports, golden_tables):
    found = [
        [(table.place.line, table.place.end_line) for table in reports[golden["seed"]].tables()]
        for golden in golden_tables
    ]

    missing = [
        golden["id"]
        for golden, places in zip(golden_tables, found, strict=True)
        if tuple(golden["lines"]) not in places
    ]

    assert missing == []


def test_no_table_is_found_where_there_is_none(reports, golden_tables):
    for seed in ("001", "002"):
        golden = {golden["lines"][0] for golden in golden_tables if golden["seed"] == seed}

        assert {table.place.line for table in reports[seed].tables()} == golden


def test_the_cells_and_column_paths_of_tables_equal_what_is_printed(reports, golden_tables):
    pairs = []
    for golden in golden_tables:
        table = table_at(reports[golden["seed"]], golden["lines"][0])
        # Where two stacked parts have a header each, the second one is a row of its own here.
        body = [row for row in table.body if golden["id"] != "001-eval" or row[1].text != "구 분"]
        texts = [[cell.text for cell in row] for row in body]
        pairs += [
            (squeeze(mine), squeeze(theirs))
            for mine_row, golden_row in zip(texts, golden["body_rows"], strict=True)
            for mine, theirs in zip(mine_row, golden_row, strict=True)
        ]
        pairs += [
            (BASE_DATE_IN_HEADER.sub("", mine), squeeze(theirs))
            for mine, theirs in zip(table.columns, golden["columns"], strict=True)
        ]
    different = [pair for pair in pairs if pair[0] != pair[1]]

    assert len(pairs) > 280

    assert len(different) <= 0.02 * len(pairs), different


def test_units_and_base_dates_of_tables_are_read(reports, golden_tables):
    for golden in golden_tables:
        table = table_at(reports[golden["seed"]], golden["lines"][0])
        date = table.base_date.isoformat() if table.base_date else None

        assert (golden["id"], date) == (golden["id"], golden["base_date"])
        if golden["unit"] != "명":  # that of staffing tables is nowhere printed
            assert (golden["id"], table.unit or None) == (golden["id"], golden["unit"])


def bullets(document: Document) -> dict[int, Bullet]:
    return {block.place.line: block for block in document.blocks if isinstance(block, Bullet)}


def golden_bullets(items: list[dict], seed: str) -> list[dict]:
    kinds = ("bullet", "heading", "note", "budget")
    return [block for item in items if item["seed"] == seed for block in item["blocks"] if block["type"] in kinds]


def test_bullets_have_the_printed_text(reports, golden_items):
    pairs = []
    for seed in ("001", "002"):
        mine = bullets(reports[seed])
        for golden in golden_bullets(golden_items, seed):
            bullet = mine.get(golden["line"])
            pairs.append((squeeze(plain(bullet.content)) if bullet else "", squeeze(golden["text"])))
    different = [pair for pair in pairs if pair[0] != pair[1]]

    assert len(pairs) > 500
    assert len(different) <= 0.01 * len(pairs), different


def test_bullets_stand_at_the_printed_depth(reports, golden_items):
    apart = []
    for seed in ("001", "002"):
        mine = bullets(reports[seed])
        for golden in golden_bullets(golden_items, seed):
            bullet = mine.get(golden["line"])
            apart.append(abs(bullet.depth - golden["depth"]) if bullet else 9)

    assert sum(distance <= 1 for distance in apart) >= 0.95 * len(apart)
    assert sum(distance == 0 for distance in apart) >= 0.95 * len(apart)


def test_items_have_their_titles_and_teams_in_the_printed_order(reports, golden_items):
    for seed in ("001", "002"):
        headings = [block for block in reports[seed].blocks if isinstance(block, Heading) and block.level > 1]
        mine = [(squeeze(plain(one.content)), one.team, one.from_contents) for one in headings]
        golden = [
            (squeeze(item["title"]), item["team"] or "", item["title_source"].startswith("list of the chapter only"))
            for item in golden_items
            if item["seed"] == seed and item["number"] != "-"
        ]

        # The first chapter's sections and the parts of a chapter are no items in the golden outline.
        assert [one for one in mine if one in golden] == golden


def test_purposes_are_marked(reports, golden_items):
    for seed in ("001", "002"):
        purposes = {
            block.place.line
            for block in reports[seed].blocks
            if isinstance(block, Paragraph) and block.role == "purpose"
        }
        golden = {
            block["line"]
            for item in golden_items
            if item["seed"] == seed
            for block in item["blocks"]
            if block["type"] == "purpose"
        }

        assert golden <= purposes


def test_all_five_reports_are_read_in_a_quarter_of_a_second(shared):
    contents = [path.read_bytes() for path in sorted((shared / "seeds").glob("seed-*.txt"))]
    started = time.process_time()

    for data in contents:
        read_text(data, "보고.txt")

    assert len(contents) == 5
    assert time.process_time() - started < 0.25


def test_a_cell_stands_where_its_text_stands(reports):
    for document in reports.values():
        for table in document.tables():
            for cell in table.cells:
                if cell.lines:
                    line = document.source_lines[cell.place.line - 1]
                    first = cell.text.split()[0]
                    assert line[cell.place.column - 1 :].replace("**", "").startswith(first)


def test_a_block_stands_where_its_text_stands(reports):
    for document in reports.values():
        for block in document.blocks:
            if isinstance(block, Bullet | Paragraph | Heading):
                line = document.source_lines[block.place.line - 1]
                first = plain(block.content).split()[0]
                assert line[block.place.column - 1 :].startswith(first)


def test_line_ends_and_encoding_change_nothing(shared, reports):
    for path in sorted((shared / "seeds").glob("seed-*.txt")):
        text = path.read_text(encoding="utf-8")

        other = read_text(text.replace("\n", "\r\n").encode("utf-16"), path.name)

        assert other == reports[path.name[5:8]]


def test_all_tables_of_the_five_reports_are_found(reports):
    found = {seed: sum(table.kind == "data" for table in document.tables()) for seed, document in reports.items()}

    assert found == {"000": 3, "001": 9, "002": 5, "003": 11, "004": 23}

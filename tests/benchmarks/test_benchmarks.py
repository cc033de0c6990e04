"""Each benchmark prints what it measured in one form, as JSON and to read."""

import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from benchmarks.measuring import Result, beside, cpu_seconds, within
from benchmarks.pages import left_out
from tests.demo.in_memory import REPORTS

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["name", "ours", "baseline", "baseline_name", "unit", "ratio", "bar", "met"]


def run(name, *arguments, folder=ROOT, **settings):
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    # Once is enough to see what is measured; figures that count are measured by themselves.
    once = {**os.environ, "IEUM_BENCHMARK_RUNS": "1", **settings}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False, env=once)


def names_of(done):
    assert (done.returncode, done.stderr) == (0, "")
    results = json.loads(done.stdout)
    assert [list(each) for each in results] == [KEYS] * len(results)
    return [each["name"] for each in results]


def test_an_absolute_bar_is_its_own_baseline():
    assert within("check", 0.25, bar=1.0) == Result("check", 0.25, 1.0, "bar", "CPU s", 4.0, 1.0, met=True)


def test_what_just_reaches_an_absolute_bar_does_not_meet_it():
    assert within("check", 1.0, bar=1.0).met is False


def test_a_ratio_over_one_is_better_than_the_baseline():
    faster = beside("write", 0.5, 2.0, of="another", bar=1.0)

    assert faster == Result("write", 0.5, 2.0, "another", "CPU s", 4.0, 1.0, met=True)
    assert beside("write", 2.0, 0.5, of="another", bar=1.0).met is False


def test_each_job_runs_once_unmeasured_and_then_in_turns():
    ran = []

    times = cpu_seconds(lambda: ran.append("a"), lambda: ran.append("b"), runs=3)

    assert ("".join(ran), len(times)) == ("ab" + "ababab", 2)


@pytest.mark.long
def test_editions_are_measured_for_each_report_of_the_demo():
    assert names_of(run("editions", "--json")) == [f"resolve and freeze {report}" for report in REPORTS]


@pytest.mark.long
def test_writing_is_measured_beside_another_writer():
    assert names_of(run("documents_write", "--json")) == ["write 60 pages as HWPX", "write 60 pages as PDF"]


@pytest.mark.shared
@pytest.mark.long
def test_reading_pdf_is_measured_beside_another_reader_and_no_cell_is_lost(shared):
    done = run("documents_pdf_tables", "--json")

    files = ["40 sections of PDF", *(path.name for path in sorted((shared / "samples").glob("*.pdf")))]
    assert names_of(done)[1::2] == [f"cells found in {name}" for name in files]
    assert [each["ours"] for each in json.loads(done.stdout)[1::2]] == [1.0] * len(files)


@pytest.mark.database
@pytest.mark.long
def test_the_chain_is_measured_alone_among_many_and_by_its_walk():
    assert names_of(run("chain", "--json")) == [
        "link of a decision, beyond the operation",
        "decision, 8 at once in one district",
        "walk of 1,000 links",
    ]


@pytest.mark.database
@pytest.mark.long
def test_every_page_of_the_site_is_measured_with_the_demo_and_many_times_its_data_and_lists_and_memory():
    measured = names_of(run("hundredfold", "--json"))

    addresses = {pattern.name for pattern in import_module("ieum.site.urls").urlpatterns} - left_out()
    assert sorted(measured[:-6]) == sorted(f"{data}page {name}" for name in addresses for data in ("", "p95 of "))
    assert measured[-6:] == [
        "lists of /cases/",
        "lists of /organisation/orders/",
        "memory of the site",
        "memory of its serving processes",
        "memory of its worker",
        "memory of the database",
    ]


@pytest.mark.database
@pytest.mark.long
def test_search_is_measured_by_the_clock_and_by_the_processor_beside_like():
    kinds = ("search, warm", "search, warm, processor", "search, cold", "similar items, warm")

    measured = names_of(run("search", "--json", IEUM_BENCHMARK_ITEMS="1000"))

    whole = [f"{kind}, {part}" for kind in (*kinds, "similar items, warm, processor") for part in ("p50", "p95")]
    assert measured == [*whole, "search, p50"]


@pytest.mark.shared
def test_real_reports_are_measured_together(shared):
    assert names_of(run("checking", "--json")) == [
        "check 5 reports",
        "examine 60 pages",
        "a page of 50 beside one of 5",
        "the same without titles",
    ]


@pytest.mark.shared
@pytest.mark.long
def test_every_sample_is_measured_and_no_character_of_it_is_lost(shared):
    done = run("documents_read", "--json")

    names = names_of(done)
    read = [path.name for path in (shared / "samples").glob("*.hwp*") if path.name != "distribution.hwp"]
    assert names[0] == "read 5 reports of text"
    assert sorted(names[2::2]) == sorted(f"characters of {name}" for name in read)
    assert min(each["ours"] for each in json.loads(done.stdout)[2::2]) >= 0.999


def test_results_can_be_read_without_json():
    head, *lines = run("documents_write").stdout.splitlines()

    assert head == "측정 (name): 이음 (ours) / 비교 (baseline) = 배율 (ratio), 목표 (bar)"
    assert [line.split(":")[0] for line in lines] == ["write 60 pages as HWPX", "write 60 pages as PDF"]


@pytest.mark.parametrize("name", ["checking", "documents_read"])
def test_without_the_real_reports_a_sentence_says_so(tmp_path, name):
    shutil.copytree(ROOT / "benchmarks", tmp_path / "clone" / "benchmarks")

    done = run(name, folder=tmp_path / "clone")

    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "측정할 보고서가 저장소 옆 shared/seeds 폴더에 없습니다. (No reports to measure.)\n",
    )

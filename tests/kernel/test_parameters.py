"""Values by day of effect."""

from datetime import date
from pathlib import Path

import pytest

from ieum.kernel.parameters import FaultyParameter, NotYetInForce, Version, in_force, load_yaml, read_parameter

RAW = {
    "label": "구민창안 부상금",
    "values": {date(2014, 1, 1): "300000", date(2020, 7, 1): "500000"},
    "reference": {date(2014, 1, 1): "조례 제1호", date(2020, 7, 1): "조례 제2호"},
}


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2014, 1, 1), 300_000),
        (date(2020, 6, 30), 300_000),
        (date(2020, 7, 1), 500_000),
        (date(2999, 1, 1), 500_000),
    ],
)
def test_a_value_holds_from_its_day_until_the_next_begins(day, value):
    assert in_force(read_parameter(RAW, int).values, on=day) == value


def test_a_version_brings_its_citation():
    version = read_parameter(RAW, int).version(on=date(2021, 1, 1))

    assert version == Version(date(2020, 7, 1), 500_000, "조례 제2호")


def test_asking_before_the_first_day_is_refused_and_names_the_first_day():
    with pytest.raises(NotYetInForce) as caught:
        read_parameter(RAW, int).version(on=date(2013, 12, 31))

    assert str(caught.value) == (
        "구민창안 부상금: 2013-12-31에 어떠했는지 등록되어 있지 않습니다. 2014-01-01부터 알 수 있습니다."
    )


def test_versions_come_in_the_order_of_their_days():
    raw = {**RAW, "values": dict(reversed(RAW["values"].items()))}

    assert list(read_parameter(raw, int).values) == [date(2014, 1, 1), date(2020, 7, 1)]


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {},
        {**RAW, "values": {}, "reference": {}},
        {**RAW, "reference": {date(2014, 1, 1): "조례 제1호"}},
        {**RAW, "values": {"2014": "1"}, "reference": {"2014": "조례 제1호"}},
    ],
)
def test_a_file_without_label_values_and_a_citation_for_each_is_refused(raw):
    with pytest.raises(FaultyParameter):
        read_parameter(raw, int)


def test_a_day_given_twice_is_refused(tmp_path: Path):
    file = tmp_path / "award.yaml"
    file.write_text("values:\n  2014-01-01: 1\n  2014-01-01: 2\n", encoding="utf-8")

    with pytest.raises(FaultyParameter) as caught:
        load_yaml(file)

    assert str(caught.value) == "award.yaml: 2번째 줄부터에 두 번 적은 것: 2014-01-01"


def test_a_version_may_repeat_the_one_before_it_and_say_only_what_differs(tmp_path: Path):
    file = tmp_path / "days.yaml"
    file.write_text("a: &a {x: 1, y: 2}\nb: &b {<<: *a, y: 3}\nc: {<<: *b, x: 4}\n", encoding="utf-8")

    assert load_yaml(file) == {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}, "c": {"x": 4, "y": 3}}


def test_broken_yaml_is_refused_by_the_name_of_its_file(tmp_path: Path):
    file = tmp_path / "broken.yaml"
    file.write_text("values: [", encoding="utf-8")

    with pytest.raises(FaultyParameter, match=r"^broken\.yaml: "):
        load_yaml(file)

"""The environment is read once, and a wrong value is one sentence."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ieum import cli
from ieum.platform import environment
from ieum.platform.database.access import access, django_database
from ieum.platform.database.identity import uuid7

APP = "postgresql://ieum_app:s%40cret@db.example:5433/ieum?sslmode=require"
OWNER = "postgresql://ieum_owner:other@db.example:5433/ieum"


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    for name in [name for name in os.environ if name.startswith("IEUM_") and name != "IEUM_REQUIRE_SHARED"]:
        monkeypatch.delenv(name)


def test_a_home_is_named_absolutely(monkeypatch):
    monkeypatch.setenv("IEUM_HOME", "var")

    with pytest.raises(environment.WrongSetting, match=r"^IEUM_HOME은 /로 시작하는 경로여야 합니다: var$"):
        environment.home()


def test_the_home_of_a_checkout_is_its_var():
    assert environment.home() == Path(__file__).resolve().parents[2] / "var"


def test_the_home_of_an_installed_ieum_is_the_users_data_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "_CHECKOUT", tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert environment.home() == Path("/data/ieum")

    monkeypatch.delenv("XDG_DATA_HOME")
    assert environment.home() == Path.home() / ".local" / "share" / "ieum"


def test_a_secret_is_read_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("비밀\n", encoding="utf-8")
    monkeypatch.setenv("IEUM_X_FILE", str(tmp_path / "secret"))

    assert environment.read("IEUM_X") == "비밀"


def test_a_secret_is_given_in_one_way_and_from_a_file_that_can_be_read(monkeypatch, tmp_path):
    monkeypatch.setenv("IEUM_X_FILE", str(tmp_path / "missing"))
    with pytest.raises(environment.WrongSetting, match="IEUM_X_FILE을 읽을 수 없습니다"):
        environment.read("IEUM_X")

    monkeypatch.setenv("IEUM_X", "1")
    with pytest.raises(environment.WrongSetting, match=r"^IEUM_X과 IEUM_X_FILE 중 하나만 정하십시오.$"):
        environment.read("IEUM_X")


@pytest.mark.parametrize("value", ["yes", "2", "", "１"])
def test_a_flag_is_one_or_zero(monkeypatch, value):
    monkeypatch.setenv("IEUM_X", value)
    if not value:
        assert environment.flag("IEUM_X") is False
        return

    with pytest.raises(environment.WrongSetting):
        environment.flag("IEUM_X")


def test_a_kept_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    first = environment.kept_secret(tmp_path / "home", "secret_key")

    assert environment.kept_secret(tmp_path / "home", "secret_key") == first
    assert len(first) == 64
    assert (tmp_path / "home" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_database_addresses_are_read_with_their_options(monkeypatch):
    monkeypatch.setenv("IEUM_DATABASE_URL", APP)
    monkeypatch.setenv("IEUM_DATABASE_OWNER_URL", OWNER)

    found = access()
    database = django_database(found.app)

    assert found.server is None
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("ieum", "ieum_app", "s@cret")
    assert (database["HOST"], database["PORT"], database["OPTIONS"]) == (
        "db.example",
        "5433",
        {"sslmode": "require", "options": "-c jit=off"},
    )


def test_options_of_an_address_stay_beside_our_own(monkeypatch):
    monkeypatch.setenv("IEUM_DATABASE_URL", f"{APP}&options=-c%20work_mem%3D8MB")
    monkeypatch.setenv("IEUM_DATABASE_OWNER_URL", OWNER)

    assert django_database(access().app)["OPTIONS"]["options"] == "-c work_mem=8MB -c jit=off"


def test_only_who_changes_no_tables_has_statements_kept(monkeypatch):
    monkeypatch.setenv("IEUM_DATABASE_URL", APP)
    monkeypatch.setenv("IEUM_DATABASE_OWNER_URL", OWNER)
    found = access()

    kept, read_anew = django_database(found.app, keeps_statements=True), django_database(found.owner)

    assert kept["OPTIONS"] == {
        "sslmode": "require", "options": "-c jit=off", "server_side_binding": True, "prepare_threshold": 2,
    }  # fmt: skip
    assert "prepare_threshold" not in read_anew["OPTIONS"]


@pytest.mark.parametrize(
    ("app", "owner", "sentence"),
    [
        (APP, "", "IEUM_DATABASE_OWNER_URL은 postgresql://사용자:비밀번호@서버/데이터베이스 꼴이어야 합니다."),
        ("", OWNER, "IEUM_DATABASE_URL은 postgresql://사용자:비밀번호@서버/데이터베이스 꼴이어야 합니다."),
        (
            "mysql://a:b@c/d",
            OWNER,
            "IEUM_DATABASE_URL은 postgresql://사용자:비밀번호@서버/데이터베이스 꼴이어야 합니다.",
        ),
        (OWNER, OWNER, "IEUM_DATABASE_URL과 IEUM_DATABASE_OWNER_URL의 사용자는 서로 달라야 합니다."),
    ],
)
def test_a_wrong_database_address_is_one_sentence(monkeypatch, capsys, app, owner, sentence):
    monkeypatch.setenv("IEUM_DATABASE_URL", app)
    monkeypatch.setenv("IEUM_DATABASE_OWNER_URL", owner)

    assert cli.main(["db", "status"]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


def test_production_must_be_given_its_secret_key(monkeypatch):
    monkeypatch.setenv("IEUM_DATABASE_URL", APP)
    monkeypatch.setenv("IEUM_DATABASE_OWNER_URL", OWNER)
    done = subprocess.run([sys.executable, "-c", "import ieum.settings"], capture_output=True, text=True, check=False)

    assert done.stderr.endswith("IEUM_DATABASE_URL을 정하면 IEUM_SECRET_KEY도 정해야 합니다.\n")


def test_the_command_line_does_not_load_django_before_it_is_needed():
    code = "import sys; from ieum import cli; cli._parser(['db', 'start']); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_keys_made_one_after_the_other_stand_near_each_other_and_never_repeat():
    before = time.time_ns() // 1_000_000
    keys = [uuid7() for _ in range(2_000)]
    after = time.time_ns() // 1_000_000

    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}
    assert len(set(keys)) == 2_000
    moments = [key.int >> 80 for key in keys]
    assert moments == sorted(moments)
    assert before <= moments[0] <= moments[-1] <= after


def test_the_sheet_of_reports_is_read_and_a_faulty_one_stops_the_start(monkeypatch, tmp_path):
    sheet = tmp_path / "우리.yaml"
    sheet.write_text("page: {left: 25}", "utf-8")
    monkeypatch.setenv("IEUM_STYLES", str(sheet))

    assert environment.report_styles().page.left == 25

    sheet.write_text("page: {left: 넓게}", "utf-8")
    with pytest.raises(environment.WrongSetting) as caught:
        environment.report_styles()
    assert str(caught.value) == "IEUM_STYLES: 우리.yaml 1째 줄: page > left: 0에서 500 사이의 수가 아닙니다."

    monkeypatch.delenv("IEUM_STYLES")
    assert environment.report_styles() is None

"""The command line answers in Korean, with the right exit code, and loads only what it needs."""

import re
import subprocess
import sys

import pytest

from ieum.cli import COMMANDS, main


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from ieum.cli import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


def _refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    return capsys.readouterr().err


def test_without_a_command_one_sentence_tells_where_help_is(capsys):
    assert _refusal(capsys) == "명령 자리가 비어 있습니다. 'ieum --help'로 쓰는 법을 볼 수 있습니다.\n"


def test_a_command_that_does_not_exist_is_refused_in_one_sentence(capsys):
    assert _refusal(capsys, "fly") == (
        "명령 자리에 'fly'를 쓸 수 없습니다. 'ieum --help'로 쓰는 법을 볼 수 있습니다.\n"
    )


def test_missing_and_superfluous_arguments_are_refused_in_one_sentence(capsys):
    assert _refusal(capsys, "convert", "a.txt") == (
        "OUT 자리가 비어 있습니다. 'ieum convert --help'로 쓰는 법을 볼 수 있습니다.\n"
    )
    assert _refusal(capsys, "convert", "a.txt", "b.md", "c.md") == (
        "c.md는 쓸 수 없습니다. 'ieum --help'로 쓰는 법을 볼 수 있습니다.\n"
    )


@pytest.mark.parametrize("command", ["check", "convert", "fill"])
def test_reading_commands_import_neither_django_nor_what_stands_above_documents(command):
    script = (
        f"import sys; from ieum.cli import _parser; _parser([{command!r}])\n"
        "packages = {name.split('.')[1] for name in sys.modules if name.startswith('ieum.')}\n"
        "print(sorted(packages), 'django' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    # Of platform only what the environment says.
    own = {
        "check": "['checking', 'cli', 'documents', 'kernel', 'platform']",
        "convert": "['cli', 'documents', 'kernel', 'platform']",
    }
    packages = own.get(command, "['cli', 'documents', 'kernel', 'platform']")
    assert done.stdout == f"{packages} False\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command):
    done = _run(command, "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"쓰는 법: ieum {command} ")
    assert [word for word in ("usage:", "positional", "options:", "show this") if word in done.stdout] == []


def test_help_lists_every_command():
    done = _run("--help")

    listed = [line.split()[0] for line in done.stdout.splitlines() if re.match(r" {4}\S", line)]
    assert listed == list(COMMANDS)

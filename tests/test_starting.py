"""What someone meets who starts the portal on a machine of their own: `bin/install` and `bin/run`."""

import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

pytestmark = pytest.mark.starting

ROOT = Path(__file__).resolve().parents[1]
LONGEST_WAIT = 300


def install(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`bin/install` in a copy of the project that has nothing else, with only what `folder`/tools holds."""
    (folder / "bin").mkdir()
    (folder / "requirements").mkdir()
    shutil.copy(ROOT / "bin/install", folder / "bin")
    (folder / "requirements/dev.txt").write_text("niets-van-dien-aard==1.0\n")
    return subprocess.run(
        ["/bin/sh", "bin/install"],
        cwd=folder,
        env={"PATH": str(tools(folder)), "HOME": str(folder), "PIP_NO_INDEX": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def tools(folder: Path) -> Path:
    """The commands that any machine has, without a Python and without a compiler."""
    found = folder / "tools"
    found.mkdir(exist_ok=True)
    for name in ("sh", "cat", "cmp", "cp", "dirname", "rm"):
        command = shutil.which(name)
        assert command
        if not (found / name).exists():
            (found / name).symlink_to(command)
    return found


def put_tool(folder: Path, name: str, lines: str) -> None:
    path = tools(folder) / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


def test_install__says_that_python_is_too_old(tmp_path: Path) -> None:
    put_tool(tmp_path, "python3", '[ "$1" = --version ] && echo "Python 3.9.2" && exit 0; exit 1')
    told = install(tmp_path)
    assert told.returncode == 1
    assert "Er is geen Python 3.12 of nieuwer gevonden (gevonden: Python 3.9.2)." in told.stderr
    assert "make PYTHON=/pad/naar/python3.13 run" in told.stderr
    assert not (tmp_path / ".venv").exists()


def test_install__says_what_to_do_without_a_registry_and_a_compiler(tmp_path: Path) -> None:
    told = install(tmp_path, PYTHON=sys.executable)
    assert told.returncode == 1
    assert "De pakketten konden niet worden geïnstalleerd." in told.stderr
    assert "apt-get install build-essential" in told.stderr
    assert "make install" in told.stderr
    assert not (tmp_path / ".venv/.installed").exists()


def test_install__makes_an_environment_again_that_was_left_half(tmp_path: Path) -> None:
    """As Debian leaves it without its package venv: with a Python and without pip."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    told = install(tmp_path, PYTHON=sys.executable)
    assert "Omgeving maken" in told.stdout
    assert "No module named pip" not in told.stderr


def run(data: Path, port: str, **options: str) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"PORT": port, "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
    return subprocess.Popen(
        [sys.executable, "bin/run"],
        cwd=ROOT,
        env=environment | options,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_run__says_that_the_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        started = run(tmp_path, str(port))
        _, told = started.communicate(timeout=LONGEST_WAIT)
    assert started.returncode == 1
    assert f"Poort {port} is al in gebruik" in told
    assert "make run PORT=" in told
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "²"])
def test_run__says_what_a_port_is(tmp_path: Path, port: str) -> None:
    _, told = run(tmp_path, port).communicate(timeout=LONGEST_WAIT)
    assert told == f"PORT={port} is geen poort. Kies een getal van 1 tot en met 65535.\n"


@pytest.mark.parametrize("asked", ["nee", "2"])
def test_run__says_what_is_asked_of_the_demonstration(tmp_path: Path, asked: str) -> None:
    _, told = run(tmp_path, free_port(), DEMO=asked).communicate(timeout=LONGEST_WAIT)
    assert (
        told == f"DEMO={asked} kan niet. Kies DEMO=0 voor een lege regio, of DEMO=1 voor de voorbeeldregio.\n"
    )


def test_run__begins_an_empty_region_and_leaves_it_to_its_owner(tmp_path: Path) -> None:
    for options in ({"DEMO": "0"}, {}):  # the second time somebody forgets what was asked at first
        started = run(tmp_path, free_port(), **options)
        told = lines_until_it_runs(started)
        (link,) = [line.strip() for line in told if "/wachtwoord-kiezen/" in line]
        with build_opener(HTTPCookieProcessor()).open(link, timeout=LONGEST_WAIT) as answer:
            choosing = answer.read().decode()
        started.send_signal(signal.SIGINT)
        started.communicate(timeout=LONGEST_WAIT)
        assert "beheerder" in choosing and 'name="new_password1"' in choosing
        assert not things_to_try(told) and "wachtwoord voorbeeld" not in "".join(told)
        assert ("→ Lege regio klaarzetten\n" in told) == bool(options)


def test_run__says_which_step_failed_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "portal.sqlite3").write_text("dit is geen database, maar een brief aan de wethouder" * 100)
    started = run(tmp_path, free_port())
    _, told = started.communicate(timeout=LONGEST_WAIT)
    assert started.returncode == 1
    assert "Dit lukte niet: database bijwerken." in told
    assert "Traceback" not in told


def test_run__loads_the_region_tells_the_accounts_and_stops_when_asked(tmp_path: Path) -> None:
    port = free_port()
    started = run(tmp_path, port)
    assert started.stdout and started.stderr
    told = lines_until_it_runs(started)
    things = things_to_try(told)
    pages = [visit(address) for address in things]
    started.send_signal(signal.SIGINT)
    rest, errors = started.communicate(timeout=LONGEST_WAIT)
    assert started.returncode == 0, errors
    assert [line for line in errors.splitlines() if '" 200 ' not in line] == []
    assert f"→ Het portaal draait op http://127.0.0.1:{port}/ (stoppen met Ctrl+C)\n" in told
    assert {line.split()[0] for line in told if "wachtwoord" in line} == {"partner", "redactie", "beheerder"}
    assert rest == "\nHet portaal is gestopt.\n"
    assert len(things) == 5
    assert all(address.startswith(f"http://127.0.0.1:{port}/") for address in things)
    compared, found, signing = pages[1], pages[2], pages[4]
    assert "Risicofonds" in compared
    assert "/financien/risicofonds/versies/1/bijlagen/1/" in found
    assert "Wijdemeren" in signing and 'name="keuze" value="tekenen"' in signing
    assert_progress(told)
    assert_second_start_tells_the_same(tmp_path, things)


def assert_progress(told: list[str]) -> None:
    """Each step tells how far it is, in few lines, and the index is there before the address is told."""
    steps = [place for place, line in enumerate(told) if line.startswith("→ ")]
    assert [told[place].strip() for place in steps[:-1]] == [
        "→ Database bijwerken",
        "→ Voorbeeldregio laden",
        "→ Zoeken klaarzetten",
    ]
    for begin, end in itertools.pairwise(steps):
        moved = [line for line in told[begin:end] if re.match(r"  \d+ van \d+: \S", line)]
        assert 2 <= len(moved) <= 22, told[begin]


def assert_second_start_tells_the_same(data: Path, things: list[str]) -> None:
    """Nothing is made again, and the personal link still works, at the port of now."""
    port = free_port()
    started = run(data, port)
    told = lines_until_it_runs(started)
    again = things_to_try(told)
    signing = visit(again[-1])
    started.send_signal(signal.SIGINT)
    started.communicate(timeout=LONGEST_WAIT)
    assert not [line for line in told if re.match(r"  \d+ van \d+: ", line)]
    assert [urlsplit(address)[2:] for address in again] == [urlsplit(address)[2:] for address in things]
    assert {urlsplit(address).port for address in again} == {int(port)}
    assert 'name="keuze" value="tekenen"' in signing


def lines_until_it_runs(started: subprocess.Popen[str]) -> list[str]:
    assert started.stdout
    told = []
    for line in started.stdout:
        told.append(line)
        if "stoppen met Ctrl+C" in line:
            break
    return told


def things_to_try(told: list[str]) -> list[str]:
    """The address of each numbered thing on the screen."""
    return [line.split()[-1] for line in told if re.match(r"  \d\. ", line)]


def visit(address: str) -> str:
    with urlopen(address, timeout=LONGEST_WAIT) as answer:
        assert answer.status == 200
        return answer.read().decode()


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])

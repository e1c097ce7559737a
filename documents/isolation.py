"""Running a reader in a process of its own, with limits on time and memory.

A hostile or broken file can then not hold up or bring down the portal: the process is stopped, and the caller
gets a named error. The process starts without Django and without the database.
"""

import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

from documents.importing.stream import UnreadableFile

MAX_SECONDS = 90
MAX_CPU_SECONDS = 80
MAX_MEMORY_BYTES = 2 * 1024**3

Result = TypeVar("Result")


def run_apart[Result](
    function: Callable[..., Result], *arguments: Any, seconds: int = MAX_SECONDS, **named: Any
) -> Result:
    """The result of a module-level function, run in a limited process. Raises UnreadableFile."""
    task = pickle.dumps((function.__module__, function.__qualname__, arguments, named))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "documents.isolation"],
            input=task,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
    except subprocess.TimeoutExpired as error:
        raise _took_too_long() from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> Any:
    if -done.returncode in _CPU_SIGNALS:
        raise _took_too_long()
    if done.returncode or not done.stdout:
        raise broken()
    outcome, value = pickle.loads(done.stdout)  # noqa: S301  our own process wrote it
    if outcome == "error":
        raise value
    return value


_CPU_SIGNALS = (9, 24)


def _took_too_long() -> UnreadableFile:
    return UnreadableFile(
        "timeout",
        "Het lezen van dit bestand duurt te lang en is gestopt. Splits het bestand of maak het kleiner.",
    )


def broken() -> UnreadableFile:
    return UnreadableFile(
        "broken",
        "Dit bestand is beschadigd of niet volledig. Bewaar het opnieuw en probeer het nog eens.",
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _perform(task: bytes) -> tuple[str, Any]:
    module, name, arguments, named = pickle.loads(task)  # noqa: S301  our own process wrote it
    try:
        return "result", getattr(import_module(module), name)(*arguments, **named)
    except UnreadableFile as error:
        return "error", error
    except MemoryError:
        return "error", UnreadableFile(
            "tooLarge", "Dit bestand vraagt te veel geheugen. Maak het kleiner of splits het."
        )
    except Exception as error:  # noqa: BLE001  a broken file can make a reader fail in any way
        print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
        return "error", broken()


def main() -> None:
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up in the answer
    task = sys.stdin.buffer.read()
    _limit()
    answer.write(pickle.dumps(_perform(task)))
    answer.close()


if __name__ == "__main__":
    main()

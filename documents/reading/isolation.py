"""Running a reader in a process of its own, with limits on time and memory.

A hostile or broken file can then not hold up or bring down the portal: the process is stopped with all that
it started, and the caller gets a named error, or what was read until then (`hand_over`). The process starts
without Django and without the database.
"""

import io
import logging
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, BinaryIO

from documents.reading.stream import PasswordNeeded, UnreadableFile

MAX_SECONDS = 90
MAX_CPU_SECONDS = 80
MAX_MEMORY_BYTES = 2 * 1024**3
OUT_OF_MEMORY_SIGNALS = (signal.SIGABRT, signal.SIGKILL, signal.SIGTRAP, signal.SIGILL)

logger = logging.getLogger(__name__)
_answers: BinaryIO | None = None


def run_apart[Result](
    function: Callable[..., Result],
    *arguments: Any,
    seconds: int = MAX_SECONDS,
    rescued: Callable[[Sequence[Any], UnreadableFile], Result] | None = None,
    **named: Any,
) -> Result:
    """The result of a module-level function, run in a limited process. Raises UnreadableFile.

    When it fails or is stopped after it handed over parts of its answer, `rescued` makes the result of them.
    """
    task = (function.__module__, function.__qualname__, arguments, named)
    result: Result
    parts, error, result = _told(*_run(pickle.dumps((seconds, task)), seconds))
    if error is None:
        return result
    if rescued and parts and not isinstance(error, PasswordNeeded):
        return rescued(parts, error)
    raise error


def hand_over(part: Any) -> None:
    """Gives a part of the answer to the one who waits, who keeps it if this process is stopped."""
    if _answers:
        pickle.dump(("part", part), _answers)
        _answers.flush()


def _run(task: bytes, seconds: int) -> tuple[bytes, int]:
    """What the process wrote, and how it ended: as `subprocess` tells, 24 below zero when its time was up."""
    with subprocess.Popen(
        [sys.executable, "-m", "documents.reading.isolation"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as process:
        try:
            return process.communicate(task, timeout=seconds)[0], process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return process.communicate()[0], -signal.SIGXCPU
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def _told(answers: bytes, ended: int) -> tuple[list[Any], UnreadableFile | None, Any]:
    """The parts, then the error or the result."""
    parts: list[Any] = []
    stream = io.BytesIO(answers)
    while True:
        try:
            outcome, value = pickle.load(stream)  # noqa: S301  our own process wrote it
        except (EOFError, pickle.UnpicklingError):
            return parts, _stopped(ended), None
        match outcome:
            case "part":
                parts.append(value)
            case "error":
                error, cause = value
                logger.info("A file could not be read: %s", cause or error.code)
                return parts, error, None
            case _:
                return parts, None, value


def _stopped(ended: int) -> UnreadableFile:
    if -ended == signal.SIGXCPU:
        return UnreadableFile(
            "timeout",
            "Het lezen van dit bestand duurt te lang en is gestopt. Splits het bestand of maak het kleiner.",
        )
    return _too_much_memory() if -ended in OUT_OF_MEMORY_SIGNALS else broken()


def _too_much_memory() -> UnreadableFile:
    return UnreadableFile("tooLarge", "Dit bestand vraagt te veel geheugen. Maak het kleiner of splits het.")


def broken() -> UnreadableFile:
    return UnreadableFile(
        "broken",
        "Dit bestand is beschadigd of niet volledig. Bewaar het opnieuw en probeer het nog eens.",
    )


def _limit(seconds: int) -> None:
    at_work = MAX_CPU_SECONDS + max(0, seconds - MAX_SECONDS) // 4  # what takes longer waits for a program
    resource.setrlimit(resource.RLIMIT_CPU, (at_work, at_work + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _perform(module: str, name: str, arguments: Sequence[Any], named: dict[str, Any]) -> tuple[str, Any]:
    try:
        return "result", getattr(import_module(module), name)(*arguments, **named)
    except UnreadableFile as error:
        return "error", (error, repr(error.__cause__) if error.__cause__ else "")
    except MemoryError:
        return "error", (_too_much_memory(), "")
    except Exception as error:  # noqa: BLE001  a broken file can make a reader fail in any way
        return "error", (broken(), repr(error)[:500])


def serve() -> None:
    """Does the one task that is written to this process."""
    global _answers
    _answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up in the answer
    seconds, task = pickle.load(sys.stdin.buffer)  # noqa: S301  our own process wrote it
    _limit(seconds)
    pickle.dump(_perform(*task), _answers)
    _answers.close()


if __name__ == "__main__":
    import_module("documents.reading.isolation").serve()  # as the module that the readers import

"""Running a reader in a process of its own, with limits on time and memory.

A hostile or broken file can then not hold up or bring down the portal: the process is stopped with all that
it started, and the caller gets a named error, or what was read until then (`hand_over`). The process starts
without Django and without the database. It is split off from one that has the readers loaded and reads
nothing itself, because loading them takes longer than reading most files.
"""

import contextlib
import logging
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

from documents.reading.stream import PasswordNeeded, UnreadableFile

MAX_SECONDS = 90
MAX_CPU_SECONDS = 80
MAX_MEMORY_BYTES = 2 * 1024**3
OUT_OF_MEMORY_SIGNALS = (signal.SIGABRT, signal.SIGKILL, signal.SIGTRAP, signal.SIGILL)

logger = logging.getLogger(__name__)
_processes = multiprocessing.get_context("forkserver")
_ready = ["documents.reading"]
_starting = threading.Lock()
_answers: Connection | None = None


def keep_ready(module: str) -> None:
    """Has a module with a reader loaded once, and not by each process; to be said before the first file."""
    _ready.append(module)


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
    parts, error, result = _told(*_run(task, seconds))
    if error is None:
        return result
    if rescued and parts and not isinstance(error, PasswordNeeded):
        return rescued(parts, error)
    raise error


def hand_over(part: Any) -> None:
    """Gives a part of the answer to the one who waits, who keeps it if this process is stopped."""
    if _answers:
        _answers.send(("part", part))


type Task = tuple[str, str, Sequence[Any], dict[str, Any]]
type Answer = tuple[str, Any]


def _run(task: Task, seconds: int) -> tuple[list[Answer], int]:
    """What the process told, and how it ended: as `subprocess` tells, 24 below zero when its time was up."""
    _processes.set_forkserver_preload(_ready)
    answers, its_end = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_serve, args=(its_end, seconds, task), daemon=True)
    until = time.monotonic() + seconds
    with answers, its_end:
        with _without_main():
            process.start()
        its_end.close()
        try:
            told, is_whole = _heard(answers, until)
            if is_whole:
                process.join(max(1, until - time.monotonic()))
        except BaseException:
            _stop(process)
            raise
        if process.exitcode is None or not is_whole:
            _stop(process)
            return told, -signal.SIGXCPU
        return told, process.exitcode


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """What runs the portal is not run again in the process, as Python does for who sends it a function of
    that very script."""
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _heard(answers: Connection, until: float) -> tuple[list[Answer], bool]:
    """What is told until the time is up, and whether the other end closed before."""
    told: list[Answer] = []
    try:
        while answers.poll(max(0, until - time.monotonic())):
            told.append(answers.recv())
    except (EOFError, OSError):
        return told, True
    return told, False


def _stop(process: BaseProcess) -> None:
    """With all that it started."""
    if process.pid:
        for kill in (os.killpg, os.kill):  # its group is there once it has begun
            with contextlib.suppress(ProcessLookupError):
                kill(process.pid, signal.SIGKILL)
    process.join()


def _told(answers: Sequence[Answer], ended: int) -> tuple[list[Any], UnreadableFile | None, Any]:
    """The parts, then the error or the result."""
    parts: list[Any] = []
    for outcome, value in answers:
        match outcome:
            case "part":
                parts.append(value)
            case "error":
                error, cause = value
                logger.info("A file could not be read: %s", cause or error.code)
                return parts, error, None
            case _:
                return parts, None, value
    return parts, _stopped(ended), None


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


def _perform(module: str, name: str, arguments: Sequence[Any], named: dict[str, Any]) -> Answer:
    try:
        return "result", getattr(import_module(module), name)(*arguments, **named)
    except UnreadableFile as error:
        return "error", (error, repr(error.__cause__) if error.__cause__ else "")
    except MemoryError:
        return "error", (_too_much_memory(), "")
    except Exception as error:  # noqa: BLE001  a broken file can make a reader fail in any way
        return "error", (broken(), repr(error)[:500])


def _serve(answers: Connection, seconds: int, task: Task) -> None:
    """Does the one task of this process."""
    global _answers
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    _answers = answers
    _limit(seconds)
    try:
        answers.send(_perform(*task))
    except MemoryError:
        answers.send(("error", (_too_much_memory(), "")))
    answers.close()

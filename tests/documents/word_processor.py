"""A real word processor (LibreOffice) that accepts or rejects all tracked changes of Word files, and saves
Word files as ODT.

Run as a program, by a Python that has UNO, it does so to the files it is given; imported, it finds that
Python and asks it. One LibreOffice serves all files.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

WAYS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
SECONDS_TO_START = 90


def python_with_uno() -> str | None:
    """The Python that can talk to LibreOffice, where both are on this machine."""
    office = shutil.which("soffice")
    if not office:
        return None
    beside = Path(office).resolve().parent / "python"
    places = [*(Path(folder, "python3") for folder in os.environ["PATH"].split(os.pathsep)), beside]
    found = (str(place) for place in places if place.is_file() and _has_uno(place))
    return next(found, None)


def _has_uno(python: Path) -> bool:
    return not subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode


def resolved(python: str, files: list[Path], folder: Path) -> list[dict[str, list[str]]]:
    """For each file the lines that are left after accepting and after rejecting all changes: paragraphs with
    their tabs, rows with a tab between the cells, empty lines left out."""
    answer = folder / "resolved.json"
    subprocess.run([python, __file__, "resolve", answer, *files], check=True, timeout=600)
    return json.loads(answer.read_text())


def as_odt(python: str, files: list[Path], folder: Path) -> list[bytes]:
    """Each Word file as the word processor saves it in the OpenDocument format."""
    answer = folder / "saved.json"
    subprocess.run([python, __file__, "save", answer, *files], check=True, timeout=600)
    return [Path(name).read_bytes() for name in json.loads(answer.read_text())]


def main(wish: str, answer: Path, files: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="soffice-") as home:
        pipe = f"redline{os.getpid()}"
        command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={Path(home).as_uri()}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], **quiet)
        context = _connected(pipe)
        make = context.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", context)
        dispatcher = make("com.sun.star.frame.DispatchHelper", context)
        try:
            if wish == "save":
                found = [_save(desktop, file) for file in files]
            else:
                found = [
                    {way: _resolve(desktop, dispatcher, file, WAYS[way]) for way in WAYS} for file in files
                ]
            answer.write_text(json.dumps(found))
        finally:
            _stop(desktop, office)


def _connected(pipe: str):
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def _opened(desktop, file: str):
    from com.sun.star.beans import PropertyValue

    hidden = (PropertyValue("Hidden", 0, True, 0),)
    return desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, hidden)


def _save(desktop, file: str) -> str:
    from com.sun.star.beans import PropertyValue

    saved = Path(file).with_suffix(".odt")
    document = _opened(desktop, file)
    document.storeToURL(saved.as_uri(), (PropertyValue("FilterName", 0, "writer8", 0),))
    document.close(True)
    return str(saved)


def _resolve(desktop, dispatcher, file: str, command: str) -> list[str]:
    document = _opened(desktop, file)
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    lines = _lines(document)
    document.close(True)
    return lines


def _lines(document) -> list[str]:
    lines, parts = [], document.Text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService("com.sun.star.text.TextTable"):
            rows: dict[str, list[str]] = {}
            for name in part.CellNames:
                rows.setdefault(re.sub(r"\D", "", name), []).append(part.getCellByName(name).String)
            lines += ["\t".join(cells) for cells in rows.values()]
        else:
            lines.append(part.String)
    return [line for line in lines if line.strip()]


def _stop(desktop, office: subprocess.Popen) -> None:
    with suppress(Exception):
        desktop.terminate()
    try:
        office.wait(30)
    except subprocess.TimeoutExpired:
        office.kill()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])

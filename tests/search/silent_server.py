"""A server that takes connections and never answers, as a cluster does that hangs."""

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator


class Silent:
    """`taken` counts the connections; each stays open and gets no answer."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._stop, self._stopped = socket.socketpair()
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._listening.getsockname()[1]

    @property
    def taken(self) -> int:
        return len(self._open)

    def _take(self) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._listening, selectors.EVENT_READ)
            waiting.register(self._stopped, selectors.EVENT_READ)
            while all(key.fileobj is self._listening for key, _ in waiting.select()):
                self._open.append(self._listening.accept()[0])

    def close(self) -> None:
        self._stop.send(b".")
        self._thread.join()
        for one in (*self._open, self._listening, self._stop, self._stopped):
            one.close()


@contextlib.contextmanager
def silent(number: int = 1) -> Iterator[list[Silent]]:
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(contextlib.closing(Silent())) for _ in range(number)]

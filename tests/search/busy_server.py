"""A real Elasticsearch that is too busy for the first requests to write, or whose connection is cut: what
passes goes to the server itself."""

import base64
import contextlib
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from search.engines.elasticsearch.address import Address

TOO_BUSY = b'{"error": {"type": "es_rejected_execution_exception"}, "status": 429}'


class _Forwarder(BaseHTTPRequestHandler):
    server: "_Server"

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if "_bulk" in self.path and self.server.cuts > 0:
            self.server.cuts -= 1
            self._cut(length)
            return
        body = self.rfile.read(length)
        if "_bulk" in self.path and self.server.refusals > 0:
            self.server.refusals -= 1
            self._send(429, TOO_BUSY, "application/json")
            return
        self._send(*self._passed_on(body))

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer

    def _cut(self, length: int) -> None:
        """In the middle of the question, or when it was carried out and before the answer."""
        if self.server.cut_after:
            self._passed_on(self.rfile.read(length))
        else:
            self.rfile.read(length // 2)
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def _passed_on(self, body: bytes) -> tuple[int, bytes, str]:
        request = urllib.request.Request(
            f"{self.server.behind.hosts[0]}{self.path}", data=body or None, method=self.command
        )
        for name in ("Content-Type", "Accept"):
            if name in self.headers:
                request.add_header(name, self.headers[name])
        login = f"{self.server.behind.user}:{self.server.behind.password}".encode()
        request.add_header("Authorization", f"Basic {base64.b64encode(login).decode()}")
        try:
            with urllib.request.urlopen(request, context=self.server.context) as found:
                return found.status, found.read(), found.headers["Content-Type"]
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read(), error.headers["Content-Type"]

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind or "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def __init__(self, behind: Address, *, refusals: int, cuts: int, cut_after: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Forwarder)
        self.behind, self.refusals, self.cuts, self.cut_after = behind, refusals, cuts, cut_after
        self.context = ssl.create_default_context(cafile=behind.ca_certs) if behind.ca_certs else None


@contextlib.contextmanager
def busy(behind: Address, *, refusals: int = 0, cuts: int = 0, cut_after: bool = False) -> Iterator[_Server]:
    """So many requests to write are refused first, and of so many the connection is cut: halfway, or after
    they were carried out. Both count down."""
    server = _Server(behind, refusals=refusals, cuts=cuts, cut_after=cut_after)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

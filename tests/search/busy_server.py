"""A real Elasticsearch that is too busy for the first requests to write: what passes goes to the server
itself."""

import base64
import contextlib
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
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "_bulk" in self.path and self.server.refusals > 0:
            self.server.refusals -= 1
            self._send(429, TOO_BUSY, "application/json")
            return
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
                self._send(found.status, found.read(), found.headers["Content-Type"])
        except urllib.error.HTTPError as error:
            with error:
                self._send(error.code, error.read(), error.headers["Content-Type"])

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer

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
    def __init__(self, behind: Address, refusals: int) -> None:
        super().__init__(("127.0.0.1", 0), _Forwarder)
        self.behind, self.refusals = behind, refusals
        self.context = ssl.create_default_context(cafile=behind.ca_certs) if behind.ca_certs else None


@contextlib.contextmanager
def busy(behind: Address, *, refusals: int) -> Iterator[_Server]:
    """`refusals`: so many requests to write are refused first; it counts down."""
    server = _Server(behind, refusals)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""Real Elasticsearch nodes on this machine: fetched once, started in a folder that goes away, bound to
127.0.0.1."""

import base64
import contextlib
import hashlib
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

VERSION = "9.5.2"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
OLDEST_JAVA = 21
HOST = "127.0.0.1"
USER, READER, PASSWORD = "proef", "lezer", "alleen-voor-de-tests"
MAY_READ = f"{READER}:\n  indices:\n    - names: ['*']\n      privileges: [read, view_index_metadata]\n"
PATIENCE = 180
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "convenantportaal"
APT = "apt-get install --no-install-recommends"


class Missing(Exception):
    """What Elasticsearch needs and this machine has not; the message names the command that installs it."""


def find_java() -> Path:
    """The home of a Java that is new enough."""
    named = [os.environ.get(name) for name in ("ES_JAVA_HOME", "JAVA_HOME")]
    on_path = shutil.which("java")
    places = [
        *(Path(home) for home in named if home),
        *sorted(Path("/usr/lib/jvm").glob("*"), reverse=True),
        *([Path(on_path).resolve().parents[1]] if on_path else []),
    ]
    for home in places:
        if (home / "bin" / "java").exists() and _java_version(home) >= OLDEST_JAVA:
            return home
    raise Missing(
        f"Er is geen Java {OLDEST_JAVA} of nieuwer, dus Elasticsearch kan niet starten. Installeer het met:"
        f" {APT} openjdk-{OLDEST_JAVA}-jre-headless   of zet JAVA_HOME op een nieuwere JDK."
    )


def _java_version(home: Path) -> int:
    said = subprocess.run([home / "bin" / "java", "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0


def fetched() -> Path:
    """The archive of Elasticsearch, kept outside the project."""
    archive = CACHE / f"elasticsearch-{VERSION}.zip"
    if archive.exists() and zipfile.is_zipfile(archive):
        return archive
    if not shutil.which("mvn"):
        raise Missing(f"Er is geen Maven om Elasticsearch op te halen. Installeer het met: {APT} maven")
    CACHE.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-q", "-B", "-Dstyle.color=never", COPY, f"-Dartifact={ARTIFACT}"]
    done = subprocess.run(
        [*command, f"-DoutputDirectory={CACHE}"], capture_output=True, text=True, check=False
    )
    if done.returncode or not archive.exists():
        raise Missing(
            f"Elasticsearch {VERSION} is niet op te halen. Is er een verbinding met het pakketregister?"
            f" De opdracht was: {' '.join(command)}\n{done.stdout[-500:]}"
        )
    return archive


def unpacked(folder: Path) -> Path:
    """The programs of Elasticsearch in this folder, for all nodes that start in it."""
    with zipfile.ZipFile(fetched()) as archive:
        archive.extractall(folder)
    programs = folder / f"elasticsearch-{VERSION}"
    for script in (programs / "bin").iterdir():
        script.chmod(0o755)
    return programs


def free_ports(number: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind((HOST, 0))
        return [probe.getsockname()[1] for probe in probes]


@dataclass
class Node:
    """One node in a folder of its own. `seeds`: the transport ports of the whole cluster, by node name."""

    programs: Path
    folder: Path
    name: str
    port: int
    transport: int
    seeds: dict[str, int] = field(default_factory=dict)
    secured: bool = False
    heap: int = 400

    @property
    def url(self) -> str:
        if not self.secured:
            return f"http://{HOST}:{self.port}"
        return f"https://{USER}:{PASSWORD}@{HOST}:{self.port}?ca_certs={self.certificate}"

    @property
    def certificate(self) -> Path:
        return self.folder / "config" / "node.crt"

    def prepare(self) -> None:
        for part in ("data", "logs", "tmp"):
            (self.folder / part).mkdir(parents=True)
        shutil.copytree(self.programs / "config", self.folder / "config")
        config = self.folder / "config"
        (config / "jvm.options.d").mkdir(exist_ok=True)
        (config / "jvm.options.d" / "heap.options").write_text(f"-Xms{self.heap}m\n-Xmx{self.heap}m\n")
        if self.secured:
            _certify(config)
            (config / "users").write_text(f"{USER}:{_hashed(PASSWORD)}\n{READER}:{_hashed(PASSWORD)}\n")
            (config / "users_roles").write_text(f"superuser:{USER}\n{READER}:{READER}\n")
            (config / "roles.yml").write_text(MAY_READ)
        (config / "elasticsearch.yml").write_text(self._settings())

    def _settings(self) -> str:
        lines = [
            f"node.name: {self.name}",
            f"path.data: {self.folder / 'data'}",
            f"path.logs: {self.folder / 'logs'}",
            f"network.host: {HOST}",
            f"http.port: {self.port}",
            f"transport.port: {self.transport}",
            "cluster.routing.allocation.disk.threshold_enabled: false",
            f"xpack.security.enabled: {str(self.secured).lower()}",
        ]
        if self.secured:
            lines += [
                "xpack.security.http.ssl.enabled: true",
                "xpack.security.http.ssl.certificate: node.crt",
                "xpack.security.http.ssl.key: node.key",
                "xpack.security.authc.api_key.enabled: true",
            ]
        if self.seeds:
            hosts = ", ".join(f'"{HOST}:{port}"' for port in self.seeds.values())
            lines += [
                f"discovery.seed_hosts: [{hosts}]",
                f"cluster.initial_master_nodes: [{', '.join(self.seeds)}]",
            ]
        else:
            lines.append("discovery.type: single-node")
        return "\n".join(lines) + "\n"

    def start(self) -> None:
        """Starts it; `wait` waits until it answers. Elasticsearch refuses to run as root."""
        as_user = []
        if os.geteuid() == 0:
            as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            for path in [self.folder, *self.folder.rglob("*")]:
                shutil.chown(path, "nobody", "nogroup")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "ES_JAVA_HOME": str(find_java()),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }
        with (self.folder / "start.log").open("ab") as log:
            self._launcher = subprocess.Popen(
                [*as_user, self.programs / "bin" / "elasticsearch", "-p", self.folder / "tmp" / "pid"],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait(self, nodes: int = 1) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._launcher.poll() is not None:
                break
            if self.get(f"_cluster/health?wait_for_nodes=>={nodes}&timeout=1s"):
                return
            time.sleep(0.2)
        raise RuntimeError(
            f"Elasticsearch kwam niet op gang:\n{(self.folder / 'start.log').read_text()[-3000:]}"
        )

    def get(self, path: str) -> bytes | None:
        address, _, _ = self.url.partition("?")
        headers, context = {}, None
        if self.secured:
            address = f"https://{HOST}:{self.port}"
            token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            headers = {"Authorization": f"Basic {token}"}
            context = ssl.create_default_context(cafile=str(self.certificate))
        request = urllib.request.Request(f"{address}/{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=3, context=context) as answer:
                return answer.read()
        except (urllib.error.URLError, OSError):
            return None

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends the server itself; its launcher ends with it."""
        pid = self.folder / "tmp" / "pid"
        with contextlib.suppress(ProcessLookupError, FileNotFoundError, ValueError):
            os.kill(int(pid.read_text()), how)
        with contextlib.suppress(ProcessLookupError):
            if how == signal.SIGKILL:
                os.killpg(self._launcher.pid, signal.SIGKILL)
        self._launcher.wait()
        pid.unlink(missing_ok=True)


@contextlib.contextmanager
def running(folder: Path, *, nodes: int = 1, secured: bool = False, heap: int = 400) -> Iterator[list[Node]]:
    """So many nodes that know each other, started but perhaps not yet answering; gone afterwards."""
    folder.chmod(0o755)
    programs = unpacked(folder)
    ports = free_ports(2 * nodes)
    names = [f"knoop-{number}" for number in range(1, nodes + 1)]
    seeds = dict(zip(names, ports[nodes:], strict=True)) if nodes > 1 else {}
    made = [
        Node(programs, folder / name, name, port, transport, seeds, secured, heap)
        for name, port, transport in zip(names, ports[:nodes], ports[nodes:], strict=True)
    ]
    started: list[Node] = []
    try:
        for node in made:
            node.prepare()
            started.append(node)
            node.start()
        yield made
    finally:
        for node in started:
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _hashed(password: str) -> str:
    """As the file of users keeps it."""
    salt = os.urandom(32)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 10_000, 32)
    return f"{{PBKDF2}}10000${base64.b64encode(salt).decode()}${base64.b64encode(key).decode()}"


def _certify(config: Path) -> None:
    """A certificate of its own for this machine, for a week."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=7))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (config / "node.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (config / "node.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )

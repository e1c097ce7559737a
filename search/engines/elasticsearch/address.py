"""Where Elasticsearch is, read from SEARCH_URL:
https://user:password@host:9200,host-2:9200/prefix?ca_certs=/etc/ssl/zoek.pem&replicas=1"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

PORT = 9200
PREFIX = "convenantportaal"
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]*")
OPTIONS = ("api_key", "ca_certs", "replicas", "shards")


class WrongAddress(ValueError):
    """SEARCH_URL cannot be an address of Elasticsearch; the message says why and what it should be."""


@dataclass(frozen=True, slots=True)
class Address:
    """`replicas` None leaves it to the cluster: one copy as soon as there is a second node."""

    hosts: tuple[str, ...]
    prefix: str = PREFIX
    user: str = ""
    password: str = ""
    api_key: str = ""
    ca_certs: str = ""
    replicas: int | None = None
    shards: int = 1

    @property
    def is_here(self) -> bool:
        """Whether what is sent stays on this machine."""
        return {urlsplit(host).hostname for host in self.hosts} <= {"localhost", "127.0.0.1", "::1"}

    @property
    def shown(self) -> str:
        """For a message: without a password."""
        return ", ".join(urlsplit(host).netloc for host in self.hosts)


def address_of(url: str, *, api_key: str = "") -> Address:
    scheme, mark, rest = url.partition("://")
    if scheme not in ("http", "https") or not mark:
        raise WrongAddress(
            "SEARCH_URL noemt geen adres van Elasticsearch (https://naam:wachtwoord@server:9200)."
        )
    rest, _, query = rest.partition("?")
    servers, _, path = rest.partition("/")
    login, _, servers = servers.rpartition("@")
    user, _, password = login.partition(":")
    options = _options(query)
    return Address(
        hosts=tuple(_host(scheme, server) for server in servers.split(",")),
        prefix=_prefix(path),
        user=unquote(user),
        password=unquote(password),
        api_key=options.get("api_key", api_key),
        ca_certs=_file(options.get("ca_certs", "")),
        replicas=_number(options, "replicas", least=0) if "replicas" in options else None,
        shards=_number(options, "shards", least=1) if "shards" in options else 1,
    )


def _host(scheme: str, server: str) -> str:
    try:
        parts = urlsplit(f"{scheme}://{server}")
        port = parts.port or PORT
    except ValueError as error:
        raise WrongAddress(
            f"'{server}' in SEARCH_URL is geen server, of de poort is geen getal tot en met 65535."
        ) from error
    if not parts.hostname:
        raise WrongAddress("In SEARCH_URL ontbreekt de naam van een server.")
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{scheme}://{name}:{port}"


def _prefix(path: str) -> str:
    prefix = path.strip("/") or PREFIX
    if not _PREFIX.fullmatch(prefix):
        raise WrongAddress(
            f"Het voorvoegsel '{prefix}' in SEARCH_URL mag alleen kleine letters, cijfers, - en _ hebben."
        )
    return prefix


def _options(query: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    for name in options:
        if name not in OPTIONS:
            raise WrongAddress(
                f"SEARCH_URL kent '{name}' niet. Na het vraagteken mogen: {', '.join(OPTIONS)}."
            )
    return options


def _number(options: dict[str, str], name: str, *, least: int) -> int:
    given = options[name]
    if not given.isdecimal() or int(given) < least:
        raise WrongAddress(f"In SEARCH_URL is {name}={given} geen getal van {least} of hoger.")
    return int(given)


def _file(path: str) -> str:
    if path and not Path(path).is_file():
        raise WrongAddress(f"Het certificaat {path} van SEARCH_URL is er niet.")
    return path

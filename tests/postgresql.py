"""A real PostgreSQL on 127.0.0.1, where one is installed or `.ci/postgresql` has fetched one."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.setting_sections import ROOT
from bot.storage.storage import Storage

FETCHED = ROOT / ".venv-postgresql" / "usr"
psycopg = pytest.importorskip("psycopg", reason="the extra postgresql is not installed")
USER, PASSWORD = "bot", "geheim+/42"
START_TIME = 60.0
NOBODY = 65534
"""PostgreSQL refuses to run as root."""
_CARELESS = "-c fsync=off -c full_page_writes=off"
_HARMLESS = "-c max_connections=200 -c jit=off -c log_min_messages=warning"
_TEMPLATE = "migrated"
_numbers = itertools.count(1)


@dataclass
class Server:
    """`folder` holds its data, `binaries` its programs."""

    folder: Path
    binaries: Path
    port: int
    durable: bool = False
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def prepare(self) -> None:
        """What `initdb` makes, and a user that owns the databases of tests."""
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        options = ["--auth=scram-sha-256", "--locale=C", "--encoding=UTF8", f"--username={USER}", f"--pwfile={secret}"]
        self._run("initdb", "--no-sync", f"--pgdata={self.folder / 'data'}", *options)

    def start(self) -> None:
        place = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        options = f"{_HARMLESS} {place}" if self.durable else f"{_CARELESS} {_HARMLESS} {place}"
        command = [str(self.binaries / "postgres"), "-D", str(self.folder / "data"), *options.split()]
        how: dict[str, Any] = {"env": _environment(self.binaries), **_as_nobody()}
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen[bytes](command, stdout=log, stderr=log, **how)
        self._wait_until_ready()

    def stop(self) -> None:
        """Every connection is cut, and all that was committed is kept."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """As when its machine loses power."""
        self._end(signal.SIGQUIT)

    def _end(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(30)
            self._process = None

    def fresh(self) -> str:
        """The address of a new database with this version's tables."""
        if (_TEMPLATE,) not in self.ask("postgres", "SELECT datname FROM pg_database"):
            self.ask("postgres", f"CREATE DATABASE {_TEMPLATE}")
            database = Storage(Path("nowhere"), SecretStr(self.url(_TEMPLATE))).journal()
            with database.reading():
                pass
            database.close()
        return self._made(f" TEMPLATE {_TEMPLATE}")

    def empty(self) -> str:
        """The address of a new database without tables."""
        return self._made("")

    def url(self, database: str, password: str = PASSWORD) -> str:
        quoted = password.replace("+", "%2B").replace("/", "%2F")
        return f"postgresql://{USER}:{quoted}@127.0.0.1:{self.port}/{database}"

    def ask(self, database: str, query: str) -> list[tuple[Any, ...]]:
        place: dict[str, Any] = {"host": "127.0.0.1", "port": self.port, "dbname": database}
        with psycopg.connect(**place, user=USER, password=PASSWORD, autocommit=True) as connection:
            found = connection.execute(query.encode())
            return list(found.fetchall()) if found.description else []

    def _made(self, how: str) -> str:
        name = f"t{os.getpid()}_{next(_numbers)}"
        self.ask("postgres", f"CREATE DATABASE {name}{how}")
        return self.url(name)

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + START_TIME
        while True:
            try:
                self.ask("postgres", "SELECT 1")
                return
            except psycopg.OperationalError:
                log = (self.folder / "log").read_text()
                assert self._process is not None
                assert self._process.poll() is None, log
                assert time.monotonic() < until, log
                time.sleep(0.05)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        how: dict[str, Any] = {"env": _environment(self.binaries), **_as_nobody()}
        done = subprocess.run(command, capture_output=True, text=True, check=False, **how)
        assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def running_postgresql(*, durable: bool = False) -> Iterator[Server]:
    """Skips the test where there is none; only one that is `durable` outlives a power cut, the others are faster."""
    with tempfile.TemporaryDirectory(prefix="strategiebot-postgresql-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        server = Server(folder, _reachable(_binaries(), folder), _free_port(), durable)
        server.prepare()
        server.start()
        try:
            yield server
        finally:
            server.crash()


def _binaries() -> Path:
    for place in (FETCHED / "lib" / "postgresql", Path("/usr/lib/postgresql")):
        if found := sorted(place.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])):
            return found[-1].parent
    if found_anywhere := shutil.which("initdb"):
        return Path(found_anywhere).resolve().parent
    pytest.skip("PostgreSQL is not here; .ci/postgresql fetches it")


def _reachable(binaries: Path, folder: Path) -> Path:
    """Below a home directory, nobody may run nothing: then a copy does."""
    tried: Sequence[str] = [str(binaries / "postgres"), "--version"]
    try:
        subprocess.run(tried, capture_output=True, check=True, **_as_nobody(), env=_environment(binaries))
    except PermissionError:
        copy = folder / "usr"
        shutil.copytree(FETCHED, copy, symlinks=True)
        return copy / binaries.relative_to(FETCHED)
    return binaries


def _as_nobody() -> dict[str, Any]:
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _environment(binaries: Path) -> dict[str, str]:
    """With the libraries that were fetched, too."""
    usr = next((place for place in binaries.parents if place.name == "usr" and place != Path("/usr")), None)
    libraries = sorted(map(str, usr.glob("lib/*-linux-gnu*"))) if usr else []
    fetched = {"LD_LIBRARY_PATH": ":".join(libraries)} if libraries else {}
    return {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC", **fetched}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

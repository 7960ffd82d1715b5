"""A PostgreSQL database, which several processes on several machines may share."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import URL, Connection, Engine, create_engine, func, make_url, select
from sqlalchemy.exc import DBAPIError

from bot.storage.database import StorageError, Work

DRIVER = "postgresql+psycopg"
_LONGEST_LINE = 200
_OTHERWISE = "check that PostgreSQL runs, that storage.url is right, and see PostgreSQL's log"
_SESSION = {
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",  # a process that is stopped in the middle keeps nobody waiting
}
_LINE = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,  # milliseconds; a host that has vanished is noticed by then
    "application_name": "strategiebot",
}
_LOCKS = 7_205_758
"""The number of the first lock of ours; an arbitrary one that no other program is likely to use."""
_CURES = {
    "28": "correct user and password in storage.url",
    "3D": "create it (createdb), or correct its name in storage.url",
    "42501": "let this user own the schema and its tables",
    "25006": "it takes no writes: name the primary server in storage.url",
    "53": "make room on its disk, or raise max_connections",
    "57": "PostgreSQL is starting or stopping; this is tried again",
}
"""By the beginning of what PostgreSQL calls SQLSTATE."""
_CURES_OF_LINE = {
    "authentication failed": _CURES["28"],
    "no password supplied": _CURES["28"],
    "pg_hba.conf": "let this machine and user in (pg_hba.conf)",
    "does not exist": _CURES["3D"],
    "starting up": _CURES["57"],
    "shutting down": _CURES["57"],
}
"""By words of the driver, where no connection was made or it was lost: then there is no SQLSTATE."""


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A `bot.storage.database.Backing`; `url` may hold a password, `name` does not."""

    url: URL = field(repr=False)

    @classmethod
    def from_url(cls, text: str) -> PostgreSQL:
        """`text` begins with postgresql:// and has been checked."""
        return cls(make_url(text).set(drivername=DRIVER))

    @property
    def name(self) -> str:
        place = URL.create("postgresql", self.url.username, None, self.url.host, self.url.port, self.url.database)
        return f"the database {place.render_as_string()!r}"

    def engine(self, durable: bool) -> Engine:
        """What is not durable may be lost with PostgreSQL's machine, not with ours."""
        session = _SESSION | ({} if durable else {"synchronous_commit": "off"})
        options = " ".join(f"-c {name}={value}" for name, value in session.items())
        try:
            return create_engine(self.url, pool_pre_ping=True, connect_args={**_LINE, "options": options})
        except ModuleNotFoundError as exc:
            raise StorageError(
                "storage.url names PostgreSQL, and its driver is not installed; "
                "run .venv/bin/python -m pip install -c constraints.txt -e '.[postgresql]'"
            ) from exc

    def alone(self, connection: Connection, at: Work) -> None:
        connection.execute(select(func.pg_advisory_xact_lock(_LOCKS + at)))

    def touch(self, connection: Connection) -> None:
        connection.execute(select(func.pg_current_xact_id()))  # numbers are given to writers only

    def empty_log(self, engine: Engine, shrink: bool) -> None:
        """PostgreSQL clears up by itself, some time after."""

    def told(self, error: Exception) -> str:
        """SQLSTATE and the driver's words about a connection hold no value of a row; other words might."""
        own = (error.orig if isinstance(error, DBAPIError) else None) or error
        state, line = str(getattr(own, "sqlstate", None) or ""), ""
        if isinstance(error, DBAPIError) and not state:
            line = " ".join(str(own).split())[:_LONGEST_LINE]
        cures, sign = (_CURES_OF_LINE, line) if line else (_CURES, state)
        cure = next((cure for key, cure in cures.items() if (key in line if line else sign.startswith(key))), None)
        reason = line or f"{type(own).__name__} {state}".strip()
        return f"{self.name} cannot be used ({reason}); {cure or _OTHERWISE}"

"""The command `health`: asks the running bot whether it is alive, for supervisors and containers."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import click

from bot.listening import Address
from bot.settings import SettingsError, load_settings

PATIENCE = 10.0
"""Seconds."""


class Unhealthy(Exception):
    """The bot does not answer, or says that something is wrong; the message says what, and what to do."""


@click.command()
@click.option("--config", type=click.Path(path_type=Path), default=None, help="Settings file of the running bot.")
@click.option("--ready", is_flag=True, help="Ask whether it answers as it should, not only whether it is alive.")
def health(config: Path | None, ready: bool) -> None:
    """Exit with 0 when the running bot is alive, with 1 when it is not."""
    address = load_settings(config).operations.address()
    if address is None:
        raise SettingsError('operations.listen is "": nobody can be asked; set it to an address such as 127.0.0.1:9090')
    status, told = _asked(address, "/readyz" if ready else "/healthz")
    if status != 200:
        raise Unhealthy(_problem(told))
    click.echo(f"{told.get('phase', 'alive')}{_degraded(told)}")


def _asked(address: Address, path: str) -> tuple[int, dict[str, Any]]:
    connection = HTTPConnection(address.host, address.port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, dict(json.loads(answer.read()))
    except (OSError, HTTPException, ValueError) as exc:
        raise Unhealthy(
            f"no bot answers at {address} ({type(exc).__name__}); start it with `strategiebot serve`, and see its log"
        ) from exc
    finally:
        connection.close()


def _problem(told: dict[str, Any]) -> str:
    wrong = [f"{name}: {check['detail']}" for name, check in told.get("checks", {}).items() if not check["ok"]]
    return f"the bot is {told.get('phase', 'not well')}" + (f"; {'; '.join(wrong)}" if wrong else "; see its log")


def _degraded(told: dict[str, Any]) -> str:
    names = told.get("degraded", [])
    return f", but limited: {', '.join(names)}" if names else ""

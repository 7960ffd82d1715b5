"""What all commands share: `--config`, `--json`, and the parts built from the settings."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from bot.assembly import Assembly
from bot.backup.exchange import finish_restore
from bot.settings import load_settings

P = ParamSpec("P")

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
_config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=None,
    help="Settings file (default: the project's config.toml).",
)


def with_assembly(command: Callable[Concatenate[Assembly, P], None]) -> Callable[..., None]:
    """Adds `--config` and hands the command the parts that the settings call for."""

    @_config
    @wraps(command)
    def wrapped(config: Path | None, *args: P.args, **kwargs: P.kwargs) -> None:
        settings = load_settings(config)
        finish_restore(settings.data_dir)
        with closing(Assembly(settings)) as assembly:
            command(assembly, *args, **kwargs)

    return wrapped


def print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))

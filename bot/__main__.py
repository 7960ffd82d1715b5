"""The command line: `strategiebot COMMAND`, also `python -m bot`."""

from __future__ import annotations

import logging
import sys

import click

from bot.commands.answering import ask, chat, serve
from bot.commands.backup import backup, restore
from bot.commands.evaluating import evaluate
from bot.commands.failure import FAILURES, one_line, unexpected
from bot.commands.gaps import gaps
from bot.commands.health import health
from bot.commands.refreshing import refresh, rollback, snapshots, status
from bot.commands.staff import pair, staff, withdraw
from bot.logs.priority import priority
from bot.refreshing.interruption import STATUS, Interrupted


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def strategiebot() -> None:
    """Answers questions about Saxony's industrial strategy with verbatim, dated, sourced quotations."""


for command in (
    serve,
    chat,
    ask,
    refresh,
    snapshots,
    rollback,
    evaluate,
    gaps,
    status,
    health,
    pair,
    staff,
    withdraw,
    backup,
    restore,
):
    strategiebot.add_command(command)


def main() -> None:
    """Exit status: 0 done, 1 failed with one line on standard error, 2 wrong usage."""
    try:
        strategiebot()
    except Interrupted as exc:
        _fail(str(exc), status=STATUS)
    except FAILURES as exc:
        _fail(one_line(exc))
    except KeyboardInterrupt:
        _fail("interrupted", status=STATUS)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; nothing is left to say
        sys.exit(1)
    except Exception as exc:  # the last border: no traceback reaches a user
        _fail(unexpected(exc))


def _fail(message: str, status: int = 1) -> None:
    click.echo(f"{priority(logging.ERROR)}strategiebot: {message}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()

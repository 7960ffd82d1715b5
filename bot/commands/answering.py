"""Commands that answer questions: `serve`, `chat` and `ask`."""

from __future__ import annotations

import logging
from functools import partial

import click

from bot.assembly import Assembly
from bot.catalogue import FALLBACKS
from bot.commands.options import as_json, print_json, with_assembly
from bot.logs.configuring import configure_logs, log_unhandled
from bot.plain_text import plain_text
from bot.reply_json import reply_json
from bot.settings import PREFIX, SettingsError


@click.command()
@with_assembly
def serve(assembly: Assembly) -> None:
    """Run the Telegram bot: long polling, or a webhook where the settings say so."""
    from bot.operations.log_counter import LogCounter
    from bot.operations.operations import Operations
    from bot.operations.server import serving
    from bot.operations.supervisor import supervised

    assembly.settings.databases().preload()
    from bot.telegram.service import serve as serve_telegram  # imports half a second of libraries nobody else needs

    if assembly.settings.telegram_token() is None:
        raise SettingsError(
            f"no token: write to @BotFather on Telegram, send /newbot, and set {PREFIX}TELEGRAM__TOKEN to the token "
            "you get; without one, `strategiebot chat` answers in the terminal"
        )
    configure_logs(assembly.settings.logs)
    log_unhandled()
    operations = Operations()
    logging.getLogger().addHandler(LogCounter(operations.meters))
    with serving(operations, assembly.settings.operations.address()), supervised(operations):
        make_dialogue = partial(assembly.observed_dialogue, operations)
        serve_telegram(
            assembly.settings,
            make_dialogue,
            assembly.catalogue,
            assembly.office if assembly.settings.staff.office else None,
            operations=operations,
            purges=assembly.purges(),
            make_source=assembly.source_of_announcements,
        )


@click.command()
@click.option("--language", type=click.Choice(sorted(FALLBACKS)), default="de", help="Language of the bot's own words.")
@with_assembly
def chat(assembly: Assembly, language: str) -> None:
    """Talk to the bot in the terminal; reads lines from standard input when it is no terminal."""
    from bot.terminal import chat as chat_in_terminal

    configure_logs(assembly.settings.logs)
    chat_in_terminal(assembly.citizens_dialogue(), assembly.catalogue, language)


@click.command()
@click.argument("question")
@click.option("--previous", default=None, help="The question before, for a follow-up.")
@as_json
@with_assembly
def ask(assembly: Assembly, question: str, previous: str | None, as_json: bool) -> None:
    """Answer one QUESTION."""
    configure_logs(assembly.settings.logs)
    reply = assembly.citizens_dialogue().reply(question, conversation="ask", previous=previous)
    if as_json:
        print_json(reply_json(reply, assembly.catalogue))
    else:
        click.echo(plain_text(reply, assembly.catalogue))

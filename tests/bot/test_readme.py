"""The README says what the code does: settings, commands, files."""

from __future__ import annotations

import re

from pydantic import BaseModel

from bot.__main__ import strategiebot
from bot.setting_sections import ROOT
from bot.settings import Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")


def keys() -> set[str]:
    found: set[str] = set()
    for name, field in Settings.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            found |= {f"{name}.{key}" for key in section.model_fields}
        else:
            found.add(name)
    return found


def test_every_setting_is_listed_and_nothing_else() -> None:
    contact = {key for key in keys() if key.startswith("contact.")}
    listed = set(re.findall(r"^\| `([a-z_]+(?:\.[a-z_]+)?)`", README, re.MULTILINE))
    named = {key for key in listed if "." in key or key in Settings.model_fields}
    assert named - {"contact.name"} == keys() - contact
    assert "`contact.name`, `.phone`, `.email`, `.website`" in README


def test_every_command_is_listed() -> None:
    for name in strategiebot.commands:
        assert f"`{name}" in README


def test_every_option_named_for_a_command_exists() -> None:
    options = {
        option for command in strategiebot.commands.values() for param in command.params for option in param.opts
    }
    assert set(re.findall(r"--[a-z-]+(?=[ \]])", README.split("## Settings")[0])) <= options


def test_every_file_named_is_there() -> None:
    for path in re.findall(r"`((?:bot|index|knowledge|tests|training|docs)/[\w./-]+)`", README):
        assert (ROOT / path).exists(), path

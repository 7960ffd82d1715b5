"""A refresh as an outcome that can be told to people and to programs."""

from __future__ import annotations

import json

import pytest

from bot.assembly import Assembly
from bot.refreshing import KEPT, RefreshOutcome, run_refresh
from bot.settings import load_settings
from index.difference import Change, Difference
from knowledge.unreadable import UnreadableFolder
from tests.bot.command_line import CommandLine

OUTCOME = RefreshOutcome(
    published=True,
    snapshot="id",
    documents=3,
    passages=7,
    difference=Difference(("a",), ("b",), ("c",), (Change("b", 1, 2, 3),)),
    failures=("'x.md': is empty",),
    warnings=("'b.md': is undated",),
)


def test_people_read_every_change_failure_and_warning() -> None:
    assert list(OUTCOME.lines()) == [
        "new: a",
        "changed: b",
        "gone: c",
        "  b: 1 passages new, 2 changed, 3 gone",
        "not read: 'x.md': is empty",
        "warning: 'b.md': is undated",
        "3 documents, 7 passages; published: id",
    ]


def test_a_name_with_control_characters_is_printed_harmlessly() -> None:
    odd = Difference(("a\x1b[2Jb",), (), (), (Change("a\x1b[2Jb", 1, 0, 0),))
    lines = list(RefreshOutcome(True, "id", 1, 1, odd, (), ()).lines())
    assert lines[:2] == ["new: 'a\\x1b[2Jb'", "  'a\\x1b[2Jb': 1 passages new, 0 changed, 0 gone"]


def test_nothing_changed_is_said_in_words() -> None:
    same = RefreshOutcome(False, "id", 1, 1, Difference((), (), (), ()), (), ())
    assert list(same.lines()) == ["nothing has changed", "1 documents, 1 passages; not published (dry run): id"]


def test_programs_read_the_same() -> None:
    told = json.loads(json.dumps(OUTCOME.as_json()))
    assert told["changes"]["passages"] == [{"document": "b", "new": 1, "changed": 2, "gone": 3}]
    assert (told["published"], told["snapshot"], told["failures"]) == (True, "id", ["'x.md': is empty"])


def test_warnings_of_the_documents_are_passed_on(strategiebot: CommandLine) -> None:
    strategiebot.write("03-lose", "Ein Text ohne alles.\n")
    outcome = run_refresh(Assembly(load_settings(strategiebot.config)), publish=False)
    assert any("03-lose.md" in warning and "undated" in warning for warning in outcome.warnings)


def test_not_one_readable_document_publishes_nothing(strategiebot: CommandLine) -> None:
    for file in strategiebot.documents.iterdir():
        file.write_bytes(b"\x00\xff\x00")
    assembly = Assembly(load_settings(strategiebot.config))
    with pytest.raises(UnreadableFolder, match="nothing is published"):
        run_refresh(assembly, publish=True)
    assert assembly.store.list() == ()


def test_old_snapshots_make_room(strategiebot: CommandLine) -> None:
    assembly = Assembly(load_settings(strategiebot.config))
    ids = [run_refresh(assembly, publish=True).snapshot for _ in range(KEPT + 2)]
    assert [manifest.id for manifest in assembly.store.list()] == ids[: -KEPT - 1 : -1]

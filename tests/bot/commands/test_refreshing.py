"""`refresh`, `snapshots`, `rollback` and `status` on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from filelock import FileLock

from bot import last_refresh
from bot.audit import AuditLog
from tests.bot.command_line import TEXTS, CommandLine
from tests.bot.refreshing.golden import Editors

CHANGED = TEXTS["02-foerderung"].replace("50.000", "60.000")
NONE: dict[str, Any] = {"new": [], "changed": [], "gone": [], "passages": [], "renamed": []}


def test_a_refresh_publishes_what_it_found(strategiebot: CommandLine) -> None:
    ended = strategiebot("refresh", "--json")
    assert (ended.status, ended.err) == (0, "")
    told = ended.json
    assert (told["published"], told["documents"], told["passages"], told["failures"]) == (True, 2, 2, [])
    assert told["changes"]["new"] == ["01-konferenz", "02-foerderung"]
    assert strategiebot("status", "--json").json["snapshot"] == told["snapshot"]


def test_a_second_refresh_embeds_nothing_changes_nothing_and_publishes_nothing(strategiebot: CommandLine) -> None:
    live = strategiebot.published()
    before = strategiebot.texts_encoded
    assert before > 0
    again = strategiebot("refresh", "--json").json
    assert (again["changes"], again["published"], again["snapshot"]) == (NONE, False, live)
    assert strategiebot.texts_encoded == before
    assert [row["id"] for row in strategiebot("snapshots", "--json").json["snapshots"]] == [live]
    assert "nothing has changed, so nothing is published" in strategiebot("refresh").out


def test_a_refresh_that_succeeds_is_noted_also_where_nothing_has_changed(
    strategiebot: CommandLine, editors: Editors
) -> None:
    data = strategiebot.config.parent / "var"
    strategiebot("refresh", "--dry-run")
    assert last_refresh.moment(data) is None
    for _ in ("new", "unchanged"):
        strategiebot("refresh")
        assert last_refresh.moment(data) is not None
        (data / "refreshed").unlink()
    strategiebot.write("02-foerderung", CHANGED)
    strategiebot("refresh")
    assert last_refresh.moment(data) is None


def test_a_refresh_that_cannot_be_noted_has_succeeded_all_the_same(strategiebot: CommandLine) -> None:
    strategiebot.published()
    (strategiebot.config.parent / "var" / "refreshed").unlink()
    (strategiebot.config.parent / "var" / "refreshed").symlink_to("/proc/none/refreshed")
    assert strategiebot("refresh").status == 0


def test_one_changed_document_is_told_and_only_its_texts_are_embedded(strategiebot: CommandLine) -> None:
    strategiebot.published()
    before = strategiebot.texts_encoded
    strategiebot.write("02-foerderung", CHANGED)
    told = strategiebot("refresh", "--json").json
    assert told["published"] is True
    assert told["changes"] == NONE | {
        "changed": ["02-foerderung"],
        "passages": [{"document": "02-foerderung", "new": 0, "changed": 1, "gone": 0}],
    }
    assert strategiebot.texts_encoded - before == 1  # the passage, which is its one sentence


def test_new_and_gone_documents_are_told_for_people(strategiebot: CommandLine) -> None:
    strategiebot.published()
    (strategiebot.documents / "01-konferenz.md").unlink()
    strategiebot.write("03-neu", TEXTS["02-foerderung"].replace("Förderung", "Neues"))
    out = strategiebot("refresh").out
    assert "new: 03-neu" in out
    assert "gone: 01-konferenz" in out
    assert "published: " in out.splitlines()[-1]


def test_a_dry_run_publishes_nothing(strategiebot: CommandLine) -> None:
    live = strategiebot.published()
    strategiebot.write("02-foerderung", CHANGED)
    folders = sorted(strategiebot.snapshots.iterdir())
    told = strategiebot("refresh", "--dry-run", "--json").json
    assert (told["published"], told["changes"]["changed"]) == (False, ["02-foerderung"])
    assert "not published" in strategiebot("refresh", "--dry-run").out
    assert sorted(strategiebot.snapshots.iterdir()) == folders
    assert strategiebot("status", "--json").json["snapshot"] == live


def test_a_first_dry_run_leaves_nothing_behind(strategiebot: CommandLine) -> None:
    assert strategiebot("refresh", "--dry-run", "--json").json["changes"]["new"] == ["01-konferenz", "02-foerderung"]
    assert not (strategiebot.snapshots / "live").exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(strategiebot: CommandLine) -> None:
    (strategiebot.documents / "03-bild.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    (strategiebot.documents / "04-tabelle.xlsx").write_bytes(b"PK\x03\x04")
    ended = strategiebot("refresh", "--json")
    assert (ended.status, ended.json["documents"], len(ended.json["failures"])) == (0, 2, 2)
    assert "03-bild.md" in ended.json["failures"][0]
    assert "04-tabelle.xlsx" in ended.json["failures"][1]
    told = strategiebot("refresh").out
    assert "not read: " in told
    assert "03-bild.md" in told


@pytest.mark.parametrize("content", [None, b"\x00\xff\x00", b"---\ntitle: Ohne Text\n---\n"])
def test_a_folder_with_nothing_to_quote_leaves_the_live_snapshot_alone(
    strategiebot: CommandLine, content: bytes | None
) -> None:
    live = strategiebot.published()
    for file in strategiebot.documents.iterdir():
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
    ended = strategiebot("refresh")
    assert (ended.status, ended.out) == (1, "")
    assert str(strategiebot.documents) in ended.error
    assert strategiebot("status", "--json").json["snapshot"] == live


def test_a_refresh_replaces_a_snapshot_of_another_model(strategiebot: CommandLine) -> None:
    strategiebot.published()
    strategiebot.configure(model="another")
    strategiebot.published()
    found = strategiebot("status", "--json")
    assert (found.status, found.json["healthy"], found.json["model"]) == (0, True, "another")


def test_rollback_makes_the_one_before_live_and_a_named_one(strategiebot: CommandLine) -> None:
    first = strategiebot.published()
    strategiebot.write("02-foerderung", CHANGED)
    second = strategiebot.published()
    assert strategiebot("rollback").out == f"live is now {first}\n"
    assert strategiebot("status", "--json").json["snapshot"] == first
    assert strategiebot("rollback", second).out == f"live is now {second}\n"
    assert strategiebot("ask", "Wann?", "--json").json["snapshot"] == second


def test_rollback_refuses_what_is_not_there_or_damaged(strategiebot: CommandLine) -> None:
    first = strategiebot.published()
    second = strategiebot.edited()
    assert "'nonsense'" in strategiebot("rollback", "nonsense").error
    strategiebot.damage(first)
    refused = strategiebot("rollback")
    assert (refused.status, "passages.jsonl" in refused.error) == (1, True)
    assert strategiebot("status", "--json").json["snapshot"] == second


def test_snapshots_are_listed_newest_first_with_the_live_one_marked(strategiebot: CommandLine) -> None:
    first, second = strategiebot.published(), strategiebot.edited()
    strategiebot("rollback")
    told = strategiebot("snapshots", "--json").json
    assert told["live"] == first
    assert [(row["id"], row["live"], row["documents"]) for row in told["snapshots"]] == [
        (second, False, 2),
        (first, True, 2),
    ]
    table = strategiebot("snapshots")
    assert table.status == 0
    assert "live" in table.out


def test_a_snapshots_id_can_be_copied_from_the_list_for_people(strategiebot: CommandLine) -> None:
    id = strategiebot.published()
    assert id in strategiebot("snapshots").out


def test_status_tells_what_is_live(strategiebot: CommandLine) -> None:
    live = strategiebot.published()
    told = strategiebot("status", "--json").json
    assert told | {"age_hours": 0.0} == {
        "healthy": True,
        "snapshot": live,
        "age_hours": 0.0,
        "model": "hashing",
        "documents": 2,
        "passages": 2,
        "problem": "",
    }
    assert 0 <= told["age_hours"] < 1
    assert live in strategiebot("status").out


@pytest.mark.parametrize("trouble", ["none", "damaged", "model"])
def test_status_ends_with_one_when_what_is_live_cannot_be_used(strategiebot: CommandLine, trouble: str) -> None:
    if trouble != "none":
        live = strategiebot.published()
        if trouble == "damaged":
            strategiebot.damage(live)
        else:
            strategiebot.configure(model="another")
    ended = strategiebot("status", "--json")
    assert (ended.status, ended.json["healthy"]) == (1, False)
    assert "strategiebot refresh" in ended.json["problem"]


def test_only_the_last_few_snapshots_are_kept(strategiebot: CommandLine) -> None:
    ids = [strategiebot.edited() for _ in range(7)]
    kept = [row["id"] for row in json.loads(strategiebot("snapshots", "--json").out)["snapshots"]]
    assert kept == ids[:1:-1]


def test_a_refresh_below_the_gate_ends_with_one_line_and_publishes_nothing(
    strategiebot: CommandLine, editors: Editors
) -> None:
    live = strategiebot.published()
    strategiebot.write("02-foerderung", CHANGED)
    ended = strategiebot("refresh", "--json")
    told = ended.json
    assert (ended.status, told["published"], told["gate"]["passed"]) == (1, False, False)
    assert [(changed["id"], changed["after"]["outcome"]) for changed in told["changed_answers"]] == [
        ("zuschuss", "wrong")
    ]
    assert "right: 50.0% (1 of 2), live 100.0% (2 of 2)" in ended.error
    assert '--despite-gate "REASON"' in ended.error
    assert "not published (below the gate)" in strategiebot("refresh").out
    assert strategiebot("status", "--json").json["snapshot"] == live


def test_a_dry_run_shows_changed_answers_and_the_verdict_and_ends_well(
    strategiebot: CommandLine, editors: Editors
) -> None:
    strategiebot.published()
    strategiebot.write("02-foerderung", CHANGED)
    ended = strategiebot("refresh", "--dry-run")
    assert (ended.status, ended.err) == (0, "")
    for words in ("zuschuss (worse): Welchen Zuschuss", "wrong: Unternehmen erhalten", "below the gate: right: 50.0%"):
        assert words in ended.out


def test_despite_the_gate_is_published_and_listed_with_the_reason(strategiebot: CommandLine, editors: Editors) -> None:
    strategiebot.published()
    strategiebot.write("02-foerderung", CHANGED)
    told = strategiebot("refresh", "--despite-gate", "neuer Satz", "--json").json
    assert (told["published"], told["gate"]["despite"]) == (True, "neuer Satz")
    newest, first = strategiebot("snapshots", "--json").json["snapshots"]
    assert (newest["id"], newest["despite_gate"], newest["figures"]["right"]) == (told["snapshot"], "neuer Satz", 0.5)
    assert (first["despite_gate"], first["figures"]["right"]) == ("", 1.0)
    listed = strategiebot("snapshots").out.splitlines()
    assert listed[0].endswith("right 50.0%, wrong 50.0%, refused 0.0%  despite the gate: neuer Satz")


def test_an_override_needs_a_reason(strategiebot: CommandLine) -> None:
    ended = strategiebot("refresh", "--despite-gate", " ")
    assert ended.status == 2
    assert "say why" in ended.err


def test_a_refresh_is_told_when_another_is_under_way(strategiebot: CommandLine) -> None:
    live = strategiebot.published()
    with FileLock(strategiebot.snapshots.parent / "refresh.lock"):
        ended = strategiebot("refresh")
    assert (ended.status, "another refresh is under way" in ended.error) == (1, True)
    assert strategiebot("status", "--json").json["snapshot"] == live


def test_who_publishes_and_rolls_back_in_the_terminal_is_recorded(
    strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "erika")
    first, second = strategiebot.published(), strategiebot.edited()
    strategiebot("rollback")
    entries = AuditLog.in_folder(strategiebot.snapshots.parent).entries()
    assert [(entry.who, entry.act, entry.before, entry.after) for entry in entries] == [
        ("terminal:erika", "publish", "", first),
        ("terminal:erika", "publish", first, second),
        ("terminal:erika", "rollback", second, first),
    ]


def test_an_act_that_cannot_be_recorded_is_refused_in_one_line(strategiebot: CommandLine) -> None:
    live = strategiebot.published()
    audit = strategiebot.snapshots.parent / "audit.jsonl"
    audit.unlink()
    audit.mkdir()
    strategiebot.write("02-foerderung", CHANGED)
    ended = strategiebot("refresh")
    assert (ended.status, "cannot be recorded" in ended.error) == (1, True)
    assert strategiebot("status", "--json").json["snapshot"] == live

"""Staging, publishing, discarding and rolling back, with what is recorded of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.assembly import Assembly
from bot.audit import AuditEntry, AuditError, AuditLog
from bot.evaluation.gate import GateError
from bot.evaluation.question_file import QuestionFileError
from bot.refreshing.golden_check import Note
from bot.refreshing.refresh_error import GateRefusal, RefreshBusy, StagedOutdated
from bot.refreshing.refresher import Refresher
from bot.refreshing.staged import Staged
from bot.settings import load_settings
from index.difference import Difference, Renaming
from tests.bot.command_line import TEXTS, CommandLine
from tests.bot.refreshing.golden import CONFERENCE, FUNDING, Editors

WHO = "staff:Erika Muster"


def stage(assembly: Assembly) -> Staged:
    return Refresher(assembly).stage(assembly.room.read())


def publish(assembly: Assembly) -> str:
    return Refresher(assembly).publish(stage(assembly), WHO)


def entries(assembly: Assembly) -> tuple[AuditEntry, ...]:
    return AuditLog.in_folder(assembly.settings.data_dir).entries()


def notes(staged: Staged) -> dict[Note, tuple[str, ...]]:
    return {remark.note: remark.names for remark in staged.check.remarks}


def rewrite(editors: Editors, amount: str) -> None:
    editors.commands.write("02-foerderung", TEXTS["02-foerderung"].replace("50.000", amount))


def test_staging_builds_beside_and_publishing_makes_live_with_figures(editors: Editors, assembly: Assembly) -> None:
    staged = stage(assembly)
    assert assembly.store.live_id() is None
    assert assembly.store.list() == ()
    assert Refresher(assembly).publish(staged, WHO) == staged.id == assembly.store.live_id()
    (manifest,) = assembly.store.list()
    assert manifest.evaluation == {"questions": 2.0, "right": 1.0, "wrong": 0.0, "refused": 0.0, "hit_at_1": 1.0}
    assert manifest.despite_gate == ""
    assert assembly.store.load_live(assembly.encoder()).problem is None


def test_what_is_discarded_leaves_nothing_behind(editors: Editors, assembly: Assembly) -> None:
    live = publish(assembly)
    rewrite(editors, "60.000")
    before = sorted(assembly.store.folder.iterdir())
    staged = stage(assembly)
    refresher = Refresher(assembly)
    refresher.discard(staged)
    refresher.discard(staged)
    assert sorted(assembly.store.folder.iterdir()) == before
    assert assembly.store.live_id() == live
    with pytest.raises(StagedOutdated, match=staged.id):
        refresher.publish(staged, WHO, "trotzdem")


def test_unchanged_documents_stage_nothing_and_load_no_question(editors: Editors, assembly: Assembly) -> None:
    live = publish(assembly)
    fresh = Assembly(load_settings(editors.commands.config))
    staged = stage(fresh)
    assert (staged.changed, staged.id, bool(staged.difference), staged.check.after) == (False, live, False, None)
    assert Refresher(fresh).publish(staged, WHO) == live
    assert [entry.act for entry in entries(fresh)] == ["publish"]


def test_an_answer_that_changes_is_told_with_both_quotations(editors: Editors, assembly: Assembly) -> None:
    publish(assembly)
    rewrite(editors, "60.000")
    (changed,) = stage(assembly).check.changed_answers
    assert (changed.id, changed.before.quotation) == (
        "zuschuss",
        "Unternehmen erhalten einen Zuschuss von 50.000 Euro.",
    )
    assert changed.after.quotation == "Unternehmen erhalten einen Zuschuss von 60.000 Euro."
    assert (changed.before.outcome, changed.after.outcome, changed.worse) == ("right", "wrong", True)


def test_a_renamed_document_changes_no_answer(editors: Editors, assembly: Assembly) -> None:
    publish(assembly)
    documents = editors.commands.documents
    (documents / "02-foerderung.md").rename(documents / "05-zuschuss.md")
    staged = stage(assembly)
    assert staged.difference == Difference((), (), (), (), (Renaming("02-foerderung", "05-zuschuss"),))
    assert (staged.check.changed_answers, staged.passes) == ((), True)


def test_a_figure_that_falls_against_the_live_snapshot_is_refused(editors: Editors, assembly: Assembly) -> None:
    live = publish(assembly)
    rewrite(editors, "60.000")
    staged = stage(assembly)
    assert notes(staged)[Note.LOST] == ("zuschuss",)
    with pytest.raises(GateRefusal, match=r"right: 50.0% \(1 of 2\), live 100.0% \(2 of 2\).*--despite-gate"):
        Refresher(assembly).publish(staged, WHO)
    assert assembly.store.live_id() == live


def test_an_override_is_recorded_in_manifest_and_audit_log(editors: Editors, assembly: Assembly) -> None:
    live = publish(assembly)
    rewrite(editors, "60.000")
    staged = stage(assembly)
    Refresher(assembly).publish(staged, WHO, "neuer Satz der SAB")
    assert assembly.store.list()[0].despite_gate == "neuer Satz der SAB"
    last = entries(assembly)[-1]
    assert (last.who, last.act, last.objects) == (WHO, "publish", ("02-foerderung",))
    assert (last.before, last.after, last.reason) == (live, staged.id, "neuer Satz der SAB")


def test_a_reason_for_an_override_that_was_not_needed_is_not_recorded(editors: Editors, assembly: Assembly) -> None:
    Refresher(assembly).publish(stage(assembly), WHO, "vorsorglich")
    assert (assembly.store.list()[0].despite_gate, entries(assembly)[-1].reason) == ("", "")


def test_what_was_published_despite_the_gate_does_not_block_the_next_refresh(
    editors: Editors, assembly: Assembly
) -> None:
    editors.ask(CONFERENCE, FUNDING, FUNDING | {"id": "nochmal"}, CONFERENCE | {"id": "wieder"})
    editors.demand("right_at_least = 1.0")
    publish(assembly)
    rewrite(editors, "60.000")
    Refresher(assembly).publish(stage(assembly), WHO, "neuer Satz")
    rewrite(editors, "70.000")
    staged = stage(assembly)
    assert notes(staged)[Note.UNKNOWN] == ("nochmal", "zuschuss")
    assert staged.passes


def test_questions_about_a_withdrawn_document_do_not_block(editors: Editors, assembly: Assembly) -> None:
    editors.demand("right_at_least = 1.0")
    publish(assembly)
    (editors.commands.documents / "02-foerderung.md").unlink()
    staged = stage(assembly)
    assert (notes(staged), staged.passes) == ({Note.WITHDRAWN: ("zuschuss",)}, True)
    assert staged.check.after is not None
    assert staged.check.after.questions == 1


def test_a_document_that_can_no_longer_be_read_was_not_withdrawn(editors: Editors, assembly: Assembly) -> None:
    publish(assembly)
    (editors.commands.documents / "02-foerderung.md").write_bytes(b"\x00\xff\x00")
    staged = stage(assembly)
    assert notes(staged) == {Note.LOST: ("zuschuss",), Note.NO_GATE: (str(editors.gate),)}
    assert not staged.passes
    assert "02-foerderung.md" in staged.failures[0]


def test_the_very_first_snapshot_must_pass_the_gate_too(editors: Editors, assembly: Assembly) -> None:
    editors.ask(CONFERENCE, FUNDING, {"id": "x", "question": "Wie warm ist es?", "answerable": False})
    editors.demand("near_answered_at_most = 0")
    with pytest.raises(GateRefusal, match="near questions answered"):
        publish(assembly)
    assert assembly.store.live_id() is None


@pytest.mark.parametrize("content", [None, "", "\n \n"])
def test_without_golden_questions_nothing_is_checked_and_that_is_said(
    editors: Editors, assembly: Assembly, content: str | None
) -> None:
    if content is None:
        editors.questions.unlink()
    else:
        editors.questions.write_text(content)
    staged = stage(assembly)
    assert notes(staged) == {Note.NO_QUESTIONS: (str(editors.questions),)}
    assert (staged.passes, staged.check.after) == (True, None)


def test_questions_about_other_documents_check_nothing(editors: Editors, assembly: Assembly) -> None:
    foreign = [FUNDING | {"id": f"f{n}", "answer_contains": ["Elefant"]} for n in range(3)]
    editors.ask(CONFERENCE, *foreign)
    editors.demand("right_at_least = 1.0")
    staged = stage(assembly)
    assert (notes(staged), staged.passes) == ({Note.FOREIGN: (str(editors.questions),)}, True)


def test_broken_questions_and_a_broken_gate_end_the_refresh_before_anything_is_built(
    editors: Editors, assembly: Assembly
) -> None:
    editors.demand("right_at_least = 2")
    with pytest.raises(GateError, match="right_at_least"):
        stage(assembly)
    editors.questions.write_text("{")
    with pytest.raises(QuestionFileError, match="line 1"):
        stage(assembly)
    assert editors.commands.texts_encoded == 0


def test_a_live_snapshot_of_another_model_is_not_compared(editors: Editors, assembly: Assembly) -> None:
    publish(assembly)
    editors.commands.configure(model="another")
    other = Assembly(load_settings(editors.commands.config))
    staged = stage(other)
    assert Note.NOT_COMPARED in notes(staged)
    assert (staged.changed, staged.check.before, staged.check.changed_answers) == (True, None, ())


def test_the_live_snapshot_is_not_asked_again(editors: Editors, assembly: Assembly) -> None:
    publish(assembly)
    rewrite(editors, "51.000")
    told: list[tuple[str, int]] = []
    fresh = Assembly(load_settings(editors.commands.config))
    before = editors.commands.texts_encoded
    Refresher(fresh, lambda step, done, total: told.append((step, done))).stage(fresh.room.read())
    assert editors.commands.texts_encoded - before == 1 + 2  # the new passage and two questions, asked once
    assert told[-3:] == [("Asking the live snapshot", done) for done in range(3)]


def test_only_what_was_staged_last_can_be_published(editors: Editors, assembly: Assembly) -> None:
    first = stage(assembly)
    rewrite(editors, "51.000")
    second = stage(assembly)
    refresher = Refresher(assembly)
    with pytest.raises(StagedOutdated, match="refresh again"):
        refresher.publish(first, WHO)
    assert refresher.publish(second, WHO) == assembly.store.live_id()


def test_nothing_is_published_over_what_somebody_else_made_live_meanwhile(editors: Editors, assembly: Assembly) -> None:
    first = publish(assembly)
    editors.ask(CONFERENCE)
    rewrite(editors, "51.000")
    second = publish(assembly)
    rewrite(editors, "52.000")
    staged = stage(assembly)
    Refresher(assembly).roll_back(WHO)
    with pytest.raises(StagedOutdated):
        Refresher(assembly).publish(staged, WHO)
    assert (first, second) == (assembly.store.live_id(), assembly.store.list()[0].id)


def test_a_second_refresh_at_a_time_is_turned_away(assembly: Assembly) -> None:
    told: list[str] = []

    def second() -> None:
        with pytest.raises(RefreshBusy, match="another refresh is under way") as caught:
            Refresher(assembly).stage(assembly.room.read())
        told.append(str(caught.value))

    with Refresher(assembly).alone():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(told) == 1
    assert stage(assembly).changed


def test_one_refresher_keeps_its_own_threads_apart(assembly: Assembly) -> None:
    refresher, turned_away = Refresher(assembly), threading.Event()

    def second() -> None:
        with pytest.raises(RefreshBusy), refresher.alone():
            pass
        turned_away.set()

    with refresher.alone(), refresher.alone():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert turned_away.is_set()


def test_an_act_that_cannot_be_recorded_is_not_done(editors: Editors, assembly: Assembly) -> None:
    live = publish(assembly)
    editors.ask(CONFERENCE)
    rewrite(editors, "51.000")
    staged = stage(assembly)
    (assembly.settings.data_dir / "audit.jsonl").unlink()
    (assembly.settings.data_dir / "audit.jsonl").mkdir()
    with pytest.raises(AuditError, match="not done"):
        Refresher(assembly).publish(staged, WHO)
    with pytest.raises(AuditError, match="not done"):
        Refresher(assembly).roll_back(WHO, live)
    assert assembly.store.live_id() == live


def test_a_rollback_is_recorded_with_what_was_and_is_live(editors: Editors, assembly: Assembly) -> None:
    first = publish(assembly)
    editors.ask(CONFERENCE)
    rewrite(editors, "51.000")
    second = publish(assembly)
    assert Refresher(assembly).roll_back(WHO, reason="falscher Satz") == first == assembly.store.live_id()
    last = entries(assembly)[-1]
    assert (last.act, last.before, last.after, last.reason) == ("rollback", second, first, "falscher Satz")


def test_old_snapshots_and_their_answers_make_room(strategiebot: CommandLine, editors: Editors) -> None:
    editors.questions.write_text(editors.questions.read_text().replace("50.000", "Zuschuss"))
    strategiebot.configure(more="[snapshots]\nkeep = 2\n")
    ids = [strategiebot.edited() for _ in range(7)]
    assembly = Assembly(load_settings(strategiebot.config))
    assert [manifest.id for manifest in assembly.store.list()] == ids[:-3:-1]
    assert len(list((assembly.settings.data_dir / "answers").iterdir())) == 5


def test_golden_questions_are_not_counted_as_a_citizens(editors: Editors, assembly: Assembly) -> None:
    publish(assembly)
    assert not list(Path(assembly.settings.data_dir).glob("journal*"))

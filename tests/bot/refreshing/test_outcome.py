"""A refresh as an outcome that can be told to people and to programs."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.dialogue.reply import Status
from bot.evaluation.figures import Figures
from bot.evaluation.gate import Gate
from bot.evaluation.judgement import Outcome
from bot.refreshing.comparison import Answer, ChangedAnswer
from bot.refreshing.golden_check import GoldenCheck, Note, Remark
from bot.refreshing.outcome import RefreshOutcome
from bot.refreshing.staged import Staged
from index.builder import build
from index.difference import Change, Difference, Renaming
from tests.bot.evaluation.rows import SILENT, answered, refused
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder

SNAPSHOT = build(DOCUMENTS, HashingEncoder())
COUNTS = f"{len(SNAPSHOT.documents)} documents, {len(SNAPSHOT.passages)} passages"
NONE = Difference((), (), (), ())
BEFORE = Figures.from_judged([answered(0.9, right=True), answered(0.9, right=True), refused(0.1, **SILENT)])
AFTER = Figures.from_judged([answered(0.9, right=True), answered(0.9, right=False), refused(0.1, **SILENT)])
RIGHT = Answer(Status.ANSWERED, "24.200 Besucher", ("14",), Outcome.RIGHT)
WRONG = Answer(Status.ANSWERED, "viele\x1b[2J", ("14",), Outcome.WRONG)
NO_ANSWER = Answer(Status.NO_ANSWER, "", (), Outcome.REFUSED)
CHECK = GoldenCheck(
    before=BEFORE,
    after=AFTER,
    changed_answers=(
        ChangedAnswer("g1", "Wie warm war es?", WRONG, NO_ANSWER),
        ChangedAnswer("g2", "Wie viele kamen?", RIGHT, WRONG),
    ),
    shortfalls=Gate().losses(BEFORE, AFTER),
    remarks=(Remark(Note.WITHDRAWN, ("g7",)),),
)
STAGED = Staged(
    SNAPSHOT,
    "",
    Difference(("a",), ("b",), ("c",), (Change("b", 1, 2, 3),), (Renaming("d", "e\x1b"),)),
    True,
    CHECK,
    failures=("'x.md': is empty",),
    warnings=("'b.md': is undated", "'c.md': is undated", "'c.md': is short"),
)
GOOD = replace(STAGED, check=GoldenCheck())


def lines(outcome: RefreshOutcome) -> list[str]:
    return list(outcome.lines())


def test_people_read_every_change_failure_warning_answer_and_the_verdict() -> None:
    assert lines(RefreshOutcome(STAGED, published=False)) == [
        "new: a",
        "changed: b",
        "gone: c",
        "renamed: d → 'e\\x1b'",
        "  b: 1 passages new, 2 changed, 3 gone",
        "not read: 'x.md': is empty",
        "warning: 2 files: is undated",
        "  'b.md'",
        "  'c.md'",
        "warning: 'c.md': is short",
        "answers to golden questions that change: 2",
        "  g2 (worse): Wie viele kamen?",
        "    before: answered, right: 24.200 Besucher [14]",
        "    after:  answered, wrong: 'viele\\x1b[2J' [14]",
        "  g1: Wie warm war es?",
        "    before: answered, wrong: 'viele\\x1b[2J' [14]",
        "    after:  no_answer, refused",
        "golden questions: right 100.0% → 50.0% of 2, wrong 0.0% → 50.0% of 2, refused 0.0% → 0.0% of 2, "
        "near answered falsely 0.0% → 0.0% of 1",
        "note: 1 questions about withdrawn documents were not counted (g7); "
        "take them out of the questions if the documents stay away",
        "below the gate: right: 50.0% (1 of 2), live 100.0% (2 of 2), the gate lets it get worse by at most 3.0%",
        "below the gate: wrong: 50.0% (1 of 2), live 0.0% (0 of 2), the gate lets it get worse by at most 3.0%",
        "below the gate: hit@1: 50.0% (1 of 2), live 100.0% (2 of 2), the gate lets it get worse by at most 3.0%",
        f"{COUNTS}; not published (below the gate): {SNAPSHOT.id}",
    ]


def test_the_last_line_says_what_became_of_it() -> None:
    told = [
        lines(RefreshOutcome(GOOD, published=True))[-1],
        lines(RefreshOutcome(GOOD, published=False))[-1],
        lines(RefreshOutcome(STAGED, published=True, despite_gate="eilt"))[-1],
    ]
    ways = ("published", "not published (dry run)", "published despite the gate (eilt)")
    assert told == [f"{COUNTS}; {way}: {SNAPSHOT.id}" for way in ways]


def test_a_gate_that_is_passed_is_said() -> None:
    passed = replace(STAGED, check=GoldenCheck(after=AFTER))
    assert "gate: passed" in lines(RefreshOutcome(passed, published=True))


def test_a_name_with_control_characters_is_printed_harmlessly() -> None:
    odd = Difference(("a\x1b[2Jb",), (), (), (Change("a\x1b[2Jb", 1, 0, 0),))
    told = lines(RefreshOutcome(replace(GOOD, difference=odd), published=True))
    assert told[:2] == ["new: 'a\\x1b[2Jb'", "  'a\\x1b[2Jb': 1 passages new, 0 changed, 0 gone"]


def test_nothing_changed_is_said_in_words() -> None:
    same = Staged(SNAPSHOT, SNAPSHOT.id, NONE, False, GoldenCheck())
    assert lines(RefreshOutcome(same, published=False)) == [
        "nothing has changed, so nothing is published",
        f"{COUNTS}; live as before: {SNAPSHOT.id}",
    ]


def test_why_the_same_documents_are_built_anew_is_said_in_words() -> None:
    again = Staged(SNAPSHOT, "", NONE, True, GoldenCheck())
    assert lines(RefreshOutcome(again, published=True))[0] == (
        "no document differs; built anew, since the model or the program is another one"
    )


def test_programs_read_the_same() -> None:
    told = json.loads(json.dumps(RefreshOutcome(STAGED, published=True, despite_gate="eilt").as_json()))
    assert list(told) == [
        *("published", "snapshot", "documents", "passages", "failures", "warnings", "changes"),
        *("changed_answers", "gate", "figures"),
    ]
    assert told["changes"]["passages"] == [{"document": "b", "new": 1, "changed": 2, "gone": 3}]
    assert (told["published"], told["snapshot"], told["failures"]) == (True, SNAPSHOT.id, ["'x.md': is empty"])
    assert told["changed_answers"][1]["after"] == {
        "status": "answered",
        "quotation": "viele\x1b[2J",
        "documents": ["14"],
        "outcome": "wrong",
    }
    assert (told["gate"]["passed"], len(told["gate"]["failures"]), told["gate"]["despite"]) == (False, 3, "eilt")
    assert (told["figures"]["before"]["right"], told["figures"]["after"]["right"]) == (1.0, 0.5)

"""`evaluate` on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.bot.command_line import CommandLine
from tests.bot.commands.test_answering import FIELDS

QUESTIONS = [
    {"id": "a", "question": "Wann war die Konferenz?", "answerable": True, "answer_contains": ["7. März 2017"]},
    {"id": "b", "question": "When was it?", "language": "en", "answerable": True, "answer_contains": ["2017"]},
    {"id": "c", "question": "Was isst ein Elefant?", "answerable": False, "distance": "far"},
    {"id": "d", "question": "Hallo", "answerable": False, "distance": "near"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fragen.jsonl"
    path.write_text("\n".join(json.dumps(question) for question in QUESTIONS), encoding="utf-8")
    return path


def test_figures_are_printed_as_one_json_object(strategiebot: CommandLine, file: Path) -> None:
    strategiebot.published()
    ended = strategiebot("evaluate", str(file), "--json")
    told = ended.json
    assert ended.status == 0
    assert told["questions"] == 4
    assert told["answerable"]["hit_at_1"]["of"] == 2
    assert told["false_answers"]["far"]["of"] == told["false_answers"]["near"]["of"] == 1
    assert set(told["by_language"]) == {"de", "en"}
    outcomes = [told["answerable"][name]["count"] for name in ("right", "wrong", "refused")]
    assert sum(outcomes) == 2


def test_figures_are_printed_as_a_table(strategiebot: CommandLine, file: Path) -> None:
    strategiebot.published()
    ended = strategiebot("evaluate", str(file))
    assert ended.status == 0
    for words in ("Evaluation", "language en", "Not answerable, far", "Latency"):
        assert words in ended.out


def test_predictions_are_one_reply_a_line_with_its_outcome(
    strategiebot: CommandLine, file: Path, tmp_path: Path
) -> None:
    strategiebot.published()
    out = tmp_path / "predictions.jsonl"
    assert strategiebot("evaluate", str(file), "--predictions", str(out), "--json").status == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c", "d"]
    assert [line["question"] for line in lines] == [question["question"] for question in QUESTIONS]
    assert all(list(line) == [*FIELDS, "outcome"] for line in lines)
    assert lines[3]["status"] == "smalltalk"
    assert lines[3]["outcome"] == "refused"


def test_predictions_that_cannot_be_written_are_told(strategiebot: CommandLine, file: Path, tmp_path: Path) -> None:
    strategiebot.published()
    ended = strategiebot("evaluate", str(file), "--predictions", str(tmp_path / "gone" / "out.jsonl"))
    assert ended.status == 1
    assert "out.jsonl" in ended.error


def test_a_line_that_cannot_be_used_is_named_before_anything_is_loaded(strategiebot: CommandLine, file: Path) -> None:
    file.write_text('{"id": "a"}', encoding="utf-8")
    ended = strategiebot("evaluate", str(file))
    assert ended.status == 1
    assert "line 1" in ended.error
    assert strategiebot.encoders == []


def test_a_gate_that_is_not_passed_fails_with_a_line_for_each_figure(
    strategiebot: CommandLine, file: Path, tmp_path: Path
) -> None:
    strategiebot.published()
    gate = tmp_path / "gate.toml"
    gate.write_text("far_answered_at_most = 0\nright_by_style_at_least.typo = 0.5\nright_by_language_at_least.pl = 1")
    ended = strategiebot("evaluate", str(file), "--gate", str(gate), "--json")
    assert ended.status == 1
    assert ended.json["questions"] == 4
    assert [line for line in ended.err.splitlines() if line] == [
        "strategiebot: gate: right of style typo: no question of that kind, the gate asks for at least 50.0%",
        "strategiebot: gate: right of language pl: no question of that kind, the gate asks for at least 100.0%",
    ]


def test_a_gate_that_is_passed_says_nothing(strategiebot: CommandLine, file: Path, tmp_path: Path) -> None:
    strategiebot.published()
    gate = tmp_path / "gate.toml"
    gate.write_text("far_answered_at_most = 0")
    ended = strategiebot("evaluate", str(file), "--gate", str(gate), "--json")
    assert (ended.status, ended.err.strip()) == (0, "")


def test_a_gate_that_cannot_be_used_is_found_before_anything_is_loaded(strategiebot: CommandLine, file: Path) -> None:
    ended = strategiebot("evaluate", str(file), "--gate", "gone.toml")
    assert ended.status == 1
    assert "gate 'gone.toml' is no readable TOML file" in ended.error
    assert strategiebot.encoders == []


def test_the_report_is_written(strategiebot: CommandLine, file: Path, tmp_path: Path) -> None:
    strategiebot.published()
    page = tmp_path / "bericht.html"
    assert strategiebot("evaluate", str(file), "--report", str(page)).status == 0
    assert "4 Fragen aus fragen.jsonl" in page.read_text(encoding="utf-8")


def test_without_the_libraries_of_the_report_the_command_that_installs_them_is_named(
    strategiebot: CommandLine, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("bot.evaluation.report", "bot.evaluation.pictures"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ended = strategiebot("evaluate", str(file), "--report", str(tmp_path / "bericht.html"))
    assert (ended.status, ended.error) == (
        1,
        "strategiebot: --report needs the package 'matplotlib'; install it with: "
        ".venv/bin/python -m pip install -e '.[report]'",
    )
    assert strategiebot.encoders == []


def test_by_words_no_question_is_encoded_and_replies_say_so(
    strategiebot: CommandLine, file: Path, tmp_path: Path
) -> None:
    strategiebot.published()
    encoded, out = strategiebot.texts_encoded, tmp_path / "predictions.jsonl"
    ended = strategiebot("evaluate", str(file), "--by-words", "--predictions", str(out), "--json")
    assert (ended.status, strategiebot.texts_encoded) == (0, encoded)
    first = json.loads(out.read_text(encoding="utf-8").splitlines()[0])
    assert "dieselben Wörter" in first["text"] or "denselben Wörtern" in first["text"]
    assert first["hits"][0]["document"] == "01-konferenz"

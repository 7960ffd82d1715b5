"""A real, small language model behind the endpoint: `make fluent` installs and runs it, `make test` leaves it out."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.dialogue.quoting import QuotingDialogue
from bot.dialogue.reply import Status
from bot.fluency.checking import LONGEST, Checker
from bot.fluency.endpoint import Endpoint
from bot.fluency.prompt import messages
from bot.setting_sections import ROOT, FluencySettings
from knowledge.figure import figures_in
from tests.bot_api.process import Process

pytestmark = [pytest.mark.llm, pytest.mark.model]

VENV = ROOT / ".venv-fluent"
QUESTIONS = (
    "Wann war die erste Strategiekonferenz?",
    "Wer hielt 2017 die Keynote?",
    "Wo fand die erste Strategiekonferenz statt?",
    "Was ist die StrategieWerkstatt?",
    "Wer war 2017 für die Presse zuständig?",
    "Wer eröffnete die Konferenz 2017?",
    "When was the first strategy conference?",
    "Who gave the keynote in 2017?",
    "Kiedy odbyła się pierwsza konferencja strategiczna?",
    "Kdy se konala první strategická konference?",
)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    model = VENV / "model.gguf"
    if not model.is_file():
        pytest.skip("make fluent installs the model")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(VENV / "bin/python"), "-m", "llama_cpp.server", "--model", str(model), "--port", str(port)]
    address = f"http://127.0.0.1:{port}/v1"
    log: Path = tmp_path_factory.mktemp("llama") / "log"
    with Process([*command, "--n_ctx", "4096", "--n_threads", "2", "--chat_format", "gemma"], log) as process:
        _wait(process, address)
        yield Endpoint(FluencySettings(endpoint=address, model="gemma", timeout_seconds=60))


def _wait(process: Process, address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        process.must_run()
        try:
            httpx.get(f"{address}/models", timeout=2).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("the model's server does not answer")


def test_what_a_small_model_says_is_shown_only_as_far_as_it_is_true(
    shipped_dialogue: QuotingDialogue, endpoint: Endpoint
) -> None:
    checker, said = Checker(), 0
    for question in QUESTIONS:
        reply = shipped_dialogue.reply(question)
        if reply.status is not Status.ANSWERED:
            print(f"| {question} | ({reply.status}) | | |")
            continue
        answer = endpoint.complete(messages(question, reply.quotes, reply.language)) or ""
        said += bool(answer)
        verdicts = list(checker.verdicts(answer, reply.quotes, reply.language))
        dropped = [verdict.flaw.name for verdict in verdicts if verdict.flaw]
        summary = checker.summary(answer, reply.quotes, reply.language)
        print(f"| {question} | {' '.join(answer.split())[:300]} | {summary or '–'} | {' '.join(dropped) or '–'} |")
        quoted = tuple(figures_in(quote.text, "de") for quote in reply.quotes)
        assert len(summary) <= LONGEST
        assert figures_in(summary, reply.language).within(quoted)
    assert said, "the model answered nothing at all"

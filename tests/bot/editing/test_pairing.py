"""Codes: once, for a quarter of an hour, and not to be guessed."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.editing.pairing import Pairing

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pairing(tmp_path: Path, clock: Clock) -> Pairing:
    return Pairing(tmp_path / "pairing.json", clock)


def test_a_code_works_once_however_it_is_typed(pairing: Pairing) -> None:
    code = pairing.open("Erika Muster").code
    assert pairing.use(1, f" {code.lower().replace('-', ' ')} ") == "Erika Muster"
    assert pairing.use(1, code) is None


def test_a_code_works_for_a_quarter_of_an_hour(pairing: Pairing, clock: Clock) -> None:
    early, late = pairing.open("Erika").code, pairing.open("Max").code
    clock.pass_minutes(14.9)
    assert pairing.use(1, early) == "Erika"
    clock.pass_minutes(0.2)
    assert pairing.use(1, late) is None


def test_a_new_code_for_the_same_name_ends_the_old_one(pairing: Pairing) -> None:
    old, new = pairing.open("Erika").code, pairing.open("Erika").code
    assert pairing.use(1, old) is None
    assert pairing.use(1, new) == "Erika"


def test_the_file_is_private_and_does_not_hold_the_code(pairing: Pairing, tmp_path: Path) -> None:
    code = pairing.open("Erika").code
    file = tmp_path / "pairing.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert code not in file.read_text(encoding="utf-8")
    assert code.replace("-", "") not in file.read_text(encoding="utf-8")


def test_after_five_wrong_codes_the_right_one_is_refused_for_a_while(pairing: Pairing, clock: Clock) -> None:
    for _ in range(5):
        assert pairing.use(1, "WRONG-CODE") is None
    code = pairing.open("Erika").code
    assert pairing.use(1, code) is None
    assert pairing.use(2, code) == "Erika"
    clock.pass_minutes(15.1)
    assert pairing.use(1, pairing.open("Erika").code) == "Erika"


def test_many_people_guessing_lock_pairing_for_a_while(pairing: Pairing, clock: Clock) -> None:
    for person in range(30):
        assert pairing.use(person, "WRONG-CODE") is None
    assert pairing.use(99, pairing.open("Erika").code) is None
    clock.pass_minutes(15.1)
    assert pairing.use(99, pairing.open("Erika").code) == "Erika"


@pytest.mark.parametrize("guess", ["", "-", "A" * 10_000, "\x00", "ß" * 8, "\ud800"])
def test_an_odd_guess_is_a_wrong_one(pairing: Pairing, guess: str) -> None:
    pairing.open("Erika")
    assert pairing.use(1, guess) is None


def test_a_damaged_file_holds_no_code_and_is_written_anew(pairing: Pairing, tmp_path: Path) -> None:
    code = pairing.open("Erika").code
    (tmp_path / "pairing.json").write_text("[{", encoding="utf-8")
    assert pairing.use(1, code) is None
    assert pairing.use(1, pairing.open("Erika").code) == "Erika"

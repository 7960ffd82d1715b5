from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from bot.storage.database import StorageError
from bot.storage.storage import Storage


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_trial_finds_the_disk_full_before_a_row_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    journal = Storage(tmp_path).journal()
    journal.touch()

    def full(*_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(StorageError, match=r"cannot be used \(database or disk is full\); make room on that disk"):
        journal.touch()
    journal.close()


def test_a_disk_that_cannot_set_room_aside_is_left_to_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: int) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    monkeypatch.setattr(os, "posix_fallocate", unknown)
    journal = Storage(tmp_path).journal()
    journal.touch()
    journal.close()
    assert [file.name for file in tmp_path.iterdir()] == ["journal.sqlite"]

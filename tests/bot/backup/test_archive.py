"""An archive that somebody has forged, with a seal that is right, still puts nothing where it does not belong."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from bot.backup.archive import Archive
from bot.backup.backup_error import BackupError
from bot.backup.contents import CONTENTS, Contents, Member, program
from bot.backup.seal import SealedFile
from tests.bot.backup.installation import silent

EVIL = b"evil"


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    told = tarfile.TarInfo(name)
    told.type, told.linkname, told.size = kind, link, len(EVIL) if kind == tarfile.REGTYPE else 0
    return told


def forged(file: Path, *members: tarfile.TarInfo, said: tuple[str, ...] | None = None) -> Archive:
    names = said if said is not None else tuple(each.name for each in members)
    told = Member(size=len(EVIL), sha256=hashlib.sha256(EVIL).hexdigest())
    contents = Contents(program=program(), created=datetime.now(UTC), live="", members=dict.fromkeys(names, told))
    text = contents.model_dump_json().encode()
    last = tarfile.TarInfo(CONTENTS)
    last.size = len(text)
    with file.open("wb") as out:
        sealed = SealedFile(out)
        with (
            gzip.GzipFile("", "wb", fileobj=cast(BinaryIO, sealed), mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w") as archive,
        ):
            for each in members:
                archive.addfile(each, io.BytesIO(EVIL) if each.isreg() else None)
            archive.addfile(last, io.BytesIO(text))
        sealed.close()
    return Archive(file)


@pytest.mark.parametrize(
    "evil",
    [
        member("../evil"),
        member("data/../../evil"),
        member("/etc/evil"),
        member("data//etc/evil"),
        member("data/./evil"),
        member("elsewhere"),
        member("data/models/model.safetensors"),
        member("data/telegram-1.lock"),
        member("data/.restoring/plan.json"),
        member("data/link", tarfile.SYMTYPE, "/etc/passwd"),
        member("data/link", tarfile.LNKTYPE, "config.toml"),
        member("data/device", tarfile.CHRTYPE),
        member("data/pipe", tarfile.FIFOTYPE),
        member("data/folder", tarfile.DIRTYPE),
    ],
    ids=lambda each: f"{each.name} {each.type.decode()}",
)
def test_a_member_that_no_backup_holds_is_refused(tmp_path: Path, evil: tarfile.TarInfo) -> None:
    archive = forged(tmp_path / "forged.tar.gz", evil)
    with pytest.raises(BackupError, match="which no backup holds; nothing was changed"):
        archive.check(silent)


def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    archive = forged(tmp_path / "forged.tar.gz", member("data/a"), member("data/a"))
    with pytest.raises(BackupError, match="holds 'data/a', which no backup holds"):
        archive.check(silent)


@pytest.mark.parametrize("said", [(), ("data/a", "data/b")])
def test_more_or_fewer_files_than_the_contents_say_are_refused(tmp_path: Path, said: tuple[str, ...]) -> None:
    archive = forged(tmp_path / "forged.tar.gz", member("data/a"), said=said)
    with pytest.raises(BackupError, match=r"holds other files than its contents.json says"):
        archive.check(silent)


def test_what_is_no_archive_below_its_seal_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "b").open("wb") as out:
        sealed = SealedFile(out)
        sealed.write(b"anything")
        sealed.close()
    with pytest.raises(BackupError, match=r"cannot be read \(ReadError\)"):
        Archive(tmp_path / "b").check(silent)


def test_an_honest_archive_is_unpacked(tmp_path: Path) -> None:
    archive = forged(tmp_path / "honest.tar.gz", member("data/a"))
    archive.unpack(archive.check(silent), tmp_path / "new", silent)
    assert (tmp_path / "new" / "data" / "a").read_bytes() == EVIL

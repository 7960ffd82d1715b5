from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from index.manifest import Counts, Manifest, checksums
from tests.index.letter_encoder import LetterEncoder

COUNTS = Counts(documents=1, passages=2, sentences=3, anticipated=0)
MANIFEST = Manifest.of(LetterEncoder(), COUNTS, {"a": "1"})


def test_ids_begin_with_the_time_in_utc() -> None:
    noon = datetime(2025, 6, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert MANIFEST.model_copy(update={"created": noon}).id.startswith("20250601T120000000000Z-")


def test_a_manifest_is_stamped_with_the_present_time() -> None:
    assert abs(datetime.now(UTC) - MANIFEST.created) < timedelta(hours=1)


def test_the_content_does_not_depend_on_time_or_evaluation() -> None:
    later = MANIFEST.model_copy(update={"created": datetime(2030, 1, 1, tzinfo=UTC), "evaluation": {"right": 1.0}})
    assert later.content == MANIFEST.content
    assert Manifest.of(LetterEncoder(), COUNTS, {"a": "2"}).content != MANIFEST.content


def test_what_is_written_is_read() -> None:
    assert Manifest.model_validate_json(MANIFEST.model_dump_json()) == MANIFEST


def test_checksums_are_sha256_by_file_name(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert checksums([tmp_path / "a"]) == {"a": hashlib.sha256(b"abc").hexdigest()}

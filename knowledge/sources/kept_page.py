"""What is known of a page that is kept: the small file beside its original and its text."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from knowledge.remark import RemarkKind
from knowledge.sources.content_type import ContentType
from knowledge.sources.entry import Entry
from knowledge.sources.fetched import Fetched, Validators


class KeptRemark(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: RemarkKind
    values: dict[str, str | int] = {}


class KeptPage(BaseModel):
    """`checked` is when the page was last found to be as it is kept; checksums are SHA-256, `text` is "" for lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entry: Entry
    final_address: str
    type: ContentType
    validators: Validators
    fetched: datetime
    checked: datetime
    original: str
    text: str = ""
    readers: str = ""
    remarks: tuple[KeptRemark, ...] = ()

    @classmethod
    def from_fetched(cls, fetched: Fetched, entry: Entry) -> KeptPage:
        return cls(
            entry=entry,
            final_address=fetched.final_address,
            type=fetched.type,
            validators=fetched.validators,
            fetched=fetched.at,
            checked=fetched.at,
            original=fetched.checksum,
        )

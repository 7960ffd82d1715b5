"""The sections of config.toml about places that documents come from, and how they are fetched."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import Field, ValidationInfo, field_validator

from bot.setting_sections import Section
from knowledge.document import Kind
from knowledge.sources.limits import DEFAULT_USER_AGENT, Limits
from knowledge.sources.source import Source, SourceKind


class SourceSettings(Section):
    kind: SourceKind = Field(description="folder, page, sitemap or feed.")
    address: str = Field(min_length=1, description="Web address, or the folder's path.")
    publisher: str = Field("", description="Publisher of all its documents; else what a page says.")
    document_kind: Kind | None = Field(None, description="Kind of all its documents; else what a page shows.")
    language: str = Field("", pattern=r"^([a-z]{2,3})?$", description="Language of all its documents.")
    limit: int | None = Field(None, ge=1, description="How many of its newest pages are taken.")
    include: str = Field("*", description="Pattern with * of the addresses that are taken.")
    exclude: str = Field("", description="Pattern with * of the addresses that are left out.")

    @field_validator("address")
    @classmethod
    def _on_the_web(cls, address: str, info: ValidationInfo) -> str:
        if info.data.get("kind") != SourceKind.FOLDER and not re.fullmatch(r"https?://[^\s/@]+(/\S*)?", address):
            raise ValueError("give an http or https address without a password, or kind folder")
        return address

    def source(self) -> Source:
        return Source(**dict(self))


class FetchingSettings(Section):
    connect_seconds: float = Field(10.0, gt=0, le=300, description="Seconds a host may take to accept a connection.")
    read_seconds: float = Field(15.0, gt=0, le=300, description="Seconds an answer may pause.")
    total_seconds: float = Field(60.0, gt=0, le=3600, description="Seconds a whole page may take.")
    largest_megabytes: float = Field(20.0, gt=0, le=20, description="Largest page, as sent and unpacked.")
    retries: int = Field(2, ge=0, le=10, description="Further attempts after a failure that may pass.")
    retry_seconds: float = Field(1.0, ge=0, le=60, description="Seconds before the second attempt, then doubled.")
    pause_seconds: float = Field(1.0, ge=0, le=60, description="Seconds between two requests to one host.")
    recheck_hours: float = Field(
        24.0, ge=0, description="Hours after which a page is asked for again that its list calls unchanged."
    )
    pages_per_source: int = Field(500, ge=1, le=100_000, description="Most pages that one source may give.")
    user_agent: str = Field(
        DEFAULT_USER_AGENT, pattern=r"^[\w.-]+/[ -~]+$", description="Name and contact the bot shows to sites."
    )
    allow_private_addresses: bool = Field(False, description="Pages of the inner network may be fetched, too.")
    check_links: bool = Field(True, description="`refresh` asks whether the links of documents lead anywhere.")

    def limits(self) -> Limits:
        values = dict(self)
        del values["check_links"]
        return Limits(largest_bytes=int(values.pop("largest_megabytes") * 1_000_000), **values)

    def link_limits(self) -> Limits:
        """A link is asked for once and briefly: many are checked while somebody waits."""
        brief = {"connect_seconds": 5.0, "read_seconds": 5.0, "total_seconds": 10.0}
        limits = self.limits()
        return replace(limits, retries=0, **{name: min(most, getattr(limits, name)) for name, most in brief.items()})

"""Telegram's own HTML parser (TDLib, offline) as the judge of what is sent."""

from __future__ import annotations

import json
from dataclasses import dataclass

import tdjson

tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')


@dataclass(frozen=True, slots=True)
class Entity:
    """Offsets in UTF-16 units, as Telegram counts."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    text: str
    entities: tuple[Entity, ...]

    @property
    def units(self) -> int:
        return len(self.text.encode("utf-16-le")) // 2

    def texts(self, kind: str) -> list[str]:
        return [entity.text for entity in self.entities if entity.kind == kind]


def parse(html: str) -> Parsed:
    """What a reader gets; fails the test when Telegram would refuse the message."""
    query = {"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}}
    found = json.loads(tdjson.td_execute(json.dumps(query).encode()) or "{}")
    assert found.get("@type") == "formattedText", found
    wide = found["text"].encode("utf-16-le")
    return Parsed(found["text"], tuple(_entity(raw, wide) for raw in found["entities"]))


def _entity(raw: dict[str, object], wide: bytes) -> Entity:
    offset, length, kind = raw["offset"], raw["length"], raw["type"]
    assert isinstance(offset, int)
    assert isinstance(length, int)
    assert isinstance(kind, dict)
    text = wide[2 * offset : 2 * (offset + length)].decode("utf-16-le")
    return Entity(kind["@type"].removeprefix("textEntityType"), text, kind.get("url", ""))

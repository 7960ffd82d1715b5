"""What /datenschutz says: made of the holdings, so that it names all that is kept and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.privacy.holding import HOLDINGS, Holding


@dataclass(frozen=True, slots=True)
class Entry:
    """One holding in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """In one language."""

    opening: str
    entries: tuple[Entry, ...]
    closing: str

    @property
    def plain(self) -> str:
        told = [f"{entry.name}\n{entry.text}" for entry in self.entries]
        return "\n\n".join([self.opening, *told, self.closing])


def notice_in(catalogue: Catalogue, language: str) -> Notice:
    """True to the settings that the catalogue knows."""
    entries = [_entry(catalogue, holding, language) for holding in HOLDINGS if _concerns_citizens(catalogue, holding)]
    return Notice(
        catalogue.text("privacy-opening", language), tuple(entries), catalogue.text("privacy-closing", language)
    )


def name_of(catalogue: Catalogue, key: str, language: str) -> str:
    return catalogue.text(f"privacy-{key}-name", language)


def _concerns_citizens(catalogue: Catalogue, holding: Holding) -> bool:
    return holding.citizens and (not holding.given or catalogue.fact(holding.given) not in (0, "no"))


def _entry(catalogue: Catalogue, holding: Holding, language: str) -> Entry:
    said = {part: catalogue.text(f"privacy-{holding.key}-{part}", language) for part in ("purpose", "retention")}
    return Entry(name_of(catalogue, holding.key, language), catalogue.text("privacy-entry", language, **said))

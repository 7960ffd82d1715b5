"""An occasion in one line."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.occasions.occasion import Occasion


def occasion_line(occasion: Occasion, catalogue: Catalogue, language: str) -> str:
    """Date, time and place in one line."""
    place = _place(occasion)
    key = "occasion-line-place" if place else "occasion-line"
    return catalogue.text(key, language, when=occasion.when, place=place)


def _place(occasion: Occasion) -> str:
    place, spot = occasion.place, occasion.spot
    return place if spot is None or spot.address in place else f"{place} ({spot.address})"

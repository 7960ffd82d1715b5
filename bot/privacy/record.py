"""The table of the record of processing (Art. 30 GDPR), from the holdings; `python -m bot.privacy.record` prints it."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.privacy.holding import HOLDINGS, Holding

HEADER = "| Bestand | Zweck | Ort | einer Person zuzuordnen | Löschung |\n|---|---|---|---|---|"


def table(catalogue: Catalogue) -> str:
    """In German, with the settings that the catalogue knows."""
    return "\n".join([HEADER, *(_row(catalogue, holding) for holding in HOLDINGS)])


def _row(catalogue: Catalogue, holding: Holding) -> str:
    name, purpose, retention = (
        catalogue.text(f"privacy-{holding.key}-{part}", "de") for part in ("name", "purpose", "retention")
    )
    return f"| {name} | {purpose} | {_places(holding)} | {_attribution(holding)} | {retention} |"


def _places(holding: Holding) -> str:
    tables = [f"Tabelle `{table}`" for table in holding.tables]
    return ", ".join([*tables, *(f"`{file}`" for file in holding.files)]) or "–"


def _attribution(holding: Holding) -> str:
    return "ja, über die Nummer des Chats; /meinedaten, /loeschen" if holding.attributable else "nicht durch den Bot"


if __name__ == "__main__":
    print(table(Catalogue.from_folder()))

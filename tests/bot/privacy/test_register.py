"""Every place that keeps something about a chat is asked and emptied; texts name all of them and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.catalogue import FALLBACKS, Catalogue, facts
from bot.privacy.holding import HOLDINGS, IMPERSONAL_TABLES
from bot.privacy.notice import notice_in
from bot.privacy.personal_data import Row
from bot.privacy.register import Kept, Register
from bot.setting_sections import PrivacySettings
from bot.storage.tables import metadata

CATALOGUE = Catalogue.from_folder()
ATTRIBUTABLE = [holding.key for holding in HOLDINGS if holding.attributable]


class Store:
    def __init__(self, key: str, rows: Sequence[Row] = (), fails: bool = False) -> None:
        self.key = key
        self.rows = list(rows)
        self.fails = fails

    async def of(self, chat: int) -> Sequence[Row]:
        return self.rows if chat == 7 else []

    async def delete(self, chat: int) -> int:
        if self.fails:
            raise OSError("geheim")
        count, self.rows = len(self.rows), []
        return count


def stores(*others: Store) -> list[Store]:
    taken = {store.key for store in others}
    return [*others, *(Store(key) for key in ATTRIBUTABLE if key not in taken)]


async def test_a_chat_is_told_of_all_stores_in_the_order_of_the_holdings() -> None:
    language = Store("language", [{"Sprache": "en"}])
    register = Register(stores(language, Store("messages", [{"a": 1}]), Store("messages", [{"a": 2}])))
    kept = {each.key: each.rows for each in await register.about(7)}
    assert list(kept) == ATTRIBUTABLE
    assert kept["messages"] == ({"a": 1}, {"a": 2})
    assert kept["language"] == ({"Sprache": "en"},)
    assert all(each == Kept(each.key, ()) for each in await register.about(8))


async def test_everything_is_deleted_and_counted() -> None:
    register = Register(stores(Store("language", [{"Sprache": "en"}]), Store("messages", [{"a": 1}, {"a": 2}])))
    erasure = await register.erase(7)
    assert {key: count for key, count in erasure.counts if count} == {"messages": 2, "language": 1}
    assert erasure.failed == ()
    assert all(each.rows == () for each in await register.about(7))
    assert not any(count for _, count in (await register.erase(7)).counts)


async def test_a_store_that_fails_is_named_and_keeps_no_other_from_deleting(caplog: pytest.LogCaptureFixture) -> None:
    last = Store("language", [{"Sprache": "en"}])
    erasure = await Register(stores(Store("messages", fails=True), last)).erase(7)
    assert erasure.failed == ("messages",)
    assert last.rows == []
    assert [record.getMessage() for record in caplog.records] == ["personal data not deleted; look at the store's file"]


@pytest.mark.parametrize("wrong", [[Store("nobody")], [Store("logs")], []])
def test_a_holding_without_a_store_or_a_store_without_a_holding_is_refused(wrong: list[Store]) -> None:
    given = stores(*wrong) if wrong else stores()[1:]
    with pytest.raises(ValueError, match=wrong[0].key if wrong else ATTRIBUTABLE[0]):
        Register(given)


def test_every_table_of_the_database_is_a_holding_s_or_holds_nothing_of_people() -> None:
    registered = [table for holding in HOLDINGS for table in holding.tables]
    assert sorted([*registered, *IMPERSONAL_TABLES]) == sorted(metadata.tables)


@pytest.mark.parametrize("language", FALLBACKS)
def test_the_notice_names_the_machine_the_responsible_every_holding_and_telegram(language: str) -> None:
    notice = notice_in(CATALOGUE, language)
    concerned = [holding for holding in HOLDINGS if holding.citizens and holding.given != "fluent"]
    assert [entry.name for entry in notice.entries] == [
        CATALOGUE.text(f"privacy-{holding.key}-name", language) for holding in concerned
    ]
    for word in (PrivacySettings().controller, PrivacySettings().officer, "Maschine machine maszyna stroj"):
        assert any(each in notice.opening for each in ([word] if " " in word and "," in word else word.split()))
    assert "Telegram" in notice.closing
    assert PrivacySettings().authority in notice.closing


def test_the_notice_is_true_to_the_settings() -> None:
    privacy = PrivacySettings(controller="Amt X, Ort", officer="datenschutz@x", keep_logs_days=3, keep_backups_days=4)
    told = notice_in(CATALOGUE.knowing(facts(0, 5, True, privacy)), "de")
    names = {entry.name: entry.text for entry in told.entries}
    assert "Fragen ohne hilfreiche Antwort" not in names
    assert "höchstens 5 Tage" in names["Abonnements"]
    assert "gehen Ihre Frage und die gefundenen Textstellen an ein Sprachmodell" in names["Sprachmodell"]
    assert names["Betriebsprotokoll"].endswith("vernichtet wird. 3 Tage.")
    assert names["Sicherungskopien"].endswith("gelöscht ist. Höchstens 4 Tage.")
    assert "Verantwortlich: Amt X, Ort. Datenschutz: datenschutz@x." in told.opening
    assert "Ich gebe Ihre Fragen an keinen anderen Dienst weiter" not in told.closing
    assert "Ich gebe Ihre Fragen an keinen anderen Dienst weiter" in notice_in(CATALOGUE, "de").closing

"""Who hears of what: each press release once, whatever becomes of snapshots."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.announcements.bureau import MOST_TOPICS, NEWS_DAYS, Bureau
from bot.announcements.release import Edition
from bot.announcements.standing import News
from bot.storage.database import StorageError
from bot.storage.storage import Storage
from bot.storage.tables import announced, news, outbox
from knowledge.document import Document, Kind
from tests.bot.announcements.editions import SETTINGS, Calendar, bureau_in, edition, release

OLD, NEW, OTHER = release("alt"), release("neu", topics=["Messe"]), release("anders", topics=["Fachkräfte"])


async def told(bureau: Bureau) -> dict[int, list[str]]:
    """By chat, the documents it is to hear of."""
    return {each.chat: [release.document for release in each.releases] for each in await bureau.pending(100)}


async def send_all(bureau: Bureau) -> list[News]:
    sent = list(await bureau.pending(1000))
    for each in sent:
        assert await bureau.begin_news(each)
        await bureau.sent_news(each)
    return sent


def content_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_the_first_edition_is_no_news_and_the_next_is_announced_to_subscribers_alone(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(7, "de")
        assert await bureau.notice(edition("1", OLD)) == 0
        assert await bureau.notice(edition("2", OLD, NEW, OTHER)) == 2
        assert await told(bureau) == {7: ["neu", "anders"]}


async def test_an_empty_first_edition_makes_the_next_one_news(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(7, "de")
        assert [await bureau.notice(edition("1")), await bureau.notice(edition("2", NEW))] == [0, 1]


async def test_a_press_release_is_announced_once_also_after_rollback_and_publication_anew(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(7, "de")
        await bureau.notice(edition("1", OLD))
        counts = [await bureau.notice(edition(each, OLD, NEW)) for each in ("2", "2", "2")]
        await send_all(bureau)
        counts += [await bureau.notice(edition("1", OLD)), await bureau.notice(edition("3", OLD, NEW))]
        assert counts == [1, 0, 0, 0, 0]
        assert await told(bureau) == {}


async def test_corrected_and_moved_texts_are_no_news(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.notice(edition("1", release("a", "Text."), release("b")))
        corrected, moved = release("a", "Text, berichtigt."), release("b")
        assert await bureau.notice(edition("2", corrected, moved)) == 0
        renamed = Document(id="z", title="Mitteilung b", body="Text von b.", kind=Kind.PRESS_RELEASE)
        assert await bureau.notice(Edition.of("3", [renamed])) == 0


async def test_only_press_releases_are_announced() -> None:
    documents = [Document(id=kind, title="T", body="B", kind=kind) for kind in Kind]
    assert [each.document for each in Edition.of("1", documents).releases] == [Kind.PRESS_RELEASE]


async def test_what_is_withdrawn_before_it_was_sent_waits_until_it_is_published_again(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(7, "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW, OTHER))
        await bureau.notice(edition("3", OTHER))
        assert await told(bureau) == {7: ["anders"]}
        await bureau.notice(edition("1"))
        assert await told(bureau) == {}
        await bureau.notice(edition("4", NEW, OTHER))
        assert await told(bureau) == {7: ["neu", "anders"]}


async def test_who_wants_a_topic_hears_of_that_topic_alone(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(1, "de", "Messe")
        await bureau.subscribe(2, "de", "Bergbau")
        await bureau.subscribe(3, "de", "Messe")
        await bureau.subscribe(3, "de", "Fachkräfte")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", OLD, NEW, OTHER))
        assert await told(bureau) == {1: ["neu"], 3: ["neu", "anders"]}


async def test_everything_replaces_topics_and_a_topic_replaces_everything(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(1, "de", "Messe")
        await bureau.subscribe(1, "de")
        everything = await bureau.standing(1)
        await bureau.subscribe(1, "de", "Messe")
        topic = await bureau.standing(1)
    assert (everything.everything, everything.topics) == (True, ())
    assert (topic.everything, topic.topics) == (False, ("Messe",))


async def test_a_chat_has_ten_topics_at_most(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        taken = [await bureau.subscribe(1, "de", f"T{number}") for number in range(MOST_TOPICS + 1)]
        assert taken == [True] * MOST_TOPICS + [False]
        assert await bureau.subscribe(1, "de", "T0")


async def test_who_unsubscribes_hears_of_nothing_more_and_leaves_nothing(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        for chat in (1, 2):
            await bureau.subscribe(chat, "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW))
        [news] = [each for each in await bureau.pending(9) if each.chat == 1]
        assert await bureau.unsubscribe(1) == 1
        assert await told(bureau) == {2: ["neu"]}
        assert not await bureau.begin_news(news)
        assert (await bureau.standing(1)).is_empty


async def test_a_subscription_after_the_news_is_for_the_next_ones(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW))
        await bureau.subscribe(1, "de")
        assert await told(bureau) == {}
        await bureau.notice(edition("3", NEW, OTHER))
        assert await told(bureau) == {1: ["anders"]}


async def test_bots_that_share_a_database_do_not_meet(storage: Storage) -> None:
    async with bureau_in(storage) as one, bureau_in(storage, bot=43) as other:
        await one.subscribe(1, "de")
        for bureau in (one, other):
            await bureau.notice(edition("1"))
            await bureau.notice(edition("2", NEW))
        assert (await told(one), await told(other)) == ({1: ["neu"]}, {})


async def test_what_was_being_sent_when_the_process_ended_is_sent_again(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(1, "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW))
        [news] = await bureau.pending(9)
        await bureau.begin_news(news)
    async with bureau_in(storage) as bureau:
        assert await bureau.begin() == 1
        assert await told(bureau) == {1: ["neu"]}
        await send_all(bureau)
    async with bureau_in(storage) as bureau:
        assert [await bureau.begin(), await bureau.count()] == [0, 0]


async def test_when_everybody_has_heard_only_marks_stay(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        for chat in (1, 2):
            await bureau.subscribe(chat, "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW))
        assert len(await send_all(bureau)) == 2
    database = storage.journal()
    with database.reading() as connection:
        left = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (news, outbox)]
        marks = list(connection.execute(select(announced.c.document)).scalars())
    database.close()
    assert (left, marks) == ([0, 0], ["neu"])


async def test_a_message_that_telegram_refuses_is_given_up(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(1, "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW))
        attempts = 0
        while news := await bureau.pending(1):
            await bureau.failed_news(news[0])
            attempts += 1
        assert attempts == 5


async def test_five_questions_of_a_chat_may_wait_and_the_same_one_once(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        taken = [await bureau.wait_for(1, f"Frage {letter}?", "de") for letter in "aabcdef"]
        assert taken == [True] * 6 + [False]
        assert [each.question for each in (await bureau.standing(1)).waiting] == [f"Frage {x}?" for x in "abcde"]
        assert await bureau.wait_for(2, "Frage f?", "de")


async def test_a_waiting_question_holds_no_personal_data(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.wait_for(1, "Wann wird erika@example.org gefördert?", "de")
        [waiting] = (await bureau.standing(1)).waiting
    assert "erika" not in waiting.question


async def test_a_question_is_put_to_each_snapshot_once_until_it_is_answered(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.wait_for(1, "Wann?", "en")
        [waiting] = await bureau.unchecked("1", 9)
        assert (waiting.question, waiting.language) == ("Wann?", "en")
        await bureau.checked(waiting, "1", False)
        assert (await bureau.unchecked("1", 9), len(await bureau.unchecked("2", 9))) == ((), 1)
        await bureau.checked(waiting, "2", True)
        assert (await bureau.unchecked("3", 9), await bureau.answerable(9)) == ((), (waiting,))
        await bureau.sent_answer(waiting)
        assert not await bureau.is_waiting(waiting)


async def test_nobody_drops_another_s_question(storage: Storage) -> None:
    async with bureau_in(storage) as bureau:
        await bureau.wait_for(1, "Wann?", "de")
        [waiting] = (await bureau.standing(1)).waiting
        assert [await bureau.drop(2, waiting.id), await bureau.drop(1, waiting.id)] == [0, 1]


async def test_questions_and_news_that_are_too_old_are_deleted(storage: Storage) -> None:
    today = Calendar()
    async with bureau_in(storage, today) as bureau:
        await bureau.wait_for(1, "Wann?", "de")
        await bureau.subscribe(1, "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", NEW))
        today.passes(NEWS_DAYS)
        assert await bureau.purge() == 0
        assert [await bureau.count(), len((await bureau.standing(1)).waiting)] == [0, 1]
        today.passes(SETTINGS.keep_questions_days - NEWS_DAYS)
        assert await bureau.purge() == 1
        assert (await bureau.standing(1)).waiting == ()


async def test_erasing_leaves_no_byte_of_a_chat_in_the_files(tmp_path: Path) -> None:
    storage = Storage(tmp_path)
    chat = 7_315_926_048
    async with bureau_in(storage) as bureau:
        await bureau.subscribe(chat, "de", "Unverwechselbares Thema")
        await bureau.wait_for(chat, "Unverwechselbare Frage?", "de")
        await bureau.notice(edition("1"))
        await bureau.notice(edition("2", release("x", topics=["Unverwechselbares Thema"])))
        assert await bureau.erase(chat) == 2
        assert (await bureau.standing(chat)).is_empty
    held = content_of(tmp_path)
    assert [word in held for word in (b"Unverwechselbare Frage", chat.to_bytes(6, "big"))] == [False, False]


async def test_a_database_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    async with bureau_in(Storage(tmp_path / "fehlt")) as bureau:
        with pytest.raises(StorageError, match="cannot be used"):
            await bureau.subscribe(1, "de")

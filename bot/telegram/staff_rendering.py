"""What the editorial office says, as messages for staff; what comes out of a document is shown literally."""

from __future__ import annotations

from collections.abc import Iterator

from telegram import InlineKeyboardMarkup

from bot.catalogue import Catalogue
from bot.editing.office import (
    ChangedAnswer,
    Declined,
    GapTable,
    PassagePreview,
    Publication,
    Published,
    PublishedDocument,
    Standing,
    Submission,
    Submitted,
)
from bot.telegram.gap_lines import gap_lines
from bot.telegram.quoted_markdown import from_markdown
from bot.telegram.rendering import Attachment, Message, messages_of
from bot.telegram.rich_text import RichText, Style, joined
from bot.telegram.shortening import on_one_line, shortened
from bot.telegram.staff_keyboards import StaffKeyboards
from bot.telegram.staff_text_files import answers_as_text, passages_as_text

SHOWN_PASSAGES = 3
SHOWN_LINES = 20
"""Warnings or objections."""
SHOWN_ANSWERS = 5
SHOWN_GAPS = 10
MOST_MESSAGES = 3
"""Passages that need more are sent as a file."""

LINE, PREVIEW, ANSWER = 200, 240, 300
"""Characters that are shown of a title or name, of a passage, of an answer."""


class StaffRenderer:
    """Submissions, publications, standings and gaps in the language of the member of staff."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._keyboards = StaffKeyboards(catalogue)

    def submitted(self, submitted: Submitted, language: str) -> list[Message]:
        """What was understood of a document, or why nothing was."""
        if isinstance(submitted, Declined):
            return self.declined(submitted, None, language)
        passages, first = submitted.passages, submitted.passages[:SHOWN_PASSAGES]
        count = self._counted("staff-passages", len(passages), len(first), language)
        previews = [_passage(PassagePreview(each.heading, shortened(each.text, PREVIEW))) for each in first]
        warnings = self._listed("staff-warnings", submitted.warnings, language)
        more = len(passages) > len(first) or any(len(each.text) > PREVIEW for each in first)
        keyboard = self._keyboards.of_submission(submitted.ref, language, more=more)
        return messages_of(joined([self._about(submitted, language), count, *previews, warnings], "\n\n"), keyboard)

    def passages(self, submission: Submission, language: str) -> list[Message]:
        """All passages, in a few messages or as a file."""
        keyboard = self._keyboards.of_submission(submission.ref, language, more=False)
        lead = self._text("staff-passages", language, count=len(submission.passages))
        messages = messages_of(joined([lead, *map(_passage, submission.passages)], "\n\n"), keyboard)
        if len(messages) <= MOST_MESSAGES:
            return messages
        caption = self._text("staff-all-passages", language, count=len(submission.passages))
        name = self._catalogue.text("staff-name-passages", language)
        return [_file(caption, Attachment(name, passages_as_text(submission.passages)), messages[-1])]

    def about(self, key: str, submission: Submission, language: str) -> list[Message]:
        """A sentence that names a submission."""
        return messages_of(self._text(key, language, title=_title(submission)), None)

    def insistence(self, submission: Submission, language: str) -> list[Message]:
        """Asks whether objections are to be overruled."""
        asked = self._text("staff-insist", language, title=_title(submission))
        return messages_of(asked, self._keyboards.of_insistence(submission.ref, language))

    def publication(self, publication: Publication, ref: str, language: str) -> list[Message]:
        """What is live now, or the objections."""
        outcome = "staff-published" if publication.live else "staff-not-published"
        keyboard = None if publication.live else self._keyboards.of_objections(ref, language)
        return self._result(publication, outcome, keyboard, language)

    def withdrawing(self, found: PublishedDocument | Declined, language: str) -> list[Message]:
        """Names the document that would be taken off, and asks."""
        if isinstance(found, Declined):
            return self.declined(found, None, language)
        facts = {
            "title": on_one_line(found.title, LINE),
            "publisher": on_one_line(found.publisher, LINE) or self._catalogue.text("staff-nobody", language),
            "published": found.published or self._catalogue.text("staff-undated", language),
        }
        keyboard = self._keyboards.of_withdrawing(found.ref, language)
        return messages_of(self._text("staff-withdraw", language, **facts), keyboard)

    def withdrawal(self, withdrawn: Published, ref: str, language: str) -> list[Message]:
        """What is live now, or the objections."""
        if isinstance(withdrawn, Declined):
            return self.declined(withdrawn, None, language)
        outcome = "staff-withdrawn" if withdrawn.live else "staff-not-withdrawn"
        keyboard = None if withdrawn.live else self._keyboards.of_withdrawing(ref, language, anyway=True)
        return self._result(withdrawn, outcome, keyboard, language)

    def _result(
        self, publication: Publication, outcome: str, keyboard: InlineKeyboardMarkup | None, language: str
    ) -> list[Message]:
        """With the answers that changed, all of them as a file where some are cut."""
        objections = "staff-despite" if publication.live else "staff-objections"
        parts = [
            self._text(outcome, language).styled(Style.BOLD),
            self._new_standing(publication, language) if publication.live else RichText(),
            self._listed(objections, publication.gate, language),
            *self._changes(publication.changed_answers, language),
        ]
        return self._all_answers(publication, language) + messages_of(joined(parts, "\n\n"), keyboard)

    def declined(self, declined: Declined, waiting: Submission | None, language: str) -> list[Message]:
        """Why not; with buttons where the submission still waits."""
        keyboard = self._keyboards.of_submission(waiting.ref, language, more=False) if waiting else None
        return messages_of(RichText.plain(declined.reason), keyboard)

    def standing(self, standing: Standing | Declined, language: str) -> list[Message]:
        """What is live, and a button for each submission that waits."""
        if isinstance(standing, Declined):
            return self.declined(standing, None, language)
        waiting = self._text("staff-waiting", language, count=len(standing.waiting))
        whole = joined([self._live("staff-live", standing, language), waiting], "\n\n")
        return messages_of(whole, self._keyboards.of_waiting(standing.waiting))

    def rolling_back(self, standing: Standing | Declined, language: str) -> list[Message]:
        """Names the snapshot that would be left, and asks."""
        if isinstance(standing, Declined):
            return self.declined(standing, None, language)
        whole = joined([self._live("staff-live", standing, language), self._text("staff-roll-back", language)], "\n\n")
        return messages_of(whole, self._keyboards.of_rolling_back(standing.snapshot, language))

    def rolled_back(self, standing: Standing | Declined, language: str) -> list[Message]:
        if isinstance(standing, Declined):
            return self.declined(standing, None, language)
        return messages_of(self._live("staff-rolled-back", standing, language), None)

    def gaps(self, table: GapTable | Declined, language: str) -> list[Message]:
        """The most frequent as a table, all as a file."""
        if isinstance(table, Declined):
            return self.declined(table, None, language)
        if not table.gaps:
            return messages_of(self._text("staff-no-gaps", language), None)
        first = table.gaps[:SHOWN_GAPS]
        lines = gap_lines(first, [self._catalogue.text("staff-gap-last", language, day=gap.last) for gap in first])
        lead = self._counted("staff-gaps", len(table.gaps), SHOWN_GAPS, language)
        shown = joined([lead, RichText.plain(lines).styled(Style.TABLE)], "\n\n")
        file = Attachment(self._catalogue.text("staff-name-gaps", language), table.csv)
        return [*messages_of(shown, None), _file(self._text("staff-all-gaps", language), file)]

    def _about(self, submission: Submission, language: str) -> RichText:
        """Title, publisher and date, and whether it is a new document."""
        facts = {
            "name": on_one_line(submission.name, LINE),
            "publisher": on_one_line(submission.publisher, LINE) or self._catalogue.text("staff-nobody", language),
            "published": submission.published or self._catalogue.text("staff-undated", language),
        }
        replaces = on_one_line(submission.replaces, LINE)
        place = (
            self._text("staff-replaces", language, title=replaces) if replaces else self._text("staff-new", language)
        )
        title = RichText.plain(_title(submission)).styled(Style.BOLD)
        return joined([title, self._text("staff-facts", language, **facts), place], "\n")

    def _live(self, lead: str, standing: Standing, language: str) -> RichText:
        facts = {"since": standing.since, "snapshot": standing.snapshot, "newest": standing.newest}
        numbers = {"documents": standing.documents, "passages": standing.passages}
        shown = self._text("staff-live-facts", language, **facts, **numbers)
        return joined([self._text(lead, language).styled(Style.BOLD), shown], "\n")

    def _new_standing(self, publication: Publication, language: str) -> RichText:
        numbers = {"documents": publication.documents, "passages": publication.passages}
        return self._text("staff-published-facts", language, snapshot=publication.snapshot, **numbers)

    def _listed(self, lead: str, sentences: tuple[str, ...], language: str) -> RichText:
        """Sentences below a line that says what they are; nothing where there is none."""
        if not sentences:
            return RichText()
        lines = [RichText.plain(f"• {on_one_line(each, ANSWER)}") for each in sentences[:SHOWN_LINES]]
        if (rest := len(sentences) - SHOWN_LINES) > 0:
            lines.append(self._text("staff-more", language, count=rest))
        return joined([self._text(lead, language, count=len(sentences)).styled(Style.BOLD), *lines], "\n")

    def _changes(self, answers: tuple[ChangedAnswer, ...], language: str) -> Iterator[RichText]:
        first = answers[:SHOWN_ANSWERS]
        yield self._counted("staff-changes", len(answers), len(first), language)
        for each in first:
            question = RichText.plain(on_one_line(each.question, LINE)).styled(Style.BOLD)
            before = self._text("staff-before", language, answer=on_one_line(each.before, ANSWER))
            after = self._text("staff-after", language, answer=on_one_line(each.after, ANSWER))
            yield joined([question, before, after], "\n")

    def _all_answers(self, publication: Publication, language: str) -> list[Message]:
        answers = publication.changed_answers
        if len(answers) <= SHOWN_ANSWERS and not any(max(len(a.before), len(a.after)) > ANSWER for a in answers):
            return []
        labels = (
            self._catalogue.text("staff-label-before", language),
            self._catalogue.text("staff-label-after", language),
        )
        file = Attachment(self._catalogue.text("staff-name-changes", language), answers_as_text(answers, labels))
        return [_file(self._text("staff-all-changes", language, count=len(answers)), file)]

    def _counted(self, key: str, count: int, shown: int, language: str) -> RichText:
        """How many there are, and how many of them follow."""
        if shown < count:
            return self._text(f"{key}-first", language, count=count, shown=shown)
        return self._text(key, language, count=count)

    def _text(self, key: str, language: str, **values: str | int) -> RichText:
        return RichText.plain(self._catalogue.text(key, language, **values))


def _title(submission: Submission) -> str:
    return on_one_line(submission.title, LINE) or on_one_line(submission.name, LINE)


def _passage(passage: PassagePreview) -> RichText:
    """As citizens read it."""
    heading = RichText.plain(on_one_line(passage.heading, LINE)).styled(Style.BOLD)
    return joined([heading, from_markdown(passage.text).styled(Style.QUOTE)], "\n")


def _file(caption: RichText, file: Attachment, below: Message | None = None) -> Message:
    """With the buttons of another message."""
    return Message(caption.html(), caption.text, below.keyboard if below else None, file)

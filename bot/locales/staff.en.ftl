### What staff read on Telegram.

## Pairing

staff-paired =
    You are now one of the editors.

    Send me a file (PDF, Word, HTML, Markdown or plain text) or a link. I will show you what I read in it. Nothing is published until you say so. Your Telegram number and what you do here are recorded with your name.

    /status – what is published now
    /rollback – back to what was published before
    /gaps – what citizens asked in vain
    /remove – take a document out of the answers
staff-not-paired = This code is not valid. Editors use /pair to identify themselves. If you are one of them, please ask for a new code. Everybody else may simply write me a question.
staff-command-standing = Editors: what is published
staff-command-back = Editors: back to what was published before
staff-command-gaps = Editors: questions without an answer
staff-command-withdraw = Editors: remove a document

## Files

staff-file-too-big = This file is too large. I load { $megabytes } MB at most. Please send a smaller version or a link.
staff-file-slow = The file could not be loaded from Telegram in reasonable time. Please send it again.
staff-file-not-loaded = Telegram does not hand out this file. Please send it again.

## What was read

staff-facts =
    Publisher: { $publisher }
    Date: { $published }
    File or link: { $name }
staff-nobody = not found
staff-undated = not found
staff-new = A new document.
staff-replaces = Replaces the published document “{ $title }”.
staff-passages =
    { $count ->
        [0] No passage that I could answer from.
        [one] 1 passage:
       *[other] { $count } passages:
    }
staff-passages-first = { $count } passages. The first { $shown }:
staff-warnings = Please check:
staff-more = … and { $count } more
staff-all-passages = All { $count } passages as a file.
staff-name-passages = passages.txt
staff-gone = This document is no longer waiting: it has been published, discarded or has expired. /status shows what is waiting.
staff-discarded = Discarded. What is published has not changed.

## Publishing

staff-checking = “{ $title }” is being checked … This takes about half a minute. Until then nothing changes.
staff-checked = “{ $title }” has been checked.
staff-takes-long = The check takes unusually long and goes on. /status shows what is published.
staff-published = Published.
staff-published-facts =
    From now on I answer from { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    } with { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    } (snapshot { $snapshot }). /rollback takes it back.
staff-despite = Despite these objections:
staff-not-published = Not published.
staff-objections = The check has objections:
staff-changes =
    { $count ->
        [0] No test question gets another answer.
        [one] 1 test question gets another answer:
       *[other] { $count } test questions get another answer:
    }
staff-changes-first = { $count } test questions get another answer. The first { $shown }:
staff-label-before = Before:
staff-label-after = Now:
staff-before = Before: { $answer }
staff-after = Now: { $answer }
staff-all-changes =
    { $count ->
        [one] The changed answer in full.
       *[other] All { $count } changed answers.
    }
staff-name-changes = changed-answers.txt
staff-insist = Publish “{ $title }” despite the objections? This will be recorded with your name.

## Removing

staff-withdraw-what = Write the title or the link of the document behind /remove, for example: /remove New trade fair in Leipzig
staff-withdraw =
    { $title }
    Publisher: { $publisher }
    Date: { $published }

    Shall I take this document out of the answers? Its file is kept.
staff-withdrawing = This is being checked … It takes about half a minute. Until then nothing changes.
staff-withdrawn = Removed.
staff-not-withdrawn = Not removed.

## What is published

staff-live = Published:
staff-rolled-back = Taken back. Published again:
staff-live-facts =
    Snapshot { $snapshot }, since { $since }
    { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, { $passages ->
        [one] 1 passage
       *[other] { $passages } passages
    }
    Newest document: { $newest }
staff-waiting =
    { $count ->
        [0] Nothing is waiting for your decision.
        [one] 1 document is waiting for your decision:
       *[other] { $count } documents are waiting for your decision:
    }
staff-roll-back = Go back to what was published before?
staff-kept = Everything stays as it is.
staff-other-snapshot = Something else has been published meanwhile. I have changed nothing. Please check with /status.

## Questions without an answer

staff-gaps =
    { $count ->
        [one] 1 question without an answer:
       *[other] { $count } questions without an answer:
    }
staff-gaps-first = { $count } questions without an answer. The { $shown } most frequent:
staff-no-gaps = No question is recorded that I had no answer to.
staff-gap-last = last on { $day }
staff-all-gaps = All questions without an answer as a table, with the passage closest to each.
staff-name-gaps = gaps.csv

## Buttons

staff-button-pub = Publish
staff-button-insist = Publish anyway
staff-button-anyway = Yes, publish anyway
staff-button-discard = Discard
staff-button-all = All passages
staff-button-back = Yes, go back
staff-button-keep = No
staff-button-off = Yes, remove it
staff-button-offanyway = Remove anyway

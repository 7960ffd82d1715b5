### Subscriptions, dates, maps.

announcements-offer =
    I can write to you when there is something new:

    • new press releases, all of them or those on one topic
    • an answer to your question as soon as I can give it (button below “I find nothing on that”)

    For this I must store the number of this chat and, for a question, its words without personal details. Nothing else is stored for it. If you unsubscribe or block the bot, it is deleted at once.
announcements-quiet = I do not write between { $from }:00 and { $until }:00.
announcements-none = You have no subscription at the moment.
announcements-all = You get all new press releases.
announcements-topics = You get new press releases on: { $topics }
announcements-waiting =
    { $count ->
        [one] I will answer this question as soon as I can (deleted after { $days } days):
       *[other] I will answer these questions as soon as I can (each deleted after { $days } days):
    }
announcements-waiting-line = “{ $question }”, since { $since }
announcements-button-subscribe = All press releases
announcements-button-topics = One topic only …
announcements-button-unsubscribe = Unsubscribe from press releases
announcements-button-drop-topic = Unsubscribe: { $topic }
announcements-button-drop-question = Stop waiting: { $question }
announcements-button-nothing = Unsubscribe from everything and delete it
announcements-choose-topic = On which topic would you like to get new press releases?
announcements-no-topics = There are no topics to choose from at the moment.
announcements-subscribed = Good, I will write to you when there is a new press release. The number of this chat is stored for that. To unsubscribe: /subscribe
announcements-subscribed-topic = Good, I will write to you when there is a new press release on “{ $topic }”. The number of this chat and the topic are stored for that. To unsubscribe: /subscribe
announcements-too-many-topics = I cannot remember more than { $most } topics. Please unsubscribe from one first, or take all press releases.
announcements-unsubscribed = Unsubscribed and deleted.
announcements-unavailable = That does not work right now. Please try again later.
announcements-only-private = You can subscribe only in a chat with me alone.

announcements-button-tell-me = Tell me when you can answer this
announcements-will-tell = Good. I keep your question without personal details, together with the number of this chat, until I can answer it, for { $days } days at most. Then I write to you once and delete both. To stop waiting: /subscribe
announcements-too-many-questions = There are already { $most } questions that I still want to answer for you. I cannot keep more. To delete one: /subscribe
announcements-question-dropped = Deleted. I no longer wait for an answer to this question.

announcements-news =
    { $count ->
        [one] There is a new press release:
       *[other] There are { $count } new press releases:
    }
announcements-more =
    { $count ->
        [one] and one more, see /sources
       *[other] and { $count } more, see /sources
    }
announcements-closing = You have subscribed to this. To unsubscribe: /subscribe
announcements-answer = You wanted to know when I can answer this question. Now I can. Your question is deleted with this message.

occasion-days = { $start } to { $end }
occasion-from = { $days }, from { $start }
occasion-from-to = { $days }, { $start } to { $end }
occasion-line = Date: { $when }
occasion-line-place = Date: { $when }, { $place }
occasion-past = This date is over, so there is no calendar entry: { $when }
occasion-button-calendar = Calendar entry
occasion-button-map = Map

announcements-needs-telegram = Subscriptions work on Telegram only: in the terminal I do not know where to write to you.
telegram-command-subscriptions = Subscribe to news or unsubscribe

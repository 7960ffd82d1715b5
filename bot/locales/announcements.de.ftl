### Abonnements, Termine, Karten. Anrede: „Sie“.

## Abonnements

announcements-offer =
    Ich kann Ihnen schreiben, wenn es etwas Neues gibt:

    • neue Pressemitteilungen, alle oder nur zu einem Thema
    • eine Antwort auf Ihre Frage, sobald ich sie geben kann (Schaltfläche unter „Dazu finde ich nichts“)

    Dafür muss ich die Nummer dieses Chats speichern, bei einer Frage auch ihren Wortlaut ohne persönliche Angaben. Sonst speichere ich dafür nichts. Bestellen Sie ab oder sperren Sie den Bot, wird das sofort gelöscht.
announcements-quiet = Zwischen { $from } und { $until } Uhr schreibe ich nicht.
announcements-none = Sie haben zurzeit nichts abonniert.
announcements-all = Sie bekommen alle neuen Pressemitteilungen.
announcements-topics = Sie bekommen neue Pressemitteilungen zu: { $topics }
announcements-waiting =
    { $count ->
        [one] Auf diese Frage antworte ich, sobald ich kann (gelöscht nach { $days } Tagen):
       *[other] Auf diese Fragen antworte ich, sobald ich kann (jede gelöscht nach { $days } Tagen):
    }
announcements-waiting-line = „{ $question }“, seit { $since }
announcements-button-subscribe = Alle Pressemitteilungen
announcements-button-topics = Nur ein Thema …
announcements-button-unsubscribe = Pressemitteilungen abbestellen
announcements-button-drop-topic = Abbestellen: { $topic }
announcements-button-drop-question = Nicht mehr warten: { $question }
announcements-button-nothing = Alles abbestellen und löschen
announcements-choose-topic = Zu welchem Thema möchten Sie neue Pressemitteilungen bekommen?
announcements-no-topics = Zurzeit gibt es keine Themen zur Auswahl.
announcements-subscribed = Gut, ich schreibe Ihnen, wenn es eine neue Pressemitteilung gibt. Gespeichert ist dafür die Nummer dieses Chats. Abbestellen: /abo
announcements-subscribed-topic = Gut, ich schreibe Ihnen, wenn es eine neue Pressemitteilung zum Thema „{ $topic }“ gibt. Gespeichert ist dafür die Nummer dieses Chats mit dem Thema. Abbestellen: /abo
announcements-too-many-topics = Mehr als { $most } Themen kann ich mir nicht merken. Bestellen Sie bitte erst eines ab, oder alle Pressemitteilungen.
announcements-unsubscribed = Abbestellt und gelöscht.
announcements-unavailable = Das geht gerade nicht. Bitte versuchen Sie es später noch einmal.
announcements-only-private = Abonnieren können Sie nur im Chat mit mir allein.

## Wartende Fragen

announcements-button-tell-me = Sag mir, wenn du das beantworten kannst
announcements-will-tell = Gut. Ich hebe Ihre Frage ohne persönliche Angaben zusammen mit der Nummer dieses Chats auf, bis ich sie beantworten kann, längstens { $days } Tage. Dann schreibe ich Ihnen einmal und lösche beides. Nicht mehr warten: /abo
announcements-too-many-questions = Sie haben schon { $most } Fragen, auf die ich noch antworten möchte. Mehr kann ich nicht aufheben. Eine löschen: /abo
announcements-question-dropped = Gelöscht. Auf diese Frage warte ich nicht mehr.

## Was verschickt wird

announcements-news =
    { $count ->
        [one] Es gibt eine neue Pressemitteilung:
       *[other] Es gibt { $count } neue Pressemitteilungen:
    }
announcements-more =
    { $count ->
        [one] und eine weitere, siehe /quellen
       *[other] und { $count } weitere, siehe /quellen
    }
announcements-closing = Sie haben das abonniert. Abbestellen: /abo
announcements-answer = Sie wollten Bescheid wissen, wenn ich diese Frage beantworten kann. Jetzt kann ich es. Ihre Frage ist damit gelöscht.

## Termine

occasion-days = { $start } bis { $end }
occasion-from = { $days }, ab { $start } Uhr
occasion-from-to = { $days }, { $start } bis { $end } Uhr
occasion-line = Termin: { $when }
occasion-line-place = Termin: { $when }, { $place }
occasion-past = Dieser Termin ist vorbei, deshalb gibt es keinen Kalendereintrag: { $when }
occasion-button-calendar = Kalendereintrag
occasion-button-map = Karte

## Im Terminal

announcements-needs-telegram = Abonnieren kann man nur auf Telegram: Im Terminal weiß ich nicht, wohin ich Ihnen schreiben soll.
telegram-command-subscriptions = Neues abonnieren oder abbestellen

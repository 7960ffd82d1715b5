### Abonnements, Termine, Karten in Leichter Sprache.

announcements-offer =
    Ich kann Ihnen schreiben.
    Zum Beispiel: Es gibt eine neue Mitteilung vom Ministerium.
    Oder: Ich kann Ihre Frage jetzt beantworten.

    Dafür speichere ich die Nummer von diesem Chat.
    Und vielleicht Ihre Frage, ohne Ihren Namen.
    Sie bestellen ab? Dann lösche ich das sofort.
announcements-quiet = Zwischen { $from } und { $until } Uhr schreibe ich nicht.
announcements-none = Sie haben nichts bestellt.
announcements-all = Sie bekommen alle neuen Mitteilungen.
announcements-topics = Sie bekommen neue Mitteilungen zu: { $topics }
announcements-waiting =
    { $count ->
        [one] Diese Frage habe ich mir gemerkt.
       *[other] Diese Fragen habe ich mir gemerkt.
    }
    Ich antworte, wenn ich es kann.
    Nach { $days } Tagen lösche ich eine Frage.
announcements-waiting-line = „{ $question }“, seit { $since }
announcements-button-subscribe = Alle Mitteilungen
announcements-button-topics = Nur ein Thema
announcements-button-unsubscribe = Mitteilungen abbestellen
announcements-button-drop-topic = Abbestellen: { $topic }
announcements-button-drop-question = Frage löschen: { $question }
announcements-button-nothing = Alles löschen
announcements-choose-topic = Welches Thema möchten Sie?
announcements-no-topics = Es gibt gerade keine Themen.
announcements-subscribed =
    Gut.
    Es gibt eine neue Mitteilung?
    Dann schreibe ich Ihnen.
    Ich speichere dafür die Nummer von diesem Chat.
    Abbestellen: /abo
announcements-subscribed-topic =
    Gut.
    Es gibt eine neue Mitteilung zum Thema „{ $topic }“?
    Dann schreibe ich Ihnen.
    Ich speichere dafür die Nummer von diesem Chat und das Thema.
    Abbestellen: /abo
announcements-too-many-topics =
    Mehr als { $most } Themen kann ich mir nicht merken.
    Bestellen Sie bitte erst eines ab.
announcements-unsubscribed =
    Das ist abbestellt.
    Es ist gelöscht.
announcements-unavailable =
    Das geht gerade nicht.
    Bitte versuchen Sie es später noch einmal.
announcements-only-private = Das geht nur im Chat mit mir allein.

announcements-button-tell-me = Sag mir, wenn du es weißt
announcements-will-tell =
    Gut.
    Ich merke mir Ihre Frage.
    Ihren Namen merke ich mir nicht.
    Ich speichere auch die Nummer von diesem Chat.
    Ich kann die Frage beantworten?
    Dann schreibe ich Ihnen einmal.
    Danach lösche ich beides, spätestens nach { $days } Tagen.
announcements-too-many-questions =
    Ich habe mir schon { $most } Fragen von Ihnen gemerkt.
    Mehr geht nicht.
    Eine Frage löschen: /abo
announcements-question-dropped = Die Frage ist gelöscht.

announcements-news =
    { $count ->
        [one] Es gibt eine neue Mitteilung:
       *[other] Es gibt { $count } neue Mitteilungen:
    }
announcements-more = Und noch { $count }, siehe /quellen
announcements-closing =
    Sie haben das bestellt.
    Abbestellen: /abo
announcements-answer =
    Sie haben mich etwas gefragt.
    Jetzt weiß ich die Antwort.
    Ihre Frage ist jetzt gelöscht.

occasion-days = { $start } bis { $end }
occasion-from = { $days }, ab { $start } Uhr
occasion-from-to = { $days }, { $start } bis { $end } Uhr
occasion-line = Termin: { $when }
occasion-line-place = Termin: { $when }, { $place }
occasion-past = Dieser Termin ist vorbei: { $when }
occasion-button-calendar = In den Kalender
occasion-button-map = Karte

announcements-needs-telegram = Das geht nur auf Telegram.

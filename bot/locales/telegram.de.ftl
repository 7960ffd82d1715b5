### Was nur auf Telegram gesagt wird. Anrede: „Sie“. Überschriften, Listen und Markierungen gibt es hier nicht.

## Telegram

telegram-start =
    Guten Tag! Hier antwortet eine Maschine, kein Mensch.

    Fragen Sie mich etwas zur sächsischen Industriestrategie, zum Beispiel: „Wann war die erste Strategiekonferenz?“ Ich zeige Ihnen die passende Stelle wörtlich, mit Quelle und Datum. Finde ich nichts, sage ich es Ihnen.

    Hilfe: /hilfe
    Was gespeichert wird: /datenschutz
telegram-help =
    Schreiben Sie mir einfach eine Frage, am besten kurz. Hier antwortet eine Maschine: Sie sucht in veröffentlichten Texten zur sächsischen Industriestrategie und gibt die passende Stelle wörtlich wieder.

    Unter jeder Antwort können Sie die Stelle im Zusammenhang lesen, die Quelle öffnen und sagen, ob die Antwort hilfreich war.

    /quellen – alle Texte, aus denen ich antworte
    /sprache – Sprache wählen
    /leichtesprache – meine Hinweise in Leichter Sprache
    /einstellungen – Einstellungen
    /datenschutz – was gespeichert wird
telegram-privacy =
    Was gespeichert wird, in einfachen Worten:

    Ihre Fragen, Ihr Name und Ihre Telegram-Nummer werden nicht gespeichert und nicht in Protokolle geschrieben.

    Ihre letzte Frage bleibt einige Minuten im Arbeitsspeicher, damit Sie nachfragen können. Danach ist sie weg. Auch eine gewählte Sprache steht nur im Arbeitsspeicher, bis der Bot neu startet.

    Drücken Sie „Hilfreich“ oder „Nicht hilfreich“, wird das mit Textstelle und Zeitpunkt festgehalten, ohne Angaben zu Ihrer Person. Damit niemand doppelt zählt, merkt sich der Arbeitsspeicher bis zu einen Tag lang einen Zufallswert statt Ihres Namens.

    Telegram selbst sieht den Chat. Dort gelten die Regeln von Telegram. Schreiben Sie deshalb bitte nichts Persönliches.
telegram-settings =
    Einstellen können Sie die Sprache meiner Hinweise. Die Quellen selbst sind auf Deutsch und werden wörtlich gezeigt.

    Bitte wählen Sie eine Sprache:
telegram-choose-language = Bitte wählen Sie eine Sprache:
telegram-language-name = Deutsch
telegram-language-chosen = Ab jetzt schreibe ich Ihnen auf Deutsch.
telegram-sources =
    { $count ->
        [one] Ich antworte aus diesem Text:
       *[other] Ich antworte aus diesen { $count } Texten, der neueste zuerst:
    }
telegram-no-sources = Zurzeit liegen mir keine Texte vor.
telegram-source = Quelle{ $number }:
telegram-asked = Ihre Frage: { $question }
telegram-nothing = Dazu kann ich gerade nichts sagen. Bitte fragen Sie noch einmal mit anderen Worten.
telegram-only-text = Danke! Ich verstehe aber nur Text. Bitte schreiben Sie mir Ihre Frage in Worten.
telegram-unknown-command = Diesen Befehl kenne ich nicht. Was ich kann, steht unter /hilfe.
telegram-stale = Diese Schaltfläche gilt nicht mehr. Bitte stellen Sie Ihre Frage noch einmal.
telegram-busy = Gerade fragen sehr viele Menschen. Bitte versuchen Sie es in einer Minute noch einmal.
telegram-error = Das hat leider nicht geklappt. Bitte versuchen Sie es noch einmal. Wenn Sie den Fehler melden möchten, nennen Sie bitte diese Nummer: { $reference }
telegram-thanks = Danke für Ihre Rückmeldung!

telegram-button-passage = Im Zusammenhang
telegram-button-source = Zur Quelle
telegram-button-helpful = Hilfreich
telegram-button-not-helpful = Nicht hilfreich

telegram-command-help = So fragen Sie
telegram-command-sources = Alle Texte, aus denen ich antworte
telegram-command-language = Sprache wählen
telegram-command-plain = Leichte Sprache an oder aus
telegram-command-settings = Einstellungen
telegram-command-privacy = Was gespeichert wird
telegram-description = Hier antwortet eine Maschine. Sie beantwortet Fragen zur sächsischen Industriestrategie mit wörtlichen Stellen aus veröffentlichten Texten, mit Quelle und Datum. Weiß sie nichts, sagt sie das. Ihre Fragen werden nicht gespeichert.
telegram-short-description = Fragen zur sächsischen Industriestrategie: wörtlich beantwortet, mit Quelle und Datum. Hier antwortet eine Maschine.

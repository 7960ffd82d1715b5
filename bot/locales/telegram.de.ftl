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
telegram-inline-asked = Frage: { $question }
telegram-inline-hint = Schreiben Sie hinter meinen Namen eine Frage, zum Beispiel: Wann war die erste Strategiekonferenz?
telegram-inline-button = Mit mir chatten
telegram-nothing = Dazu kann ich gerade nichts sagen. Bitte fragen Sie noch einmal mit anderen Worten.
telegram-only-text = Danke! Ich verstehe aber nur Text. Bitte schreiben Sie mir Ihre Frage in Worten.
telegram-unknown-command = Diesen Befehl kenne ich nicht. Was ich kann, steht unter /hilfe.
telegram-late = Entschuldigung, ich war eine Weile nicht erreichbar. Hier ist meine Antwort:
telegram-late-command = Entschuldigung, ich war eine Weile nicht erreichbar. Bitte schicken Sie den Befehl noch einmal.
telegram-set-aside = Ihre Nachricht konnte ich leider nicht verarbeiten. Bitte stellen Sie Ihre Frage mit anderen Worten.
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
telegram-command-mine = Alles, was zu diesem Chat gespeichert ist
telegram-command-erase = Löschen, was zu diesem Chat gespeichert ist
telegram-description = Hier antwortet eine Maschine. Sie beantwortet Fragen zur sächsischen Industriestrategie mit wörtlichen Stellen aus veröffentlichten Texten, mit Quelle und Datum. Weiß sie nichts, sagt sie das. Was gespeichert wird, steht unter /datenschutz.
telegram-short-description = Fragen zur sächsischen Industriestrategie: wörtlich beantwortet, mit Quelle und Datum. Hier antwortet eine Maschine.

### Was nur auf Telegram gesagt wird, in Leichter Sprache: kurze Hauptsätze, eine Aussage in einer Zeile.
### Was Telegram vor dem ersten Satz zeigt (Befehle, Beschreibung), gibt es nur auf Deutsch.

## Telegram

telegram-start =
    Guten Tag!
    Hier antwortet eine Maschine.
    Ich bin kein Mensch.

    Sie können mich etwas fragen.
    Mein Thema ist die Industrie in Sachsen.
    Zum Beispiel:
    Wann war die erste Strategie·konferenz?

    Ich zeige Ihnen den passenden Text.
    Manchmal weiß ich es nicht.
    Dann sage ich Ihnen das.

    Brauchen Sie Hilfe? Drücken Sie hier: /hilfe
    Was merke ich mir? Drücken Sie hier: /datenschutz
telegram-help =
    So geht es:
    Schreiben Sie mir eine kurze Frage.
    Hier antwortet eine Maschine.
    Ich suche in Texten über die Industrie in Sachsen.
    Ich zeige Ihnen den passenden Text.
    Der Text ist nicht in Leichter Sprache.

    Unter der Antwort sind Knöpfe.
    Damit können Sie mehr lesen.
    Sie können mir auch sagen: Die Antwort hat geholfen.

    Sie können auch hier drücken:
    /quellen – alle meine Texte
    /sprache – eine andere Sprache
    /leichtesprache – Leichte Sprache an oder aus
    /einstellungen – etwas ändern
    /datenschutz – das merke ich mir
telegram-settings =
    Sie können meine Sprache ändern.
    Die Texte bleiben auf Deutsch.

    Bitte wählen Sie eine Sprache:
telegram-choose-language = Bitte wählen Sie eine Sprache:
telegram-language-name = Leichte Sprache
telegram-language-chosen =
    Ich schreibe jetzt in Leichter Sprache.
    Die Texte aus den Unterlagen sind nicht in Leichter Sprache.
    Möchten Sie das nicht mehr?
    Dann drücken Sie auf den Knopf.
telegram-sources =
    { $count ->
        [one] Das ist mein Text:
       *[other]
            Ich habe { $count } Texte.
            Der neueste Text steht oben:
    }
telegram-no-sources = Ich habe jetzt keine Texte.
telegram-source = Der Text{ $number } kommt von:
telegram-asked = Ihre Frage: { $question }
telegram-inline-asked = Frage: { $question }
telegram-inline-hint = Schreiben Sie eine Frage hinter meinen Namen.
telegram-inline-button = Mit mir chatten
telegram-nothing =
    Dazu kann ich jetzt nichts sagen.
    Bitte fragen Sie noch einmal.
    Nehmen Sie andere Wörter.
telegram-only-text =
    Danke!
    Ich verstehe aber nur Wörter.
    Bitte schreiben Sie mir Ihre Frage.
telegram-unknown-command =
    Das verstehe ich nicht.
    Brauchen Sie Hilfe? Drücken Sie hier: /hilfe
telegram-late =
    Entschuldigung, ich war kurz nicht da.
    Hier ist meine Antwort:
telegram-late-command =
    Entschuldigung, ich war kurz nicht da.
    Bitte schreiben Sie das noch einmal.
telegram-set-aside =
    Ich kann Ihre Nachricht nicht lesen.
    Bitte fragen Sie mit anderen Wörtern.
telegram-stale =
    Der Knopf ist zu alt.
    Bitte stellen Sie Ihre Frage noch einmal.
telegram-busy =
    Jetzt fragen sehr viele Menschen.
    Bitte warten Sie eine Minute.
    Dann fragen Sie noch einmal.
telegram-error =
    Das hat nicht geklappt.
    Bitte versuchen Sie es noch einmal.
    Sie können uns den Fehler melden.
    Nennen Sie dann diese Nummer: { $reference }
telegram-thanks = Danke!

telegram-button-passage = Mehr lesen
telegram-button-source = Zur Internet-Seite
telegram-button-helpful = Hat geholfen
telegram-button-not-helpful = Hat nicht geholfen
telegram-button-ordinary = Leichte Sprache aus

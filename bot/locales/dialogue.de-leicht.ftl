### Was der Bot im Gespräch sagt, in Leichter Sprache: kurze Hauptsätze, eine Aussage in einer Zeile, keine Fremdwörter.
### Ein Punkt in der Mitte (·) teilt lange Wörter. Was hier fehlt, wird auf Deutsch gesagt.

## Antworten

summary =
    Kurz gesagt:
    { $summary }
    Das hat eine Maschine geschrieben.
    Richtig ist der Text darunter.
lead-answered = Das steht in den Texten:
lead-contradiction =
    Es gibt dazu mehrere Texte.
    Die Texte sagen nicht das Gleiche:
lead-clarify =
    Ich bin nicht sicher.
    Was möchten Sie wissen?
    Drücken Sie auf eine Frage:
german-source =
    Der Text ist wörtlich aus den Unterlagen.
    Er ist nicht in Leichter Sprache.
standing = Datum: { $date }
undated = ohne Datum
note-past-event = Das ist schon vorbei.
note-past-date =
    Im Text steht ein Datum.
    Dieser Tag ist schon vorbei.
note-older = Dieser Text ist älter.
note-superseded =
    Der Text ist alt.
    Es gibt einen neuen Text: { $title }
note-expired = Das war gültig bis: { $date }

## Keine Antwort

no-answer =
    Das weiß ich nicht.
    Dazu steht nichts in meinen Texten.
out-of-scope =
    Das weiß ich nicht.
    Ich kenne nur ein Thema:
    die Industrie in Sachsen.
    Zum Beispiel Treffen, Messen, Geld für Firmen und Adressen.
ask-there =
    Hier können Sie fragen:
    { $name }
    Telefon: { $phone }
    E-Mail: { $email }
    Internet: { $website }
refused =
    Dabei helfe ich nicht.
    Sie können mich etwas zur Industrie in Sachsen fragen.
empty =
    Bitte schreiben Sie mir eine Frage.
    Zum Beispiel:
    Wann war die erste Strategie·konferenz?
too-long =
    Ihre Nachricht ist zu lang.
    Bitte schreiben Sie eine kurze Frage.
    Die Frage darf höchstens { $limit } Zeichen haben.
by-words =
    Ich kann gerade nicht so gut suchen wie sonst.
    Ich finde nur Texte mit den gleichen Wörtern wie in Ihrer Frage.
error =
    Das hat nicht geklappt.
    Das war mein Fehler.
    Bitte versuchen Sie es noch einmal.

## Kleine Gespräche

talk-greeting-1 =
    Guten Tag!
    Was möchten Sie wissen?
talk-greeting-2 =
    Hallo!
    Sie können mich etwas fragen.
    Zum Beispiel:
    Wann war die erste Strategie·konferenz?
talk-greeting-3 =
    Guten Tag!
    Ich weiß etwas über die Industrie in Sachsen.
    Was möchten Sie wissen?
talk-farewell-1 =
    Auf Wiedersehen!
    Sie können immer wieder fragen.
talk-farewell-2 =
    Tschüss!
    Alles Gute für Sie.
talk-thanks-1 = Gern!
talk-thanks-2 =
    Bitte sehr.
    Haben Sie noch eine Frage?
talk-thanks-3 = Das freut mich.
talk-identity-1 =
    Ich bin kein Mensch.
    Ich bin ein Computer-Programm.
    Ich suche in Texten über die Industrie in Sachsen.
    Ich zeige Ihnen den passenden Text.
talk-identity-2 =
    Hier antwortet eine Maschine.
    Ich zeige nur Texte von anderen.
    Ich denke mir nichts aus.
talk-help-1 =
    Sie können mich etwas fragen.
    Zum Beispiel:
    Welches Geld gibt es für Firmen?
    Oder:
    Wie komme ich zum Ministerium?
    Ich zeige Ihnen den passenden Text.
    Ich sage auch: Der Text ist von diesem Tag.
talk-help-2 =
    Schreiben Sie mir eine Frage.
    Mein Thema ist die Industrie in Sachsen.
    Zum Beispiel Treffen, Messen, Geld für Firmen und Adressen.
talk-wellbeing-1 =
    Danke, mir geht es gut.
    Was möchten Sie wissen?
talk-wellbeing-2 =
    Ich bin ein Computer-Programm.
    Mir geht es immer gut.
    Wie kann ich helfen?
talk-praise-1 = Danke, das freut mich.
talk-praise-2 =
    Schön!
    Ich helfe Ihnen gern.
talk-complaint-1 =
    Das tut mir leid.
    Bitte fragen Sie noch einmal.
    Nehmen Sie andere Wörter.
talk-complaint-2 =
    Entschuldigung.
    Bitte fragen Sie genauer.
    Nennen Sie zum Beispiel das Jahr oder den Ort.
talk-opinion-1 =
    Ich habe keine eigene Meinung.
    Ich zeige nur Texte von anderen.
talk-opinion-2 =
    Ich sage nicht: Das ist gut oder schlecht.
    Ich zeige nur Texte von anderen.
talk-insult-1 =
    Dazu sage ich nichts.
    Sie können mich etwas zur Industrie in Sachsen fragen.
talk-insult-2 =
    Bitte bleiben Sie freundlich.
    Wie kann ich helfen?
talk-attack-1 =
    Das mache ich nicht.
    Sie können mich etwas zur Industrie in Sachsen fragen.
talk-attack-2 =
    Meine Aufgabe bleibt gleich:
    Ich zeige Texte über die Industrie in Sachsen.
talk-harm-1 =
    Dabei helfe ich nicht.
    Geht es Ihnen schlecht?
    Dann rufen Sie hier an: 0800 111 0 111
    Das ist die Telefon·seelsorge.
    Da hört Ihnen jemand zu.
    Der Anruf kostet nichts.
    Sie können am Tag und in der Nacht anrufen.
    Ist es ein Notfall? Dann rufen Sie 112 an.
talk-harm-2 =
    Dazu sage ich nichts.
    Brauchen Sie Hilfe?
    Dann rufen Sie hier an: 0800 111 0 111
    Das ist die Telefon·seelsorge.
    Der Anruf kostet nichts.
    Ist es ein Notfall? Dann rufen Sie 112 an.
talk-emoji-1 =
    Das ist ein Bild.
    Ich verstehe nur Wörter.
    Was möchten Sie wissen?
talk-emoji-2 = Bitte schreiben Sie Ihre Frage mit Wörtern.

## Terminal

terminal-welcome =
    Hier antwortet eine Maschine.
    Sie können etwas zur Industrie in Sachsen fragen.
    Zum Beenden drücken Sie Strg und D.
terminal-prompt = Ihre Frage:
terminal-unknown-command =
    Das verstehe ich nicht.
    Sie können schreiben: /hilfe, /quellen, /datenschutz oder /ende.
terminal-source = Der Text kommt von: { $title } ({ $publisher }), { $date }

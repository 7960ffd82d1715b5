### Was der Bot im Gespräch sagt, auf jedem Weg (Telegram und Terminal). Anrede: „Sie“.

## Antworten

summary = Kurz gefasst von einer Maschine, es gilt das Zitat: { $summary }
lead-answered = Dazu steht in den Unterlagen:
lead-contradiction = Die Quellen machen dazu unterschiedliche Angaben:
lead-clarify = Das ist mir nicht eindeutig genug. Meinten Sie vielleicht:
german-source = Die Quelle ist auf Deutsch.
standing = Stand: { $date }
undated = ohne Datum
note-past-event = Die Veranstaltung ist vorbei.
note-past-date = Der genannte Termin liegt in der Vergangenheit.
note-older = Ältere Angabe.
note-superseded = Überholt. Neuer ist: { $title }
note-expired = Galt bis { $date }.

## Keine Antwort

no-answer = Dazu steht nichts in meinen Unterlagen. Raten möchte ich nicht.
out-of-scope = Dazu weiß ich nichts. Ich kenne nur Unterlagen zur sächsischen Industriestrategie: StrategieWerkstatt, Konferenzen, Leitlinien, Maßnahmen, Messen, Förderung und Kontakte.
ask-there = Fragen Sie bitte dort: { $name }, Telefon { $phone }, E-Mail { $email }, { $website }
refused = Dabei helfe ich nicht. Fragen zur sächsischen Industriestrategie beantworte ich gern.
empty = Bitte schreiben Sie mir eine Frage in Worten, zum Beispiel: „Wann war die erste Strategiekonferenz?“
too-long = Ihre Nachricht ist sehr lang. Bitte stellen Sie eine kurze Frage mit höchstens { $limit } Zeichen.
by-words = Meine Suche arbeitet gerade nur eingeschränkt: Ich finde nur Stellen mit denselben Wörtern wie in Ihrer Frage.
error = Bei mir ist gerade etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.

## Kleine Gespräche (mehrere Fassungen: die Nummer wechselt)

talk-greeting-1 = Guten Tag! Was möchten Sie über Sachsens Industriestrategie wissen?
talk-greeting-2 = Hallo! Fragen Sie mich zum Beispiel: „Wann war die erste Strategiekonferenz?“
talk-greeting-3 = Willkommen! Stellen Sie mir einfach eine Frage zur StrategieWerkstatt, zu Messen, Förderung oder Kontakten.
talk-farewell-1 = Auf Wiedersehen! Sie können jederzeit wieder fragen.
talk-farewell-2 = Tschüss und alles Gute!
talk-thanks-1 = Gern geschehen!
talk-thanks-2 = Bitte sehr. Haben Sie noch eine Frage?
talk-thanks-3 = Das freut mich.
talk-identity-1 = Ich bin ein Programm, kein Mensch. Ich suche in Unterlagen zur sächsischen Industriestrategie und gebe die passende Stelle wörtlich wieder.
talk-identity-2 = Hier antwortet eine Maschine: Ich zitiere nur aus veröffentlichten Texten und denke mir nichts aus.
talk-help-1 = Stellen Sie mir eine Frage zur sächsischen Industriestrategie, zum Beispiel: „Wer hielt 2017 die Keynote?“, „Welche Förderung gibt es?“ oder „Wie komme ich zum Ministerium?“. Ich zeige Ihnen die Stelle aus den Unterlagen, mit Quelle und Datum.
talk-help-2 = Ich beantworte Fragen zu StrategieWerkstatt, Strategiekonferenzen, Leitlinien, Maßnahmen, Messen, Förderung und Kontakten. Schreiben Sie einfach Ihre Frage.
talk-wellbeing-1 = Danke der Nachfrage, bei mir läuft alles. Was möchten Sie wissen?
talk-wellbeing-2 = Mir als Programm geht es immer gut. Womit kann ich helfen?
talk-praise-1 = Danke, das freut mich.
talk-praise-2 = Schön, dass es geholfen hat!
talk-complaint-1 = Das tut mir leid. Fragen Sie gern noch einmal mit anderen Worten.
talk-complaint-2 = Entschuldigung. Vielleicht hilft eine genauere Frage, etwa mit Jahr oder Ort.
talk-opinion-1 = Eine eigene Meinung habe ich nicht. Ich gebe nur wieder, was in den Unterlagen steht.
talk-opinion-2 = Bewerten kann und will ich nichts; ich zitiere nur aus veröffentlichten Texten.
talk-insult-1 = Das lasse ich so stehen. Eine Frage zur Industriestrategie beantworte ich gern.
talk-insult-2 = Bleiben wir freundlich. Womit kann ich Ihnen helfen?
talk-attack-1 = Darauf gehe ich nicht ein. Ich beantworte Fragen zur sächsischen Industriestrategie, wörtlich aus den Unterlagen.
talk-attack-2 = Meine Aufgabe lässt sich nicht ändern: Ich zitiere aus Unterlagen zur sächsischen Industriestrategie.
talk-harm-1 = Dabei helfe ich nicht. Wenn Sie selbst in Not sind: Die Telefonseelsorge ist Tag und Nacht kostenlos da, 0800 111 0 111. Im Notfall wählen Sie 112.
talk-harm-2 = Dazu gebe ich keine Auskunft. In einer Notlage hilft die Telefonseelsorge, 0800 111 0 111 (kostenlos, Tag und Nacht), im Notfall 112.
talk-emoji-1 = Ein Bild sagt viel, aber ich verstehe nur Worte. Was möchten Sie wissen?
talk-emoji-2 = Bitte schreiben Sie mir Ihre Frage in Worten.

## Terminal

terminal-welcome = Strategiebot: Fragen zur sächsischen Industriestrategie. Hier antwortet eine Maschine. Beenden mit Strg+D.
terminal-prompt = Ihre Frage:
terminal-unknown-command = Diesen Befehl kenne ich nicht. Es gibt /hilfe, /quellen, /datenschutz und /ende.
terminal-source = Quelle: { $title } ({ $publisher }), { $date }

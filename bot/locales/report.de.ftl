### Was im Bericht von „strategiebot evaluate --report“ steht. Ihn lesen Mitarbeitende; nur auf Deutsch.

report-title = Prüfbericht des Strategiebots
report-about = { $count } Fragen aus { $file }, beantwortet am { $date } auf dem Weg, auf dem auch Bürgerinnen und Bürger Antwort bekommen.
report-snapshot = Wissensstand { $snapshot }, Sprachmodell { $model }.
report-interval = In eckigen Klammern: der Bereich, in dem der wahre Wert mit 95 % Sicherheit liegt (Bootstrap, 2.000 Ziehungen). Bei wenigen Fragen ist er breit; bei 0 % und 100 % sagt er nichts.

## Das Wichtigste

report-card-right = richtig beantwortet
report-card-wrong = falsch beantwortet
report-card-refused = zu Unrecht abgelehnt
report-card-near = nah, nicht beantwortbar: dennoch beantwortet
report-card-far = fern, nicht beantwortbar: dennoch beantwortet
report-of = { $count } von { $of }

## Tabellen

report-heading-figures = Beantwortbare Fragen
report-heading-refusing = Fragen, auf die die Unterlagen keine Antwort geben
report-heading-confidence = Wie verlässlich die Sicherheit ist
report-heading-pictures = Bilder
report-heading-questions = Alle Fragen
report-column-group = Gruppe
report-column-questions = Fragen
report-column-right = richtig
report-column-wrong = falsch
report-column-refused = abgelehnt
report-column-hit-1 = Stelle an 1.
report-column-hit-3 = unter den ersten 3
report-column-hit-5 = unter den ersten 5
report-column-answered = dennoch beantwortet
report-row-all = alle
report-row-language = Sprache: { $name }
report-row-style = Stil: { $name }
report-style-plain = einfache Frage
report-style-colloquial = Umgangssprache
report-style-typo = Tippfehler
report-style-keyword = Stichwörter
report-style-followup = Nachfrage
report-row-near = nah: aus unserem Gebiet, aber nicht belegt
report-row-far = fern: aus einem anderen Gebiet
report-auroc-near = Trennschärfe (AUROC) gegen nahe Fragen ohne Antwort
report-auroc-far = Trennschärfe (AUROC) gegen ferne Fragen
report-brier = Brier-Wert (0 ist vollkommen)
report-calibration-error = mittlerer Kalibrierfehler (ECE)
report-latency = Antwortzeit: in der Mitte { $p50 } ms, 95 % unter { $p95 } ms, längste { $max } ms.

## Bilder

report-picture-distributions = Wie sich die Fragen verteilen
report-caption-distributions = Links die Punktzahl der besten Stelle, rechts die Sicherheit der Antwort. Gestrichelt: die kleinste Sicherheit, mit der geantwortet wurde ({ $threshold }). Je weiter Blau rechts und alles andere links liegt, desto besser.
report-picture-reliability = Hält die Sicherheit, was sie verspricht?
report-caption-reliability = Auf der gestrichelten Linie treffen Antworten so oft zu, wie die Sicherheit sagt; darunter ist der Bot zu selbstsicher. Mittlerer Abstand (ECE): { $error }.
report-picture-risk = Was es kostet, mehr zu antworten
report-caption-risk = Von links nach rechts wird mehr beantwortet. Zurzeit werden { $coverage } aller Fragen beantwortet; { $risk } dieser Antworten treffen nicht zu. Fläche unter der Kurve: { $area }.
report-group-answerable = beantwortbar ({ $count })
report-group-near = nah, nicht beantwortbar ({ $count })
report-group-far = fern, nicht beantwortbar ({ $count })
report-axis-questions = Fragen
report-axis-score = Punktzahl der besten Stelle
report-axis-confidence = Sicherheit der Antwort
report-axis-share = davon zutreffend
report-axis-coverage = beantwortete Fragen
report-axis-risk = davon nicht zutreffend
report-operating-point = heutige Einstellung

## Fragen

report-filter = Zeigen:
report-filter-all = alle ({ $count })
report-outcome-right = richtig
report-outcome-wrong = falsch
report-outcome-refused = abgelehnt, obwohl beantwortbar
report-outcome-well-refused = zu Recht abgelehnt
report-outcome-false-answer = beantwortet, obwohl nicht belegt
report-confidence = Sicherheit { $share }
report-previous = Frage davor: { $question }
report-kind = Kennung { $id }, Sprache { $spoken }, Stil { $style }, Antwortart { $status }
report-expected = Erwartet:
report-expected-nothing = Erwartet: keine Antwort oder der Hinweis, dass es nicht bekannt ist.
report-quoted = Zitiert:
report-nothing-quoted = Nichts zitiert.
report-best = Beste Stelle: { $passage } (Punktzahl { $score })
report-rank = Eine richtige Stelle steht an { $rank }. Platz.
report-no-rank = Unter den zehn besten Stellen ist keine richtige.

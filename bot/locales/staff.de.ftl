### Was die Redaktion auf Telegram liest. Anrede: „Sie“. Zahlen vor den Wörtern, kurze Sätze.

## Freischalten

staff-paired =
    Sie gehören jetzt zur Redaktion.

    Schicken Sie mir eine Datei (PDF, Word, HTML, Markdown oder Text) oder einen Link. Ich zeige Ihnen, was ich darin lese. Veröffentlicht wird erst, wenn Sie es sagen. Ihre Telegram-Nummer und was Sie hier tun werden mit Ihrem Namen festgehalten.

    /stand – was gerade veröffentlicht ist
    /zurueck – zurück zum Stand davor
    /luecken – was Bürgerinnen und Bürger vergeblich gefragt haben
    /entfernen – ein Dokument aus den Antworten nehmen
staff-not-paired = Dieser Code gilt nicht. Mit /koppeln schaltet sich die Redaktion frei. Wenn Sie dazugehören, lassen Sie sich bitte einen neuen Code geben. Alle anderen können mir einfach eine Frage schreiben.
staff-command-standing = Redaktion: was veröffentlicht ist
staff-command-back = Redaktion: zurück zum Stand davor
staff-command-gaps = Redaktion: Fragen ohne Antwort
staff-command-withdraw = Redaktion: ein Dokument entfernen

## Dateien

staff-file-too-big = Diese Datei ist zu groß. Ich lade höchstens { $megabytes } MB. Schicken Sie bitte eine kleinere Fassung oder einen Link.
staff-file-slow = Die Datei ließ sich nicht in angemessener Zeit von Telegram laden. Bitte schicken Sie sie noch einmal.
staff-file-not-loaded = Telegram gibt diese Datei nicht heraus. Bitte schicken Sie sie noch einmal.

## Was gelesen wurde

staff-facts =
    Herausgeber: { $publisher }
    Datum: { $published }
    Datei oder Link: { $name }
staff-nobody = nicht gefunden
staff-undated = nicht gefunden
staff-new = Ein neues Dokument.
staff-replaces = Ersetzt das veröffentlichte Dokument „{ $title }“.
staff-passages =
    { $count ->
        [0] Kein Abschnitt, aus dem ich antworten könnte.
        [one] 1 Abschnitt:
       *[other] { $count } Abschnitte:
    }
staff-passages-first = { $count } Abschnitte. Die ersten { $shown }:
staff-warnings = Bitte prüfen:
staff-more =
    { $count ->
        [one] … und 1 weiterer Hinweis
       *[other] … und { $count } weitere Hinweise
    }
staff-all-passages = Alle { $count } Abschnitte als Datei.
staff-name-passages = abschnitte.txt
staff-gone = Dieses Dokument wartet nicht mehr: Es ist veröffentlicht, verworfen oder verfallen. Was wartet, zeigt /stand.
staff-discarded = Verworfen. Am veröffentlichten Stand hat sich nichts geändert.

## Veröffentlichen

staff-checking = „{ $title }“ wird geprüft … Das dauert etwa eine halbe Minute. So lange gilt der bisherige Stand.
staff-checked = „{ $title }“ ist geprüft.
staff-takes-long = Die Prüfung dauert ungewöhnlich lange und läuft weiter. Was veröffentlicht ist, zeigt /stand.
staff-published = Veröffentlicht.
staff-published-facts =
    Ab jetzt antworte ich aus { $documents ->
        [one] 1 Dokument
       *[other] { $documents } Dokumenten
    } mit { $passages ->
        [one] 1 Abschnitt
       *[other] { $passages } Abschnitten
    } (Stand { $snapshot }). Zurück geht es mit /zurueck.
staff-despite = Trotz dieser Einwände:
staff-not-published = Nicht veröffentlicht.
staff-objections = Die Prüfung hat Einwände:
staff-changes =
    { $count ->
        [0] Auf keine Prüffrage ändert sich die Antwort.
        [one] Auf 1 Prüffrage ändert sich die Antwort:
       *[other] Auf { $count } Prüffragen ändert sich die Antwort:
    }
staff-changes-first = Auf { $count } Prüffragen ändert sich die Antwort. Die ersten { $shown }:
staff-label-before = Bisher:
staff-label-after = Jetzt:
staff-before = Bisher: { $answer }
staff-after = Jetzt: { $answer }
staff-all-changes =
    { $count ->
        [one] Die geänderte Antwort in voller Länge.
       *[other] Alle { $count } geänderten Antworten.
    }
staff-name-changes = geaenderte-antworten.txt
staff-insist = „{ $title }“ wirklich trotz der Einwände veröffentlichen? Das wird mit Ihrem Namen festgehalten.

## Entfernen

staff-withdraw-what = Schreiben Sie hinter /entfernen den Titel oder den Link des Dokuments, zum Beispiel: /entfernen Neue Messe in Leipzig
staff-withdraw =
    { $title }
    Herausgeber: { $publisher }
    Datum: { $published }

    Soll ich dieses Dokument aus den Antworten nehmen? Seine Datei wird aufgehoben.
staff-withdrawing = Das wird geprüft … Das dauert etwa eine halbe Minute. So lange gilt der bisherige Stand.
staff-withdrawn = Entfernt.
staff-not-withdrawn = Nicht entfernt.

## Was veröffentlicht ist

staff-live = Veröffentlicht ist:
staff-rolled-back = Zurückgesetzt. Veröffentlicht ist jetzt wieder:
staff-live-facts =
    Stand { $snapshot }, seit { $since }
    { $documents ->
        [one] 1 Dokument
       *[other] { $documents } Dokumente
    }, { $passages ->
        [one] 1 Abschnitt
       *[other] { $passages } Abschnitte
    }
    Neuestes Dokument: { $newest }
staff-waiting =
    { $count ->
        [0] Es wartet nichts auf Ihre Entscheidung.
        [one] 1 Dokument wartet auf Ihre Entscheidung:
       *[other] { $count } Dokumente warten auf Ihre Entscheidung:
    }
staff-roll-back = Soll stattdessen wieder der Stand davor gelten?
staff-kept = Es bleibt alles, wie es ist.
staff-other-snapshot = Inzwischen ist ein anderer Stand veröffentlicht. Ich habe nichts geändert. Bitte sehen Sie mit /stand nach.

## Fragen ohne Antwort

staff-gaps =
    { $count ->
        [one] 1 Frage ohne Antwort:
       *[other] { $count } Fragen ohne Antwort:
    }
staff-gaps-first = { $count } Fragen ohne Antwort. Die häufigsten { $shown }:
staff-no-gaps = Zurzeit ist keine Frage festgehalten, auf die ich keine Antwort hatte.
staff-gap-last = zuletzt { $day }
staff-all-gaps = Alle Fragen ohne Antwort als Tabelle, mit der Stelle, die ihnen am nächsten kommt.
staff-name-gaps = luecken.csv

## Schaltflächen

staff-button-pub = Veröffentlichen
staff-button-insist = Trotzdem veröffentlichen
staff-button-anyway = Ja, trotzdem veröffentlichen
staff-button-discard = Verwerfen
staff-button-all = Alle Abschnitte
staff-button-back = Ja, zurück
staff-button-keep = Nein
staff-button-off = Ja, entfernen
staff-button-offanyway = Trotzdem entfernen

### Was die Redaktion antwortet, gleich auf welchem Weg. Das lesen Mitarbeitende; nur auf Deutsch. Je ein Satz.

## Was nicht geht

editing-not-staff = Das dürfen nur Mitarbeitende, die dafür eingetragen sind.
editing-gone = Dieses Dokument wartet nicht mehr: Es wurde veröffentlicht, verworfen oder lag länger als sieben Tage; bitte senden Sie es bei Bedarf noch einmal.
editing-busy = Gerade wird schon etwas veröffentlicht oder zurückgenommen; bitte versuchen Sie es in ein paar Minuten noch einmal.
editing-too-large = Die Datei ist größer als { $limit } MB; bitte teilen Sie sie oder speichern Sie sie ohne Bilder.
editing-tray-full = Es warten schon zu viele Dokumente; bitte veröffentlichen oder verwerfen Sie erst einige davon.
editing-disk-full = Auf dem Server ist kein Platz mehr, deshalb wurde nichts geändert; bitte geben Sie der Betriebsleitung Bescheid.
editing-disk-error = Auf dem Server ließ sich etwas nicht lesen oder schreiben, deshalb wurde nichts geändert; bitte geben Sie der Betriebsleitung Bescheid.
editing-not-recorded = Das Protokoll ließ sich nicht schreiben, deshalb wurde nichts geändert; bitte geben Sie der Betriebsleitung Bescheid.
editing-failed = Das hat nicht geklappt, und es wurde nichts geändert; bitte versuchen Sie es noch einmal und geben Sie sonst der Betriebsleitung Bescheid.
editing-no-documents = Die vorhandenen Dokumente lassen sich gerade nicht lesen, deshalb wurde nichts geändert; bitte geben Sie der Betriebsleitung Bescheid.
editing-outdated = Inzwischen wurde etwas anderes veröffentlicht; bitte versuchen Sie es noch einmal.
editing-no-snapshot = Es gibt keinen früheren Wissensstand, den ich zeigen oder zurückholen könnte; bitte geben Sie der Betriebsleitung Bescheid.
editing-not-live = Ein Dokument dieses Namens ist nicht veröffentlicht; bitte schreiben Sie den Titel, den Link oder ein paar Wörter aus dem Titel.
editing-several-live = Gemeint sein können { $count } Dokumente: { $titles }; bitte schreiben Sie den ganzen Titel oder den Link.
editing-last-document = Das ist das letzte Dokument; bitte veröffentlichen Sie erst ein anderes.

## Warum eine Datei nicht gelesen werden konnte

editing-trouble-broken = Die Datei ist beschädigt oder lässt sich nicht lesen; bitte speichern Sie sie neu und senden Sie sie noch einmal.
editing-trouble-wrong_ending = Diese Art von Datei kann ich nicht lesen; bitte senden Sie PDF, DOCX, HTML, Markdown oder reinen Text (.txt).
editing-trouble-empty = Die Datei ist leer; bitte prüfen Sie, ob es die richtige ist.
editing-trouble-too_large = Die Datei ist zu groß; bitte teilen Sie sie oder speichern Sie sie ohne Bilder.
editing-trouble-too_much_text = Die Datei enthält zu viel Text ({ $characters } Zeichen, höchstens { $limit }); bitte teilen Sie sie in mehrere Dokumente.
editing-trouble-too_many_pages = Die Datei hat zu viele Seiten ({ $pages }, höchstens { $limit }); bitte teilen Sie sie in mehrere Dokumente.
editing-trouble-too_nested = Die Datei ist zu tief verschachtelt, um sie sicher zu lesen; bitte speichern Sie den Text als einfaches Dokument.
editing-trouble-bomb = Die Datei würde sich beim Öffnen auf ein Vielfaches aufblähen und wurde deshalb nicht geöffnet; bitte speichern Sie den Text neu und ohne Bilder.
editing-trouble-timeout = Die Datei zu lesen dauerte zu lange; bitte speichern Sie sie einfacher, zum Beispiel als reinen Text.
editing-trouble-encrypted = Die Datei ist mit einem Kennwort geschützt; bitte speichern Sie sie ohne Kennwort und senden Sie sie noch einmal.
editing-trouble-no_text = In der Datei steht kein lesbarer Text, vielleicht besteht sie nur aus Bildern; bitte senden Sie sie mit Texterkennung (OCR) gespeichert.
editing-trouble-charset = Die Schriftzeichen der Datei lassen sich nicht lesen; bitte speichern Sie sie als UTF-8-Text.
editing-trouble-not_yaml = Die Angaben am Anfang der Datei sind fehlerhaft geschrieben; bitte setzen Sie Werte mit Doppelpunkt in Anführungszeichen und schließen Sie die Angaben mit einer Zeile aus drei Strichen.
editing-trouble-wrong_field = Die Angabe „{ $field }“ am Anfang der Datei passt nicht; bitte berichtigen Sie sie. Ein Datum schreiben Sie 2026-11-03, eine Adresse beginnt mit https://.

## Warum ein Link nicht gelesen werden konnte

editing-link-no-address = Diese Adresse kann ich nicht öffnen; bitte senden Sie einen Link ins offene Internet, der mit https:// beginnt, oder die Datei selbst.
editing-link-gone = Unter dieser Adresse gibt es die Seite nicht (mehr); bitte prüfen Sie den Link.
editing-link-failed = Die Seite hinter dem Link war nicht zu laden; bitte versuchen Sie es später noch einmal oder senden Sie die Datei selbst.

## Hinweise zu einem Dokument

editing-same-name = Unter demselben Dateinamen ist schon „{ $title }“ veröffentlicht und würde ersetzt; ist es ein anderes Dokument, verwerfen Sie dieses hier und benennen Sie die Datei um.
editing-replaces-more = Ersetzt würden außerdem: { $titles }.
editing-note-unread = „{ $line }“ habe ich nicht verstanden. Schreiben Sie unter die Datei oder den Link je Zeile eine Angabe: Titel, Herausgeber, Datum, Link, Art oder Themen, dahinter einen Doppelpunkt und den Wert.
editing-waits-twice = Ein Dokument desselben Namens wartet schon; es gilt, was Sie zuletzt veröffentlichen.

## Was das Prüftor meldet

editing-gate-floor = { $figure }: { $found }, verlangt sind mindestens { $bound }.
editing-gate-ceiling = { $figure }: { $found }, erlaubt sind höchstens { $bound }.
editing-gate-loss = { $figure }: { $found }, bisher { $before }; schlechter werden darf der Wert um höchstens { $bound }.
editing-gate-share = { $percent } ({ $count } von { $of })
editing-gate-none = keine Prüffrage dieser Art
editing-figure-right = Richtig beantwortete Prüffragen
editing-figure-wrong = Falsch beantwortete Prüffragen
editing-figure-hit = Prüffragen, deren beste Stelle stimmt
editing-figure-near = Beantwortet, obwohl die Unterlagen nichts dazu sagen
editing-figure-far = Beantwortet, obwohl die Frage nicht zum Thema gehört
editing-figure-other = Prüfwert „{ $name }“
editing-no-quotation = keine Antwort
editing-time = { $date }, { $time } Uhr

## Was im Protokoll steht

editing-despite-gate = in der Redaktion trotz Prüftor bestätigt
editing-rolled-back = in der Redaktion zurückgeholt

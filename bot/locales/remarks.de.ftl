### Hinweise zu Dokumenten, die Mitarbeitende der Redaktion lesen; nur auf Deutsch.

remark-undated = Das Dokument hat kein Datum. Bitte ergänzen Sie, wann der Text veröffentlicht wurde, zum Beispiel „Datum: 3.11.2026“ unter der Datei.
remark-date-from-file = Als Datum gilt der { $date }; es stammt aus den Eigenschaften der Datei. Bitte prüfen Sie es.
remark-date-from-text = Als Datum gilt der { $date }; es stammt aus dem Text. Bitte prüfen Sie es.
remark-no-source-link = Es fehlt ein Link zur Quelle. Bitte geben Sie an, wo der Text veröffentlicht ist, zum Beispiel „Link: https://…“ unter der Datei.
remark-no-publisher = Es ist nicht angegeben, wer den Text herausgegeben hat. Bitte ergänzen Sie das, zum Beispiel „Herausgeber: …“ unter der Datei.
remark-empty = Das Dokument enthält keinen Text, der zitiert werden kann.
remark-nearly-empty = Das Dokument enthält nur { $words } Wörter, die zitiert werden können. Bitte prüfen Sie, ob der Text vollständig ist.
remark-successor-missing = Das Dokument gilt als ersetzt durch „{ $successor }“, aber dieses Dokument gibt es nicht. Bitte berichtigen Sie die Angabe oder fügen Sie das Dokument hinzu.
remark-unknown-field = Die Angabe „{ $name }“ am Anfang der Datei ist unbekannt und wird nicht gelesen. Bekannt sind: { $known }.
remark-mistyped-field = Die Angabe „{ $name }“ am Anfang der Datei ist unbekannt und wird nicht gelesen. Meinten Sie „{ $meant }“?
remark-questions-left-out = Die Datei { $file } mit erwarteten Fragen ist fehlerhaft und wird nicht gelesen. Bitte lassen Sie sie prüfen.
remark-heading-without-question = Zur Überschrift „{ $heading }“ gibt es noch keine erwartete Frage. Sie können welche in { $file } eintragen.
remark-questions-without-heading = { $file } nennt die Überschrift „{ $heading }“, die im Text nicht vorkommt. Bitte berichtigen oder streichen Sie sie dort.
remark-question-twice = Die Frage „{ $question }“ steht unter „{ $heading }“ und auch bei { $owner }. Bitte behalten Sie sie nur an einer Stelle.
remark-contradictions-left-out = Die Datei { $file } mit bekannten Widersprüchen ist fehlerhaft und wird nicht gelesen. Bitte lassen Sie sie prüfen.
remark-contradiction-without-document = { $file } nennt zum Thema „{ $topic }“ das Dokument „{ $other }“, das es nicht gibt. Bitte berichtigen oder streichen Sie den Eintrag.
remark-contradiction-not-said = { $file } führt zum Thema „{ $topic }“ den Wortlaut „{ $words }“ an, der in „{ $other }“ nicht steht. Bitte kopieren Sie ihn Wort für Wort aus dem Text.
remark-no-document-beside = Zu dieser Datei gibt es kein lesbares Dokument. Bitte benennen Sie sie um oder entfernen Sie sie.
remark-folder = Das ist ein Ordner; er wird nicht durchsucht. Bitte legen Sie seine Dokumente eine Ebene höher ab.
remark-duplicate = Derselbe Text ist schon vorhanden, Wort für Wort, als „{ $other }“. Bitte ziehen Sie eines der beiden Dokumente zurück.
remark-near-duplicate = { $percent } Prozent des Wortlauts stehen auch in „{ $other }“. Bitte ziehen Sie eines der beiden Dokumente zurück oder vermerken Sie, welches ersetzt ist.
remark-other-figure = Hier steht „{ $here }“, in „{ $other }“ dagegen „{ $there }“. Bitte berichtigen Sie eine der Angaben. Sind beide gewollt, lassen Sie den Widerspruch in { $file } eintragen.
remark-other-date = Zu „{ $what }“ steht hier „{ $here }“, in „{ $other }“ dagegen „{ $there }“. Bitte berichtigen Sie eines der Daten. Sind beide gewollt, lassen Sie den Widerspruch in { $file } eintragen.
remark-quoted-person = { $person } wird wörtlich zitiert: „{ $words }“. Bitte prüfen Sie, ob das Zitat freigegeben ist.
remark-dead-link =
    { $trouble ->
        [gone] Der Link { $address } führt ins Leere: Die Seite gibt es nicht mehr.
       *[unreachable] Der Link { $address } ist nicht erreichbar.
    } Bitte berichtigen oder entfernen Sie ihn.
remark-links-unchecked =
    { $count ->
        [one] Ein Link ließ sich nicht prüfen: { $address }.
       *[other] { $count } Links ließen sich nicht prüfen, der erste ist { $address }.
    } Bitte prüfen Sie später noch einmal.

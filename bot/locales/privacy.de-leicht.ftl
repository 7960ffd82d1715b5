### In Leichter Sprache: kurze Hauptsätze, eine Aussage in einer Zeile.

privacy-opening =
    Hier antwortet eine Maschine.
    Ich bin kein Mensch.

    Verantwortlich ist: { $controller }.
    Zum Daten-Schutz schreiben Sie bitte: { $officer }.

    Weiß ich eine Antwort?
    Dann speichere ich Ihre Frage nicht.
    Das speichere ich:
privacy-entry =
    { $purpose }
    { $retention }
privacy-closing =
    Die Firma Telegram kann diesen Chat sehen.
    Dort gelten die Regeln von Telegram.
    Bitte schreiben Sie mir nichts Persönliches.
    { $fluent ->
        [yes] Auch das Sprach-Programm liest Ihre Frage.
       *[no] Ich gebe Ihre Fragen nicht weiter.
    }

    Das Gesetz erlaubt das.
    Es steht in der DSGVO in Artikel 6 und im SächsDSDG in § 3.

    Sie haben Rechte:
    Sie dürfen wissen: Das ist über mich gespeichert.
    Sie dürfen sagen: Löschen Sie das.
    Drücken Sie hier: /meinedaten
    Dann zeige ich Ihnen alles.
    Drücken Sie hier: /loeschen
    Dann lösche ich alles.

    Sie können sich beschweren.
    Schreiben Sie dann an: { $authority }.

privacy-messages-name = Ihre Nachricht
privacy-messages-purpose =
    Sie schreiben mir eine Nachricht.
    Ich speichere die Nachricht, bis ich geantwortet habe.
    So geht keine Frage verloren.
    Dabei stehen auch Ihr Name und Ihre Nummer bei Telegram.
privacy-messages-retention =
    Dann lösche ich die Nachricht.
    Das dauert höchstens 2 Tage.
privacy-numbers-name = Die Nummer von Ihrer Nachricht
privacy-numbers-purpose =
    So antworte ich nicht 2-mal.
    Die Nummer sagt nichts über Sie.
privacy-numbers-retention = Ich lösche sie nach 3 Tagen.
privacy-subscriptions-name = Ihr Abo
privacy-subscriptions-purpose =
    Sie können etwas bestellen.
    Dann schreibe ich Ihnen später.
    Dafür speichere ich die Nummer vom Chat.
    Ich speichere auch das Thema und Ihre Sprache.
    Wartet eine Frage auf Antwort?
    Dann speichere ich auch die Frage.
privacy-subscriptions-retention =
    Das bleibt, bis Sie das Abo beenden.
    Fragen bleiben höchstens { $wait } Tage.
privacy-conversation-name = Ihre letzten Fragen
privacy-conversation-purpose =
    Ich merke mir Ihre letzten Fragen.
    So können Sie noch etwas dazu fragen.
privacy-conversation-retention = Nach 10 Minuten vergesse ich die Fragen.
privacy-language-name = Ihre Sprache
privacy-language-purpose = Ich merke mir: Das ist Ihre Sprache.
privacy-language-retention = Das vergesse ich nach 30 Tagen.
privacy-counters-name = Zähler
privacy-counters-purpose =
    Jede Person soll nur einmal zählen.
    Und niemand soll zu viele Nachrichten auf einmal schicken.
    Dafür merke ich mir die Nummer vom Chat oder eine Zufalls-Zahl.
privacy-counters-retention = Nach einem Tag vergesse ich das.
privacy-questions-name = Fragen ohne gute Antwort
privacy-questions-purpose =
    Weiß ich keine Antwort?
    Oder sagen Sie: „Hat nicht geholfen“?
    Dann speichere ich Ihre Frage.
    So können Menschen die Texte besser machen.
    Ich speichere: die Frage, den Tag und die Sprache.
    Und ich speichere die Text-Stelle, die am besten passt.
    Ihren Namen speichere ich dabei nicht.
    Vorher lösche ich zum Beispiel:
    Telefon-Nummern, Adressen und Konto-Nummern.
    Ein Programm macht das.
    Das Programm kann Fehler machen.
privacy-questions-retention = Nach { $keep } Tagen lösche ich die Frage.
privacy-ratings-name = Hat geholfen oder hat nicht geholfen
privacy-ratings-purpose =
    Unter der Antwort sind 2 Knöpfe.
    Ich speichere: die Text-Stelle und den Tag.
    Ich speichere nicht: Diese Person hat gedrückt.
privacy-ratings-retention = Das lösche ich nicht.
privacy-logs-name = Das Protokoll
privacy-logs-purpose =
    Manchmal geht etwas kaputt.
    Dafür gibt es ein Protokoll.
    Dort steht: Um diese Zeit kam eine Nachricht.
    Dort steht nicht: Das hat die Person geschrieben.
    Dort steht auch kein Name.
privacy-logs-retention = Nach { $logs } Tagen wird das Protokoll gelöscht.
privacy-backups-name = Kopien
privacy-backups-purpose =
    Manchmal geht ein Computer kaputt.
    Deshalb machen wir jede Nacht eine Kopie.
    In der Kopie stehen zum Beispiel Abos.
    Sie haben etwas gelöscht?
    In alten Kopien steht es noch eine Weile.
privacy-backups-retention = Nach { $backups } Tagen löschen wir die Kopie.
privacy-model-name = Ein anderes Programm
privacy-model-purpose =
    Weiß ich eine Antwort?
    Dann liest ein anderes Programm Ihre Frage und die Text-Stelle.
    Das Programm schreibt einen kurzen Text dazu.
    Ihren Namen bekommt das Programm nicht.
privacy-model-retention = Für das Programm gibt es einen Vertrag.
privacy-staff-name = Menschen, die hier arbeiten
privacy-staff-purpose =
    Manche Menschen dürfen Texte veröffentlichen.
    Von ihnen speichere ich den Namen und die Nummer bei Telegram.
    Ich speichere auch: Das hat diese Person gemacht.
privacy-staff-retention = Das bleibt, solange sie hier arbeiten.

privacy-mine =
    Das habe ich über diesen Chat gespeichert.
    In der Datei steht das Gleiche.
    Die Datei ist für Computer.
privacy-mine-nothing = nichts
privacy-mine-others = Bei diesen Sachen weiß ich nicht, von wem sie sind: { $names }.
privacy-mine-file = meine-daten.json
privacy-ask-erase =
    Soll ich alles über diesen Chat löschen?
    Bei Telegram bleiben Ihre Nachrichten.
    Dort können Sie die Nachrichten selbst löschen.
privacy-erased = Das habe ich gelöscht:
privacy-erased-nothing = Ich habe nichts mehr über diesen Chat gespeichert.
privacy-erase-failed =
    Das konnte ich nicht löschen: { $names }.
    Bitte versuchen Sie es später noch einmal.
    Oder schreiben Sie an: { $controller }.
privacy-kept = Ich lösche nichts.
privacy-counted = { $name }: { $count }
privacy-button-erase = Ja, alles löschen
privacy-button-keep = Nein

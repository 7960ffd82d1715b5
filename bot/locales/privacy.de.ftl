### Was über Menschen gespeichert wird. Je Bestand (bot/privacy/holding.py) Name, Zweck und Frist; dieselben Worte stehen im
### Verzeichnis der Verarbeitungstätigkeiten (docs/datenschutz/).

privacy-opening =
    Hier antwortet eine Maschine, kein Mensch.

    Verantwortlich: { $controller }. Datenschutz: { $officer }.

    Ihr Name steht in keinem Protokoll und wird nicht dauerhaft gespeichert. Fragen, auf die ich eine Antwort finde, bewahre ich nicht auf. Das wird gespeichert:
privacy-entry = { $purpose } { $retention }
privacy-closing =
    Telegram selbst sieht den Chat. Dort gelten die Regeln von Telegram, einer Firma außerhalb der Europäischen Union. Schreiben Sie deshalb bitte nichts Persönliches. { $fluent ->
        [yes] Außer Telegram und dem Sprachmodell bekommt niemand Ihre Fragen.
       *[no] Ich gebe Ihre Fragen an keinen anderen Dienst weiter.
    }

    Rechtsgrundlage: Artikel 6 Absatz 1 Buchstabe e DSGVO mit § 3 Absatz 1 SächsDSDG (Information der Öffentlichkeit).

    Ihre Rechte: Sie dürfen erfahren, was über Sie gespeichert ist, es berichtigen, einschränken oder löschen lassen und widersprechen. Sofort geht das hier: /meinedaten zeigt, was zu diesem Chat gespeichert ist, /loeschen löscht es.

    Beschwerden nimmt entgegen: { $authority }.

privacy-messages-name = Nachrichten bis zur Antwort
privacy-messages-purpose = Damit bei einer Störung keine Frage verloren geht, steht jede Nachricht so, wie Telegram sie schickt, mit Text, Namen und Nummer, in einer Warteliste.
privacy-messages-retention = Ist sie beantwortet, wird sie gelöscht, spätestens nach zwei Tagen.
privacy-numbers-name = Laufende Nummern beantworteter Nachrichten
privacy-numbers-purpose = Damit nichts zweimal beantwortet wird. Sie sagen nichts über Sie oder den Chat.
privacy-numbers-retention = Drei Tage.
privacy-subscriptions-name = Abonnements
privacy-subscriptions-purpose = Haben Sie mit /abo etwas bestellt, stehen die Nummer des Chats, das Thema und die Sprache hier, bei einer offenen Frage auch ihr Wortlaut ohne persönliche Angaben, damit ich Ihnen schreiben kann.
privacy-subscriptions-retention = Bis Sie abbestellen oder den Bot blockieren; offene Fragen höchstens { $wait } Tage.
privacy-conversation-name = Ihre letzten Fragen
privacy-conversation-purpose = Damit Sie nachfragen und Antworten bewerten können.
privacy-conversation-retention = Zehn Minuten.
privacy-language-name = Gewählte Sprache
privacy-language-purpose = Damit ich Ihnen in dieser Sprache schreibe.
privacy-language-retention = Höchstens 30 Tage.
privacy-counters-name = Zähler
privacy-counters-purpose = Unter der Nummer des Chats oder einem Zufallswert, damit niemand doppelt zählt und niemand den Bot überlastet.
privacy-counters-retention = Höchstens einen Tag.
privacy-questions-name = Fragen ohne hilfreiche Antwort
privacy-questions-purpose = Finde ich keine Antwort, oder drücken Sie „Nicht hilfreich“, sieht die Redaktion daran, was in den Texten fehlt: Wortlaut, Tag, Sprache und nächste Textstelle, nichts über Sie oder den Chat. E-Mail-Adressen, Telefonnummern, Kontonummern, Anschriften und ähnliche Angaben nimmt ein Programm vorher heraus; es kann etwas übersehen.
privacy-questions-retention = { $keep } Tage.
privacy-ratings-name = Bewertungen
privacy-ratings-purpose = Drücken Sie „Hilfreich“ oder „Nicht hilfreich“, werden Textstelle und Tag gezählt, nichts über Sie.
privacy-ratings-retention = Ohne Frist, weil es keine Angaben zu Personen sind.
privacy-logs-name = Betriebsprotokoll
privacy-logs-purpose = Damit Störungen gefunden werden: wann eine Nachricht kam, ob und wie schnell geantwortet wurde, kein Text. Statt Namen und Nummer steht dort ein Pseudonym, das täglich wechselt und dessen Schlüssel am Ende des Tages vernichtet wird.
privacy-logs-retention = { $logs } Tage.
privacy-backups-name = Sicherungskopien
privacy-backups-purpose = Damit ein Ausfall nichts zerstört, werden Abonnements und alles andere, was hier als gespeichert genannt ist, jede Nacht kopiert. Was Sie löschen, verschwindet auch dort, sobald die letzte Kopie gelöscht ist.
privacy-backups-retention = Höchstens { $backups } Tage.
privacy-model-name = Sprachmodell
privacy-model-purpose = Finde ich eine Antwort, gehen Ihre Frage und die gefundenen Textstellen an ein Sprachmodell, das sie kurz zusammenfasst. Name und Nummer gehen nicht mit.
privacy-model-retention = Dort gilt, was mit dem Betreiber des Modells vereinbart ist.
privacy-staff-name = Beschäftigte, die Texte veröffentlichen
privacy-staff-purpose = Wer veröffentlichen darf, steht mit Namen und Telegram-Nummer in einer Liste; Einreichungen und Veröffentlichungen werden mit Namen und Zeit festgehalten, damit sie nachvollziehbar bleiben.
privacy-staff-retention = Solange jemand zuständig ist; Einreichungen sieben Tage; das Prüfprotokoll, solange die Dienststelle es braucht.

privacy-mine = Das ist zu diesem Chat gespeichert. Die Datei enthält dasselbe für Computer.
privacy-mine-nothing = nichts
privacy-mine-others = Ohne Namen und Nummer gespeichert und deshalb niemandem zuzuordnen: { $names }.
privacy-mine-file = meine-daten.json
privacy-ask-erase = Soll ich alles löschen, was zu diesem Chat gespeichert ist? Ihre Nachrichten bei Telegram bleiben; die löschen Sie dort selbst.
privacy-erased = Gelöscht:
privacy-erased-nothing = Zu diesem Chat ist nichts mehr gespeichert.
privacy-erase-failed = Das ließ sich nicht löschen: { $names }. Bitte versuchen Sie es später noch einmal, oder wenden Sie sich an: { $controller }.
privacy-kept = Gut, ich lösche nichts.
privacy-counted = { $name }: { $count }
privacy-button-erase = Ja, alles löschen
privacy-button-keep = Nein

### Was man hört, wenn man sehr schnell schreibt, in Leichter Sprache.

limits-too-many =
    Das waren sehr viele Nachrichten.
    Bitte warten Sie eine Minute.
    Vorher kann ich Ihnen nicht antworten.
limits-one-by-one =
    Einen Moment bitte.
    Ich beantworte eine Frage nach der anderen.
    Fragen Sie bitte weiter, wenn ich fertig bin.

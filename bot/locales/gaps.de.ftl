### Der Lückenbericht als Tabelle. Das lesen nur Redaktion und Betrieb.

gaps-question = Frage
gaps-count = Anzahl
gaps-not-helpful = davon „nicht hilfreich“
gaps-first = Zuerst gefragt
gaps-last = Zuletzt gefragt
gaps-nearest = Nächstliegende Stelle
gaps-document = Dokument
gaps-score = Nähe
gaps-kind = Themenfeld
gaps-others = Andere Formulierungen
gaps-our-field = Industriestrategie
gaps-off-topic = anderes

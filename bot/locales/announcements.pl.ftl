### Subskrypcje, terminy, mapy.

announcements-offer =
    Mogę do Państwa napisać, gdy pojawi się coś nowego:

    • nowe komunikaty prasowe, wszystkie albo tylko na jeden temat
    • odpowiedź na Państwa pytanie, gdy tylko będę mógł jej udzielić (przycisk pod „Nic o tym nie znajduję”)

    Do tego muszę zapisać numer tego czatu, a przy pytaniu także jego treść bez danych osobowych. Nic więcej nie zapisuję. Po rezygnacji lub zablokowaniu bota jest to od razu usuwane.
announcements-quiet = Między godziną { $from } a { $until } nie piszę.
announcements-none = Nie mają Państwo teraz żadnej subskrypcji.
announcements-all = Otrzymują Państwo wszystkie nowe komunikaty prasowe.
announcements-topics = Otrzymują Państwo nowe komunikaty prasowe na temat: { $topics }
announcements-waiting = Pytania, na które odpowiem, gdy tylko będę mógł: { $count } (każde usuwane po { $days } dniach)
announcements-waiting-line = „{ $question }”, od { $since }
announcements-button-subscribe = Wszystkie komunikaty prasowe
announcements-button-topics = Tylko jeden temat …
announcements-button-unsubscribe = Zrezygnuj z komunikatów
announcements-button-drop-topic = Zrezygnuj: { $topic }
announcements-button-drop-question = Nie czekaj dłużej: { $question }
announcements-button-nothing = Zrezygnuj ze wszystkiego i usuń
announcements-choose-topic = Na jaki temat chcą Państwo otrzymywać nowe komunikaty prasowe?
announcements-no-topics = Obecnie nie ma tematów do wyboru.
announcements-subscribed = Dobrze, napiszę, gdy pojawi się nowy komunikat prasowy. Zapisany jest w tym celu numer tego czatu. Rezygnacja: /subscribe
announcements-subscribed-topic = Dobrze, napiszę, gdy pojawi się nowy komunikat prasowy na temat „{ $topic }”. Zapisane są w tym celu numer tego czatu i temat. Rezygnacja: /subscribe
announcements-too-many-topics = Nie mogę zapamiętać więcej niż { $most } tematów. Proszę najpierw zrezygnować z jednego albo wybrać wszystkie komunikaty.
announcements-unsubscribed = Subskrypcja zakończona, dane usunięte.
announcements-unavailable = To teraz nie działa. Proszę spróbować później.
announcements-only-private = Subskrybować można tylko w czacie ze mną.

announcements-button-tell-me = Daj znać, gdy będziesz znać odpowiedź
announcements-will-tell = Dobrze. Zachowuję Państwa pytanie bez danych osobowych wraz z numerem tego czatu, aż będę mógł na nie odpowiedzieć, najwyżej { $days } dni. Wtedy napiszę jeden raz i usunę oba. Rezygnacja: /subscribe
announcements-too-many-questions = Czeka już { $most } Państwa pytań. Więcej nie mogę zachować. Usunięcie jednego: /subscribe
announcements-question-dropped = Usunięto. Na odpowiedź na to pytanie już nie czekam.

announcements-news =
    { $count ->
        [one] Jest nowy komunikat prasowy:
       *[other] Są nowe komunikaty prasowe ({ $count }):
    }
announcements-more = i jeszcze { $count }, zob. /sources
announcements-closing = To Państwa subskrypcja. Rezygnacja: /subscribe
announcements-answer = Chcieli Państwo wiedzieć, kiedy będę mógł odpowiedzieć na to pytanie. Teraz mogę. Państwa pytanie zostało tym samym usunięte.

occasion-days = { $start } do { $end }
occasion-from = { $days }, od godz. { $start }
occasion-from-to = { $days }, godz. { $start } do { $end }
occasion-line = Termin: { $when }
occasion-line-place = Termin: { $when }, { $place }
occasion-past = Ten termin już minął, dlatego nie ma wpisu do kalendarza: { $when }
occasion-button-calendar = Wpis do kalendarza
occasion-button-map = Mapa

announcements-needs-telegram = Subskrypcje działają tylko w Telegramie: w terminalu nie wiem, dokąd pisać.
telegram-command-subscriptions = Subskrybuj nowości lub zrezygnuj

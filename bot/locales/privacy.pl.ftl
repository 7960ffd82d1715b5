privacy-opening =
    Tu odpowiada maszyna, nie człowiek.

    Administrator danych: { $controller }. Ochrona danych: { $officer }.

    Nazwisko nie trafia do dzienników i nie jest zapisywane na stałe. Pytań, na które znajduję odpowiedź, nie przechowuję. Zapisywane jest:
privacy-entry = { $purpose } { $retention }
privacy-closing =
    Sam Telegram widzi czat. Obowiązują tam zasady Telegrama, firmy spoza Unii Europejskiej. Dlatego proszę nie pisać niczego osobistego. { $fluent ->
        [yes] Pytania otrzymuje tylko Telegram i model językowy.
       *[no] Pytań nie przekazuję żadnej innej usłudze.
    }

    Podstawa prawna: art. 6 ust. 1 lit. e RODO i § 3 ust. 1 SächsDSDG (informowanie społeczeństwa).

    Prawa: można zapytać, co jest zapisane, żądać sprostowania, ograniczenia lub usunięcia oraz wnieść sprzeciw. Od razu: /mydata pokazuje, co jest zapisane o tym czacie, /delete to usuwa.

    Skargi przyjmuje: { $authority }.

privacy-messages-name = Wiadomości do czasu odpowiedzi
privacy-messages-purpose = Aby przy awarii nie przepadło żadne pytanie, każda wiadomość czeka na liście w postaci przysłanej przez Telegram, z treścią, nazwiskiem i numerem.
privacy-messages-retention = Po odpowiedzi jest usuwana, najpóźniej po dwóch dniach.
privacy-numbers-name = Numery wiadomości, na które odpowiedziano
privacy-numbers-purpose = Aby nie odpowiadać dwa razy. Nie mówią nic o osobie ani o czacie.
privacy-numbers-retention = Trzy dni.
privacy-subscriptions-name = Subskrypcje
privacy-subscriptions-purpose = Po zamówieniu poleceniem /subscribe zapisane są numer czatu, temat i język, przy otwartym pytaniu także jego treść bez danych osobowych, abym mógł napisać.
privacy-subscriptions-retention = Do rezygnacji lub zablokowania bota; otwarte pytania, najwyżej dni: { $wait }.
privacy-conversation-name = Ostatnie pytania
privacy-conversation-purpose = Aby można było dopytać i ocenić odpowiedź.
privacy-conversation-retention = Dziesięć minut.
privacy-language-name = Wybrany język
privacy-language-purpose = Abym pisał w tym języku.
privacy-language-retention = Najwyżej 30 dni.
privacy-counters-name = Liczniki
privacy-counters-purpose = Pod numerem czatu lub losową wartością, aby nikt nie był liczony dwa razy i nikt nie przeciążał bota.
privacy-counters-retention = Najwyżej jeden dzień.
privacy-questions-name = Pytania bez pomocnej odpowiedzi
privacy-questions-purpose = Jeśli nie znajduję odpowiedzi albo zostanie naciśnięte „Niepomocne”, redakcja widzi, czego brakuje w tekstach: treść, dzień, język i najbliższy fragment, nic o osobie ani o czacie. Adresy e-mail, numery telefonów, numery kont, adresy i podobne dane program wcześniej usuwa; może coś przeoczyć.
privacy-questions-retention = Liczba dni: { $keep }.
privacy-ratings-name = Oceny
privacy-ratings-purpose = Po naciśnięciu „Pomocne” lub „Niepomocne” liczone są fragment tekstu i dzień, nic o osobie.
privacy-ratings-retention = Bez terminu, bo nie dotyczą osób.
privacy-logs-name = Dziennik pracy
privacy-logs-purpose = Do wykrywania usterek: kiedy przyszła wiadomość, czy i jak szybko była odpowiedź, bez treści. Zamiast nazwiska i numeru jest pseudonim, który zmienia się codziennie, a jego klucz jest niszczony z końcem dnia.
privacy-logs-retention = Liczba dni: { $logs }.
privacy-backups-name = Kopie zapasowe
privacy-backups-purpose = Aby awaria niczego nie zniszczyła, subskrypcje i wszystko inne, co tu wymieniono jako zapisane, są co noc kopiowane. To, co Państwo usuną, zniknie także tam, gdy zostanie usunięta ostatnia kopia.
privacy-backups-retention = Najwyżej dni: { $backups }.
privacy-model-name = Model językowy
privacy-model-purpose = Gdy znajduję odpowiedź, pytanie i znalezione fragmenty trafiają do modelu językowego, który je streszcza. Nazwisko i numer tam nie trafiają.
privacy-model-retention = Obowiązuje tam umowa z operatorem modelu.
privacy-staff-name = Pracownicy publikujący teksty
privacy-staff-purpose = Osoby, które mogą publikować, są na liście z nazwiskiem i numerem w Telegramie; zgłoszenia i publikacje są zapisywane z nazwiskiem i czasem.
privacy-staff-retention = Na czas pełnienia zadania; zgłoszenia siedem dni; dziennik kontroli tak długo, jak potrzebuje go urząd.

privacy-mine = To jest zapisane o tym czacie. Plik zawiera to samo dla komputerów.
privacy-mine-nothing = nic
privacy-mine-others = Zapisane bez nazwiska i numeru, więc niczyje: { $names }.
privacy-mine-file = moje-dane.json
privacy-ask-erase = Czy mam usunąć wszystko, co jest zapisane o tym czacie? Wiadomości w Telegramie pozostaną; można je usunąć tam.
privacy-erased = Usunięto:
privacy-erased-nothing = O tym czacie nic już nie jest zapisane.
privacy-erase-failed = Tego nie udało się usunąć: { $names }. Proszę spróbować później albo napisać do: { $controller }.
privacy-kept = Dobrze, niczego nie usuwam.
privacy-counted = { $name }: { $count }
privacy-button-erase = Tak, usuń wszystko
privacy-button-keep = Nie

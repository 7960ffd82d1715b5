## Telegram

telegram-start =
    Dzień dobry! Tu odpowiada maszyna, nie człowiek.

    Proszę zapytać o strategię przemysłową Saksonii. Pokażę odpowiedni fragment dosłownie, ze źródłem i datą. Jeśli nic nie znajdę, powiem o tym. Źródła są po niemiecku.

    Pomoc: /help
    Co jest zapisywane: /privacy
telegram-help =
    Proszę po prostu napisać krótkie pytanie. Odpowiada maszyna: przeszukuje opublikowane teksty o strategii przemysłowej Saksonii i cytuje odpowiedni fragment dosłownie.

    Pod każdą odpowiedzią można przeczytać fragment w kontekście, otworzyć źródło i ocenić, czy odpowiedź była pomocna.

    /sources – wszystkie teksty
    /language – wybór języka
    /settings – ustawienia
    /privacy – co jest zapisywane
telegram-settings =
    Można wybrać język moich wskazówek. Źródła są po niemiecku i są cytowane dosłownie.

    Proszę wybrać język:
telegram-choose-language = Proszę wybrać język:
telegram-language-name = Polski
telegram-language-chosen = Od teraz piszę po polsku.
telegram-sources =
    { $count ->
        [one] Odpowiadam na podstawie tego tekstu:
       *[other] Liczba tekstów, na podstawie których odpowiadam: { $count }. Najnowsze są na początku:
    }
telegram-no-sources = Obecnie nie ma żadnych tekstów.
telegram-source = Źródło{ $number }:
telegram-asked = Pytanie: { $question }
telegram-inline-asked = Pytanie: { $question }
telegram-inline-hint = Proszę wpisać pytanie po mojej nazwie, na przykład: Kiedy odbyła się pierwsza konferencja strategiczna?
telegram-inline-button = Porozmawiaj ze mną
telegram-nothing = Nie mogę teraz nic na ten temat powiedzieć. Proszę zapytać innymi słowami.
telegram-only-text = Dziękuję! Rozumiem jednak tylko tekst. Proszę napisać pytanie słowami.
telegram-unknown-command = Nie znam tego polecenia. Co potrafię: /help
telegram-late = Przepraszam, przez jakiś czas nie działałem. Oto moja odpowiedź:
telegram-late-command = Przepraszam, przez jakiś czas nie działałem. Proszę wysłać polecenie jeszcze raz.
telegram-set-aside = Niestety nie udało się przetworzyć tej wiadomości. Proszę zadać pytanie innymi słowami.
telegram-stale = Ten przycisk jest już nieaktualny. Proszę zadać pytanie jeszcze raz.
telegram-busy = Teraz pyta bardzo wiele osób. Proszę spróbować za minutę.
telegram-error = Niestety nie udało się. Proszę spróbować jeszcze raz. Zgłaszając błąd, proszę podać ten numer: { $reference }
telegram-thanks = Dziękuję za opinię!

telegram-button-passage = W kontekście
telegram-button-source = Do źródła
telegram-button-helpful = Pomocne
telegram-button-not-helpful = Niepomocne

telegram-command-help = Jak pytać
telegram-command-sources = Wszystkie teksty
telegram-command-language = Wybór języka
telegram-command-settings = Ustawienia
telegram-command-privacy = Co jest zapisywane
telegram-command-mine = Wszystko, co jest zapisane o tym czacie
telegram-command-erase = Usunąć, co jest zapisane o tym czacie
telegram-description = Tu odpowiada maszyna. Na pytania o strategię przemysłową Saksonii odpowiada dosłownymi fragmentami opublikowanych tekstów (po niemiecku), ze źródłem i datą. Jeśli nic nie wie, mówi o tym. Co jest zapisywane: /privacy
telegram-short-description = Pytania o strategię przemysłową Saksonii: dosłowne odpowiedzi ze źródłem i datą. Odpowiada maszyna.

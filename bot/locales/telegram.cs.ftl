## Telegram

telegram-start =
    Dobrý den! Tady odpovídá stroj, ne člověk.

    Zeptejte se na průmyslovou strategii Saska. Ukážu vám příslušné místo doslova, se zdrojem a datem. Když nic nenajdu, řeknu to. Zdroje jsou v němčině.

    Nápověda: /help
    Co se ukládá: /privacy
telegram-help =
    Napište mi prostě krátkou otázku. Odpovídá stroj: hledá ve zveřejněných textech o průmyslové strategii Saska a příslušné místo cituje doslova.

    Pod každou odpovědí si můžete přečíst místo v souvislosti, otevřít zdroj a říct, zda odpověď pomohla.

    /sources – všechny texty
    /language – výběr jazyka
    /settings – nastavení
    /privacy – co se ukládá
telegram-settings =
    Můžete zvolit jazyk mých upozornění. Zdroje jsou v němčině a citují se doslova.

    Vyberte prosím jazyk:
telegram-choose-language = Vyberte prosím jazyk:
telegram-language-name = Čeština
telegram-language-chosen = Odteď píšu česky.
telegram-sources =
    { $count ->
        [one] Odpovídám z tohoto textu:
       *[other] Počet textů, ze kterých odpovídám: { $count }. Nejnovější jsou první:
    }
telegram-no-sources = Momentálně nemám žádné texty.
telegram-source = Zdroj{ $number }:
telegram-asked = Vaše otázka: { $question }
telegram-inline-asked = Otázka: { $question }
telegram-inline-hint = Napište za mé jméno otázku, například: Kdy se konala první strategická konference?
telegram-inline-button = Chatovat se mnou
telegram-nothing = K tomu teď nemohu nic říct. Zeptejte se prosím jinými slovy.
telegram-only-text = Děkuji! Rozumím ale jen textu. Napište prosím otázku slovy.
telegram-unknown-command = Tento příkaz neznám. Co umím: /help
telegram-late = Omlouvám se, chvíli jsem byl nedostupný. Tady je moje odpověď:
telegram-late-command = Omlouvám se, chvíli jsem byl nedostupný. Pošlete prosím příkaz ještě jednou.
telegram-set-aside = Vaši zprávu se bohužel nepodařilo zpracovat. Položte prosím otázku jinými slovy.
telegram-stale = Toto tlačítko už neplatí. Položte prosím otázku znovu.
telegram-busy = Právě se ptá velmi mnoho lidí. Zkuste to prosím za minutu.
telegram-error = To se bohužel nepovedlo. Zkuste to prosím znovu. Chcete-li chybu nahlásit, uveďte prosím toto číslo: { $reference }
telegram-thanks = Děkuji za zpětnou vazbu!

telegram-button-passage = V souvislosti
telegram-button-source = Ke zdroji
telegram-button-helpful = Pomohlo
telegram-button-not-helpful = Nepomohlo

telegram-command-help = Jak se ptát
telegram-command-sources = Všechny texty
telegram-command-language = Výběr jazyka
telegram-command-settings = Nastavení
telegram-command-privacy = Co se ukládá
telegram-command-mine = Vše, co je o tomto chatu uloženo
telegram-command-erase = Smazat, co je o tomto chatu uloženo
telegram-description = Tady odpovídá stroj. Na otázky o průmyslové strategii Saska odpovídá doslovnými místy ze zveřejněných textů (v němčině), se zdrojem a datem. Když nic neví, řekne to. Co se ukládá: /privacy
telegram-short-description = Otázky o průmyslové strategii Saska: doslovné odpovědi se zdrojem a datem. Odpovídá stroj.

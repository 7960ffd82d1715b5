privacy-opening =
    Tady odpovídá stroj, ne člověk.

    Správce údajů: { $controller }. Ochrana údajů: { $officer }.

    Vaše jméno není v žádném protokolu a neukládá se natrvalo. Otázky, na které najdu odpověď, neuchovávám. Ukládá se:
privacy-entry = { $purpose } { $retention }
privacy-closing =
    Samotný Telegram, firma mimo Evropskou unii, chat vidí. Nepište proto prosím nic osobního. { $fluent ->
        [yes] Vaše otázky dostane jen Telegram a jazykový model.
       *[no] Vaše otázky nepředávám žádné jiné službě.
    }

    Právní základ: čl. 6 odst. 1 písm. e) GDPR a § 3 odst. 1 SächsDSDG.

    Máte právo na přístup, opravu, omezení, výmaz a námitku. Hned: /mydata ukáže, co je o tomto chatu uloženo, /delete to smaže.

    Stížnosti přijímá: { $authority }.

privacy-messages-name = Zprávy do odpovědi
privacy-messages-purpose = Aby se při poruše žádná otázka neztratila: zpráva, jak ji pošle Telegram, s textem, jménem a číslem.
privacy-messages-retention = Po odpovědi se smaže, nejpozději za dva dny.
privacy-numbers-name = Čísla zodpovězených zpráv
privacy-numbers-purpose = Aby se nic nezodpovědělo dvakrát, nic o vás.
privacy-numbers-retention = Tři dny.
privacy-subscriptions-name = Odběry
privacy-subscriptions-purpose = Číslo chatu, téma a jazyk, u otevřené otázky i její znění bez osobních údajů, abych vám mohl napsat.
privacy-subscriptions-retention = Do odhlášení nebo zablokování bota; otevřené otázky nejvýše dní: { $wait }.
privacy-conversation-name = Vaše poslední otázky
privacy-conversation-purpose = Abyste se mohli doptat.
privacy-conversation-retention = Deset minut.
privacy-language-name = Zvolený jazyk
privacy-language-purpose = Abych vám psal v tomto jazyce.
privacy-language-retention = Nejvýše 30 dní.
privacy-counters-name = Počítadla
privacy-counters-purpose = Pod číslem chatu nebo náhodnou hodnotou, proti dvojímu počítání a přetížení.
privacy-counters-retention = Nejdéle jeden den.
privacy-questions-name = Otázky bez užitečné odpovědi
privacy-questions-purpose = Aby redakce viděla, co v textech chybí: znění, den, jazyk a místo v textu, nic o vás. Osobní údaje předtím odstraní program; může něco přehlédnout.
privacy-questions-retention = Počet dní: { $keep }.
privacy-ratings-name = Hodnocení
privacy-ratings-purpose = Počítá se místo v textu a den, nic o vás.
privacy-ratings-retention = Bez lhůty, netýká se osob.
privacy-logs-name = Provozní protokol
privacy-logs-purpose = K hledání poruch: čas a rychlost odpovědi, žádný text. Místo jména a čísla pseudonym, který se denně mění.
privacy-logs-retention = Počet dní: { $logs }.
privacy-backups-name = Záložní kopie
privacy-backups-purpose = Aby výpadek nic nezničil, odběry a vše ostatní, co je zde uvedeno jako uložené, se každou noc kopíruje. Co smažete, zmizí i tam, jakmile bude smazána poslední kopie.
privacy-backups-retention = Nejvýše dní: { $backups }.
privacy-model-name = Jazykový model
privacy-model-purpose = Otázku a nalezená místa shrne jazykový model. Jméno a číslo nedostane.
privacy-model-retention = Platí tam dohoda s provozovatelem modelu.
privacy-staff-name = Zaměstnanci, kteří zveřejňují texty
privacy-staff-purpose = Jména a čísla v Telegramu; zveřejnění se zaznamenávají se jménem a časem.
privacy-staff-retention = Po dobu pověření; podání sedm dní; kontrolní protokol podle potřeby úřadu.

privacy-mine = Toto je o tomto chatu uloženo. Soubor obsahuje totéž pro počítače.
privacy-mine-nothing = nic
privacy-mine-others = Uloženo beze jména a čísla, a proto nikomu nepřiřaditelné: { $names }.
privacy-mine-file = moje-data.json
privacy-ask-erase = Mám smazat vše, co je o tomto chatu uloženo? Vaše zprávy v Telegramu zůstanou; ty smažete tam.
privacy-erased = Smazáno:
privacy-erased-nothing = O tomto chatu už není nic uloženo.
privacy-erase-failed = Toto se nepodařilo smazat: { $names }. Zkuste to prosím později, nebo napište na: { $controller }.
privacy-kept = Dobře, nic nemažu.
privacy-counted = { $name }: { $count }
privacy-button-erase = Ano, smazat vše
privacy-button-keep = Ne

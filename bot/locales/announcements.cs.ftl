### Odběry, termíny, mapy.

announcements-offer =
    Mohu vám napsat, když se objeví něco nového:

    • nové tiskové zprávy, všechny nebo jen k jednomu tématu
    • odpověď na vaši otázku, jakmile ji budu moci dát (tlačítko pod „K tomu nic nenacházím“)

    K tomu musím uložit číslo tohoto chatu, u otázky také její znění bez osobních údajů. Nic dalšího k tomu neukládám. Když odběr zrušíte nebo bota zablokujete, hned se to smaže.
announcements-quiet = Mezi { $from }. a { $until }. hodinou nepíšu.
announcements-none = Momentálně nic neodebíráte.
announcements-all = Dostáváte všechny nové tiskové zprávy.
announcements-topics = Dostáváte nové tiskové zprávy k tématu: { $topics }
announcements-waiting = Otázky, na které odpovím, jakmile budu moci: { $count } (každá se smaže po { $days } dnech)
announcements-waiting-line = „{ $question }“, od { $since }
announcements-button-subscribe = Všechny tiskové zprávy
announcements-button-topics = Jen jedno téma …
announcements-button-unsubscribe = Zrušit odběr tiskových zpráv
announcements-button-drop-topic = Zrušit: { $topic }
announcements-button-drop-question = Už nečekat: { $question }
announcements-button-nothing = Vše zrušit a smazat
announcements-choose-topic = K jakému tématu chcete dostávat nové tiskové zprávy?
announcements-no-topics = Momentálně nejsou žádná témata na výběr.
announcements-subscribed = Dobře, napíšu vám, až vyjde nová tisková zpráva. Uloženo je k tomu číslo tohoto chatu. Zrušit: /subscribe
announcements-subscribed-topic = Dobře, napíšu vám, až vyjde nová tisková zpráva k tématu „{ $topic }“. Uloženo je k tomu číslo tohoto chatu a téma. Zrušit: /subscribe
announcements-too-many-topics = Více než { $most } témat si nemohu pamatovat. Zrušte prosím nejdřív jedno, nebo odebírejte všechny zprávy.
announcements-unsubscribed = Zrušeno a smazáno.
announcements-unavailable = To teď nejde. Zkuste to prosím později.
announcements-only-private = Odebírat lze jen v chatu se mnou.

announcements-button-tell-me = Dej vědět, až to budeš vědět
announcements-will-tell = Dobře. Vaši otázku bez osobních údajů uchovám spolu s číslem tohoto chatu, dokud na ni nebudu moci odpovědět, nejdéle { $days } dní. Pak vám jednou napíšu a obojí smažu. Už nečekat: /subscribe
announcements-too-many-questions = Už čeká { $most } vašich otázek. Více jich uchovat nemohu. Smazat jednu: /subscribe
announcements-question-dropped = Smazáno. Na tuto otázku už nečekám.

announcements-news =
    { $count ->
        [one] Vyšla nová tisková zpráva:
       *[other] Vyšly nové tiskové zprávy ({ $count }):
    }
announcements-more = a další ({ $count }), viz /sources
announcements-closing = Toto odebíráte. Zrušit: /subscribe
announcements-answer = Chtěli jste vědět, až budu moci na tuto otázku odpovědět. Teď mohu. Vaše otázka je tím smazána.

occasion-days = { $start } až { $end }
occasion-from = { $days }, od { $start } hodin
occasion-from-to = { $days }, { $start } až { $end } hodin
occasion-line = Termín: { $when }
occasion-line-place = Termín: { $when }, { $place }
occasion-past = Tento termín už byl, proto není záznam do kalendáře: { $when }
occasion-button-calendar = Záznam do kalendáře
occasion-button-map = Mapa

announcements-needs-telegram = Odebírat lze jen v Telegramu: v terminálu nevím, kam psát.
telegram-command-subscriptions = Odebírat novinky nebo odběr zrušit

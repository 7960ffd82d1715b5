limits-too-many = To bylo velmi mnoho zpráv najednou. Počkejte prosím minutu. Na to, co napíšete do té doby, nemohu odpovědět.
limits-one-by-one = Okamžik, prosím: na Vaše otázky odpovídám jednu po druhé. Další mi prosím položte, až skončím.

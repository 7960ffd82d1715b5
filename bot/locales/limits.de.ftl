### Was man hört, wenn man schneller schreibt, als der Bot antworten kann. Höchstens 200 Zeichen: Es steht auch in Hinweisen zu Schaltflächen.

limits-too-many = Das waren sehr viele Nachrichten auf einmal. Bitte warten Sie eine Minute. Was Sie bis dahin schreiben, kann ich leider nicht beantworten.
limits-one-by-one = Bitte einen Moment: Ich beantworte Ihre Fragen eine nach der anderen. Weitere Fragen stellen Sie mir bitte, wenn ich damit fertig bin.

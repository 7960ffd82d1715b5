limits-too-many = To było bardzo dużo wiadomości naraz. Proszę poczekać minutę. Na to, co Państwo napiszą w tym czasie, nie mogę odpowiedzieć.
limits-one-by-one = Proszę o chwilę cierpliwości: odpowiadam na pytania po kolei. Kolejne pytania proszę zadać, gdy skończę.

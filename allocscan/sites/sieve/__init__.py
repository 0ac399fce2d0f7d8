"""Which files need no parse: nothing in their text can be worth a word."""

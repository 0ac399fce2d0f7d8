"""Which files need no parse: nothing in their text can be a site."""

"""Which files need no parse, and which places a look: what their text alone can tell."""

"""How the model of `redaction/matters` is made: written items with the matter of each sentence, two regressions, a card of figures."""

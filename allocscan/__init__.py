"""allocscan finds constants that JavaScript and TypeScript functions rebuild on every call.

One byte's journey, floor by floor (imports go down only; `tests/test_floors.py` holds this):

    source     bytes: spans, lines, edits; never decoded
    syntax     trees: grammars, error regions, walks without recursion
    scopes     names: what binds to what, built only for a file with a candidate left
    knowledge  the language and its engine as tables, a source for each row
    sites      one file: what is constant, dear, shared, hot, and where it can stand
               (`literal` what it costs, `made` what a constructor makes of constants, `flow` where
               its value goes, `context` who calls it, `typing` and `naming` what its place says of
               its type and name, `placing` what must come first)
    program    many files: can a module's import lead back to it, what is an import for ever
    rule       the contract of a rule; `settings` what a run is asked for
    fixes      grant, form, place, layout (`naming` what it is called, `removing` what goes with it,
               `guarding` the last look, which reads every token again)
    packs      folders of rules; the gate that proves a `rule.py` only declares
    worth      what is worth a reader's time
    scan       one file to one report, pure
    project    the disk and git · reports one format per file · trials a pack's own examples
    cli        arguments to calls, results to exit codes

`causes/` holds no code: a page and a program for each reason of a refusal, for `cli.causes`.
"""

__version__ = "0.1.0"

"""Words that tell little, or tell it in a certain way, in the names of programs."""

from allocscan.fixes.naming.words import listed
from allocscan.typed import Final

# Names that say nothing without their function: people rename these when they hoist by hand.
GENERIC: Final = listed(
    """
    arg args arr array bar basic buffer cfg conf config configs configuration const constant
    constants content contents data default defaults dict dictionary entries entry float32 foo
    format formats hash indices info input int32 item items key keys len lines list lists local
    lookup lookups map mapping mappings maps matrix my names new obj object objects opt option
    options opts out param params parts pattern patterns prop properties property props range ranges
    re regex regexp res result results ret rows set sets settings spec tab table tables temp text
    texts tmp type types uint16 uint32 uint8 val vals value values
    """
)

VERBS: Final = listed(
    """
    add allow append apply are as assert assign attach bind build calc calculate call can change
    check choose clean clear close compare compile compose compute convert count create decode
    define delete derive describe detect determine display do does draw dump emit encode ensure
    evaluate exec execute extract fetch fill filter find fix flush format gen generate get guess
    handle has highlight import init initialise initialize inject insert inspect install invoke is
    list load locate log look lookup make map match merge move normalise normalize on open parse
    patch perform pick prepare print process provide push query quote read reduce register remove
    render replace reset resolve restore retrieve return run save scan search select send serialize
    set setup should show sort split start stop store test to tokenize transform translate unwrap
    update use validate verify visit with wrap write
    """
)

TRAILERS: Final = listed("by check fn for from func function handler helper impl in of on to with")
MANNERS: Final = listed("by for from to with")
"""Words that come between what a function is about and how it goes about it."""

PREDICATES: Final = listed("is has are can should does")
STANDING_IN: Final = listed("default defaults fallback initial")
BEHIND: Final = listed("with without for in by on from to")
"""What begins with one of these goes behind a name, not before it."""

TOOLS: Final = listed("df dec decoder enc encoder fmt formatted formatter nf utf8")
"""Names of a formatter or an encoder that say nothing of what it is for."""

"""What someone agreed to, where it is something else than training a model."""

from __future__ import annotations

from journeys.phrases import has, without

# What someone agreed to, where it is something else than training: keeping, sending, showing. Things that may be the
# pieces themselves ("newsletters", "leaflets") are a purpose only after a word like "for".
OTHER_PURPOSE = (
    r"\b(?:clouds?|tools?|process(?:es|ed|ing)?|handl(?:e|es|ing)|stor(?:e|es|ed|ing|age)|analys\w+|analyz\w+|"
    r"publication|publish(?:ing|ed|es)?(?! contract)|contact(?:ed|ing)?|polish\w*|proofread\w*|translat(?:e|ing)|"
    r"that (?:i|we) (?:may |can )?(?:show|keep|store|print|publish|quote|display|send)|"
    r"hosting|back-?ups?|not for (?:this|that)|being (?:shown|quoted|credited))\b|"
    r"\b(?:for|to|in|into|on|with|as|mentions?)\b (?:[\w']+ ){0,3}?(?:portfolio|support|book-?keeping|software|"
    r"broadcast|servers?|marketing|newsletters?|brochures?|leaflets?|web ?sites?|exhibitions?|programmes?|"
    r"events?|albums?|treatment|therapy|billing|data protection)\b"
)
TRAINS = (
    r"\b(?:train\w*|learn\w*|machine learning|ai|models?|fine-?tun\w*|re-?us\w+|(?:as|what|whatever) (?:i|we|you) "
    r"(?:like|want|please)|(?:anything|everything|whatever)(?! else)|any (?:purpose|software|tool|way)|all purposes|"
    r"open(?:ly)? licen\w+|creative commons|(?:improv|develop|build|test)\w* (?:my|our) (?:own )?(?:tools?|software|"
    r"systems?|work(?:flow)?)|(?:my|our) own (?:tools?|use|purposes?|systems?))\b"
)

# Where it may run is a condition and no purpose.
OWN_PLACE = (
    r"\b(?:for|on|in) (?:my|our|its|their|his|her|the) (?:own )?(?:office |home )?"
    r"(?:servers?|machines?|computers?|clouds?|building|house|premises)\b"
)
# What is no longer among the pieces bars nothing.
TAKEN_OUT = (
    r"[^;.]*\b(?:(?:already|have been|were|are) (?:taken|left|sorted|weeded|stripped|sifted) out|"
    r"already (?:removed|excluded|set aside)|(?:are|is|lie|lies|sit|kept) (?:on|in) (?:another|a separate|a different) "
    r"(?:drive|folder|disk|place|box|archive)|(?:stay|stays|left) (?:there|out of it|untouched))\b"
)

# Where an agreement ends, by the words that follow it: what lies beyond was neither asked nor granted.
STOPS_THERE = (
    r"\bthat(?:'s| is| was) all\b|\bnothing (?:about|on|of) (?:this|that|it)\b|"
    r"\b(?:not|never) a word (?:on|about|of)\b|"
    r"\bsays? nothing (?:on|about|of)\b|\bstops there\b|\bhaven't (?:raised|mentioned|brought) (?:it|this|that)\b"
)


def stops_there(text: str) -> bool:
    """Whether an agreement is told with its end, and the words before that end speak of no training."""
    return has(STOPS_THERE, text) and not has(TRAINS, without(rf"(?:{STOPS_THERE})[^.;]*", text))


def for_another_purpose(clause: str) -> bool:
    """Whether what was agreed to is something else than training: a tool, a publication, an analysis."""
    return has(OTHER_PURPOSE, without(OWN_PLACE, clause)) and not has(TRAINS, clause)

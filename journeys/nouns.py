"""The word for what a person makes: their own where it is surely one, else a plain one that fits the kind of task."""

from __future__ import annotations

import re

from journeys.situation import Situation

PIECES, TEXTS, ITEMS = "pieces", "texts", "items"
# A word is taken over only when it is known to name a piece: a guess at someone's noun reads worse than "pieces".
ALIKE = """
    abstract ad advert advertisement alert analysis|analyses announcement answer appraisal article assessment bid bio
    biography|biographies blurb brief brochure bulletin caption card catalogue|catalogues chapter claim column comment
    contract critique cue decision description dialogue digest document email e-mail entry|entries essay estimate
    evaluation exercise flyer form guide handout headline horoscope invoice item itinerary|itineraries
    leaflet lesson letter listing manual memo message newsletter notice obituary|obituaries offer opinion paper
    paragraph pitch|pitches plan poem post posting product-text profile proposal quiz|quizzes quote recipe record
    referral release reply|replies report response review script segment sermon song speech|speeches statement
    story|stories string study|studies subtitle summary|summaries synopsis|synopses tagline teaser
    testimonial text ticket title toast transcript translation tutorial update verdict worksheet menu question mail
"""
ONLY_PLURAL = frozenset({"notes", "minutes", "instructions", "terms", "subtitles", "lyrics", "vows"})
FORMS = {
    form: many
    for word in ALIKE.split()
    for one, many in [word.split("|") if "|" in word else (word, f"{word}s")]
    for form in (one, many)
} | {word: word for word in ONLY_PLURAL}
OWN_PLURAL = {"minutes": "sets of minutes", "notes": "notes", "instructions": "sets of instructions"}
NEVER_ALONE = frozenset({"notes", "cards", "records", "forms", "papers", "terms", "items", "updates", "claims"})
OPENING = (
    r"^\W*(?:i |we |to |mostly |mainly )*(?:(?:write|writing|draft|drafting|make|making|produce|producing|translate|"
    r"translating|edit|editing|create|creating|type|typing)\b )?"
    r"(?:(?:my|our|the|their|these|those|an?|one|each|short|long|whole|full|raw|first drafts? of|drafts? of|rough|some|"
    r"many|few|\d[\d,.]*(?= )|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens? of|hundreds? of)\b ?)*"
)
SIZE = (
    r"^(?:about |some |up to )?(?:(?:\d[\d,.–-]*|one|two|three|ten)[- ])?(?:word|page|line|minute|sentence|"
    r"character)s?\b[- ]?"
)
ENDS = (
    r"[,;:.(/!?\"“”]|\b(?:of|from|for|in|into|with|on|to|about|at|as|each|every|by|that|which|where|per|and|or|up|"
    r"out|so|like|really|mostly|ish|through|between|always|\d[\w,.–-]*)\b"
)
TURNED_INTO = (
    r"^(?:an? |the |raw |one )*(?:[\w'-]+ ){0,2}[\w'-]*[^\Ws\d] (?:in)?to (?:an? |the |corrected |"
    r"finished )?(?=\w)(?!one\b|\d)"
)
# What comes out, where both ends are told: "question in, answer adapted out", "field notes, messy, to a description".
IN_THEN = r"^[^.;]*?\b(?:goes |go |comes |typed )?in\b[,;:.]\s+(?:and )?(?:out (?:comes?|goes) )?(.+)$"
FROM_TO = r"^([^.;]+?),? (?:->|→|=>|into|to) (?:an? |the |one )(.+)$"
GOES_TO = (
    r"\b(?:answers?|repl(?:y|ies)|responses?|letters?|speech(?:es)?|invitations?|introductions?|guides?|reminders?|notes?|"
    r"mails?|e-?mails?|write|writing|messages?|reports?|send|sends|go(?:es)?|help|ready)$"
)
LABELS = (
    r"\b(?:class(?:es|ify\w*)?|categor\w+|labels?|tags?|codes?|sort(?:s|ed|ing)?(?! of)|queues?|folders?|"
    r"rout(?:e|ing))\b"
)
LANGUAGES = (
    r"(?:english|german|french|spanish|italian|dutch|portuguese|polish|swedish|norwegian|danish|finnish|czech|japanese|"
    r"chinese|korean|russian|turkish|arabic)"
)
TRANSLATES = rf"\btranslat\w+|\blocali[sz]\w+|\b(?:in)?to {LANGUAGES}\b|\b{LANGUAGES}[-–/ ]+{LANGUAGES}\b"
MODIFIER = r"[^\W\d_][\w'’-]*"
NOT_BEFORE_A_NOUN = """
    ask give turn get sort find extract classify rank tell help answer answering reply replying check score pull
    rename rewrite rewriting proofread summarise summarize shorten simplify adapt convert prepare compose design
    record correct transcribe caption subtitle localise localize revise polish review revising fill route label tag
    mark match choose decide look search use train it this everything anything things all various write writing text
    line word page sentence section kind kinds sorts mixed different own other same of is are do does about roughly
    he she they we i you who that which what
    really just only also new old good best finished approved usually always never
"""
NO_MODIFIERS = frozenset(NOT_BEFORE_A_NOUN.split())
LONGEST_WORDS, LONGEST = 3, 40
# "I have 200 approved product descriptions": who counts pieces of one kind has named the kind.
COUNTED = (
    r"\b(?:\d[\d.,]*k?|dozens of|hundreds of|thousands of) (?:(?:of )?(?:my |our )?"
    r"(?:approved|finished|published|old|past|good|best|clean|own|edited|final|signed-off|accepted|such),? )*"
    r"((?:[a-z][a-z-]+ ){0,2}?[a-z-]+)(?! (?:a|an|per|each|every)\b)"
    r"(?=$|[,.;:!?)]| (?:and|but|so|that|which|i|we|from|in|on|by|over|since|for|of|to|with|as|than|or|are|is|were|"
    r"have|would|could|can|will|do|make|write|help|teach|train|go|already|there|here|now|when|because|into)\b)"
)


def noun_for(task: str | None) -> str:
    """A plural such as "product descriptions"; where the words give none for certain, a plain one for the kind of task.

    "items" where what comes out is a label, "texts" for translations, "pieces" for all else.
    """
    said = " ".join((task or "").replace("’", "'").split())
    if re.search(TRANSLATES, said, re.IGNORECASE):
        return TEXTS  # what is counted there may be segments, whatever the work is called
    if re.search(LABELS, said, re.IGNORECASE):
        return ITEMS
    return (_own_noun(out) if (out := _comes_out(said)) else None) or _own_noun(said) or PIECES


def counted_kind(text: str | None) -> str | None:
    """The one kind of piece that a text counts, as a plural; None where it counts several, or none for certain."""
    found = {noun for match in re.findall(COUNTED, (text or "").lower()) if (noun := _own_noun(match))}
    return found.pop() if len(found) == 1 else None


def noun_of(situation: Situation) -> str:
    """What to call the person's pieces: by the task they told, else by the kind that they counted."""
    return noun_for(situation.task) if situation.task else counted_kind(situation.goal) or PIECES


def _comes_out(said: str) -> str | None:
    """The part that tells what is made, where what it is made from stands before it."""
    if found := re.match(IN_THEN, said, re.IGNORECASE):
        out = re.sub(r"^(?:an? |the |one |my )*(?:approved|finished|ready|short|final) ", "", found[1])
        return re.split(r" (?:adapted|made|written|fitted|shortened|set)\b", out)[0]
    found = re.match(FROM_TO, said, re.IGNORECASE)
    if found is None or re.search(GOES_TO, re.split(r",", found[1])[-1].strip(), re.IGNORECASE):
        return None
    return found[2]


def _own_noun(said: str) -> str | None:
    """The person's own word, with what stands before it; None where it is not surely the name of a piece."""
    turned = re.match(TURNED_INTO, said, flags=re.IGNORECASE)
    keeps = turned is None or turned[0].split()[0].lower() in NO_MODIFIERS
    words = _head(said if turned is None or keeps else said[turned.end() :]).split()
    if not words or len(words) > LONGEST_WORDS or len(" ".join(words)) > LONGEST:
        return None
    before, last = words[:-1], FORMS.get(words[-1].lower())
    sure = all(re.fullmatch(MODIFIER, word) and word.lower() not in NO_MODIFIERS for word in before)
    if last is None or not sure or (not before and last in NEVER_ALONE):
        return None
    return OWN_PLURAL.get(last, last) if not before else " ".join((*before, last))


def _head(said: str) -> str:
    said = re.sub(OPENING, "", said, flags=re.IGNORECASE)
    said = re.sub(SIZE, "", said, flags=re.IGNORECASE)
    return re.split(ENDS, said, maxsplit=1, flags=re.IGNORECASE)[0].strip(" -'")

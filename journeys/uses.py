"""What the work is for and made of: uses that do harm, tasks that need no language model, tasks not of text."""

from __future__ import annotations

import re
from typing import Literal

from journeys.phrases import CLASSIFIER, MEASURED, WORKS, good_share, has, without
from journeys.shares import does_the_job, was_counted
from journeys.situation import Meaning, Situation

Harm = Literal["people", "detectors", "deceit"]
Simpler = Literal["script", "template", "classifier"]
Medium = Literal["pictures", "sound", "video"]

DECLINED = "Declined as harmful: "  # begins the goal of someone who was turned away for it
CLASSIFIER_WORKS_FROM = 0.9
CASES_OF_EACH = 30  # of a label, from which a plain classifier is worth an afternoon; concepts/no-language-model.md
LABEL_COUNT = r"\b(\d{1,3}) (?:[a-z]+ ){0,2}?(?:codes|labels|tags|categories|queues|classes|accounts|headings|topics)\b"
PERSONS = (
    r"(?:applicants?|applications? (?:from|of) (?:people|candidates)|job applications?|candidates?|cvs?|"
    r"r[eé]sum[eé]s?|tenants?|employees?|job ?seekers?|borrowers?|claimants?|asylum seekers?|freelancers? who|staff)"
)
# Without any word of choosing or judging, nobody is ranked: "programmes for six choirs".
JUDGES = (
    r"\b(?:rank|scor|rat(?:e|ing)|select|screen|short-?list|hir|recruit|grad|mark|sort|assess|evaluat|judg|predict|"
    r"choos|chose|pick|filter|flag|decid|fit|suit|risk|like|best|who|which|points?|approv|reject|invit|sift|match|weed)"
)
# What a wish alone is believed by: in an opening "who", "best" or "which" may belong to anything.
JUDGES_PLAINLY = (
    r"\b(?:rank|scor|rat(?:e|ing)|select|screen|short-?list|hir|recruit|grad|assess|evaluat|judg|predict|choos|chose|"
    r"pick|filter|flag|approv|reject|invit|sift|match|weed|sort|mark)"
)
RANKS_PEOPLE = (
    rf"\b(?:rank|scor|rat(?:e|es|ing)|grad(?:e|es|ing)|screen|shortlist|short-list|reject|filter|pre-?select|select|"
    rf"sift|triag|vet)\w*\b(?: [\w'-]+){{0,5}} {PERSONS}\b|"
    rf"\b{PERSONS}(?: [\w'-]+){{0,3}} (?:rank|scor|screen|shortlist|sift)\w*|"
    r"\bwho (?:to|should|we should) (?:hire|fire|reject|invite|interview|lend|let go)\b|\bpredict\w* who\b"
)
BEATS_DETECTORS = (
    r"\b(?:ai[- ]?detect\w*|detectors?|undetect\w*|pass(?:es)? (?:as human|detection)|turnitin|gptzero|"
    r"humani[sz]e[rsd]?)\b|"
    r"\b(?:it|they|mine|ours|texts?|posts?|articles?|essays?|pages?|statements?) "
    r"(?:isn't|aren't|don't|doesn't|won't|never)(?: get| gets| be)? (?:flagged|detected)\b(?! (?:by|for|in|when)\b)|"
    r"\b(?:flagged|caught|detected) as (?:an? )?(?:ai|machine|generated|chat ?gpt)\b"
)
DECEIVES = (
    r"\b(?:fake|invented|made-up) (?:\w+ ){0,2}(?:reviews?|testimonials?|news|accounts?|profiles?|quotes?|"
    r"customers?)|"
    r"\b(?:impersonat\w*|pretend\w* to be|pos(?:e|ing) as|phish\w*|scam\w*)\b|"
    r"\b(?:reviews?|comments?|testimonials?)\b(?: \w+){0,4} (?:look|sound|seem)(?:s|ing)? (?:real|genuine|"
    r"like (?:real )?"
    r"(?:customers?|people|guests))|\bas if (?:they|it) (?:was|were) (?:written )?by (?:a )?(?:real )?"
    r"(?:customers?|guests?|people|someone)\b|\bwithout (?:him|her|them|their) (?:know\w*|consent)\b"
)
# The honest half of such a wish: real reviews answered.
ANSWERS_REAL = (
    r"\b(?:answer|repl(?:y|ies)|respon[ds]\w*)\w*\b[^.?!]{0,25}\b(?:real|true|actual|genuine|existing)\b|"
    r"\b(?:real|true|actual|genuine|existing)\b[^.?!]{0,25}\b(?:answer|repl(?:y|ied|ies)|respon[ds])\w*\b"
)
SCRIPTED = (
    r"\b(?:renam\w+|mail[- ]?merge|find[- ]and[- ]replace|search[- ]and[- ]replace|de-?duplicat\w+|"
    r"(?:extract|pull|copy|read|pick|collect|find)\w*(?: out)?(?: [\w'-]+){0,5} (?:dates?|amounts?|totals?|"
    r"invoice numbers?|"
    r"e-?mail addresses|phone numbers?|order numbers?|postcodes?|ibans?|vat)|"
    r"(?:convert|reformat|normali[sz])\w*(?: [\w'-]+){0,4} (?:dates?|csv|units?|currenc\w+|citations?|references|"
    r"file ?names?|spreadsheets?)|"
    r"fill\w*(?: in)?(?: [\w'-]+){0,3} (?:blanks?|gaps?|placeholders?|slots?)|"
    r"(?:template|letter|text|form)s? with (?:\w+ )?(?:blanks?|gaps?|slots?|placeholders?)|"
    r"same (?:text|wording|sentences?|letter)(?: \w+){0,3} (?:except|only|apart|different|but)|"
    r"only (?:the )?(?:names?|numbers?|figures?|dates?)(?:,? (?:and )?(?:the )?(?:names?|numbers?|figures?|"
    r"dates?))* (?:change|differ)s?)\b"
)
# Running text that goes to people, of which only a few fields change: a template fills them.
LETTERS = (
    r"\b(?:letters?|reminders?|notices?|e-?mails?|invitations?|confirmations?|certificates?|"
    r"thank-?you (?:notes?|cards?)|welcome (?:mails?|messages?)|cover notes?|replies|demands?)\b"
)
LABELS = (
    r"\b(?:sort|classif|categori[sz]|label|tag|rout|assign|allocat|book|triag)\w*\b(?: [\w'-]+){0,7} "
    r"(?:folders?|categor(?:y|ies)|labels?|queues?|class(?:es)?|groups?|tags?|codes?|accounts?|departments?|topics?|"
    r"bins?|buckets?)\b|"
    r"\b(?:to|into|one of|onto) (?:\w+ ){0,4}(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|"
    r"twenty) "
    r"(?:\w+ )?(?:codes?|categories|labels?|folders?|queues?|accounts?|tags?|groups?|topics?|departments?)\b|"
    r"\b(?:codes?|labels?|tags?|categor(?:y|ies)|ids?|account numbers?|class(?:es)?|queues?) (?:comes? )?out\b"
)
RULES = (
    r"\b(?:rules?|macros?|scripts?|formulas?|learner|regex\w*|look-?up (?:sheet|table|list)|"
    r"the (?:software|program)(?:'s)?)\b"
)
LANGUAGE_MODEL = r"\b(?:prompts?|prompted|chat ?gpt|gpt\S*|claude|gemini|llms?|language model|chat model|chat ?bot)\b"
WRITES = (
    r"\b(?:writ\w+|draft\w*|repl(?:y|ies)|translat\w+|summar\w+|descriptions?|letters?|articles?|captions?|"
    r"explain\w*|rewrit\w+|memos?|comments?|saying why|reasons?|sentences?)\b"
)
NOT_WRITTEN = r"\b(?:nothing|no text|no reply|not?)(?: \w+){0,2} (?:writ\w+|repl\w+)"
SCRIPT_WORKS = (
    r"\b(?:script|macro|regex\w*|formula|rules? tool|spreadsheet|look-?up (?:sheet|table|list))\b"
    r"(?:,? [\w'-]+){0,12} (?:works?|does|gets|handles|never been wrong|(?:is|are) (?:always )?right)\b(?! [1-8]?\d\b)"
)
PICTURES = (
    r"(?:images?|photos?|photographs?|pictures?|illustrations?|logos?|drawings?|paintings?|artwork|sketches|renders?|"
    r"renderings|icons?)(?! lists?\b)"
)
SOUND = (
    r"(?:voices?(?! (?:memos?|notes?|messages?))|audio|voice-?overs?|music|jingles?|songs?|"
    r"sound(?:s|tracks?)?|narration|singing|melod(?:y|ies)|wavs?)"
)
SEEN: tuple[Medium, str] = (
    "pictures",
    r"(?:photo\w*|lightroom|raws?|frames|retouch\w*|colou?r grad\w*|paint\w*|draw\w*)",
)
VIDEO = r"(?:videos?|film clips?|clips?|animations?|reels)"
MAKES = (
    r"(?:generat|creat|mak|draw|paint|design|produc|edit|retouch|clon|render|compos|illustrat|colou?ri|sort|tag|cull|"
    r"pick|recogni[sz]|upscal)\w*"
)
SPEECH = (
    r"\b(?:speech[- ](?:recognition|to[- ]text)|text[- ]to[- ]speech|transcrib(?:e|es|ing)\b|voice[- ]?clon\w+|"
    r"clon\w+ (?:\w+ )?voice|whisper|"
    r"(?:audio|sound|recordings?|speech)(?: \w+){0,3} (?:in)?to(?: [\w-]+){0,4} (?:transcripts?|text)|"
    r"(?:recogni[sz]|understand|hear)\w*(?: [\w'-]+){0,4} (?:accents?|dialects?|spoken|recordings?|audio))\b"
)
# Sound comes out: "script in, audio of me out", "text to speech".
SOUND_OUT = (
    r"\b(?:audio|sound|speech|voice|recordings?|narration|music|songs?|wav|mp3)\b(?: [\w'-]+){0,3} (?:comes? )?out\b|"
    r"(?:\b(?:in)?to|->|→|=>) (?!an? (?:\w+ )?speech\b)"
    r"(?:an? |the |finished |clean |spoken )*(?:audio|speech|sound|voice-?overs?|narration|"
    r"music|wav|mp3)\b(?! (?:descriptions?|scripts?|transcripts?))|"
    r"\bout (?:comes?|goes) (?:an? |the |my )*(?:audio|voice|sound|music)\b"
)
# A writer's voice is text; these make it one that is heard.
SPOKEN = (
    r"\b(?:audio ?(?:books?|clips?|files?|tracks?)?|narrat\w+|wavs?|flac|mp3s?|microphone|voice[- ]?(?:artist|actor|"
    r"actress|overs?|talent)|singers?|singing|sings?|spoken|studio takes?)\b"
)
SOUND_WISHED = (
    r"\b(?:read|speak|narrat|say|sing|talk|record|voic)\w*\b[^.;!?]{0,60}\b(?:in|with) my (?:own )?voice\b|"
    r"\b(?:clon|model|train|tun)\w*\b[^.;!?]{0,25}\bmy (?:own )?(?:voice|singing|playing|recordings)\b|"
    r"\b(?:hours?|minutes|gigabytes|gb) of (?:\w+ )?(?:wavs?|audio|sound|singing|raw takes)\b"
)
# Sound, or the words in it: to be asked.
SOUND_OR_TEXT = r"\b(?:recordings?|recorded|podcasts?|audio|tapes|voice (?:memos?|notes?|messages?)|radio)\b"
IN_WORDS = (
    r"\b(?:alt[- ]?texts?|captions?|descriptions?|transcripts?|show ?notes|summar\w+|scripts?|subtitles?|"
    r"texts? (?:for|about|beside)|"
    r"titles?|minutes|articles?|letters?|reports?|posts?)\b"
)


def harm_in(situation: Situation) -> Harm | None:
    """A use that Peri does not help with, by what the person says they want."""
    said = _said(situation.task, situation.goal, situation.tried_so_far, situation.judged_by, situation.input)
    if situation.meant.get("wish") == Meaning(label="people", sure=True) and has(JUDGES_PLAINLY, said):
        return "people"
    match situation.meant.get("task"):
        case Meaning(label="people", sure=True) if has(JUDGES, said):
            return "people"
        case Meaning(label="deceit", sure=True):
            return "deceit"
    if has(RANKS_PEOPLE, said):
        return "people"
    if has(DECEIVES, said):
        return "deceit"
    if has(BEATS_DETECTORS, without(r"\b(?:smoke|metal|plagiarism) detectors?\b", said)):
        return "detectors"  # many such openings sound like deceit, among them those of writers flagged without cause
    if situation.meant.get("wish") == Meaning(label="deceit", sure=True):
        return "deceit"
    return "deceit" if (situation.goal or "").startswith(DECLINED) else None


def has_honest_part(situation: Situation) -> bool:
    """Whether beside invented reviews real ones are to be answered."""
    return has(ANSWERS_REAL, _said(situation.task, situation.goal))


def simpler_tool(situation: Situation) -> Simpler | None:
    """What does the task without any language model; the wider aim is too loosely told to settle that."""
    said = situation.task or ""
    by_rule = situation.meant.get("task") == Meaning(label="rule", sure=True) or has(SCRIPTED, said)
    if by_rule and has(LETTERS, _said(said, situation.goal)):
        return "template"
    if by_rule or has(SCRIPT_WORKS, situation.tried_so_far):
        return "script"
    if _rules_do_it(situation.goal) or _rules_do_it(situation.tried_so_far):
        return "script"
    # Where a prompt for a language model was measured and falls short, training may still beat it.
    tried = situation.tried_so_far
    if has(CLASSIFIER, tried) and (has(WORKS, tried) or (good_share(tried or "") or 0) >= CLASSIFIER_WORKS_FROM):
        return "classifier"
    if not gives_labels(situation) or tried is None or thin_labels(situation):  # None: to be asked first
        return None
    return "classifier" if does_the_job(tried) or not (has(MEASURED, tried) or was_counted(tried)) else None


def gives_labels(situation: Situation) -> bool:
    """Whether what comes out is one of a few fixed labels and no text."""
    said = situation.task or ""
    sure = situation.meant.get("task") == Meaning(label="label", sure=True)
    return labels_named(said) or (sure and not has(WRITES, without(NOT_WRITTEN, _what_comes_out(said))))


def _rules_do_it(text: str | None) -> bool:
    """Whether one sentence tells that fixed rules already get nearly all right, with no language model in it."""
    parts = re.split(r"(?<=[.!?])\s", text or "")
    return any(has(RULES, part) and not has(LANGUAGE_MODEL, part) and does_the_job(part) for part in parts)


def thin_labels(situation: Situation) -> bool:
    """Whether a plain classifier would have too few cases of each label to learn from."""
    told = " ".join(t for t in (situation.task, situation.goal, situation.material, situation.tried_so_far) if t)
    numbers = [int(found) for found in re.findall(LABEL_COUNT, told, re.IGNORECASE)]
    on_hand = situation.examples_on_hand
    return bool(numbers) and on_hand is not None and on_hand < CASES_OF_EACH * max(numbers)


def labels_named(text: str | None) -> bool:
    """Whether a text by itself tells of sorting into labels, and of nothing to be written."""
    return has(LABELS, text) and not has(WRITES, without(NOT_WRITTEN, _what_comes_out(text or "")))


def _what_comes_out(text: str) -> str:
    """Of "headline and two sentences in, one of nine tags out" or "letter > tag" the tags; else the whole text."""
    found = re.search(r"\bin\b,? (?:and )?(.+?) (?:comes? )?out\b|.(?:->|=>|→|>)(.+)$", text, re.IGNORECASE)
    return (found[1] or found[2]) if found else text


def medium_of(situation: Situation) -> Medium | None:
    """The medium of a task whose result is not text, or that is the recognition of speech; None for text.

    What comes out decides, then what the task names; while that is not told, the wish as far as it is outspoken.
    """
    said = situation.task or ""
    if has(SOUND_OUT, said):
        return "sound"
    if situation.task is None and _wishes_for_sound(situation.goal):
        return "sound"
    task, shown = situation.meant.get("task"), Meaning(label="image or sound", sure=True)
    written = has(IN_WORDS, situation.goal) and not has(SPOKEN, situation.goal)  # a writer's voice, and no heard one
    wished = situation.meant.get("wish") == shown and not (task and task.sure) and not written
    surely = task == shown or wished
    if has(SPEECH, without(r"\b(?:i|we|he|she) transcribe\b", said)):
        return "sound"
    if has(IN_WORDS, situation.task) and not surely:
        return None
    kinds: tuple[tuple[Medium, str], ...] = (("pictures", PICTURES), ("video", VIDEO), ("sound", SOUND))
    for medium, words in kinds:
        made = has(rf"\b{MAKES}\b(?: [\w'-]+){{0,4}} {words}\b", said)
        if made or has(rf"^\W*(?:[\w'-]+ ){{0,3}}{words}\b", situation.task):
            return medium
    if surely:  # learned from sayings: believed where a word of some medium stands in it
        told = _said(situation.task, situation.goal)
        return next((medium for medium, words in (*kinds, SEEN) if has(rf"\b{words}\b", told)), None)
    return None


def sound_or_text(goal: str | None) -> bool:
    """Whether a wish leaves open if sound is to come out, or what is said in it as text."""
    return has(SOUND_OR_TEXT, goal) and not has(IN_WORDS, goal) and not _wishes_for_sound(goal)


def _wishes_for_sound(goal: str | None) -> bool:
    return has(SOUND_WISHED, goal) and has(SPOKEN, goal) and not has(IN_WORDS, goal)


def _said(*texts: str | None) -> str:
    return "; ".join(text for text in texts if text)

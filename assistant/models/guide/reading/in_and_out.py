"""What goes in and what comes out, where one sentence tells both: "raw transcripts into the court's format"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.models.guide.reading.said import Said

LABELS = (
    r"(?:(?:subject )?headings|keywords?|tags|codes?|labels?|categor(?:y|ies)|topics|class(?:es|marks)|queues|buckets|"
    r"genres|ratings?|grades|fields|accounts|departments|folders|reasons|themes|shelfmarks|tariff numbers)"
)
N = r"(?:(?:\d[\d,]*|n|[a-z]+) )?"
OFTEN = r"(?:(?:also|mostly|mainly|usually|just|only|still|always|have to|must|then|regularly|daily|now) )*"
I = r"\b(?:i|we)(?:'m|'re| am| are)? "  # noqa: E741
WHAT = r"(?!it\b|them\b|this\b|that\b|things\b|everything\b|stuff\b|me\b|you\b|us\b|money\b|time\b|my mind\b|up\b|down\b|out\b|off\b|away\b|back\b)(?:\d[\d,]*k? )?[a-z][^,.;:!?()]{2,90}?"
ENDS = r"(?= (?:for|at|since|because|when|so|until|by hand|and (?:i|we|my|our|it|the|they)|who|that|which|every|each|a month|a week)\b|[,.;:!?()]|$)"
# "I give subject headings to abstracts", "we label tickets with 18 topics", "we sort mail into 28 queues".
GIVES = re.compile(
    rf"{I}{OFTEN}(?:giv(?:e|ing)|assign(?:ing)?|attach(?:ing)?|add(?:ing)?|put(?:ting)?) (?P<out>{N}(?:[a-z'-]+ )?{LABELS}) (?:to|on) (?P<in>{WHAT}){ENDS}"
)
SORTS = re.compile(
    rf"{I}{OFTEN}(?P<verb>label|tag|classify|sort|route|code|index|categori[sz]e|triage|file|grade|assign|allocate|match|map|distribute|forward)(?:ing)? "
    rf"(?P<in>{WHAT}) (?:with|into|by|to|under|against|on to|onto|in|among) (?P<out>(?:one (?:of|to \w+ of) )?(?:the |our |my |its |their |about |some )*{N}(?:[a-z'-]+ )?{LABELS})\b"
)
# The labels told a sentence later: "I sort incoming mail. Same 28 queues for five years."
SORTED = re.compile(
    rf"{I}{OFTEN}(?P<verb>label|tag|classify|sort|route|code|index|categori[sz]e|triage)(?:ing)? (?P<in>{WHAT}){ENDS}"
)
SAME_LABELS = re.compile(rf"\b(?:the |always (?:the )?)?same (?P<out>\d[\d,]* (?:[a-z'-]+ )?{LABELS})\b")
# "I put raw transcripts into the court's format", "I boil reports down to a page".
CONVERTS = re.compile(
    rf"{I}{OFTEN}(?P<verb>put|turn|convert|bring|transform|reshape|rework|boil|condense|cut|type|rewrite|render)(?:ing)? (?P<in>{WHAT})"
    rf"(?: down| up| over)? (?:into|to fit|down to) (?P<out>(?:the |a |an |our |my |their |its |one )?[a-z][^,.;:!?()]{{2,60}}?){ENDS}"
)
RAW = (
    r"(?:machine (?:readings?|transcripts?|drafts?|translations?|output)|raw [a-z]+|ocr(?:[' -]\w+)*|scans?|auto(?:matic)?[- ][a-z]+|"
    r"dictat(?:ions?|ed [a-z]+)|(?:rough |first |beginners' |readers' |students' )(?:drafts?|recipes|letters|texts|translations)|"
    r"transcripts?|speech recognition|captions|readers' [a-z]+|submissions|handwritten [a-z]+|typed-up [a-z]+)"
)
# "I clean up machine readings of old lists": the same, mended, comes out.
CLEANS = re.compile(
    rf"{I}{OFTEN}(?P<verb>clean up|clean|tidy up|tidy|correct|edit|copy-?edit|mend|normali[sz]e|proofread|fix|post-?edit)(?:ing)? (?P<in>(?:the |my |our |their )?(?:[a-z'-]+ )?{RAW}(?: (?:of|from|on|by) [a-z][^,.;:!?()]{{2,50}}?)?){ENDS}"
)
PART = r"(?:(?:the|my|our|a|an|some|its|their) )?[a-z\d][^.;:!?()]{2,110}?"
SHORT = r"(?:(?:the|my|our|a|an|some|its|their) )?[a-z\d][^,.;:!?()]{2,80}?"
LEADS = r"(?:^|[.;:!?] |, (?:and )?|\b(?:so|well|ok|and|it's|it is) )"
# Told as a pair: "visit notes in, chapter out", "I start from a sheet, out comes a label".
PAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{LEADS}(?:i put )?(?P<in>{PART})(?: goes| go| comes| come)? in(?:,| and|, and|;| -| –| →| ->)? (?P<out>{SHORT})(?: (?:goes|go|comes|come|is to come))? out\b",
        rf"\b(?:(?:the )?start(?:ing point)? is|(?:i|we) (?:start|begin|work) (?:from|with|off)|(?:i|we) take|what goes in is|what i start from is|in (?:goes|go|comes)|input(?: is|:)?)"
        rf" (?P<in>{PART})[,;.]? (?:and )?(?:out (?:comes?|should come|goes)|what (?:should come|comes|goes|must come) out is|output(?: is|:)?|(?:and )?the result is|i end with) (?P<out>{SHORT})(?=[,.;!?]|$)",
        rf"{LEADS}(?:from )?(?P<in>{SHORT}) ?(?:->|→|=>|-->) ?(?P<out>{SHORT})(?=[,.;!?]|$)",
        rf"\b(?:they|clients?|customers?|he|she|people|editors?|shops?|the \w+) (?:sends?|gives?|hands?|mails?|brings?) me (?P<in>{SHORT})(?:,| and|, and) i (?:send|write|give|hand|deliver|return|draft)(?: them| him| her)?(?: back)? (?P<out>{SHORT})(?=[,.;!?]|$)",
        rf"\bi (?:get|receive|am sent|am given) (?P<in>{SHORT})(?:,| and|, and)(?: i)? (?:write(?: back)?|make|turn (?:it|them|that) into|send back|deliver|draft|produce) (?P<out>{SHORT})(?=[,.;!?]|$)",
    )
)
AMOUNT = r"^(?:(?:about|around|some|roughly|the|my|our|all|incoming) )*\d[\d,]*k? (?:of )?"
RATE = r" (?:a|per|each|every) (?:day|week|month|year)$"
NO_INPUT = r"^(?:up|out|back|away|lost|tired|bored)\b|\b(?:it|them|this|that|i|we|you)\b|\b(?:time|money|work|effort|love|hours|thought|energy|heart)$|^(?:what|things|(?:\w+ )?(?:clients?|customers?|people|friends))$"
LONGEST = 200  # characters of a task told in full


@dataclass(frozen=True)
class InAndOut:
    """A kind of work with what it starts from; `task` names both, in the person's words."""

    task: str
    input: str


def read_in_and_out(said: Said) -> InAndOut | None:
    """The work where what goes in and what comes out are both told; None where one of them is not."""
    for sentence in said.statements:
        low = sentence.plain
        spoken = sentence.text.strip() if len(sentence.text.strip()) == len(low) else low
        for pattern in (GIVES, SORTS, CONVERTS, *PAIRS):
            found = pattern.search(low)
            if found and (told := _told(spoken[slice(*found.span("in"))], spoken[slice(*found.span("out"))])):
                return told
        if cleans := CLEANS.search(low):
            source = _bare(spoken[slice(*cleans.span("in"))])
            return InAndOut(f"{cleans['verb']} {source}"[:LONGEST], source)
    return _sorted_later(said)


def _sorted_later(said: Said) -> InAndOut | None:
    low = said.plain
    work, labels = SORTED.search(low), SAME_LABELS.search(low)
    return _told(work["in"], labels["out"]) if work and labels else None


def _told(source: str, result: str) -> InAndOut | None:
    source, result = _bare(source), _bare(result, keeps_number=True)
    if (
        re.search(NO_INPUT, source.lower())
        or len(source) < 4
        or len(result) < 3
        or re.search(r"\d[\d,]* (?:years|euros|dollars)", result)
    ):
        return None
    return InAndOut(f"{source} to {result}"[:LONGEST], source)


def _bare(words: str, keeps_number: bool = False) -> str:
    kept = re.sub(RATE, "", words.strip(" ,"))
    return kept if keeps_number else re.sub(AMOUNT, "", kept).strip()

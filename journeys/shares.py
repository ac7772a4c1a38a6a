"""What a test of the prompt left to do, in figures: the share still changed, and the machine beside people.

A prompt that leaves a tenth or less to change, or that does as well as people do on the same test, leaves training
nothing to win (knowledge/concepts/baseline.md; the tenth is this rubric's rule).
"""

from __future__ import annotations

import re

from journeys.phrases import good_share

LITTLE_LEFT = 0.1  # of the words or pieces still to be changed
LEVEL = 0.95  # of what people reach on the same test
LEVEL_BLIND = 0.9  # where a reader picked without knowing: chance alone moves it by as much on 50
UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
OTHERS = {"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "a hundred": 100, "hundred": 100}
SMALL_MODEL = (
    r"\b(?:[1-9]|1[0-4])b\b|\b(?:small|tiny|local|offline|on[- ]device|little)(?: \w+)? (?:one|1|model|llm)\b|"
    r"\bon (?:the|a|my|our) (?:tablets?|phones?|laptop|device|own machine|pi)\b"
)
LARGE_MODEL = (
    r"\b(?:(?:big|large|expensive|hosted|frontier|best|cloud)(?: \w+)? ?(?:one|model|llm)?|gpt\S*|claude|gemini|"
    r"\d{3}b|7\db)\b"
)
BESIDE_EACH_OTHER = r"[.;]\s+|,\s+(?=(?:the |a |my |same with )?(?:\w+ )?(?:small|local|tiny|\d{1,2}b))"
N = r"(\d+(?:\.\d+)?)"
DID_CHANGE = (
    r"(?:touch\w*|alter\w*|chang\w+|edit\w*|fix\w*|correct\w*|rework\w*|rewr\w+|redo\w*|redone|repair\w*|"
    r"mend\w*|(?:sen[dt]|came|come|go|went) (?:it |them |one )?back)"
)
OF_THEM = r"(?:in|of|out of) (?:the |my |our )?(?:last |past |first |every |each |a )?"
NOT_DENIED = r"(?<!not )(?<!n't )(?<!never )(?<!without )"
CHANGED = (
    rf"\b{N} (?:were |was |got |are |of them )?{DID_CHANGE} {OF_THEM}{N}\b",
    rf"\b{N} {OF_THEM}{N} (?:of them |letters |pieces |texts )?(?:i |we |she |he |they |were |was |is |are |gets? |"
    rf"needs? |i have to |that i |which i )?{NOT_DENIED}{DID_CHANGE}\b",
    rf"\b(?:i|we) (?:only |just |perhaps |maybe )?{DID_CHANGE} (?:about |perhaps |maybe |only |some )?{N} "
    rf"{OF_THEM}{N}\b",
    rf"\b{N} (?:words? )?(?:in|of|out of) (?:every |each |a )?{N} words?\b",
    rf"\b(?:chang\w+|alter\w*|edit\w*|touch\w*|correct\w*|repair\w*|fix\w*)\b[^.;]{{0,25}}?\b{N} (?:words? |"
    rf"lines? )?(?:in|of|out of) (?:every |each |a )?{N}\b",
    rf"\b{N} (?:words? |lines? )?(?:in|of|out of) (?:every |each |a )?{N}\b[^.;]{{0,25}}?\b(?:chang\w+|altered|"
    rf"edited|corrected|redone|rewritten|came back)\b",
)
PERCENT = (
    rf"\b{N} ?(?:%|per ?cent)[^.;,]{{0,20}}\b(?:chang\w+|altered|edited|rewritten|redone|corrected)\b",
    rf"\b(?:chang\w+|alter\w*|edit\w*|touch\w*)\b[^.;,]{{0,20}}\b{N} ?(?:%|per ?cent)",
)
RIGHT = (
    rf"\b{N} (?:\w+ )?(?:in|of|out of) (?:every )?{N} (?:\w+ )?(?:i do not touch|i don't touch|"
    rf"without (?:a )?touch\w*|i leave)",
    rf"\b(?:do|does|gets?|handles?|settles?)\b[^.;]{{0,45}}?\b{N} (?:\w+ )?(?:in|of|out of) {N}\b",
)
# The total first: "I checked 500 lines: 480 right".
RIGHT_AFTER = (
    rf"\b(?:checked|tested|tried|ran|counted|looked at|went through) {N} (?:[a-z]+ ?){{0,6}}[:,;] ?{N} (?:were |are )?"
    r"(?:right|correct|fine|good|ok)\b"
)
COUNTED = (
    r"\b(?:put|ran|run|test\w*|counted|count|measured|timed|scored|tally|tallied|went through|gone through|on|"
    r"over) (?:\w+ ){0,3}?\d{2,}\b",
    r"\b\d+ (?:of them )?(?:came|come|went|were sent|was sent|were|got) (?:back|returned|rejected|turned down|"
    r"redone|rewritten)\b",
    r"\b\d{2}(?:\.\d+)? (?:right |correct )?(?:on|over|of) \d[\d,.]{1,}",
)
# Of a number looked at some did not do: "I read 90 and put right 41", "of 150 there were 62 needing a going over".
AMOUNT = (
    r"(?<![\d.,/#])(\d+)\b(?!(?:\.\d|,\d{3}| ?(?:%|per ?cent|-))| ?(?:th|st|nd|rd)\b| (?:[\w'-]+ )?(?:samples?|"
    r"examples?|pairs?|rules?|pages?|minutes?|hours?|weeks?|years?|months?|days?|dollars?|euros?|models?|prompts?|"
    r"kinds?|codes?|categories|labels|shots?)\b)"
)
PUT_IN = r"\b(?:pasted|gave|given|fed|shown|showed|used|using|with)(?: (?:it|them|in))? \d+\b"
# "Of 30 reports 19 quoted": a part told straight after the whole; "40 read; 22 felt": over two sentences.
PART_OF = (
    r"\b(?:of|from|in|out of) (?:the |my |our )?(?:last |first |past |same )?(?P<all>\d{2,})(?: [a-z'-]+){0,4},? "
    r"(?P<part>\d+)\b"
)
NO_PART = r"(?:samples?|examples?|minutes?|hours?|words?)"
LOOKED_OVER = (
    r"\b(?:read|checked|tested|tried|ran|run|counted|looked (?:at|over)|went through|compared|marked|asked)"
    rf"(?: [a-z'-]+){{0,4}} (?P<all>\d{{2,}})\b(?: (?!%|per|{NO_PART})[a-z'-]+){{0,6}}[.;,:]? (?:and |but )?"
    rf"(?P<part>\d+) (?!{NO_PART}|rules?|years?|months?|weeks?|times|models?|prompts?)[a-z']"
)
IN_A_HUNDRED = (
    r"\b\d+(?: [a-z'-]+){0,3} (?:in|of|out of|per|from) (?:a |the |every |each |last )?100\b|"
    r"\b\d+ times (?:in|out of) \d{2,}\b"
)
JUDGED_OF = (
    r"\b(?:wrong|right|fit|unfit|usable|redo\w*|redone|rewr\w+|re-?wr\w+|chok\w+|fail\w*|pass\w*|chang\w+|alter\w*|"
    r"touch\w*|fix\w*|correct\w*|edit\w*|trim\w*|mend\w*|repair\w*|rework\w*|reject\w*|returned|sent back|came back|"
    r"let through|let \w+ through|ok|okay|good|bad|fine|poor|stand|needing|needed|off|missed|misses|mistakes?|errors?|"
    r"slips?|hits?|flagged|accepted|approved|binned|thrown|useless|perfect|spot on|through|went out|matched|agreed)\b"
)
LOOKED_AT = 10  # pieces from which it is a count and no handful
# A mark under one by the name of a measure, or so many faults in each piece.
MARKS_BELOW_ONE = (
    r"\b(?:f1|f-score|kappa|precision|recall|sensitivity|specificity|accuracy|bleu|chrf|comet|agree\w*|auc)\b"
    r"[^.;]{0,25}?(?<!\d)0?\.\d{2,3}\b",
    rf"\b{N} (?:[\w'-]+ ){{0,3}}?(?:per|a|an|each|every|/) ?(?:text|piece|page|letter|report|draft|item|entry|"
    r"1,?000|thousand|hundred)\b(?= ?(?:words?|w)\b|[,;.]|$| on average)",
    rf"\b{N} (?:edits?|changes|corrections|errors|mistakes|slips|faults) ?(?:/|per|a|in) ?(?:1,?000|100|text|page)\b",
)
# Marks beside each other ("prompt 85, regression 86, we two readers 92"): how each way did on the same test.
MARK = (
    r"(?<![\d.,])(?:[4-9]\d)(?:\.\d+)?(?![\d,]*\d)(?! ?(?:samples?|examples?|words?|rules?|pages?|pairs?|minutes?|"
    r"hours?|"
    r"dollars?|euros?|times|of (?:them|my|our|the)|pieces?|texts?|letters?))"
)
MARKED = (
    r"\b(?:prompt|model|llm|assistant|classifier|regression|bayes\w*|fasttext|rules?|neighbou?r\w*|svm|forest|baseline|"
    r"coders?|readers?|agents?|humans?|people|annotators?|raters?|each other|us two|we two|colleagues?|accuracy|f1|"
    r"kappa|right|correct|agree\w*)\b"
)
MACHINES = r"(?:its|the machine'?s?|the model'?s?|the ai'?s?|the ai one|the prompt'?s?|the bot'?s?)"
PEOPLE_REACH = (
    r"\b(?:my (?:wife|husband|partner|sister|brother|mother|father|daughter|son|assistant|colleague|clerk|boss|niece)|"
    r"she|he|we|people|humans?|a person|the (?:team|staff|clerks?|editors?|experts?|registrar)|"
    r"(?:the )?two of us|two (?:people|coders|clerks|editors|readers)) "
    rf"(?:gets?|reach(?:es)?|manages?|makes?|agree[ds]?)(?: with each other)?(?: (?:on|at|in|about|some|to))? {N}\b"
    r"(?! (?:samples?|minutes?|hours?|words?|pages?|days?|weeks?|months?|pieces?|lines?|an? ))"
)
PEOPLES = r"(?:mine|ours|the humans'?|human ones|people'?s?|my own|our own|the team'?s?)"


def left_to_change(text: str) -> float | None:
    """The share of words or pieces that is still changed, as counted; None where none was told."""
    low = _in_figures(text)
    if (left := _share(CHANGED, low)) is not None:
        return left
    for pattern in PERCENT:
        if found := re.search(pattern, low):
            return min(1.0, float(found[1]) / 100)
    return None


def level_with_people(text: str) -> bool | None:
    """Whether the machine did as well as people in a test of both; None where none was told."""
    low = _in_figures(text)
    machine, people = _beside(MACHINES, low), _beside(PEOPLES, low)
    if machine is None or people is None or not people:
        return None
    return machine / people >= (LEVEL_BLIND if re.search(r"\bblind|\bpicked\b", low) else LEVEL)


def _short_of_people(text: str) -> bool:
    """Whether the share that the machine got right lies clearly below what people reach on the same work."""
    low = _in_figures(text)
    reached = [float(found) for found in re.findall(PEOPLE_REACH, low) if 50 <= float(found) <= 100]
    good = good_share(re.sub(PEOPLE_REACH, " ", low))
    return bool(reached) and good is not None and good < 1 and good * 100 / max(reached) < LEVEL


def was_counted(text: str) -> bool:
    """Whether what the prompt leaves to do was counted over a number of pieces."""
    low = re.sub(rf"\b{N} (?:\w+ )?(?:samples?|examples?|pairs|words|rules)\b", " ", _in_figures(text))
    marks = len(re.findall(MARK, low)) > 1 and len(set(re.findall(MARKED, low))) > 1
    told = (*COUNTED, *MARKS_BELOW_ONE)
    return (
        marks
        or any(re.search(each, low) for each in told)
        or _some_of_many(low)
        or _part_of_all(low)
        or does_the_job(text) is not None
    )


def _part_of_all(low: str) -> bool:
    """Whether a part is told beside the whole that was looked at, whatever was wrong with it."""
    if re.search(IN_A_HUNDRED, low):
        return True
    parts = (found for pattern in (PART_OF, LOOKED_OVER) for found in re.finditer(pattern, low))
    return any(0 < int(found["part"]) <= int(found["all"]) and int(found["all"]) >= LOOKED_AT for found in parts)


def _some_of_many(low: str) -> bool:
    """Whether a sentence sets a number that did or did not do beside the larger one that was looked at."""
    for sentence in re.split(r"(?<=[a-z0-9)])[.!?;]\s+", low):
        amounts = sorted({int(found) for found in re.findall(AMOUNT, re.sub(PUT_IN, " ", sentence))})
        if len(amounts) > 1 and amounts[-1] >= LOOKED_AT and re.search(JUDGED_OF, sentence):
            return True
    return False


def does_the_job(text: str) -> bool | None:
    """Whether the figures of a test say that the prompt does the job; None where they say nothing of it."""
    low = _in_figures(text)
    if _small_one_falls_short(low) or _short_of_people(text):
        return False
    right = _share(RIGHT, low)
    if right is None and (found := re.search(RIGHT_AFTER, low)) and float(found[1]) > 0:
        right = min(1.0, float(found[2]) / float(found[1]))
    if right is not None and right >= 1 - LITTLE_LEFT:
        return True
    if (left := left_to_change(text)) is not None:
        return left <= LITTLE_LEFT
    if (level := level_with_people(text)) is not None:
        return level
    good = good_share(_in_figures(text))
    return None if good is None else good >= 1 - LITTLE_LEFT


# "83 %", "83 of 100", and "83" behind a colon.
OF_A_HUNDRED = r"(?: ?%| ?per ?cent| (?:of|in|out of) (?:100|a hundred)\b|(?<=: \d\d)(?=[.;,]|\s*$))"


def _small_one_falls_short(low: str) -> bool:
    """Whether a small or local model, measured beside a large one, did not do the job: that gap can be closed."""
    parts = re.split(BESIDE_EACH_OTHER, low)
    small = [part for part in parts if re.search(SMALL_MODEL, part)]
    large = any(re.search(LARGE_MODEL, part) for part in parts if part not in small)
    shares = [float(found) / 100 for part in small for found in re.findall(rf"\b{N}{OF_A_HUNDRED}", part)]
    return bool(large and shares) and max(shares) < 1 - LITTLE_LEFT


def _beside(whose: str, low: str) -> float | None:
    """The figure told of one side: "93 of its", "of ours she keeps 78", "the machine's 24"."""
    does = r"(?: (?:she|he|they|we))?(?: (?:keeps?|kept|passed|picked|took))?"
    after = re.search(rf"\b{whose}{does} {N}\b(?! ?(?:samples?|posts?))", low)
    kept = re.search(rf"\b(?:keeps?|kept) {N} out of", low)
    before = re.search(rf"\b{N} (?:out )?(?:times )?(?:of )?{whose}\b", low)
    found = after or (kept if whose == MACHINES else None) or before or kept
    return float(next(group for group in found.groups() if group)) if found else None


def _share(patterns: tuple[str, ...], low: str) -> float | None:
    for pattern in patterns:
        if (found := re.search(pattern, low)) and float(found[2]) > 0:
            return min(1.0, float(found[1]) / float(found[2]))
    return None


def _in_figures(text: str) -> str:
    """The text in small letters, its numbers below a hundred as figures."""
    low = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.lower().replace("’", "'"))
    tens, units = "|".join(TENS), "|".join(UNITS)
    low = re.sub(rf"\b({tens})(?:[- ]({units}))?\b", lambda m: str(TENS[m[1]] + UNITS.get(m[2] or "", 0)), low)
    words = {**OTHERS, **UNITS}
    return re.sub(rf"\b({'|'.join(words)})\b", lambda m: str(words[m[1]]), low)

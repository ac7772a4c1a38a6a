"""What a person works from, with, where and in which languages, and what they want to gain."""

from __future__ import annotations

import re

from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import plain

LANGUAGES = (
    "english|german|french|italian|spanish|portuguese|dutch|flemish|danish|swedish|norwegian|finnish|icelandic|polish|czech|slovak|slovene|slovenian|croatian|serbian|bosnian|"
    "hungarian|romanian|bulgarian|greek|turkish|arabic|hebrew|persian|farsi|hindi|urdu|bengali|tamil|punjabi|gujarati|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|"
    "indonesian|malay|tagalog|russian|ukrainian|estonian|latvian|lithuanian|irish|gaelic|welsh|catalan|basque|galician|swahili|afrikaans|albanian|macedonian|maltese|latin|yiddish"
)
NAMED = rf"(?:(?:british|american|swiss|austrian|brazilian|us|uk|mexican|canadian|simple|legal) )?(?:{LANGUAGES})"
PAIR = rf"\b{NAMED}(?:\s*(?:-|–|/|,|>|→)\s*(?:and )?|\s+(?:to|into|and|or|&)\s+){NAMED}\b"
IN_ONE = rf"\b(?:languages? (?:is|are|:)|in|from|into|both|all(?: in)?|out of) {NAMED}\b(?:[\s,/-]+(?:and |to |into |or |& |\+ |some |sometimes |a bit of |occasionally |also |in )*{NAMED}\b)*"
TO_PERI = r"\b(?:plain|please|explain|answer|reply|talk|speak|chat|understand|simple terms)\b"
OF_TOOLS = r"\b(?:chatgpt|models?|gpt\S*|claude|llama|it|mistral|gemini|ai|they|openai|people|course|book)\b"
OURS = r"\b(?:i|we|my|our|us|i'm|i've|we're|we've|mine)\b"

INPUT = (
    r"(?:transcripts?|recordings?|notes|briefs?|briefings?|bullet points?|bullets|dictations?|forms?|questionnaires?|(?:dialogue|room|parts|ingredients?|shot|stock|price|word|feature|equipment|guest|wine) lists?|(?:spec(?:ification)?s?|data|feature|fact|tasting|product|info\w*|intake|spread|score|call) ?sheets?|"
    r"specs|feature lists?|interviews?|voice (?:memos?|notes?|messages?)|photos?|photographs|e-?mails?|scans?|outlines?|minutes|measurements|surveys?|case files?|sketches|"
    r"logs?|checklists?|audio|video|pdfs?|tables?|keywords?|raw data|data|memos?|tapes?|slides?|blueprints|floor ?plans?|x-rays|observations|lab results|spreadsheets?|receipts|invoices|scripts?|manuscripts?|(?:jira |support |bug |help ?desk )?tickets|requests|enquir(?:y|ies))(?! (?:services?|providers?|firms?|agenc|compan|sources?|vendors?))"
)
STARTS_FROM = re.compile(
    rf"\b(?P<verb>[a-z'-]+ )?(?:from|out of|based on|off the back of)\s+(?P<what>(?:(?:the|a|an|my|our|their|his|her|its|some|short|rough|raw|quick|few|scribbled|{NAMED}|[a-z-]+(?:'s?)?) ){{0,3}}?{INPUT})\b"
    r"(?P<more>(?: and (?:a |the |my |their )?[a-z]+)?(?= *[,.;!?]|$))?"
)
KEPT_WITH = re.compile(
    rf"\b(?:kept|saved|have|'ve got|on file)\b[^.;!?]*? (?:with|next to|beside) (?:the|their|its|all the|my) (?P<what>(?:[a-z-]+ ){{0,2}}?{INPUT})\b"
)
TURNS = re.compile(r"\bturn(?:ing|s)? (?P<what>(?:[a-z'-]+ ){1,5}?)into\b")
NO_SOURCE = r"^(?:learn\w*|train\w*|com(?:e|es|ing)|came|away|benefit\w*|export\w*|cho[os]\w*|hear\w*|suffer\w*|differ\w*|far|apart|aside|made|got|get|download\w*|safe|know\w*|results?|tell|remove\w*|scratch|grow\w*|run|copied|delete\w*|permission|consent) $"
NO_INPUT = r"\b(?:it|them|this|that|something|everything|a model|money|time)\b"

PRODUCTS = (
    r"(?:(?:ms |microsoft )?word|google docs|google sheets|trello|notion|excel|trados|memoq|memsource|phrase|wordfast|cafetran|xtm|wordpress|scrivener|chatgpt|chat gpt|claude|gemini|copilot|deepl|jasper|grammarly|airtable|slack|canva|"
    r"hubspot|mailchimp|shopify|etsy|wix|squarespace|figma|obsidian|evernote|zapier|asana|indesign|photoshop|lightroom|premiere|final draft|descript|otter|dropbox|google drive|quickbooks|xero|python|vs ?code|github|ahrefs|semrush|"
    r"outlook|gmail|libreoffice|openoffice|latex|markdown|pages|powerpoint|monday|clickup|basecamp|salesforce|subtitle edit|aegisub|amara|express scribe|dragon)"
)
WORKS_WITH = re.compile(
    rf"\b(?:i|we)(?:'m|'re)? (?:mostly |mainly |just |only |currently |usually |do |all |always |normally |still )*(?:use|using|work (?:in|with|on)|working (?:in|with)|rely on|write in|write everything in|draft (?:in|with)|live in)\s+(?P<what>(?:[a-z-]+ ){{0,3}}{PRODUCTS}\b[^.;!?]*)"
)
PAYS_FOR = re.compile(rf"\b(?P<costs>{PRODUCTS}(?: plus| pro)?) costs (?:me|us)\b")
NO_TOOL = r"\b(?:tried|used to|would|could|should|might|will|want)\b"

PLACES = (
    r"(?:(?:on|in|inside|within) (?:(?:my|our|the|this) )(?:own )?(?:machines?|computers?|laptops?|servers?|hardware|mac|pc|desktop|office|building|house|practice|clinic|company|firm|network|premises|hospital|studio|four walls)|here\b|local(?:ly)?\b|"
    r"on-?prem\w*|in-?house|offline|(?:in|inside|within) (?:the eu|europe|germany|switzerland|the uk|france|the country|canada|austria|scotland|ireland|spain|italy|norway|sweden))"
)
MUST_RUN = (
    rf"\b(?:has to|have to|must|needs? to|should|got to|may only|can only|may not|supposed to|want (?:it|everything|this) to|'ll) (?:\w+ ){{0,3}}?(?:runs?|stays?|remains?|be|live|happen|kept|keep|run|work) (?:\w+ ){{0,4}}?{PLACES}|"
    rf"\b(?:only|everything|all|nothing leaves|run(?:s|ning)? it|run(?:s)? everything) (?:\w+ ){{0,3}}?{PLACES}|\b(?:can't|cannot|can not|mustn't|must not|may not|not allowed to|never) (?:\w+ ){{0,3}}?(?:leave|go|be sent|be uploaded|put|send|upload)\b[^,.;]{{0,40}}?"
    r"(?:building|office|machine|computer|laptop|house|cloud|server|network|premises|outside|third part\w+|provider|clinic|hospital|practice|company|country|eu|europe|internet|online|switzerland|germany|uk|us|france|austria|canada)\b"
)
MAY_RUN = r"\b(?:data|texts?|files|they|it|everything|all of it) (?:can|may) (?:happily |also )?(?:go|be sent|be put|live|leave)(?: up| out)? (?:to|in|into|on) (?:a |the |any )?(?:cloud|provider|server)\b|\b(?:can|may|could) (?:happily |also )?run (?:in|on|at) (?:the |a |any )?(?:cloud|provider|server)\b|\b(?:cloud|provider|online|hosted|openai|servers?)\b[^,.;]{0,20}\b(?:is|are|would be|'s) (?:perfectly |totally |absolutely )?(?:fine|ok|okay|no problem|alright)\b|\b(?:fine|ok|okay|happy) (?:with|for it to run (?:in|on|at)) (?:\w+ ){0,2}(?:cloud|provider)\b"

GAINS = (
    r"\b(?:want|wants|hope|hoping|love|like|trying|need|goal is|aim is|(?:whole )?point (?:is|was)|plan is|looking|idea is|all i want is)(?: is)?(?: just| mostly| mainly| really)? (?:to )?(?P<what>(?:save|spend less|get (?:my|some|back|the)|gain|win back|be (?:faster|quicker)|speed|work faster|cut|lower|reduce|take on more|"
    r"stop (?:edit|rewrit|correct|fix|mend)\w*|free up|halve|earn|handle more|finish (?:earlier|sooner)|have more time)\b[^,.;!?]*)"
)
JUDGES = r"\b(?:i|we) (?:judge|measure|rate|score|grade|assess)\b[^.;!?]{0,20}?\b(?:by|against|on whether|how)\b|\bi can tell (?:it's|one is|a good one)|\bi know (?:it's|a piece is|one is) (?:good|right|done)\b|\ba good (?:one|piece) is\b"
MY_GOAL = r"\b(?:my|our) (?:main |only |real |whole )?(?:goal|aim|hope) (?:is|would be) (?:to )?(?P<what>[^.;!?]+)|\bit's (?:really |all |mainly )?about (?P<also>(?:cutting|saving|spending|getting)[^.;!?]+)"
SKILLED = (
    r"\b(?:scared|afraid|terrified|comfortable|good|hopeless|bad|fine|ok|okay|confident|useless|happy|handy|at home|clueless|rubbish|not great|not good) (?:of|with|at|in) (?:\w+ ){0,2}(?:terminals?|spreadsheets?|excel|code|coding|python|computers?|command line|tech|technology|programming)\b|"
    r"\b(?:never|can't|cannot|can|don't|do not|won't) (?:really |even )?(?:code|program|touched? a (?:terminal|command line)|used? a (?:terminal|command line)|opened a terminal|written (?:any |a line of )?code|write code)\b|\b(?:not|non-?|isn't|am) ?(?:very |really |at all |particularly |that )?technical\b|\b(?:not|no|hardly|isn't|am no|never been)(?: (?:a|an|any|much of a|really|very|big|great|at all|exactly))* (?:techie|geek|nerd|coder|tech person|computer person|it person)\b|\bno (?:tech|technical|coding|code) (?:skills?|background|experience|knowledge)\b"
)


def read_languages(said: Said) -> str | None:
    """The languages of the person's pieces, as a list of names."""
    for sentence in said.sentences:
        low = sentence.plain
        found = re.search(PAIR, low) or re.search(IN_ONE, low)
        if not found or re.search(TO_PERI, low):
            continue
        if not re.search(OURS, low) and (sentence.is_question or re.search(OF_TOOLS, low)):
            continue
        return languages_in(found[0])
    return None


def languages_in(text: str) -> str | None:
    """The languages that a text names, each once."""
    names = re.findall(NAMED, plain(text))
    return ", ".join(dict.fromkeys(name[:1].upper() + name[1:] for name in names)) or None


def read_input(said: Said) -> str | None:
    """What the person's pieces are made from."""
    for statement in said.statements:
        low = statement.plain
        for found in STARTS_FROM.finditer(low):
            if not re.match(NO_SOURCE, found["verb"] or "") and not re.search(r" by e-?mails?$", found["what"]):
                return (found["what"] + (found["more"] or "")).strip()
        if kept := KEPT_WITH.search(low):
            return kept["what"]
        if (found_turn := TURNS.search(low)) and not re.search(NO_INPUT, found_turn["what"]):
            return found_turn["what"].strip()
    return None


def read_tools(said: Said) -> str | None:
    """Products that the person says they work with."""
    for statement in said.statements:
        found = WORKS_WITH.search(statement.plain)
        if found and not re.search(NO_TOOL, found[0]):
            return found["what"].strip()[:400]
        if paid := PAYS_FOR.search(statement.plain):
            return paid["costs"]
    return None


def read_place(said: Said) -> str | None:
    """Where a model has to run, or may."""
    for statement in said.statements:
        for clause in statement.clauses:
            low = clause.plain
            if re.search(MUST_RUN, low) or re.search(MAY_RUN, low):
                return statement.text.strip().rstrip(".!")[:400]
    return None


def read_goal(said: Said) -> str | None:
    """What the person wants to gain, where it is plainly named."""
    for statement in said.statements:
        if found := re.search(GAINS, statement.plain) or re.search(MY_GOAL, statement.plain):
            return (found["what"] or found.groupdict().get("also") or "").strip()[:400]
    return None


def read_judging(said: Said) -> str | None:
    """How the person tells a good piece from a poor one."""
    for statement in said.statements:
        if re.search(JUDGES, statement.plain):
            return statement.text.strip().rstrip(".!")[:400]
    return None


def read_skill(said: Said) -> str | None:
    """How the person is with tools, in their words."""
    for statement in said.statements:
        told = [part.text for part in statement.clauses if re.search(SKILLED, part.plain)]
        if not told and re.search(SKILLED, statement.plain):
            told = [statement.text]
        if told:
            return re.sub(r"^(?:and|but|so|though) ", "", ", ".join(told).strip(), flags=re.I).strip(" ,.!")[:400]
    return None

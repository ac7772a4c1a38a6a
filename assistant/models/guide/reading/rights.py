"""Whether a person may use their pieces: what they say of contracts, permission and owners."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading.answered import answered_in_passing
from assistant.models.guide.reading.kinds import PIECES
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import plain, statements
from journeys.answers_told import answers_in
from journeys.limits import limit_of
from journeys.phrases import has, without
from journeys.purposes import for_another_purpose
from journeys.rights_words import BARRED, FREE, FROM_SOME, NOT_BARRED, NOT_FREE, OWNED, SILENT, SPOKEN
from journeys.silent import as_silence

CLAUSES = (
    r"[,;:.!…]+\s+|\s+[-–—]+\s+|\s+(?=(?:but|though|although|actually|except|wait|only|however)\b)|\s+and (?=(?:i|"
    r"they|we|the)\b)"
)
FREE_OF = (
    r"\bno (?:problem|worries|issues?|restrictions?|limits?|objections?)\b|\bnot a problem\b|\bnothing against it\b|\b(?:don't|doesn't|do not|wouldn't|won't) mind\b|"
    r"\bnobody (?:objects|minds)|\bno \w+ (?:has |have )?(?:ever )?(?:object\w*|mind(?:s|ed)?|complain\w*)\b|\bwhy not\b"
)
USE = (
    r"(?=[.,;!]|$| (?:use|using|train|re-?use|share|do|take|touch|feed|put|upload|hand|give|have|get|really|legally|"
    r"freely|actually|now|after|so|that|it|them|all|any|for)\b)"
)
MAY = (
    r"\bgo ahead\b|\bfine by (?:them|him|her|me|everyone|the)\b|^(?:yes|yep|yeah|yup|sure|of course|certainly|definitely|absolutely|correct|right|indeed|agreed|allowed|granted|"
    r"permitted|mine|ours)\b|\ball (?:mine|ours)\b|\b(?:they're|they are|it's|it is|that's|everything is|all of it is) "
    r"(?:all |entirely |fully )?(?:mine|ours|my own)\b|\bmine (?:by|under|according)|\b(?:i|we) (?:may|can|"
    rf"do){USE}|\b(?:i|we) (?:am|"
    r"am allowed|are allowed|own|"
    r"hold|kept the rights|keep the rights|retain|have the rights?)\b|\b(?:i'm|we're) (?:allowed|permitted|free)\b|"
    r"\b(?:they|he|she|clients?|everyone|all|the (?:client|agency|publisher|studio|museum|clinic)s?)(?: have| has|"
    r"'ve| all)? "
    r"(?:gave|given|give|gives|signed|agreed|agree|agrees|said yes|said (?:it's |it is )?(?:fine|ok|okay)|"
    r"allow\w*|let|lets|"
    r"okayed|approved it|consent\w*|permit\w*|(?:is|are) (?:fine|ok|okay|happy) with)\b|"
    r"\b(?:with|have|got|has|have got|by|is|written|explicit|their) (?:\w+ ){0,3}(?:permission|consent)\b|"
    r"\bcontracts? (?:\w+ ){0,2}(?:allows?|permits?|says? (?:that )?i (?:may|can)|gives?|leaves?|grants?)\b|"
    r"\brights? (?:\w+ ){0,4}(?:stays?|are|remain|lie|lies|rest) (?:with )?(?:me|us|mine)\b|"
    r"\b(?:cleared|allowed|permitted) by\b|\b(?:is|are|it's|that's|been) (?:explicitly |all )?(?:allowed|"
    r"permitted|cleared|agreed)\b"
)
MAY_NOT = (
    r"^(?:(?:sadly|unfortunately|alas|regrettably|i'm afraid|sorry)[, ]+(?:no|not)|no(?=\W*$| (?:i|we|they|you|it|he|she|that|this|my|our|the|their|not|never|unfortunately|sadly|because|since|as|way|chance|sorry|but)\b)|nope|never(?=\W|$)(?! \w)|forbidden|prohibited|sadly not|(?:i'm )?afraid not|unfortunately not|i'm afraid not)\b|"
    rf"\b(?:can't|cannot|can not|mustn't|must not|may not|am not){USE}|\b(?:not allowed|aren't allowed|isn't "
    r"allowed|not permitted|"
    r"not cleared|not mine|aren't mine|isn't mine|not my own|don't own|do not own|never (?:agreed|allowed|gave)|"
    r"(?:didn't|don't|doesn't|won't|wouldn't|did not|do not) (?:agree|allow|permit|consent|give|want|let|have "
    r"(?:\w+ )?(?:permission|"
    r"consent|rights?)))\b|\bforbids?\b|\bforbade\b|\bforbidden\b|\bprohibit\w*|\b(?:said|says|say) no\b|"
    r"\brefus\w+|\bdeclined\b|"
    r"\bbars (?:any|all|it|me|this|reuse)|\b(?:clients?|customers?|agency|agencies|publishers?|studios?|"
    r"employers?|they|he|she|museum|company) "
    r"(?:all |still )?(?:owns?|holds?|keeps?)\b|\bbelongs? to (?:the|a|an|my|them|clients?|him|her)\b|\bunder "
    r"(?:an? |strict )?nda\b|"
    r"\bno (?:permission|consent|rights?|training|reuse|re-use|machine learning)\b|\bwithout (?:permission|consent)\b|\boff limits\b"
)
NO_REPLY = (
    r"\b(?:no idea|no clue|(?:don't|do not|can't|cannot) (?:know|say|tell|answer|remember|decide)|dunno|what do "
    r"you mean|not now|"
    r"rather not (?:say|answer))\b"
)
PARTLY = (
    r"\b(?:half|some|most(?:ly)?|part(?:ly)?|parts|partially|a few|several|except|all but|apart from|(?:a|one|"
    r"two) (?:third|quarter)s?|"
    r"the rest|the others?|\d+ (?:of|are|is|belong)|\d+ ?(?:%|per ?cent)|one (?:of|client|is)|depends|"
    r"(?:one|two|three|four|five|six) of (?:the |my |our )?(?:two|three|four|five|six|seven|\d+)|"
    r"(?:permission|consent|a yes|an? ok(?:ay)?) (?:from|by|of) (?:only )?(?:one|two|three|four|five|some|\d+)(?! of (?:them|us)\b))\b"
)
UNSURE = (
    r"\b(?:think so|probably|maybe|perhaps|should be|i guess|i suppose|not sure|unsure|hopefully|as far as (?:i|we) know|to my knowledge|"
    r"(?:haven't|have not|never|didn't|not) (?:yet )?ask(?:ed)?|(?:nobody|no one)(?: was| has been)? asked|no \w+ (?:was|were|has been|have been) asked|"
    r"none of (?:them|the \w+) (?:was|were|has been|have been) asked|"
    r"unclear|it depends|never (?:really )?(?:thought|considered|checked|looked))\b"
)
ABOUT = (
    r"\b(?:own\w*|mine|ours|client\w*|customer\w*|agenc\w+|publisher\w*|nda|ndas|confidential\w*|contract\w*|"
    r"personal|private|names?|"
    r"permission|permitted|allow\w*|consent\w*|public|rights?|copyright\w*|licen[cs]e\w*|anonym\w*|patients?|gdpr|"
    r"belongs?|"
    r"secre\w+|privileged|sensitive|agree\w*|signed|museum|studio|data|theirs|hers|training|terms|sold|embargo\w*|"
    r"classified|scrap\w+|copied|co-?(?:author|writer)\w*|written by|commission\w*|promis\w+|released?|go ahead|approv(?:e|es|al)|"
    r"okay(?:s|ed)|grant(?:s|ed)|blessing|(?:written|gave|given|gives|full) leave|disagree\w*|refus\w+|declin\w+)\b"
)
RIGHTS = r"\b(?:permi(?:t|ssion|tted)\w*|allow\w*|ndas?|contract\w*|rights\b|the right to\b|consent\w*|licen[cs]e\w*|copyright\w*|belongs?|forbid\w*|may use|train on (?:it|them|my|their))\b"
OF_THINGS = (
    r"\b(?:forbidden|allowed|permitted|prohibited|banned|licen[cs]ed|contracted)(?: or not\b| (?!to\b|by\b|for\b|from\b|"
    r"in\b|on\b|it\b|me\b|us\b|this\b|that\b|them\b|training\b|use\b)[\w'-]+)"
)
OF_WORK = (
    rf"\b(?:{PIECES}|work|works|material|archive|data|them|it|all|everything|those|these|reuse|re-use|training|train|use|"
    r"mine|ours|clients?|customers?|agenc(?:y|ies)|publishers?|studios?|editors?|owners?|authors?|employers?|museum|"
    r"compan(?:y|ies)|council|contracts?|ndas?|they|he|she|rights?|copyright)\b"
)
# Plain enough to note in passing, whatever was asked.
SURELY_NOT = (
    r"\b(?:all|every one|everything|each|every single one)\b[^,.;]{0,30}\b(?:is|are) under (?:an? |strict )?nda\b|\b(?:all|everything|it's all|they are all|entirely) under (?:an? )?nda\b|\bnot allowed to use\b|"
    r"\bclients? owns? (?:it|everything|all)\b|\bmay not use (?:them|it|any)\b|"
    r"\b(?:clients?|contracts?|agency|agencies|studios?|publishers?|museum|employer|hospital|boss|nda) (?:\w+ ){0,2}?(?:bars?|forbids?|prohibits?|"
    r"rules? (?:it|that|this) out|doesn't allow|don't allow|won't allow|won't let me|doesn't let me|said no|says no)\b|"
    r"\b(?:can't|cannot|can not|may not|mustn't|must not|not allowed to|aren't allowed to|'m not permitted to|not permitted to) (?:legally |ever |really )?"
    r"(?:use|re-?use|train on|train it on|share|feed|upload|touch|hand over|give it)(?: \w+){0,3}? (?:work|texts?|them|those|it all|any|pieces|letters|files|"
    r"documents|reports|material|examples|archive|emails?|scripts?|translations?|articles|descriptions|records)\b(?! by hand)"
)
SURELY = (
    r"\b(?:rights (?:stay|are|remain|lie) with (?:me|us)|i own (?:it|them|all|the rights|everything)|i hold the rights|"
    r"i have (?:their |written )*permission|(?:gave|given) (?:me |us )?(?:their |written |explicit "
    r")*(?:permission|consent)|"
    r"(?:i've|i have|we've|we have|got|had) (?:got |had )?(?:their |everyone's |written |explicit |full |the client's |clients' |client )*(?:permission|consent) (?:to|from|for|in)\b|"
    r"(?:they|clients?|everyone|everybody|he|she|the \w+)(?: have| has|'ve)?(?: all| both)? (?:said (?:yes|ok|okay|fine|it's (?:fine|ok|okay)|i (?:can|may))|agreed (?:to it|in writing|that i)|signed off on (?:it|me)|gave (?:me )?the (?:ok|go-?ahead))\b|"
    r"(?:they|clients?|everyone|the \w+|all of them) (?:are|is|'re) (?:all |perfectly |totally )?(?:fine|ok|okay|happy|cool) with (?:it\b|that\b|me (?:using|training|re-?using)|my (?:using|training))|"
    r"i(?:'m| am) (?:allowed|free|permitted|cleared|entitled) to (?:use|train|re-?use)\b|i (?:can|may) (?:use|train on|re-?use|do what i (?:like|want) with) (?:it all|them|all|what|everything|those|these|my|the)\b|"
    r"contracts? (?:\w+ )?(?:lets? me|allows? (?:it|me|that|this|reuse|training)|permits? (?:it|me|that|this)|says? (?:that )?i (?:can|may)|leaves? (?:the |all |me )*rights)\b|"
    r"i (?:keep|kept|retain|own|hold) (?:the |all |all the |full |every )*(?:rights?|copyright)\b|i own (?:what i write|every word|every one)|"
    rf"they(?:'re| are) (?:all )?mine|(?:the|these|those|all) (?:[a-z]+ )?{PIECES} are (?:all )?mine(?! or\b)|"
    r"(?:it|that|everything)(?:'s| is) (?:all )?mine)\b"
)
SECRECY = (
    r"\bndas?\b|confidential|personal data|\b(?:contain|include|mention|name|hold|carry|show)s? (?:the |their |some |full |people's |real )*(?:\w+ ){0,2}?(?:names?|addresses|diagnos\w+|patients?|medical|personal details|health (?:data|details)|birth ?dates?)\b|"
    r"\b(?:names?|addresses|diagnoses|personal details|medical details|health details) of (?:the |my |our |their )?(?:\w+ )?(?:owners?|patients?|clients?|customers?|residents?|children|pupils|students|employees|people|families|donors?|guests)\b|"
    r"\b(?:patients?|clients?|customers?|residents?|children|pupils|students|donors?)'s? (?:real |full )?(?:names|addresses|data|diagnoses)\b|\bnot (?:every one|all) of (?:them|it|those) (?:is|are) (?:quite |entirely |really )?(?:ours|mine)\b"
)

# That somebody owns them, which is no ban.
OWNED_ONLY = r"\b(?:owns?|holds?|keeps?|belongs? to|(?:not|aren't|isn't) (?:mine|my own)|(?:don't|do not) own)\b"
PUT_RIGHT = (
    r"\b(?:hold on|wait|actually|after all|sorry|i mean|correction|take (?:it|that) back|withdr[ae]w|meanwhile|now)\b"
)
STORY = 10  # words, above which an answer is kept as words whatever can be read of it
LONG = 6  # words, above which an answer with two sides, or one on owners only, is kept as words

OF_A_PART = r"\bfor (?:one|two|three|four|five|some|a few|\d+) (?!of my)|\b(?:some|half|one|two|three|part|most) of (?:them|the|my|it)\b"


def read_rights(said: Said) -> dict[str, Any]:
    """`privacy` and `may_use_work` where a message says so plainly, whatever was asked."""
    facts: dict[str, Any] = {}
    for statement in said.statements:
        low = statement.plain
        if re.search(SECRECY, low) and "privacy" not in facts:
            facts["privacy"] = statement.text[:400]
        partly = re.search(PARTLY, re.sub(SURELY_NOT, " ", low))
        unsaid = re.search(r"\b(?:not|n't|never|without|no) (?:\w+ ){0,2}$", low[: _start(SURELY, low)])
        if (
            re.search(SURELY_NOT, low)
            and not re.search(OF_A_PART, low)
            and not re.search(UNSURE + r"|\bi think\b", low)
        ):
            facts["may_use_work"] = False
        elif re.search(SURELY, low) and not partly and not unsaid and not re.search(UNSURE, low):
            if _has_a_rest(low):
                facts.setdefault("privacy", statement.text[:400])
            else:
                facts["may_use_work"] = True
                if limit_of(statement.text):
                    facts.setdefault("privacy", statement.text[:400])
    if not facts and (beside := answered_in_passing(" ".join(s.text for s in said.statements))):
        facts["privacy"] = beside.told
    return facts


def _has_a_rest(low: str) -> bool:
    """Whether a yes stands beside a word of owners or of a bar: "the recipes are mine, the stories the magazine's"."""
    denied = re.search(r"[;,.] [^;,.]*\w (?:not|aren't|isn't)\W*$", low)
    return bool(denied) or has(OWNED, low) or has(BARRED, without(NOT_BARRED, low))


# What only says that Peri got it wrong is no answer of its own.
MISHEARD = (
    r"^(?:no|nope|sorry|wait)[, ]+(?:you(?: have|'ve)? (?:got|took|misread|misunderstood|misheard|understood)\b[^,.;]*"
    r"|that's (?:wrong|not (?:it|right|what i (?:said|meant)))|not (?:that|what i (?:said|meant)))[,.;: ]*"
)


def read_permission(text: str) -> dict[str, Any] | None:
    """What a message says of the right to use the pieces, where it was not asked for; None when it is not about that.

    Only sentences count that name the work or its owner together with the permission: "a list of forbidden words"
    and "allowed or not" are about something else.
    """
    about = [part for part in statements(text) if re.search(RIGHTS, _meant(part)) and re.search(OF_WORK, _meant(part))]
    return permission_told(". ".join(about)) if about else None


def _meant(part: str) -> str:
    """A sentence without permission as a property of things, or as what the work itself is to tell."""
    return re.sub(OF_THINGS, " ", plain(part))


def permission_told(text: str) -> dict[str, Any] | None:
    """The answer to "may you use those pieces?"; what is unsure or true of a part is kept as words (`privacy`)."""
    said = " ".join(statements(text))
    low = re.sub(MISHEARD, "", plain(as_silence(said)))
    if re.search(NO_REPLY, low):
        return None
    clauses = re.split(CLAUSES, low)
    votes = [vote for clause in clauses if (vote := _vote(clause)) is not None]
    partly = re.search(PARTLY, low) is not None or _of_some(low)
    unsure = re.search(UNSURE, low) or re.search(SPOKEN, low)
    if not votes and not partly and not unsure:
        return None
    if partly and not votes and len(low.split()) > 12 and not re.search(ABOUT, low):
        return None
    open_ended = len(low.split()) > LONG and _is_open(clauses, votes)
    is_story = len(low.split()) > STORY and not re.search(PUT_RIGHT, low)  # what was learned of such is weighed with it
    keeps = partly or unsure or open_ended or is_story or re.search(SECRECY, low) or limit_of(said)
    words = {"privacy": said[:400]} if keeps else {}
    if has(SILENT, low) and for_another_purpose(clauses[0]):
        return {"privacy": said[:400]}  # a tool is allowed, and of training the paper says nothing
    if unsure or open_ended or not votes:
        return words or None
    if partly:  # "yes, but one client is under NDA" is a yes with a rest; "no, only half" is neither
        began = re.match(r"(?:yes|yep|yeah|sure|of course)\b", low)
        return {**words, "may_use_work": True} if began else words
    return {**words, "may_use_work": votes[-1]}


def _of_some(low: str) -> bool:
    """Whether a count of those who said yes leaves open that others did not: "8 said yes"."""
    answers = answers_in([low])
    return answers is not None and bool(answers.yes) and answers.is_partial


def _is_open(clauses: list[str], votes: list[bool]) -> bool:
    """Whether an answer has two sides that no correction settles, or speaks of owners only."""
    if any(re.search(PUT_RIGHT, clause) for clause in clauses):
        return False
    free = any(has(FREE, without(NOT_FREE, clause)) for clause in clauses)
    denied_last = re.search(r"(?:\bnot|n't)\W*$", clauses[-1]) is not None
    if (False in votes and (True in votes or free)) or (
        True in votes and (denied_last or has(FROM_SOME, ", ".join(clauses)))
    ):
        return True
    return (
        bool(votes)
        and not any(votes)
        and not any(_vote(re.sub(OWNED_ONLY, " ", clause)) is False for clause in clauses)
    )


def speaks_of_rights(text: str) -> bool:
    """Whether a reply is about owners, secrecy or permission."""
    return re.search(ABOUT, plain(text)) is not None


def _vote(clause: str) -> bool | None:
    if re.search(FREE_OF, clause):
        return True
    if re.search(MAY_NOT, clause):
        return False
    if not re.search(MAY, clause):
        return None
    return None if for_another_purpose(clause) and not re.match(r"yes|sure|of course", clause) else True


def _start(pattern: str, low: str) -> int:
    found = re.search(pattern, low)
    return found.start() if found else 0

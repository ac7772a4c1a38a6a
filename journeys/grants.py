"""Clauses in which somebody gives leave or only asks for it; what stands beside a yes and takes nothing of it.

An answer has several clauses, one of them the yes: "studio agrees, wants it on its own server; unreleased games".
The others may tell how far it reaches, where it may run, or whose names are in the pieces, and take nothing of it.
"""

from __future__ import annotations

from journeys.phrases import has, without
from journeys.rights_words import FREE, LEAVE, NOT_FREE, REFUSED, WHOSE

# A finite word of agreement that the words on what is free do not hold.
GIVEN = (
    r"\b(?:ok(?:ay)?s (?:it|this|that|the use|training)|"
    r"approve[sd]? (?:of )?(?:this|that|the (?:use|plan|idea)|training|using)|approves?(?: (?:of )?it)?(?=[;.,]|$)|"
    r"authori[sz]e[sd]? (?:it|this|that|me|us|the use|training)|"
    r"(?:gave|gives?|given|grants?|granted)(?: (?:me|us|it|its|his|her|their|the|a|an|full|written|signed|"
    rf"express|clear))* {LEAVE}|granted (?:it|this|that)|(?:written|signed) leave|"
    r"with (?:its|his|her|their) (?:\w+ )?(?:leave|blessing)|"
    r"says? (?:it is|it's|that is|that's|this is) (?:all |perfectly |quite )?(?:fine|ok(?:ay)?|allowed|all ?right)|"
    r"signed off on (?:it|this|that|training)|has (?:been )?cleared|cleared (?:it|them|this))\b"
)
# The owner's own wish, a licence for everybody, or a contract that leaves the use to the person.
WISHED = (
    r"\b(?!i\b|we\b)\w+ (?:(?:has|have|even|himself|herself|itself) )*(?:asked|asks) (?:(?:me|us) )?"
    r"(?:for (?:exactly )?(?:this|it|training)\b(?! (?:to|not|back|never)\b)|to (?:train|do this|build (?:it|this)))|"
    r"\b(?:ordered|commissioned|suggested|proposed) (?:this|the training|training (?:it|one|a model))\b|"
    r"\b(?:it|this|training)(?:'s| is| was) (?:its|their|his|her|the \w+'s?) (?:own )?(?:idea|wish)\b"
)
OPEN = (
    r"\b(?:open (?:data|access|content|licen[cs]e\w*)|creative commons|cc[- ]?(?:by|0)|public[- ]domain|"
    r"(?:free|licen[cs]ed|cleared) for (?:re-?)?use)\b"
)
LEFT_TO_ME = (
    r"\b(?:allows?|permits?|lets?|leaves?|gives?)(?: (?:me|us))?(?: (?:to|the))?(?: keep and)? (?:re-?)?use\b"
    r"[^;.,]{0,20}\b(?:own|my|our|them|notes|texts|pieces|work)\b"
)
WORD = (
    r"(?:agree\w*|approv\w*|consent\w*|permi\w+|allow\w*|sign(?:s|ed|ature)?|okay\w*|says? (?:yes|ok(?:ay)?)|said yes|"
    rf"{LEAVE})"
)
# Only asked for, hoped for or to come: neither given nor refused. What somebody would gladly sign is a promise.
ASKS = (
    r"(?:hop(?:e|es|ing)|wish(?:es)?|wait\w* (?:for|on|until)|need(?:s|ed)?|have to|has to|had to|still to|must|"
    r"ask(?:ed|ing)? (?:\w+ ){0,4}?(?:for|whether|if|about)|seek\w*|sought|request\w*|appl(?:y|ied|ying) for|"
    r"to (?:get|obtain)|trying)"
)
ASKED_FOR = (
    rf"\b(?:if|whether|unless|until|assuming|in case) (?:(?!i\b|we\b)[\w'-]+ ){{1,4}}?{WORD}\b|"
    rf"\b{ASKS}\b[^;.,]{{0,40}}\b{WORD}\b|"
    rf"\b(?:not|n't) (?:\w+ )?{WORD}\b[^;.,]{{0,20}}\byet\b|\b(?:has|have)(?:n't| not) (?:yet )?{WORD}\b|"
    rf"\b{WORD} (?:(?:is|are|was) (?:still )?(?:being )?)?(?:sought|pending|outstanding|due|to come|needed|asked for)\b"
)
YES = rf"{GIVEN}|{WISHED}|{OPEN}|{LEFT_TO_ME}|{FREE}"
# What is in the pieces, where they may run and how far the yes reaches: beside a yes it is no second answer.
UNSEEN = (
    r"\b(?:unreleased|unpublished|(?:still|kept|top) secret|(?:not|n't) (?:yet )?(?:out|released|published|public)\b)"
)
IN_PIECES = r"\b(?:names?|addresses|faces|ages|numbers|logos?|details|data)\b"
KEPT_OUT = (
    r"\b(?:not|never|\w+n't|no|without|hardly|out|removed|stripped|masked|coded|replaced|anonym\w+|hidden)\b(?!\W*$)|"
    r"\b(?:out|removed|stripped|masked|coded|replaced|anonym\w+|hidden)\W*$"
)
FOLK = (
    r"(?:citizens|people|persons?|guests?|readers?|customers?|clients?|patients?|child(?:ren)?|staff|passengers?|"
    r"members?|residents?|pupils?|players?)"
)
NO_FOLK = (
    rf"\b(?:no|without) {FOLK} (?:named|in (?:them|it|there)|mentioned|appears?|recogni[sz]able)\b|"
    rf"\b{FOLK} (?:(?:is|are|does|do) )?(?:not|never|\w+n't) (?:\w+ )?(?:in|named|appear\w*|mentioned|shown|"
    r"recogni\w+)\b"
)
WHERE = (
    r"\b(?:wants?|must|needs?|has|have|to|may) (?:it |them |the model )?(?:only )?(?:to )?(?:stay|remain|be kept|run|"
    r"see|leave|on|in|inside|at)\b|\bnever leaves?\b|"
    r"\b(?:on|in|inside|within|outside|at) (?:its|their|his|her|our|my|the|any|a) (?:own )?(?:\w+ )?"
    r"(?:servers?|machines?|computers?|clouds?|buildings?|house|network|premises|yard|bank|walls)\b"
)
# What takes something from a yes all the same.
GAINSAYS = (
    r"\b(?:half|some|part(?:ly)?|rest|others?|third|quarter|few|most|several|one (?:client|of)|\d+|but|though|"
    r"except\w*|until|before|after|since|older|earlier|former(?:ly)?|yet|if|unless|whether|maybe|perhaps|might|"
    r"could|either|or|probably|guess|suppose|sure|know|nobody|no one|competitor\w*|rivals?|scraped|secrecy|promis\w+|"
    r"verbal\w*|orally|phone|aloud|principle|unsigned|would|should|silent|nothing)\b|^\W*only\b"
)


# A set of pieces of its own, and no detail of all of them.
WHOLE = r"\b(?:anything|everything|the ones|those|away)\b"


def given_in(clause: str) -> bool:
    """Whether a clause is a yes or names the person as owner; not one that is denied, asked for or to come."""
    return has(YES, without(NOT_FREE, without(ASKED_FOR, without(REFUSED, clause))))


def is_asked_for(clauses: list[str]) -> bool:
    """Whether a yes is spoken of as not given yet: "waiting for written leave", "if the publisher agrees"."""
    return any(has(ASKED_FOR, clause) for clause in clauses)


def is_yes_with_details(clauses: list[str]) -> bool:
    """Whether some clauses are a yes and each of the others tells a detail that takes nothing from it."""
    given = [clause for clause in clauses if given_in(clause)]
    if not given or len(clauses) == 1 or any(has(GAINSAYS, without(YES, clause)) for clause in given):
        return False
    return all(_is_detail(clause) for clause in clauses if clause not in given)


def _is_detail(clause: str) -> bool:
    if has(ASKED_FOR, clause) or any(has(whose, clause) for whose in WHOSE) or has(WHOLE, clause):
        return False
    of_people = has(NO_FOLK, clause) or (has(IN_PIECES, clause) and has(KEPT_OUT, clause))
    return of_people or has(WHERE, clause) or has(UNSEEN, clause)

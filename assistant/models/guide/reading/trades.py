"""The trade that a person says they have."""

from __future__ import annotations

import re

from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import is_imagined, plain

TRADES = (
    "copywriter", "content writer", "technical writer", "ux writer", "ghostwriter", "translator", "interpreter", "consultant",
    "grant writer", "fundraiser", "designer", "illustrator", "bookkeeper", "accountant", "developer", "programmer", "editor",
    "proofreader", "subtitler", "transcriber", "transcriptionist", "recruiter", "lawyer", "legal typist", "typist", "journalist",
    "marketer", "social media manager", "teacher", "tutor", "trainer", "coach", "therapist", "novelist", "author", "researcher",
    "analyst", "photographer", "architect", "real-estate agent", "estate agent", "project manager", "virtual assistant",
    "support agent", "shop owner", "copyeditor", "writer", "copy editor", "speechwriter", "scriptwriter", "screenwriter", "playwright", "lyricist",
    "songwriter", "columnist", "reporter", "blogger", "podcaster", "poet", "critic", "reviewer", "indexer", "captioner", "stenographer",
    "secretary", "paralegal", "notary", "solicitor", "barrister", "attorney", "nurse", "doctor", "vet", "midwife", "dietitian", "nutritionist",
    "physiotherapist", "psychologist", "psychotherapist", "counsellor", "counselor", "doula", "dentist", "pharmacist", "chef", "baker",
    "caterer", "florist", "sommelier", "curator", "librarian", "archivist", "historian", "genealogist", "surveyor", "valuer", "appraiser",
    "auctioneer", "assessor", "inspector", "auditor", "adviser", "advisor", "planner", "celebrant", "officiant", "minister", "tour guide",
    "travel agent", "letting agent", "literary agent", "realtor", "broker", "importer", "exporter", "engineer", "electrician",
    "plumber", "carpenter", "joiner", "restorer", "gardener", "landscaper", "stylist", "artist", "tailor", "jeweller", "potter", "brewer",
    "winemaker", "farmer", "groomer", "breeder", "strategist", "specialist", "publicist", "producer", "director", "videographer", "filmmaker",
    "animator", "cartoonist", "publisher", "bookseller", "instructor", "lecturer", "examiner", "musician", "composer", "statistician",
    "product manager", "community manager", "account manager", "property manager", "funeral director", "handyman", "tradesman", "mechanic", "clerk",
    "virtual pa", "agency", "studio", "practice", "collective", "physio", "dietician", "vicar", "priest", "rabbi", "psychiatrist", "podiatrist", "chiropractor", "localizer", "localiser", "tattooist", "hairdresser", "beautician", "guide", "judge", "mediator", "actuary", "dj", "ux designer", "sculptor", "goldsmith", "scout", "trader", "accountants", "copyrighter", "resume writer", "astrologer", "economist", "scientist", "optician", "osteopath", "acupuncturist", "arborist", "locksmith", "luthier",
)  # fmt: skip
LAST_WORDS = frozenset(trade.split()[-1] for trade in TRADES)
LISTED = re.compile(rf"\b({'|'.join(sorted(TRADES, key=len, reverse=True))})s?\b")
AGENT = r"[a-z-]*(?:er|or|ist|ian|ant|eer|(?<!l)ess|man|woman|wright|smith|grapher|logist|path)"
NO_TRADE_NOUNS = frozenset(
    ["beginner", "newcomer", "user", "customer", "member", "lover", "mother", "father", "sister", "brother", "reader", "believer", "perfectionist", "worrier", "number", "paper", "letter", "newsletter", "starter", "outsider", "insider", "leader", "human", "german", "american", "italian", "egyptian", "indian", "russian", "canadian", "australian", "austrian", "belgian", "norwegian", "woman", "man", "person", "fan", "owner", "freelancer", "early-adopter", "sceptic", "optimist", "pessimist", "realist", "subscriber", "buyer", "seller", "winner", "loser", "learner", "owner-operator", "helper", "newsletter", "poster", "banner", "flyer", "folder", "computer", "printer", "better", "never", "ever", "over", "under", "after", "other", "another", "either", "neither", "rather", "later", "whatever", "however", "weather", "together", "order", "matter", "water", "summer", "winter", "master", "super", "paper", "chapter", "offer", "tender", "cover", "header", "footer", "trailer", "teaser", "master", "vegetarian", "vegan", "minor", "major", "senior", "junior", "error", "mirror", "favor", "favour", "colour", "color", "giant", "ant", "elephant", "want", "restaurant", "important", "constant", "instant", "significant", "relevant", "brilliant", "dinner", "corner", "manner", "career", "volunteer", "cheer", "beer", "list", "assist", "exist", "resist", "twist", "mist", "less", "process", "access", "success", "address", "business", "express", "progress", "dress", "press", "unless", "stress", "guess", "mess", "loss", "cross", "class", "glass", "dutchman", "englishman", "frenchman", "supporter", "believer", "procrastinator", "hoarder", "dreamer", "sole-trader", "trader", "christian", "jew", "humanist", "feminist", "introvert", "father-of-two", "paper", "stranger", "dinosaur"]
)  # fmt: skip
PLAIN_LEAD = frozenset(
    [
        "freelance",
        "self-employed",
        "solo",
        "independent",
        "part-time",
        "full-time",
        "small",
        "professional",
        "busy",
        "humble",
        "certified",
        "qualified",
        "one-man",
        "one-woman",
        "working",
        "freelancing",
        "experienced",
        "jobbing",
        "mere",
        "lowly",
        "simple",
        "london-based",
        "uk-based",
        "us-based",
        "semi-retired",
    ]
)
UNTRUE = r"\b(?:former|ex|retired|aspiring|would-be|wannabe|budding|trainee|not|never|bit|future|frustrated|big|huge|terrible|bad|good|great|slow|fast|quick|heavy|casual|regular|first-time|total|complete|absolute|new)\b"
STOPS = (
    r"[,.;:!?()\n–—]|\s-\s|\b(?:and|but|in|at|for|with|who|that|which|since|by|from|on|of|to|so|or|here|working|based|doing|specialising|specializing|mostly|mainly|now|not|because|"
    r"when|as|than|if|is|am|are|trying|writing|looking|wondering|thinking|living|these|i|we|it|my|about|after|before|myself|while|though)\b|\d"
)
BEING = (
    r"(?:^been|\b(?:i'm|i am|i've been|i have been|i was trained as|i (?:mostly |mainly )?(?:work|freelance|earn my living) as|we're|we are|we work as|my (?:job|trade|profession) is|call me|my name is \w+ and i'm))"
    r" (?:(?:also|actually|just|mainly|mostly|basically|only|really|currently|now|still|being) )?(?:an? |the |two |three |both |working as an? )?"
)
LEADS = r"(?:(?:hi|hello|hey|hiya|ok|okay|well|so|and|but)(?: there| all| peri)?[,!.]? +)*"
RUNS = re.compile(
    r"\b(?:i|we) (?P<whole>(?:restore|repair|teach|groom|breed|renovate|upholster|(?:run|own)(?= (?:an?|my|our)\b[a-z' -]{0,30}(?:shop|studio|agency|bakery|caf[eé]|restaurant|school|practice|clinic|gallery|business|company|farm|hotel|guest ?house|nursery|salon|garage|store|charity|firm|brewery|vineyard|gym|consultancy|service|museum|kennels?|stall|workshop|press|bureau|magazine)\b))\b (?P<what>[a-z' -]{3,60}))"
)
AS_A = re.compile(
    r"\b(?:(?:i|we) (?:work|worked|freelance|earn my living|make my living|started|have worked|have been working)(?: [a-z]+){0,3}|i(?:'ve| have) \d+ years(?: of experience)?(?: behind me)?|(?:after |for |with )?(?:\d+|[a-z]+) years(?: of experience)?|"
    r"my (?:job|work|day job|living|trade)(?: is)?|experience|employed|self-employed|freelancing|(?:i|my|we)\b[^.;!?]{0,80},) as an? (?P<rest>.+)"
)
NO_BUSINESS = (
    r"\b(?:models?|llamas?|gpus?|it|them|this|that|these|everything|servers?|scripts?|prompts?|ads?|out|into|rights?|everything|nothing|copyright|track|records?|examples?|texts?|pieces?|letters?|"
    r"copies|notes|an eye|going|getting|doing|up|tests?|year|years|grade|through|late|off|short|low|what|how|to|well|ok|fine|reports?|articles|posts|descriptions|about|around|roughly)\b"
)


def trade_named(text: str) -> str | None:
    """The trade of the list that a text names, longest name first."""
    found = LISTED.findall(plain(text))
    return max(found, key=len) if found else None


def read_trade(said: Said, headed: bool = True) -> str | None:
    """The trade that a message says is the person's own; "as a translator, should I" tells one, "if I were one" does not.

    `headed` reads a trade that stands alone before a stop, as messages open; replies to other questions do not.
    """
    for sentence in said.sentences:
        low = sentence.plain
        for found in re.finditer(BEING, low):
            rest = low[found.end() :]
            also = re.search(r"\band (?:also )?an? (?=[a-z])", rest.split(".")[0])
            trade = trade_at_start(rest) or (trade_at_start(rest[also.end() :]) if also else None)
            if trade and not is_imagined(low[: found.start() + 1]):
                return trade
        found_as = re.match(rf"{LEADS}(?:speaking )?as (?:an? )(?P<rest>.+)", low) or AS_A.search(low)
        if found_as and (trade := trade_at_start(found_as["rest"])) and not sentence.is_imagined:
            return trade
        if headed and (trade := _heading(low)):
            return trade
    return _business(said) if headed else None


def trade_at_start(low: str) -> str | None:
    """The trade that the first words name: "freelance court interpreter since 2009"."""
    stop = re.search(STOPS, low)
    words = (low[: stop.start()] if stop else low).split()[:6]
    while words and words[0] in PLAIN_LEAD:
        words = words[1:]
    while words and not is_trade(words[-1]):
        words = words[:-1]
    if (
        not words
        or len(words) > 5
        or re.search(
            r"\b(?:an?|the|my|your|our|hiring|seeking|looking|writing|being|making|doing|running|editing|translating)\b",
            " ".join(words[:-1]),
        )
        or re.search(UNTRUE, " ".join(words))
    ):
        return None
    name = _single(" ".join(words))
    if of := re.search(
        rf"\b{re.escape(words[-1])} (of|specialising in|specializing in) (?!(?:the|my|our|this|these|\d)\b)((?:[a-z-]+ )?[a-z-]+)",
        low,
    ):
        return f"{name} {of[1]} {of[2]}"
    more = re.match(rf"(?:[a-z-]+ )*?{re.escape(words[-1])} ?(?:and|&|/|slash|,) (?:an? )?(?P<rest>.+)", low)
    second = trade_at_start(more["rest"]) if more and len(more["rest"]) < len(low) else None
    return f"{name} and {second}" if second else name


def is_trade(word: str) -> bool:
    """Whether a word names what somebody does for a living."""
    bare = _single(word)
    if bare in NO_TRADE_NOUNS:
        return False
    return bare in LAST_WORDS or re.fullmatch(AGENT, bare) is not None


def _heading(low: str) -> str | None:
    """A trade that stands alone before a stop: "podcast editor. show notes ...", "UX writer here, ..."."""
    found = re.match(
        rf"{LEADS}(?P<said>(?:[a-z-]+ ){{0,3}}?[a-z-]+?)(?P<here> here)?\s*(?:[,:.;!]|\s[-–—]|$| (?=(?:in|from|based in|near|out of) [a-z]+))",
        low,
    )
    if not found:
        return None
    words = [word for word in found["said"].split() if word not in PLAIN_LEAD and word not in ("a", "an")]
    here = bool(words) and words[-1] == "here"
    words = words[:-1] if here else words
    if not words or re.search(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|dear|hello|thanks|per|for|with|to|my|the|your|as|not|no|is|are|like|about|hire|hiring|than|by|from|was|we|i|a|an|and|so|it)\b",
        " ".join(words[:-1]),
    ):
        return None
    known = _single(words[-1]) in LAST_WORDS
    if not (known or ((here or found["here"]) and is_trade(words[-1]))) or re.search(UNTRUE, " ".join(words)):
        return None
    return _single(" ".join(words))


def _business(said: Said) -> str | None:
    for sentence in said.sentences:
        low = sentence.plain
        found = RUNS.search(low)
        if not found or sentence.is_imagined or sentence.text.rstrip().endswith("?"):
            continue
        stop = re.search(
            r"\b(?:and|but|in|at|with|who|that|which|since|by|from|so|or|because|when|as|these|to|for|on)\b",
            found["what"],
        )
        what = (found["what"][: stop.start()] if stop else found["what"]).strip()
        if 1 <= len(what.split()) <= 5 and not re.search(NO_BUSINESS, what):
            return f"{found['whole'].split()[0]} {what}"
    return None


def _single(name: str) -> str:
    """The name of one of them: "translators" is "translator"."""
    singular = name[:-1]
    word = singular.split()[-1] if singular else ""
    known = word in LAST_WORDS
    return singular if name.endswith("s") and (known or re.search(r"(?:er|or|ist|ian|ant)$", word)) else name

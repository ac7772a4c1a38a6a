"""What the words after a number count."""

from __future__ import annotations

import re
from typing import Literal

from assistant.models.guide.reading.kinds import PIECES

# plain: no noun. pieces: a kind of piece. things: some other plural. other: certainly no pieces.
Counts = Literal["plain", "pieces", "things", "words", "minutes", "money", "other"]
OF_THEM = r"\s+of (?:them|those|these|mine|ours|'em)\b"
# Of pages: those that somebody wrote are pieces, and not the length of one.
BY_ME = r",? (?:(?:all|each|every one|most) )?(?:(?:of them )?(?:written|made|drafted|translated|edited) by (?:me|us)\b|(?:i|we)(?:'ve| have)? (?:wrote|written|translated|made)\b|for (?:\w+ ){0,2}(?:shops|clients|customers|websites)\b|[a-z]+ed by (?:hand|both|two)\b|in pairs\b|side by side\b|raw and \w+)"
# Both sides of each are there: "430 nights, raw and final", "60 visits, my notes and the printed text".
RAW_SIDE = (
    r"(?:raw|unedited|handwritten|spoken|dictat\w+|scribble\w*|notes?|logs?|recordings?|sheets?|briefs?|readings?|drafts?|scans?|"
    r"originals?|sources?|transcripts?|questionnaires?|interviews?|before|input)"
)
BOTH_SIDES = (
    rf"(?: (?:kept|saved|all|each|typed))*(?:,|:| with| in| as) (?:(?:both|the|my|their|its) )*(?:[a-z]+ )?{RAW_SIDE}(?: [a-z]+){{0,2}}? "
    r"(?:and|plus|&) (?:(?:the|my|a|an|its|their) )*[a-z]"
)
OCCASIONS = "days mornings evenings afternoons shifts meetings calls visits trips sessions rounds tests bookings nights"
OF_WORK = "jobs projects gigs"
OF_MEETINGS = r"\s+minutes(?= of (?:[a-z]+ )?(?:meetings|councils?|boards?|courts?|committees?|assembl(?:y|ies))\b)"
OF_MINE = r"\s+of (?:my|our|the|these|those)\b"
ADVERBIAL = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year",
    "fortnightly": "fortnight", "hourly": "hour", "pcm": "month", "pm": "month", "pw": "week", "p/m": "month", "p/w": "week", "p/h": "hour",
    "ph": "hour",
}  # fmt: skip
STOPS = (
    "i we they it he she you is are was were all and but that which who from for with without by in on at to as so if "
    "because since when while where though maybe perhaps probably each both should would could will do does did have "
    "has had under over than then can may might not no only just mostly up down out a an the my our this these those "
    "of or rather instead i'd i've they're that's it's per every within around about plus i'm we're still even once tops every "
    "across between ive im went gone came typed"
)
TAILS = (
    "approved finished good usable ready done clean signed signed-off left total altogether overall roughly "
    "approximately max maximum odd more now already yet kept saved far today currently cleared accepted written "
    "published sent delivered complete completed tops minimum min ish own together usually normally proper decent "
    "solid worth showing keeping using or so something different whole new separate or-so mark region"
)
NO_PIECES = (
    "people staff children men women percent gb mb tb h hrs hr min mins sec x am pm stars euro tokens epochs passes clients customers "
    "colleagues assistants years months weeks days hours minutes seconds kids photos pictures images patients calls meetings "
    "visitors orders subscribers followers readers views trips requests students members employees freelancers writers hotels shops "
    "brands companies projects jobs gigs models providers prompts questions languages times versions steps points options "
    "pages folders boxes parameters shots lines dogs cats classes teams users steps sites accounts agencies designers "
    "thirds quarters fifths tenths halves attempts rounds typos mistakes errors edits revisions courses hotels restaurants bookings tries tests sessions "
    "cents binders drawers notebooks shelves cabinets drives disks gigabytes miles km kg characters paragraphs sentences prices products "
    "rooms chairs tables desks cars bikes plants trees umbrellas phones laptops computers machines gpus licences licenses towns cities countries "
    "villages streets houses flats animals horses chickens bees hives sheep likes downloads clicks seats terms genres categories tags topics fields acres "
    "hectares litres bottles cups plugins apps websites subscriptions books shares awards trophies degrees diplomas windows doors cameras kilometres metres "
    "cousins nephews nieces sisters brothers uncles aunts grandchildren relatives neighbours pens pencils rulers stamps barrels coins toys tools knives plates spoons "
    "guitars instruments shoes shirts hats vinyls cds dvds batteries cables chargers printers candles keys lamps bags pots cans jars crates parcels songs playlists "
    "tabs passwords devices cartons wines beers cakes loaves sandwiches pizzas coffees cigarettes pills teeth holidays trains flights buses stairs floors contacts hosts guests chefs cooks clerks nurses poets priests pilots agents vets parents coaches tenants captains valleys parishes "
    "islands districts boroughs counties provinces wards hospitals clinics harbours ports councils farms stations branches offices newspapers magazines gazettes broadcasters choirs clubs "
    "orchestras museums theatres venues markets fairs shifts mornings evenings afternoons rehearsals push-ups pushups sit-ups squats laps apples eggs bookcases wardrobes sofas lights"
)

DONE_BY = r"\s+[a-z]+(?:ed|tten) (?:by (?:hand|me|us|both|two)|so far)\b"  # "72,000 tagged by hand"
OF_THEIR_KIND = frozenset({"lines", "tags", "terms"})  # pieces of work where their kind is named
PERSONS = r"(?:ers|ors|ists|ians|eers|ees|women|men)$"
NO_PERSONS = (
    "letters newsletters posters stickers papers covers headers numbers orders tenders trailers chapters corners errors mirrors colors banners dinners flowers towers containers "
    "layers filters answers binders teasers flyers offers disclaimers reminders openers fillers primers explainers vouchers registers ledgers wrappers trees fees entrees committees "
    "starters headliners footers factors sectors vectors monitors tutors markers openers cleaners one-pagers two-pagers four-pagers folders toasters boosters pointers"
)


def noun_after(low: str, end: int) -> tuple[Counts, int]:
    """What the words after a number count, and where those words end."""
    unknown, last = False, ""
    for _ in range(7):
        rest = low[end:]
        if found := re.match(OF_MEETINGS, rest):
            return "pieces", end + found.end()
        if found := re.match(OF_THEM, rest):
            return "pieces", end + found.end()
        if found := re.match(
            OF_MINE + r"|\s+or (?:so|more|thereabouts|something)\b|\+|, give or take(?: an? \w+)?", rest
        ):
            end += found.end()
            continue
        if found := re.match(r"\s+sets? of (?=minutes|notes|captions|subtitles|questions|instructions)", rest):
            return "pieces", end + found.end() + len(re.match(r"\w+", rest[found.end() :])[0])  # type: ignore[index]
        if re.match(DONE_BY, rest):
            break
        word = re.match(r"\s+([^\W\d_][\w'-]*)", rest)
        if not word or _is_among(word[1], STOPS) or word[1] in ADVERBIAL:
            break
        if _is_piece(word[1], last) or (word[1] == "pages" and re.match(BY_ME, low[end + word.end() :])):
            return "pieces", end + word.end()
        if word[1] in OF_THEIR_KIND and last and not _is_among(last, TAILS):
            return "things", end + word.end()  # "600 menu lines", "2k product tags"
        ahead = low[end + word.end() :]
        if _is_among(word[1], OCCASIONS) and re.match(BOTH_SIDES, ahead):
            return "pieces", end + word.end()
        if _is_among(word[1], OF_WORK) and re.match(r" (?:(?:done|finished) )?so far\b", ahead):
            return "pieces", end + word.end()
        if _is_among(word[1], NO_PIECES) or is_person(word[1]):
            return "other", end + word.end()
        if re.search(r"[^siu]s$", word[1]) and not _is_among(word[1], TAILS):
            return "things", end + word.end()
        unknown = unknown or not (_is_among(word[1], TAILS) or word[1].endswith("ly"))
        last = word[1]
        end += word.end()
    return ("things" if unknown and last.endswith("s") else "other" if unknown else "plain"), end


def is_noun(low: str, at: int) -> bool:
    """Whether a noun, or an adjective of one, stands right after that place: no stop, no adverb, no break."""
    word = re.match(r"\s([^\W\d_][\w'-]*)", low[at:])
    return word is not None and not (
        _is_among(word[1], f"{STOPS} {TAILS}") or word[1] in ADVERBIAL or word[1].endswith("ly")
    )


def is_person(word: str) -> bool:
    """Whether a plural names people by what they do: "drivers", "translators"."""
    return re.search(PERSONS, word) is not None and not _is_among(word, NO_PERSONS)


def _is_among(word: str, words: str) -> bool:
    return f" {word} " in f" {words} "


def _is_piece(word: str, before: str) -> bool:
    if word == "minutes":
        return before in {
            "meeting",
            "council",
            "board",
            "court",
            "committee",
            "approved",
            "proofed",
            "checked",
            "corrected",
            "finished",
            "edited",
            "old",
            "past",
            "typed",
        }
    if word == "columns":
        return before in {"newspaper", "opinion", "advice", "weekly", "finished", "approved"}
    if word == "pages":
        return before in {"landing", "web", "product", "sales", "category", "service", "about", "finished", "approved"}
    if word in {"plans", "guides", "specs"}:
        return bool(before)
    return bool(re.fullmatch(PIECES, word)) and word.endswith(("s", "copy", "copies"))

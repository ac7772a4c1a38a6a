"""Words as they are typed in haste, spelt out, so that they are read like the same words typed with care."""

from __future__ import annotations

import re

SPELT = {
    "im": "i'm", "ive": "i've", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "werent": "weren't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't", "cant": "can't",
    "couldnt": "couldn't", "wont": "won't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "thats": "that's", "whats": "what's",
    "wheres": "where's", "theres": "there's", "lets": "let's", "youre": "you're", "theyre": "they're", "hows": "how's",
    "pls": "please", "plz": "please", "u": "you", "ur": "your", "r": "are", "y": "why", "w": "with", "wat": "what", "hw": "how",
    "bc": "because", "cos": "because", "gonna": "going to", "gotta": "have to", "dunno": "don't know", "tmrw": "tomorrow",
    "agian": "again", "allready": "already", "alredy": "already", "doen": "done", "dun": "done", "finshed": "finished",
    "stp": "step", "thx": "thanks", "bak": "back", "skp": "skip", "ths": "this", "tht": "that", "wrds": "words", "kno": "know",
    "evrything": "everything", "everthing": "everything", "everythings": "everything's", "rly": "really", "srsly": "seriously",
    "sry": "sorry", "idk": "i don't know", "brb": "back soon", "k": "ok", "kk": "ok",
}  # fmt: skip


def spelt_out(text: str) -> str:
    """`text` on one line with plain apostrophes and the commonest short forms and slips written out."""
    said = " ".join(text.replace("’", "'").split())
    return re.sub(r"(?<![\w'])[A-Za-z]+(?![\w'])", lambda found: SPELT.get(found[0].lower(), found[0]), said)

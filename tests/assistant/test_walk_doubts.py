"""The doubts of two fresh readers who walked two journeys (issue 6), each as the turn in which it arose."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import NEW, Turn, check_turn, ids_of, one_peri

peri = one_peri

PROMPT, FILES = "Start “Get your prompt as good as it can be”", "Start “Get answers and drafts from your own files”"
CASE = (
    "I write product descriptions for small shops, about 40 a month. I have 120 approved ones and the contract says the "
    "rights stay with me, no NDA, no personal data.",
    "no, I have never put samples of my work in the prompt. I just ask and then change nearly everything",
)
FIGURES = (PROMPT, "done", "done, 38 words in a hundred with ChatGPT", "done")
NO_PART = ("No journey for now", "That's outside what I know", "I can point you in the right direction")
DONE_FILES = (FILES, *["done"] * 8, "skip")

# (number of the doubt, what went before, what was said, what must stand in the answer, what must not)
DOUBTS: list[Turn] = [
    ("1", (*CASE, "Which journey fits me?", "why that journey and not another?"), "ok let's do that one",
     ("Step 1 of 7",), ("Noted",)),
    ("2", (FILES, "done", "done"), "ok, let's go", ("Step 3", "Settle who may read them"), ("Noted",)),
    ("3", (FILES,), "done", ("Done: step 1",), ("Noted",)),
    ("4", (FILES, "what counts as confidential here?"), "I've done it", ("Done: step 1",), ("manner stays",)),
    ("5", (FILES, "which step am I on?"), "done", ("Done: step 1",), ("As far as you tell",)),
    ("6", (PROMPT, "done"), "I already did that elsewhere, I timed myself last month: 25 minutes per description",
     ("done elsewhere: step 2", "25 minutes per description"), ()),
    ("7", (PROMPT, CASE[0]), "done", ("Done: step 1",), ("Without the right",)),
    ("8", (FILES, "done", "done"), "why is this step needed? the reports are confidential anyway",
     ("Handing a file to an assistant is an upload",), ("Not now",)),
    ("9", (PROMPT, NEW, "where was I?"), "I'd rather skip this step, I have no time for it this week",
     ("Skipped: step 1", "because I have no time for it this week"), ()),
    ("10", (PROMPT, "ok, let's go"), "what's a test job?", ("Test jobs are past jobs", "step 1"), ()),
    ("11a", (PROMPT, NEW, "hi, I'm back. where was I?"), "what do I have to do there?", ("Step 1",), ()),
    ("11b", (PROMPT,), "what is still to do?", ("7. Save it", "this is the next one"), ()),
    ("11c", (FILES, NEW, "where was I?"), "what are the steps of this journey?", ("8. Give the folder a keeper",), ()),
    ("11d", (FILES, "done"), "which step am I on?", ("Step 2 of 8",), ()),
    ("11e", (FILES, "that's too technical for me, who can do this for me?"), "ready", ("Step 1",), ()),
    ("11f", (PROMPT, "done", NEW, "where was I?"), "I haven't actually done step 1 yet, go back", ("Open again: step 1",), ()),
    ("11g", (PROMPT, "done", "show my journeys"), "show me step 1 again", ("Step 1 of 7", "“Back to step 1”"), ()),
    ("11h", (FILES, NEW, "where was I?"), "I have my 20 questions and the five trick ones, in a spreadsheet",
     ("Kept with step 1", "say “done”"), ()),
    ("11i", (FILES, NEW, "where was I?"), "I can't do this one, the client forbids it. skip",
     ("Skipped: step 1", "because the client forbids it."), ()),
    ("11j", (FILES, "done", "what's an NDA?"), "go back", ("Open again: step 1",), ()),
    ("12", (FILES, NEW, "where was I?"), "what are the steps of this journey?", (), ("Start “",)),
    ("13", (PROMPT,), "ok, let's go", ("Step 1", "1. Take the piece"), ("Done: step 1",)),
    ("15", (*FIGURES, "skip this one, I have a style guide", "done", "done", "done"), "skip",
     ("What came of it", "Left out: Add what cannot be counted, because I have a style guide",
      "38 words changed in a hundred, ChatGPT"), ("At the end you hold", "A prompt kit with samples")),
    ("16", (FILES, "done", "done", "done"), "done", ("tell me the counts of right, wrong, not found and invented",), ()),
    ("17", (FILES, "done", "done", "done", "done"), "about 200 questions a month. What would it cost me?",
     ("200 questions or pieces a month", "That ticks step 5"), ("60 pieces a month", "1,900 pages", "trained model")),
    ("18", (FILES, "done", "done", "done", "done", "done"), "done, and then done with the quoting too",
     ("Done: step 6", "Done: step 7", "Step 8 of 8"), ()),
    ("19", (PROMPT, "done", "done"), "what's in the kit and how do I give you my pieces?", ("step 3",), ()),
    ("20a", (*FIGURES, NEW), "where is that sheet? I don't see one", ("In step 4", "kit of step 3"), ()),
    ("20b", (*FIGURES, "where was I?"),
     'Here is one: "Lavender soap. Made by hand in Leeds, with real flowers. It smells like a clean towel." The brief was: '
     "lavender soap, handmade, 100 g.", ("drop the files into this window", "You are at step 4 of 7"), ("Done",)),
    ("20c", (*FIGURES, "done", "done", "I sorted them: four wrong facts, three too long"), "can you explain the last step?",
     ("Step 6", "Sort what is still wrong"), ()),
    ("20d", (FILES, "done", "done", NEW, "where was I?"), "done already last year with our IT people",
     ("done elsewhere: step 3", "with our IT people"), ()),
    ("20e", (FILES, "done", "done", "done"), "what do you mean by the simplest way?", ("In step 4", "50 pages"), ()),
    ("20f", (FILES,), "I don't understand this step", ("Step 1", "1. Take 20 questions"), ()),
    ("21", (*FIGURES, "done", "done"), "I sorted them: four wrong facts, three too long, two sounded like an advert",
     ("Kept with step 6", "four wrong facts, three too long, two sounded like an advert", "5 of 9"),
     ("tuned model",)),
    ("22", (*CASE, *FIGURES, "done", "done"),
     "I have tried a prompt with samples and still change 19 words in a hundred, mostly manner",
     ("Kept with step 6", "38 words changed in a hundred before, 19 after", "**"), ("Suppose you make", "Which one kind")),
    ("23a", (*FIGURES, "done"), "I drafted the ten again, it's 19 words in a hundred now. done",
     ("Done: step 5", "it's 19 words in a hundred now"), ()),
    ("23b", (*FIGURES, "done", "done, 19 words in a hundred"), "how much better is that?", ("50 per cent fewer",), ("verdict",)),
    ("23c", FIGURES, "wrote my page: readers are busy parents, three traits, five rules, a list of words. what next?",
     ("Done: step 4", "busy parents", "Step 5 of 7"), ()),
    ("25", (*FIGURES, "done", "done", "done"), "saved it", ("When do you look again?",), ("last step of",)),
    ("25b", (*FIGURES, "done", "done", "done", "saved it"), "in ten weeks", ("last step of", "Monday, 1 February 2027"), ()),
    ("26", (FILES, "done"), "that's too technical for me, who can do this for me?", ("Step 2", "skip this step"), ("Together",)),
    ("27", (FILES, *["done"] * 6), "how do I make it say no?", ("Step 7", "not in the files"), ()),
    ("28", (FILES,), "how many files do I need?", ("Have this ready", "twenty questions"), ("LoRA",)),
    ("29a", (*CASE, NEW), "Which journey fits me?", ("From our earlier talks", "Get your prompt as good"), ()),
    ("29c", (*CASE, NEW), "so should I train a model or not?", ("From our earlier talks: ", "pieces a month: 40"), ("(assumed) a month",)),
    ("29b", (*CASE, NEW), "do you remember what I told you yesterday?",
     ("From our earlier talks", "pieces a month: 40"), ("starts without any of it",)),
    ("30", (PROMPT, NEW), "hi, I'm back. where was I?", ("Get your prompt as good", "Step 1 of 7"), ("I'm Peri",)),
    ("31a", (*CASE, NEW), "forget everything, I'm somebody else now", ("I have forgotten",), ()),
    ("31b", (*CASE, "forget all that", NEW), "do you remember what I told you?", ("haven\'t told me anything",), ("pieces a month",)),
    ("32", (*CASE, "Which journey fits me?", "how much does a tuned model cost to host?"), "start it", ("Step 1 of 7",), ()),
    ("33a", CASE, "so what should I do, which journey fits me?", ("Get your prompt as good",), ("doesn't move",)),
    ("33b", (*CASE, "Which journey fits me?"), "why that one and not another?", ("made for you if", "Another journey is better for"), ()),
    ("34", CASE, "what would you recommend for me?", ("Prompt first",), ("That alone doesn't move",)),
    ("37", (*CASE, "Which journey fits me?"), "how long will that take me and do I need to know computers?",
     ("6 hours", "No code"), ("processor",)),
    ("38a", ("what journeys are there?",), "start the one about answers from my own files", ("Step 1 of 8",), ()),
    ("38b", ("what journeys are there?", "What is the one about my own files about?"), "what would I have at the end of it?",
     ("Twenty-five test questions",), ("cut every document",)),
    ("38c", ("what journeys are there?",), "What is the one about my own files about?", ("Nothing is trained",), ("Invented",)),
    ("39", (*CASE, "Which journey fits me?", "ok let's do that one"), "what do I need to have ready for this?",
     ("Ten past jobs",), ()),
    ("41", (*DONE_FILES, NEW), 'take up "Get answers and drafts from your own files" again', ("Walk it again from step 1?",), ()),
    ("42", (*DONE_FILES, NEW, "show my journeys"), "what should I do now that I've finished?",
     ("Next I would take **Get your prompt",), ()),
    ("43", ("I'm a consultant. The reports belong to my clients and I may not use them. Is it worth it?",), FILES,
     ("Step 1 of 8",), ("this journey is for another one",)),
    ("44", DONE_FILES, "what now?", ("Next I would take",), ()),
    ("45", (*FIGURES, "done"), "done, it went from 38 to 19 words", ("38 to 19 words",), ("words in a piece",)),
]  # fmt: skip


COUNTED = (FILES, *["done"] * 3, "done, 13 right, 4 wrong, 6 not found, 2 invented", "done",
           "done, 21 right with the page, 2 wrong, 2 not found, 0 invented", "done", "done", "skip")  # fmt: skip
KIT = (PROMPT, "done", "done, 41 words in a hundred")
# What a second pair of readers stumbled on, by their own numbers.
SECOND: list[Turn] = [
    ("2nd-1a", (PROMPT, *COUNTED, NEW), "what did I get out of it? did it get better?",
     ("Get answers and drafts from your own files", "Right 13 before, 21 after", "invented 2 before, 0 after"), ("no figures",)),
    ("2nd-1b", (PROMPT, *COUNTED, NEW, "what did I get out of it?"), "my second count was 21 right, 2 wrong, 2 not found, 0 invented",
     ("Kept with",), ("is parked",)),
    ("2nd-2a", (*FIGURES,), "ten again with the new prompt: 19 words changed in 100, ChatGPT, 24 November. is that good?",
     ("19 words changed in 100", "your own first figure"), ("is that good”",)),
    ("2nd-2b", (FILES, "done", "done", "done"),
     "asked the 25 questions in a ChatGPT project with the 22 files: 13 right with the page, 4 wrong, 8 not found. is that bad?",
     ("13 right with the page, 4 wrong, 8 not found", "neither good nor bad"), ()),
    ("2nd-3a", KIT, "how do I give you the files? I only see a black window with text", ("peri dataset new NAME PATH",), ("Kept with",)),
    ("2nd-3b", KIT, "~/work/candles.zip", ("peri dataset new NAME PATH",), ("Kept with",)),
    ("2nd-3c", KIT, "Make my prompt kit", ("this is the terminal", "I made the kit elsewhere"), ("Drop your files here first",)),
    ("2nd-4a", (PROMPT, NEW, "hello, where were we?"),
     "ok I picked the ten candle pages, five of them for testing... wait is ten too many? I only have seven with the original email "
     "still around", ("Kept with step 1", "Fewer will do"), ("wait is ten too many? I only",)),
    ("2nd-4b", (FILES, "done", "done"), "what should I do about the two questions I couldn't find?", (), ("Kept with",)),
    ("2nd-4c", (FILES, *["done"] * 6),
     "which tool should I take for the 31 files that must stay on my own machine? I have a normal Windows laptop", (), ("Kept with",)),
    ("2nd-5", (FILES, "done, what should I do about the two questions I couldn't find?", *["done"] * 7), "skip",
     ("What came of it",), ("couldn't find",)),
    ("2nd-5b", COUNTED[:-1], "skip", ("Your figures: Right 13 before, 21 after",), ()),
    ("2nd-8a", (PROMPT,),
     "hmm, this isn't what I wanted. I don't want drafts, I want answers that come out of my reports with the page number",
     ("we take another", "**Get answers and drafts from your own files**"), ("I can't say yet",)),
    ("2nd-8b", (PROMPT, "hmm, this isn't what I wanted. I want answers out of my own files"), "yes", ("Step 1 of 8",), ()),
    ("2nd-8c", (PROMPT,), "I'd rather do the one about answers from my own files", ("Step 1 of 8",), ()),
    ("2nd-8d", (PROMPT,), "Get answers and drafts from your own files", ("Step 1 of 8",), ()),
    ("2nd-2c", (FILES, "done", "done"), "first count: 13 right, 4 wrong, 8 not found - is this bad?",
     ("Kept with step 4", "neither good nor bad", "Open is step 3"), ()),
    ("2nd-1c", (*COUNTED[:-1], NEW), "did it get any better?", ("Right 13 before, 21 after",), ()),
    ("2nd-20b", (FILES, "done", NEW), "hi there", ("Step 2 of 8",), ("outside what I know",)),
    ("2nd-8e", (PROMPT, "this is not the journey I wanted"), "no, stay with it", ("Step 1 of 7",), ()),
    ("2nd-8f", (PROMPT,), "not what I wanted, really. is there something else?", ("we take another", "Which is it?"), ()),
    ("2nd-4d", (FILES, "done"), "the folder is ready, 60 files. does that suffice?",
     ("60 files", "It is enough for this step when"), ("suffice?”",)),
    ("2nd-9", (FILES, "done", "done", "done"),
     "18 of my reports are scans. What is text recognition and what can I use for it that doesn't cost a fortune?", (), ("That ticks",)),
    ("2nd-14a", (PROMPT, "done", NEW), "I don't use any AI today, I write by hand. what do I do in this step?", ("Step 2",), ("Noted",)),
    ("2nd-14b", (PROMPT, "done", NEW, "what is a token?"), "done", ("Done: step 2",), ()),
    ("2nd-14c", (PROMPT, "done", NEW, "what is a token?"), "back", ("Open again: step 1",), ()),
    ("2nd-15", KIT, "I made the kit elsewhere - pasted three pages into a document myself",
     ("done elsewhere: step 3", "pasted three pages", "Step 4 of 7"), ()),
    ("2nd-17", (*CASE, *KIT, "done", "done", "done, 19 words in a hundred", "done", "done", "skip"), "what now?",
     ("is finished",), ("portfolio of a hundred", "Measure two weeks")),
    ("2nd-18", (FILES, "done", NEW, "18 of my reports are scans. What is text recognition?"),
     "the folder is ready: 60 files, one subject each, found each of the 20 answers in under a minute except two",
     ("step 2", "60 files"), ("May you",)),
    ("2nd-20", (FILES, "done", NEW), "hello", ("Get answers and drafts from your own files", "Step 2 of 8"), ("I'm Peri",)),
]  # fmt: skip


EVERY = (*DOUBTS, *SECOND)


@pytest.mark.parametrize("turn", EVERY, ids=ids_of(EVERY))
def test_a_doubt_of_the_fresh_readers_is_mended(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn, NO_PART)

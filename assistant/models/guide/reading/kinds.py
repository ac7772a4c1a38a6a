"""Kinds of pieces that freelancers make, as words in a text."""

from __future__ import annotations

PIECES = (
    r"(?:examples?|samples?|pairs?|pieces?|texts?|descriptions?|articles?|posts?|e-?mails?|newsletters?|reports?|"
    r"proposals?|bids?|letters?|applications?|studies|briefs?|segments?|translations?|summaries|tickets?|replies|"
    r"answers?|strings?|documents?|contracts?|scripts?|rows?|records?|analyses|reviews?|minutes|pages?|chapters?|"
    r"columns?|listings?|headlines?|captions?|subtitles?|speeches|poems?|stories|menus?|recipes?|guides?|manuals?|"
    r"tutorials?|transcripts?|quotes?|offers?|profiles?|bios|ads|adverts?|slogans?|labels?|resumes?|cvs?|releases|"
    r"postings?|blurbs?|abstracts?|essays?|judgments?|pleadings?|opinions|invoices?|specs?|lessons?|plans|worksheets?|"
    r"quizzes|items|eulogies|leaflets?|brochures?|flyers?|vows|sermons?|toasts|horoscopes?|synopses|write-?ups?|pitches|treatments?|ceremonies|testimonials?|epitaphs?|programmes?|appraisals?|valuations?|prescriptions?|diagnoses|referrals?|minutes|debriefs?|statements?|disclaimers?|memos?|teasers?|voice-?overs?|jingles?|taglines?|titles?|obits?|critiques?|assessments?|handouts?|itineraries|referees|obituaries|claims?|cues?|ones|itineraries|decks|threads?|comments?|notices?|works|responses)"
)
# As an answer these name a kind as well, though they are no count of pieces.
KIND = (
    rf"\b(?:{PIECES}|copy|microcopy|ux copy|documentation|docs|alt texts?|subtitling|speech|story|study|page|minute|"
    r"blogs?|websites?|web ?sites?|content|correspondence|questions|songs?|lyrics|novels?|books?|dialogues?|codes|"
    r"flash ?cards|faqs?|alt text|show notes|tasting notes|release notes|programme notes|liner notes|meal plans?|lesson plans?|cover letters?|care plans?|product copy|ad copy|summary|cues?|files?|forms?|orders?|sheets?|notes?|exercises|entries|catalogues?|catalogs?|terms|policies|"
    r"cards?)\b"
)

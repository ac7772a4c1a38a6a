"""Why a file gives no document, in words for someone who has never seen the inside of one."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "missing": "This file is not there (any more).",
    "unreadable": "The computer does not let me open this file. Check that you may read it.",
    "empty": "This file is empty.",
    "too_large": "This file is too large for me. Split it into smaller ones.",
    "encrypted": "This file is protected with a password. Save a copy without one and bring that.",
    "broken": "This file is damaged, or only a part of it is here. Open it in its own program and save it again.",
    "scan": "This is a picture of text; I can't read it yet. A version with text that you can select would do.",
    "picture": "This is a picture. I read text only.",
    "media": "This is sound or film. I read text only.",
    "program": "This is a program, not a piece of writing. I did not open it.",
    "archive": "This is packed in a way that I don't unpack. Pack it as a zip, or bring the files as they are.",
    "old_format": "I can't read this kind of file yet. Save it as Word (.docx), PDF or plain text and bring that.",
    "unknown": "I don't know this kind of file, and it isn't plain text.",
    "wrong_extension": "The name promises another kind of file than this is. Perhaps a download went wrong.",
    "zip_bomb": "This swells to an enormous size when it is unpacked. I did not unpack it.",
    "unsafe_name": "This file in the zip wants to be put somewhere else on your computer. I left it alone.",
    "unsafe_xml": "This file brings definitions of its own that can do harm. I did not read it.",
    "link": "This is only a pointer to another file, and I don't follow pointers.",
    "too_many_files": "There are more files in here than I take at once. Bring them in parts.",
    "too_many_pages": "This has more pages than I take at once. Split it.",
    "too_many_rows": "This table has more rows than I take at once. Split it.",
    "too_many_columns": "This table has more columns than I take. Keep the ones that matter.",
    "too_deep": "Things are packed inside one another too deeply here. Unpack them and bring the files.",
    "too_much_text": "There is more text in here than I take from one file. Split it.",
    "too_slow": "Reading this took too long, so I stopped.",
    "too_much_memory": "Reading this needed too much memory, so I stopped.",
    "crashed": "Reading this failed in a way that I can't explain. The file is probably damaged.",
    "repeated": "This is the same file as {first}, byte for byte. I read that one.",
    "system": "The computer made this for itself; nothing of yours is in it.",
}


class Refused(Exception):
    """A file or a part of one cannot be read; `reason` is one of the codes of Unread."""

    def __init__(self, reason: str, sentence: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sentence = sentence or SENTENCES[reason]

"""Small true files, made here: Word, PDF, Excel and mails as their programs write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
STYLES = f"""<w:styles {_W}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="House style"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Verz1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Spring page</dc:title>
<dc:creator>Ann Bell</dc:creator><cp:lastModifiedBy>Tom Client</cp:lastModifiedBy>
<dcterms:created>2025-01-02T08:00:00Z</dcterms:created><dcterms:modified>2025-03-04T08:00:00Z</dcterms:modified>
</cp:coreProperties>"""


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of these members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def paragraph(text: str, style: str = "", numbered: int | None = None) -> str:
    """A w:p with one run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        properties += f'<w:numPr><w:ilvl w:val="{numbered}"/><w:numId w:val="1"/></w:numPr>'
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(body: str, **parts: str) -> bytes:
    """A Word document; parts are comments, header1, footer1, footnotes as the inside of their root."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "docProps/core.xml": CORE,
    }
    for name, inside in parts.items():
        members[f"word/{name}.xml"] = f"<w:root {_W}>{inside}</w:root>"
    return zipped(members)


def xlsx(sheets: Mapping[str, Sequence[Sequence[str]]], extra: str = "") -> bytes:
    """A workbook with texts in its cells; `extra` is put behind the first sheet's rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    names = list(sheets)
    listed = "".join(f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{related}</Relationships>',
    }
    for at, name in enumerate(names, 1):
        rows = ""
        for number, row in enumerate(sheets[name], 1):
            cells = "".join(
                f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
                for column, text in enumerate(row)
                if text
            )
            rows += f'<row r="{number}">{cells}</row>'
        inside = rows + (extra if at == 1 else "")
        members[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{inside}</sheetData></worksheet>'
        )
    return zipped(members)


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], info: str = "") -> bytes:
    """A PDF of (size, height on the page, text) lines in Helvetica; `info` is the inside of its Info dictionary."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", f"<<{info}>>"]
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F1 {size} Tf 72 {height} Td ({_pdf_text(text)}) Tj ET\n" for size, height, text in page)
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    data, places = b"%PDF-1.4\n", list[int]()
    for number, inside in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{inside}endobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()


def _pdf_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def text_page(text: str, header: str = "", footer: str = "", width: int = 70) -> list[tuple[float, float, str]]:
    """The lines of one page: `# ` begins a heading, an empty line parts paragraphs."""
    lines = [(9.0, 760.0, header)] if header else []
    height = 720.0
    for block in text.split("\n\n"):
        if block.startswith("# "):
            lines.append((16.0, height, block[2:]))
            height -= 30
            continue
        words, line = block.split(), ""
        for word in [*words, ""]:
            if word and len(line) + len(word) < width:
                line = f"{line} {word}".strip()
                continue
            lines.append((11.0, height, line))
            line, height = word, height - 14
        height -= 10
    return [*lines, (9.0, 40.0, footer)] if footer else lines


def mail(body: str, subject: str = "Spring page", **headers: str) -> bytes:
    """A plain mail as programs write it; headers by name with _ for -."""
    told = {"From": "Ann Bell <ann@bell.example>", "To": "Tom <tom@client.example>", "Subject": subject}
    told |= {"Date": "Tue, 04 Mar 2025 10:00:00 +0100", "Message_ID": f"<{len(subject)}.{len(body)}@bell.example>"}
    told |= {"MIME_Version": "1.0", "Content_Type": "text/plain; charset=utf-8"} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    return (head + "\r\n" + body.replace("\n", "\r\n")).encode()


def mail_with(body: str, files: Mapping[str, bytes], **headers: str) -> bytes:
    """A mail with attachments."""
    from base64 import encodebytes

    parts = f"--XX\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    for name, data in files.items():
        parts += f'--XX\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="{name}"\n'
        parts += f"Content-Transfer-Encoding: base64\n\n{encodebytes(data).decode()}\n"
    return mail(parts + "--XX--\n", **{"Content_Type": 'multipart/mixed; boundary="XX"', **headers})

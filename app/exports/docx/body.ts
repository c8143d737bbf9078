import { LineRuleType, Paragraph, TextRun, type Document, type Table, type TableRow } from 'docx'
import { toXml } from './xml.ts'

/** What stands in the body of a document: text, which is written as it comes, or a picture. */
export type BodyPart = Paragraph | Table | LongTable | { picture: Paragraph }

/**
 * Rows that are so many that they are made one after the other and stand in several tables;
 * `head` is a table of those that stand on every page.
 */
export type LongTable = { head: Table; rows: Iterable<TableRow> }

/** A body with its text set aside: what the library is given, and what to put into the places it holds. */
export type WrittenBody = { children: Paragraph[]; texts: Buffer[] }

/** How much of a text is gathered before it leaves the heap, in characters. */
const gatheredLength = 64_000

/**
 * Writes the text of a body, each part as it comes, so that only what it says is kept and not the library's objects.
 * Pictures stay between the texts, because the library files them in the document.
 */
export function writeBody(parts: Iterable<BodyPart>): WrittenBody {
  const children: Paragraph[] = []
  const texts: Buffer[] = []
  let [written, open]: [Buffer[], string] = [[], '']
  const gather = (xml: string) => {
    open += xml
    if (open.length < gatheredLength) return
    written.push(Buffer.from(open))
    open = ''
  }
  const closeText = () => {
    children.push(makePlace(texts.length))
    texts.push(Buffer.concat([...written, Buffer.from(open)]))
    ;[written, open] = [[], '']
  }
  for (const part of parts)
    if ('picture' in part) {
      closeText()
      children.push(part.picture)
    } else if ('rows' in part) writeLongTable(part, gather)
    else gather(toXml(part))
  closeText()
  return { children, texts }
}

const tableEnd = '</w:tbl>'

/**
 * How many rows one table holds before another goes on below it: LibreOffice lays a table of eleven thousand rows out
 * for more than ten minutes, and the same rows in tables of two hundred in half a minute.
 */
const rowsPerTable = 200

function writeLongTable({ head, rows }: LongTable, gather: (xml: string) => void): void {
  const start = toXml(head).slice(0, -tableEnd.length)
  gather(start)
  let count = 0
  for (const row of rows) {
    // Without a paragraph between them two tables are one.
    if (count > 0 && count % rowsPerTable === 0) gather(tableEnd + toXml(makeGap()) + start)
    gather(toXml(row))
    count += 1
  }
  gather(tableEnd)
}

/** A line as low as can be. */
function makeGap(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  })
}

/** Holds the place of a text in the document that the library writes. */
function makePlace(number: number): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: `text ${number} of the body` })] })
}

/** The document's XML with the texts in their places. */
export function fillPlaces(documentXml: string, texts: readonly Buffer[]): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  texts.forEach((text, number) => {
    const place = toXml(makePlace(number))
    const start = documentXml.indexOf(place, at)
    if (start < 0) throw new Error('The document has lost the place of its text.')
    pieces.push(Buffer.from(documentXml.slice(at, start)), text)
    at = start + place.length
  })
  return Buffer.concat([...pieces, Buffer.from(documentXml.slice(at))])
}

/** The document as the library packs it. */
type PackedDocument = {
  file(path: string): { async(as: 'string'): Promise<string> } | null
  file(path: string, content: Buffer): void
  generateAsync(options: { type: 'nodebuffer'; compression: 'DEFLATE' }): Promise<Buffer>
}

/** What the library packs with, which lets its parts be changed before they are compressed. */
export type DocumentPacker = {
  compile(
    file: Document,
    prettify: undefined,
    overrides: readonly { path: string; data: string }[],
  ): PackedDocument
}

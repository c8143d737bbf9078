import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { Document, Packer, Paragraph } from 'docx'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FileFormat } from '#app/readers/detect-format.ts'
import { msgOf } from './msg-files.ts'
import { pdfOf } from './pdf-files.ts'
import { zipOf } from './zip-files.ts'

/** How many letters an archive, a mailbox and a table hold. */
export const lettersWithin = 10

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The formats of letters: all but the one of whole dossiers. */
export type LetterFormat = Exclude<FileFormat, 'stanceline.zip' | 'qdc'>

/** A letter's text as a file of each format; an archive, a mailbox and a table hold it `lettersWithin` times, numbered. Pictures show its first forty lines. */
export const letterFiles: Record<LetterFormat, (text: string) => Buffer | Promise<Buffer>> = {
  txt: (text) => Buffer.from(text),
  md: (text) => Buffer.from(`---\ntitle: A letter\ndate: 2020-10-12\n---\n${text}`),
  html: (text) =>
    Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A letter</title></head><body>${paragraphsOf(
        text,
      )
        .map((each) => `<p>${escaped(each).replace(/\n/g, '<br>')}</p>`)
        .join('\n')}</body></html>`,
    ),
  json: (text) => {
    const request = JSON.parse(readFileSync('tests/fixtures/readers/froide.json', 'utf8')) as {
      messages: { content: string }[]
    }
    return Buffer.from(
      JSON.stringify({
        ...request,
        messages: [{ ...request.messages[0], attachments: [], content: text }],
      }),
    )
  },
  rtf: (text) =>
    Buffer.from(
      `{\\rtf1\\ansi\\deff0 ${[...text].map((sign) => (sign === '\n' ? '\\par\n' : /[\\{}]/.test(sign) ? `\\${sign}` : sign > '\u007f' ? `\\u${sign.charCodeAt(0)}?` : sign)).join('')}}`,
      'latin1',
    ),
  pdf: (text) => {
    const lines = wrapped(text, 90)
    const pages = Array.from({ length: Math.ceil(lines.length / 50) || 1 }, (_, page) =>
      lines.slice(page * 50, page * 50 + 50),
    )
    return pdfOf(
      pages.map((page) => ({
        texts: page.flatMap((words, at) => (words ? [{ x: 60, y: 780 - at * 14, words }] : [])),
      })),
    )
  },
  docx: (text) =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: paragraphsOf(text)
              .flatMap((each) => [...each.split('\n'), ''])
              .map((line) => new Paragraph(line)),
          },
        ],
      }),
    ),
  odt: (text) =>
    zipOf([
      { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text' },
      {
        name: 'content.xml',
        bytes: `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${text
          .split('\n')
          .map((line) => `<text:p>${escaped(line)}</text:p>`)
          .join('')}</office:text></office:body></office:document-content>`,
      },
      {
        name: 'META-INF/manifest.xml',
        bytes:
          '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
      },
    ]),
  eml: (text) => messageOf(text, 1),
  mbox: (text) =>
    Buffer.concat(
      Array.from({ length: lettersWithin }, (_, at) =>
        Buffer.concat([
          Buffer.from('From ana@example.org Fri Oct  2 09:30:00 2020\n'),
          messageOf(text, at + 1),
          Buffer.from('\n\n'),
        ]),
      ),
    ),
  msg: (text) =>
    msgOf({
      subject: 'A letter',
      from: 'Ana Kovač',
      to: 'Rudolf Rassendyll',
      sent: '2020-10-02T07:30:00Z',
      body: text.replace(/\n/g, '\r\n'),
    }),
  zip: (text) =>
    zipOf(
      Array.from({ length: lettersWithin }, (_, at) => ({
        name: `letters/${at + 1}.txt`,
        bytes: `${text}\n${at + 1}`,
      })),
    ),
  csv: (text) =>
    Buffer.from(
      [
        'letter,date,author,quote',
        ...Array.from(
          { length: lettersWithin },
          (_, at) => `${at + 1},2020-10-12,Ana Kovač,"${text.replace(/"/g, '""')}"`,
        ),
      ].join('\r\n'),
    ),
  xlsx: (text) =>
    zipOf([
      { name: '[Content_Types].xml', bytes: '<Types/>' },
      {
        name: 'xl/workbook.xml',
        bytes:
          '<workbook xmlns:r="r"><sheets><sheet name="Letters" r:id="r1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes:
          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      {
        name: 'xl/styles.xml',
        bytes: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: `<worksheet><sheetData>${Array.from({ length: lettersWithin }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at + 1}</v></c><c r="B${at + 1}" s="1"><v>44116</v></c><c r="C${at + 1}" t="inlineStr"><is><t>${escaped(text.slice(0, 30_000))}</t></is></c></row>`).join('')}</sheetData></worksheet>`,
      },
    ]),
  png: (text) => drawn(text).toBuffer('image/png'),
  jpeg: (text) => drawn(text).toBuffer('image/jpeg'),
  webp: (text) => drawn(text).toBuffer('image/webp'),
  bmp: (text) => bitmapOf(drawn(text)),
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((each) => each.trim())
    .filter(Boolean)

function messageOf(text: string, number: number): Buffer {
  return Buffer.from(
    `From: =?utf-8?Q?Ana_Kova=C4=8D?= <ana@example.org>\nTo: Rudolf Rassendyll <minister@example.org>\nDate: Fri, 2 Oct 2020 09:30:00 +0200\nSubject: A letter\nMessage-ID: <${number}@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${(
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n')}\n`,
  )
}

/** Lines of at most so many signs, parted between words. */
function wrapped(text: string, width: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`\\S.{0,${width - 1}}(?=\\s|$)`, 'g')) ?? [''])
}

/** A page of black words on white, as a scanner at 150 dots an inch sees it. */
function drawn(text: string): Canvas {
  GlobalFonts.registerFromPath(
    createRequire(import.meta.url).resolve(
      '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
    ),
    'Scan',
  )
  const lines = wrapped(text, 80).slice(0, 40)
  const canvas = createCanvas(1240, 120 + 40 * lines.length)
  const pen = canvas.getContext('2d')
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = 'black'
  pen.font = '24px Scan'
  lines.forEach((line, at) => pen.fillText(line, 80, 80 + 40 * at))
  return canvas
}

/** A bitmap of 24 bits a point, lines from below. */
function bitmapOf(canvas: Canvas): Buffer {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const row = Math.ceil((width * 3) / 4) * 4
  const bytes = Buffer.alloc(54 + row * height, 0xff)
  bytes.fill(0, 0, 54)
  bytes.write('BM', 0)
  for (const [at, value] of [
    [2, bytes.length],
    [10, 54],
    [14, 40],
    [18, width],
    [22, height],
    [34, row * height],
  ] as const)
    bytes.writeUInt32LE(value, at)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      for (let colour = 0; colour < 3; colour += 1)
        bytes[54 + (height - 1 - y) * row + x * 3 + colour] =
          data[(y * width + x) * 4 + 2 - colour]!
  }
  return bytes
}

export const letterFormats = Object.keys(letterFiles) as LetterFormat[]

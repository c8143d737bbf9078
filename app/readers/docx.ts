import { content, spaced, Unreadable, type Reader } from './document.ts'
import { flow, type Flow } from './flow.ts'
import { numbering, type Numbering } from './docx-numbering.ts'
import { joined, tidiedWhole, type Line } from './tidied.ts'
import { walkXml } from './xml.ts'
import { partsOf } from './zip.ts'

type Parts = ReturnType<typeof partsOf>
type Body = { lines: Line[]; heads: Map<string, string>; ownFirstPage: boolean; changes: number }

/**
 * A Word file: body with tables, boxes and numbered lists, the head and foot of its first page (where letterheads
 * stand), footnotes at the end. Of tracked changes the new state; comments are left out and told.
 */
export const docx: Reader = ({ bytes }) => {
  const parts = partsOf(bytes)
  const main =
    targets(parts, '_rels/.rels').find(({ type }) => type.endsWith('/officeDocument'))?.target ??
    'word/document.xml'
  const xml = parts.part(main)
  if (!xml)
    throw new Unreadable(
      'This Word file is damaged: its text is missing. Open it in Word, repair it and save it anew.',
    )
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : ''
  const relations = targets(parts, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const lists = numbering(parts.part(`${folder}numbering.xml`))
  const body = linesOf(
    xml,
    lists,
    notesOf(parts.part(`${folder}footnotes.xml`), lists),
    notesOf(parts.part(`${folder}endnotes.xml`), lists),
  )
  const margin = (kind: string) => {
    const id =
      (body.ownFirstPage && body.heads.get(`${kind} first`)) || body.heads.get(`${kind} default`)
    const target = relations.find((relation) => relation.id === id)?.target
    const part = target && parts.part(target.startsWith('/') ? target : folder + target)
    return part ? joined(linesOf(part, lists).lines) : ''
  }
  const [head, foot] = [margin('header'), margin('footer')].map((text) =>
    /\p{L}/u.test(text) ? text : '',
  )
  const tidy = tidiedWhole(
    [head, joined(body.lines), foot].filter(Boolean).join('\n\n'),
    'This Word file',
  )
  const comments = parts.part(`${folder}comments.xml`)?.match(/<w:comment /g)?.length ?? 0
  const notes = [
    ...(head || foot ? ['The head and foot of the first page were taken into the text.'] : []),
    ...(comments
      ? [`${comments} ${comments === 1 ? 'comment was' : 'comments were'} left out.`]
      : []),
  ]
  const doubts = body.changes
    ? [
        'This file has tracked changes; the text is as if all were accepted. Look at what was struck out in Word.',
      ]
    : []
  return {
    ok: true,
    content: content(tidy.text, {
      title: titleIn(parts),
      language: languageIn(parts, folder),
      notes: [...notes, ...tidy.remarks],
      doubts,
    }),
    attached: [],
  }
}

type Relation = { id: string; type: string; target: string }

function targets(parts: Parts, name: string): Relation[] {
  const found: Relation[] = []
  const xml = parts.part(name)
  if (xml)
    walkXml(xml, {
      open: (tag, { Id, Type, Target }) =>
        void (
          tag === 'Relationship' &&
          found.push({ id: Id ?? '', type: Type ?? '', target: (Target ?? '').replace(/^\//, '') })
        ),
    })
  return found
}

/** What is in the file and not in the text: the older form of a drawing, what was deleted or moved away. */
const leftOut = new Set(['Fallback', 'tabs', 'del', 'moveFrom', 'instrText', 'delText'])

function linesOf(
  xml: string,
  lists: Numbering,
  footnotes?: Map<string, string>,
  endnotes?: Map<string, string>,
): Body {
  const text = flow()
  const heads = new Map<string, string>()
  const cited: Line[] = []
  let [skipped, inText, ownFirstPage, changes] = [0, false, false, 0]
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'ins' || name === 'del') changes += 1
      if (skipped || leftOut.has(name)) return void (skipped += 1)
      if (name === 't') inText = true
      else if (name === 'numId') text.prefixed(lists.next(attributes.val ?? ''))
      else if (name === 'ilvl') lists.level(Number(attributes.val))
      else if (name === 'titlePg')
        ownFirstPage = attributes.val !== '0' && attributes.val !== 'false'
      else if (name === 'headerReference' || name === 'footerReference')
        heads.set(`${name.slice(0, 6)} ${attributes.type}`, attributes.id ?? '')
      else if (name === 'footnoteReference' || name === 'endnoteReference') {
        const note = (name === 'footnoteReference' ? footnotes : endnotes)?.get(attributes.id ?? '')
        if (!note) return
        cited.push({ text: `[${cited.length + 1}] ${note}`, gap: true, apart: true })
        text.text(`[${cited.length}]`)
      } else opened(text, name, attributes)
    },
    text: (words) => {
      if (inText && !skipped) text.text(words)
    },
    close: (name) => {
      if (skipped) return void (skipped -= 1)
      if (name === 't') inText = false
      else if (name === 'p') text.closeParagraph()
      else if (name === 'txbxContent') text.closeBox()
      else if (name === 'tr') text.closeRow()
      else if (name === 'tbl') text.closeTable()
    },
  })
  return { lines: [...text.lines(), ...cited], heads, ownFirstPage, changes }
}

function opened(text: Flow, name: string, { val }: Record<string, string>): void {
  if (name === 'p') text.openParagraph()
  else if (name === 'tab') text.text('\t')
  else if (name === 'br' || name === 'cr') text.text('\n')
  else if (name === 'noBreakHyphen') text.text('-')
  else if (name === 'pStyle' && /^(?:heading|title|\w*berschrift|titre)/i.test(val ?? ''))
    text.setApart()
  else if (name === 'txbxContent') text.openBox()
  else if (name === 'tr') text.openRow()
  else if (name === 'tc') text.openCell()
}

function notesOf(xml: string | null, lists: Numbering): Map<string, string> {
  const notes = new Map<string, string>()
  if (!xml) return notes
  for (const [, kind, attributes, inner] of xml.matchAll(
    /<w:(footnote|endnote)\b([^>]*)>(.*?)<\/w:\1>/gs,
  )) {
    const id = /w:id="([^"]*)"/.exec(attributes!)?.[1]
    if (id === undefined || /w:type=/.test(attributes!)) continue
    notes.set(
      id,
      linesOf(`<w:${kind} xmlns:w="w">${inner}</w:${kind}>`, lists)
        .lines.map(({ text }) => text.trim())
        .join(' '),
    )
  }
  return notes
}

function titleIn(parts: Parts): string | null {
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(parts.part('docProps/core.xml') ?? '')?.[1]
  return spaced(title?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
}

const languageIn = (parts: Parts, folder: string) =>
  /<w:lang\b[^>]*w:val="([a-zA-Z-]+)"/.exec(parts.part(`${folder}styles.xml`) ?? '')?.[1] ?? null

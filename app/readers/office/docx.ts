import { pluralise } from '#app/domain/text/words.ts'
import { createContent, normalizeLine, UnreadableFile, type FormatReader } from '../document.ts'
import { createTextFlow, type TextFlow } from './text-flow.ts'
import { followHiding, readHiddenStyles } from './docx-hidden-styles.ts'
import { createNumbering, type ListNumbering } from './docx-numbering.ts'
import { joinLines, tidyDocument, type TextLine } from '../text/tidy-text.ts'
import { walkXml } from './walk-xml.ts'
import { openOfficeParts } from '../archives/zip.ts'

/** What the file says elsewhere of how its paragraphs are printed. */
type Form = { lists: ListNumbering; hiddenStyles: ReadonlySet<string> }

type Parts = ReturnType<typeof openOfficeParts>
type Body = {
  lines: TextLine[]
  heads: Map<string, string>
  ownFirstPage: boolean
  changes: number
  /** How many runs are marked as hidden. */
  hidden: number
}

/**
 * A Word file: body with tables, boxes and numbered lists, the head and foot of its first page (where letterheads
 * stand), footnotes at the end. Of tracked changes the new state; comments are left out and told.
 */
export const readDocx: FormatReader = ({ bytes }) => {
  const parts = openOfficeParts(bytes)
  const main =
    readRelations(parts, '_rels/.rels').find(({ type }) => type.endsWith('/officeDocument'))
      ?.target ?? 'word/document.xml'
  const xml = parts.part(main)
  if (!xml)
    throw new UnreadableFile(
      'This Word file is damaged: its text is missing. Open it in Word, repair it and save it anew.',
    )
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : ''
  const relations = readRelations(parts, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const form: Form = {
    lists: createNumbering(parts.part(`${folder}numbering.xml`)),
    hiddenStyles: readHiddenStyles(parts.part(`${folder}styles.xml`)),
  }
  const body = readLines(
    xml,
    form,
    readNotes(parts.part(`${folder}footnotes.xml`), form),
    readNotes(parts.part(`${folder}endnotes.xml`), form),
  )
  const readMargin = (kind: string) => {
    const id =
      (body.ownFirstPage && body.heads.get(`${kind} first`)) || body.heads.get(`${kind} default`)
    const target = relations.find((relation) => relation.id === id)?.target
    const part = target && parts.part(target.startsWith('/') ? target : folder + target)
    return part ? joinLines(readLines(part, form).lines) : ''
  }
  const [head, foot] = [readMargin('header'), readMargin('footer')].map((text) =>
    /\p{L}/u.test(text) ? text : '',
  )
  const tidy = tidyDocument(
    [head, joinLines(body.lines), foot].filter(Boolean).join('\n\n'),
    'This Word file',
  )
  const comments = parts.part(`${folder}comments.xml`)?.match(/<w:comment /g)?.length ?? 0
  const notes = [
    ...(head || foot ? ['The head and foot of the first page were taken into the text.'] : []),
    ...describeLeftOut(body.hidden, comments),
  ]
  const doubts = body.changes
    ? [
        'This file has tracked changes; the text is as if all were accepted. Look at what was struck out in Word.',
      ]
    : []
  return {
    ok: true,
    content: createContent(tidy.text, {
      title: readTitle(parts),
      language: readLanguage(parts, folder),
      notes: [...notes, ...tidy.remarks],
      doubts,
    }),
    attached: [],
  }
}

function describeLeftOut(hidden: number, comments: number): string[] {
  return [
    ...(hidden
      ? [
          `${hidden} hidden ${pluralise(hidden, 'passage was', 'passages were')} left out, ` +
            'as Word does not print hidden text.',
        ]
      : []),
    ...(comments
      ? [`${comments} ${pluralise(comments, 'comment was', 'comments were')} left out.`]
      : []),
  ]
}

type Relation = { id: string; type: string; target: string }

function readRelations(parts: Parts, name: string): Relation[] {
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
const skippedElements = new Set(['Fallback', 'tabs', 'del', 'moveFrom', 'instrText', 'delText'])

function readLines(
  xml: string,
  { lists, hiddenStyles }: Form,
  footnotes?: Map<string, string>,
  endnotes?: Map<string, string>,
): Body {
  const text = createTextFlow()
  const body: Body = { lines: [], heads: new Map(), ownFirstPage: false, changes: 0, hidden: 0 }
  const cited: TextLine[] = []
  const cite = (note: string | undefined) => {
    if (!note) return
    cited.push({ text: `[${cited.length + 1}] ${note}`, gap: true, apart: true })
    text.text(`[${cited.length}]`)
  }
  let [skipped, inText] = [0, false]
  const hiding = followHiding(hiddenStyles)
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'ins' || name === 'del') body.changes += 1
      if (skipped || skippedElements.has(name)) return void (skipped += 1)
      hiding.open(name, attributes)
      if (name === 't') inText = true
      else if (name === 'footnoteReference') cite(footnotes?.get(attributes.id ?? ''))
      else if (name === 'endnoteReference') cite(endnotes?.get(attributes.id ?? ''))
      else if (listElements.has(name)) openListElement(text, lists, name, attributes)
      else if (sectionElements.has(name)) readSection(body, name, attributes)
      else openElement(text, name, attributes)
    },
    text: (words) => {
      if (!inText || skipped) return
      if (hiding.isHidden()) body.hidden += 1
      else text.text(words)
    },
    close: (name) => {
      if (skipped) return void (skipped -= 1)
      hiding.close(name)
      if (name === 't') inText = false
      else if (name === 'p') text.closeParagraph()
      else if (name === 'txbxContent') text.closeBox()
      else if (name === 'tr') text.closeRow()
      else if (name === 'tbl') text.closeTable()
    },
  })
  return { ...body, lines: [...text.lines(), ...cited] }
}

const listElements = new Set(['numId', 'ilvl'])

function openListElement(
  text: TextFlow,
  lists: ListNumbering,
  name: string,
  { val }: Record<string, string>,
): void {
  if (name === 'ilvl') lists.level(Number(val))
  else text.setPrefix(lists.next(val ?? ''))
}

const sectionElements = new Set(['titlePg', 'headerReference', 'footerReference'])

/** What a section says of the heads and feet of its pages. */
function readSection(body: Body, name: string, { val, type, id }: Record<string, string>): void {
  if (name === 'titlePg') body.ownFirstPage = val !== '0' && val !== 'false'
  else body.heads.set(`${name.slice(0, 6)} ${type}`, id ?? '')
}

function openElement(text: TextFlow, name: string, { val }: Record<string, string>): void {
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

function readNotes(xml: string | null, form: Form): Map<string, string> {
  const notes = new Map<string, string>()
  if (!xml) return notes
  for (const [, kind, attributes, inner] of xml.matchAll(
    /<w:(footnote|endnote)\b([^>]*)>(.*?)<\/w:\1>/gs,
  )) {
    const id = /w:id="([^"]*)"/.exec(attributes!)?.[1]
    if (id === undefined || /w:type=/.test(attributes!)) continue
    notes.set(
      id,
      readLines(`<w:${kind} xmlns:w="w">${inner}</w:${kind}>`, form)
        .lines.map(({ text }) => text.trim())
        .join(' '),
    )
  }
  return notes
}

function readTitle(parts: Parts): string | null {
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(parts.part('docProps/core.xml') ?? '')?.[1]
  return normalizeLine(
    title?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  )
}

const readLanguage = (parts: Parts, folder: string) =>
  /<w:lang\b[^>]*w:val="([a-zA-Z-]+)"/.exec(parts.part(`${folder}styles.xml`) ?? '')?.[1] ?? null

import { pluralise } from '#app/domain/text/words.ts'
import { createContent, normalizeLine, UnreadableFile, type FormatReader } from '../document.ts'
import { createTextFlow, type TextFlow } from './text-flow.ts'
import { createListLabels } from './odt-lists.ts'
import { joinLines, tidyDocument, type TextLine } from '../text/tidy-text.ts'
import { walkXml } from './walk-xml.ts'
import { openOfficeParts } from '../archives/zip.ts'

/**
 * An OpenDocument text: the head of its pages, body with tables, boxes and lists, footnotes at the end; comments
 * and deleted text left out.
 */
export const readOdt: FormatReader = ({ bytes }) => {
  const parts = openOfficeParts(bytes)
  const [body, styles, meta] = ['content.xml', 'styles.xml', 'meta.xml'].map((name) =>
    parts.part(name),
  )
  if (parts.part('META-INF/manifest.xml')?.includes('encryption-data'))
    throw new UnreadableFile(
      'This file is protected with a password. Open it with the password, save it without one and add that.',
    )
  if (!body)
    throw new UnreadableFile(
      'This OpenDocument file is damaged: its text is missing. Open it in the program it comes ' +
        'from, repair it and save it anew.',
    )
  const main = readLines(body, null)
  const readMargin = (kind: string) => (styles ? joinLines(readLines(styles, kind).lines) : '')
  const [head, foot] = [readMargin('header'), readMargin('footer')].map((text) =>
    /\p{L}/u.test(text) ? text : '',
  )
  const tidy = tidyDocument(
    [head, joinLines(main.lines), foot].filter(Boolean).join('\n\n'),
    'This OpenDocument file',
  )
  const notes = [
    ...(head || foot ? ['The head and foot of the pages were taken into the text.'] : []),
    ...(main.comments
      ? [`${main.comments} ${pluralise(main.comments, 'comment was', 'comments were')} left out.`]
      : []),
  ]
  const doubts = main.changes
    ? [
        'This file has tracked changes; the text is as if all were accepted. Look at what was ' +
          'struck out in the program it comes from.',
      ]
    : []
  return {
    ok: true,
    content: createContent(tidy.text, {
      title: readTitle(meta ?? ''),
      language: readLanguage(styles ?? ''),
      notes: [...notes, ...tidy.remarks],
      doubts,
    }),
    attached: [],
  }
}

const skippedElements = new Set([
  'annotation',
  'tracked-changes',
  'forms',
  'ruby-text',
  'note-citation',
  'desc',
  'title',
])

/** `within`: only what stands in the page's header or footer, each kind once. */
function readLines(
  xml: string,
  within: string | null,
): { lines: TextLine[]; comments: number; changes: number } {
  const text = createTextFlow()
  const labels = createListLabels(xml)
  let [skipped, inside, noteCount, comments, changes] = [0, within === null ? 1 : 0, 0, 0, 0]
  let wasRead = false
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'annotation') comments += 1
      if (name === 'changed-region') changes += 1
      if (name === within && !wasRead) inside += 1
      if (!inside) return
      if (skipped || skippedElements.has(name)) return void (skipped += 1)
      if (name === 'note') text.text(`[${(noteCount += 1)}]`)
      else if (name === 'list') labels.open(attributes['style-name'])
      else if (name === 'list-item') labels.item()
      else openElement(text, labels, name, attributes)
    },
    text: (words) => {
      if (inside && !skipped) text.text(words.replace(/\s+/g, ' '))
    },
    close: (name) => {
      if (!inside) return
      if (name === within) {
        inside -= 1
        wasRead = true
      }
      if (skipped) return void (skipped -= 1)
      if (name === 'note-body') text.closeNote(String(noteCount))
      else if (name === 'list') labels.close()
      else closeElement(text, name)
    },
  })
  return { lines: text.lines(), comments, changes }
}

function openElement(
  text: TextFlow,
  labels: ReturnType<typeof createListLabels>,
  name: string,
  attributes: Record<string, string>,
): void {
  if (name === 'p' || name === 'h') {
    text.openParagraph()
    text.setPrefix(labels.paragraph())
    if (name === 'h') text.setApart()
  } else if (name === 's') text.text(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 100)))
  else if (name === 'tab') text.text('\t')
  else if (name === 'line-break') text.text('\n')
  else if (name === 'text-box') text.openBox()
  else if (name === 'table-row') text.openRow()
  else if (name === 'table-cell') text.openCell()
  else if (name === 'note-body') text.openNote()
}

function closeElement(text: TextFlow, name: string): void {
  if (name === 'p' || name === 'h') text.closeParagraph()
  else if (name === 'text-box') text.closeBox()
  else if (name === 'table-row') text.closeRow()
  else if (name === 'table') text.closeTable()
}

function readTitle(meta: string): string | null {
  return normalizeLine(
    /<dc:title>([^<]*)<\/dc:title>/
      .exec(meta)?.[1]
      ?.replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

function readLanguage(styles: string): string | null {
  const [language, country] = ['language', 'country'].map(
    (name) => new RegExp(`fo:${name}="([A-Za-z]+)"`).exec(styles)?.[1],
  )
  return !language || language === 'none'
    ? null
    : country && country !== 'none'
      ? `${language}-${country}`
      : language
}

import { content, spaced, Unreadable, type Reader } from './document.ts'
import { flow } from './flow.ts'
import { listLabels } from './odt-lists.ts'
import { joined, tidiedWhole, type Line } from './tidied.ts'
import { walkXml } from './xml.ts'
import { partsOf } from './zip.ts'

/** An OpenDocument text: the head of its pages, body with tables, boxes and lists, footnotes at the end; comments and deleted text left out. */
export const odt: Reader = ({ bytes }) => {
  const parts = partsOf(bytes)
  const [body, styles, meta] = ['content.xml', 'styles.xml', 'meta.xml'].map((name) =>
    parts.part(name),
  )
  if (parts.part('META-INF/manifest.xml')?.includes('encryption-data'))
    throw new Unreadable(
      'This file is protected with a password. Open it with the password, save it without one and add that.',
    )
  if (!body)
    throw new Unreadable(
      'This OpenDocument file is damaged: its text is missing. Open it in the program it comes from, repair it and save it anew.',
    )
  const main = linesOf(body, null)
  const margin = (kind: string) => (styles ? joined(linesOf(styles, kind).lines) : '')
  const [head, foot] = [margin('header'), margin('footer')].map((text) =>
    /\p{L}/u.test(text) ? text : '',
  )
  const tidy = tidiedWhole(
    [head, joined(main.lines), foot].filter(Boolean).join('\n\n'),
    'This OpenDocument file',
  )
  const notes = [
    ...(head || foot ? ['The head and foot of the pages were taken into the text.'] : []),
    ...(main.comments
      ? [`${main.comments} ${main.comments === 1 ? 'comment was' : 'comments were'} left out.`]
      : []),
  ]
  const doubts = main.changes
    ? [
        'This file has tracked changes; the text is as if all were accepted. Look at what was struck out in the program it comes from.',
      ]
    : []
  return {
    ok: true,
    content: content(tidy.text, {
      title: titleIn(meta ?? ''),
      language: languageIn(styles ?? ''),
      notes: [...notes, ...tidy.remarks],
      doubts,
    }),
    attached: [],
  }
}

const leftOut = new Set([
  'annotation',
  'tracked-changes',
  'forms',
  'ruby-text',
  'note-citation',
  'desc',
  'title',
])

/** `within`: only what stands in the page's header or footer, each kind once. */
function linesOf(
  xml: string,
  within: string | null,
): { lines: Line[]; comments: number; changes: number } {
  const text = flow()
  const labels = listLabels(xml)
  let [skipped, inside, noteCount, comments, changes] = [0, within === null ? 1 : 0, 0, 0, 0]
  let taken = false
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'annotation') comments += 1
      if (name === 'changed-region') changes += 1
      if (name === within && !taken) inside += 1
      if (!inside) return
      if (skipped || leftOut.has(name)) return void (skipped += 1)
      if (name === 'p' || name === 'h') {
        text.openParagraph()
        text.prefixed(labels.paragraph())
        if (name === 'h') text.setApart()
      } else if (name === 's') text.text(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 100)))
      else if (name === 'tab') text.text('\t')
      else if (name === 'line-break') text.text('\n')
      else if (name === 'text-box') text.openBox()
      else if (name === 'table-row') text.openRow()
      else if (name === 'table-cell') text.openCell()
      else if (name === 'list') labels.open(attributes['style-name'])
      else if (name === 'list-item') labels.item()
      else if (name === 'note') text.text(`[${(noteCount += 1)}]`)
      else if (name === 'note-body') text.openNote()
    },
    text: (words) => {
      if (inside && !skipped) text.text(words.replace(/\s+/g, ' '))
    },
    close: (name) => {
      if (!inside) return
      if (name === within) {
        inside -= 1
        taken = true
      }
      if (skipped) return void (skipped -= 1)
      if (name === 'p' || name === 'h') text.closeParagraph()
      else if (name === 'text-box') text.closeBox()
      else if (name === 'table-row') text.closeRow()
      else if (name === 'table') text.closeTable()
      else if (name === 'list') labels.close()
      else if (name === 'note-body') text.closeNote(String(noteCount))
    },
  })
  return { lines: text.lines(), comments, changes }
}

function titleIn(meta: string): string | null {
  return spaced(
    /<dc:title>([^<]*)<\/dc:title>/
      .exec(meta)?.[1]
      ?.replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

function languageIn(styles: string): string | null {
  const [language, country] = ['language', 'country'].map(
    (name) => new RegExp(`fo:${name}="([A-Za-z]+)"`).exec(styles)?.[1],
  )
  return !language || language === 'none'
    ? null
    : country && country !== 'none'
      ? `${language}-${country}`
      : language
}

import { Parser } from 'htmlparser2'
import { normalizeLine, type SentDate } from '../document.ts'

/** `language` and `published` as the markup says. */
type HtmlText = {
  text: string
  title: string | null
  language: string | null
  published: SentDate | null
}

const blockElements = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'table',
  'blockquote',
  'pre',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'address',
  'figure',
  'form',
  'hr',
  'fieldset',
])
const lineElements = new Set(['div', 'li', 'tr', 'dt', 'dd', 'figcaption', 'caption', 'legend'])
const skippedElements = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'head',
  'nav',
  'button',
  'select',
  'textarea',
  'canvas',
  'audio',
  'video',
])
const voidElements = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'area',
  'base',
  'col',
  'embed',
  'source',
  'track',
  'wbr',
])

/**
 * The words of a page: blocks set apart by blank lines, cells by tabs, items by bullets; nothing is loaded or run,
 * what is hidden is left out. Works in one pass without a tree, so that no depth of tags can harm.
 */
export function extractHtmlText(html: string): HtmlText {
  const page: HtmlText = { text: '', title: null, language: null, published: null }
  const writer = createTextWriter()
  const skipped: string[] = []
  const lists: number[] = []
  const isOutlook = /class=["']?MsoNormal/.test(html)
  let [inTitle, preservedDepth] = [false, 0]
  const parser = new Parser({
    onopentag: (name, attributes) => {
      readPageFacts(page, name, attributes)
      if (name === 'title' && page.title === null) inTitle = true
      if (skipped.length || skippedElements.has(name) || isHidden(attributes))
        return void (voidElements.has(name) || skipped.push(name))
      if (name === 'br') writer.write('\n')
      else if (name === 'td' || name === 'th') writer.startCell()
      else writer.breakBy(breakFor(name, isOutlook))
      if (name === 'pre') preservedDepth += 1
      if (name === 'ol' || name === 'ul') lists.push(name === 'ol' ? 0 : -1)
      if (name === 'li') writer.write(nextListMark(lists))
    },
    ontext: (words) => {
      if (inTitle) page.title = (page.title ?? '') + words
      if (skipped.length) return
      if (preservedDepth) writer.write(words)
      else writer.writeFolded(words.replace(/[ \t\r\n\f]+/g, ' '))
    },
    onclosetag: (name) => {
      if (name === 'title') inTitle = false
      if (skipped.length) return void (skipped.at(-1) === name && skipped.pop())
      if (name === 'pre') preservedDepth = Math.max(0, preservedDepth - 1)
      if (name === 'ol' || name === 'ul') lists.pop()
      writer.breakBy(breakFor(name, isOutlook))
    },
  })
  parser.write(html)
  parser.end()
  return { ...page, title: normalizeLine(page.title), text: writer.text() }
}

/** Language and day of publication, where the markup says them. */
function readPageFacts(page: HtmlText, name: string, attributes: Record<string, string>): void {
  if (name === 'html' && /^[a-z]{2,3}(?:-\w+)*$/i.test(attributes.lang ?? ''))
    page.language = attributes.lang!
  if (name === 'meta') page.published ??= parsePublishedDay(attributes)
}

function breakFor(name: string, isOutlook: boolean): string {
  // Outlook writes each line as a paragraph, and blank ones between what is apart.
  if (blockElements.has(name)) return name === 'p' && isOutlook ? '\n' : '\n\n'
  return lineElements.has(name) ? '\n' : ''
}

/** Words in pieces; a break is written when words follow it, the largest of several. */
function createTextWriter() {
  const pieces: string[] = []
  let [pending, last] = ['', '\n']
  const write = (words: string) => {
    if (!words) return
    if (pending && pieces.length) pieces.push(pending)
    pending = ''
    pieces.push(words)
    last = words.at(-1)!
  }
  return {
    write,
    breakBy: (newlines: string) => {
      if (newlines.length > pending.length) pending = newlines
    },
    startCell: () => {
      if (!pending && !/[\n\t]/.test(last)) write('\t')
    },
    /** White space after white space says nothing in a page. */
    writeFolded: (words: string) =>
      write(pending || /\s/.test(last) ? words.replace(/^ /, '') : words),
    text: () => pieces.join(''),
  }
}

function parsePublishedDay({
  name,
  property,
  content: value,
}: Record<string, string>): SentDate | null {
  const [, day] = /^(\d{4}-\d\d-\d\d)/.exec(value ?? '') ?? []
  const field = (name ?? property ?? '').toLowerCase()
  if (
    !day ||
    !/^(?:article:published_time|date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued)|pubdate)$/.test(
      field,
    )
  )
    return null
  return { day, at: null, basis: `The page says ${field}: ${value}` }
}

const isHidden = ({ hidden, style, 'aria-hidden': aria }: Record<string, string>) =>
  hidden !== undefined ||
  aria === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style ?? '')

function nextListMark(lists: number[]): string {
  const at = lists.length - 1
  if (at < 0 || lists[at] === -1) return '• '
  lists[at]! += 1
  return `${lists[at]}. `
}

/** The encoding that a page says it is in, looked for where browsers look. */
export function findCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding=["']([\w.:-]+)/i.exec(head)?.[1] ??
    null
  )
}

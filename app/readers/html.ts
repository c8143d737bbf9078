import { Parser } from 'htmlparser2'
import { spaced, type Sent } from './document.ts'

/** `language` and `published` as the markup says. */
export type HtmlText = {
  text: string
  title: string | null
  language: string | null
  published: Sent | null
}

const blocks = new Set([
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
const lines = new Set(['div', 'li', 'tr', 'dt', 'dd', 'figcaption', 'caption', 'legend'])
const leftOut = new Set([
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
const empty = new Set([
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
export function htmlText(html: string): HtmlText {
  const page: HtmlText = { text: '', title: null, language: null, published: null }
  const out = writer()
  const skipped: string[] = []
  const lists: number[] = []
  // Outlook writes each line as a paragraph, and blank ones between what is apart.
  const breakOf = (name: string) =>
    blocks.has(name) && !(name === 'p' && outlook)
      ? '\n\n'
      : blocks.has(name) || lines.has(name)
        ? '\n'
        : ''
  const outlook = /class=["']?MsoNormal/.test(html)
  let [inTitle, kept] = [false, 0]
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'html' && /^[a-z]{2,3}(?:-\w+)*$/i.test(attributes.lang ?? ''))
        page.language = attributes.lang!
      if (name === 'meta') page.published ??= publishedIn(attributes)
      if (name === 'title' && page.title === null) inTitle = true
      if (skipped.length || leftOut.has(name) || isHidden(attributes))
        return void (empty.has(name) || skipped.push(name))
      if (name === 'br') out.write('\n')
      else if (name === 'td' || name === 'th') out.cell()
      else out.breakBy(breakOf(name))
      if (name === 'pre') kept += 1
      if (name === 'ol' || name === 'ul') lists.push(name === 'ol' ? 0 : -1)
      if (name === 'li') out.write(bullet(lists))
    },
    ontext: (words) => {
      if (inTitle) page.title = (page.title ?? '') + words
      if (!skipped.length) out.write(kept ? words : out.folded(words.replace(/[ \t\r\n\f]+/g, ' ')))
    },
    onclosetag: (name) => {
      if (name === 'title') inTitle = false
      if (skipped.length) return void (skipped.at(-1) === name && skipped.pop())
      if (name === 'pre') kept = Math.max(0, kept - 1)
      if (name === 'ol' || name === 'ul') lists.pop()
      out.breakBy(breakOf(name))
    },
  })
  parser.write(html)
  parser.end()
  return { ...page, title: spaced(page.title), text: out.text() }
}

/** Words in pieces; a break is written when words follow it, the largest of several. */
function writer() {
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
    cell: () => {
      if (!pending && !/[\n\t]/.test(last)) write('\t')
    },
    /** White space after white space says nothing in a page. */
    folded: (words: string) => (pending || /\s/.test(last) ? words.replace(/^ /, '') : words),
    text: () => pieces.join(''),
  }
}

function publishedIn({ name, property, content }: Record<string, string>): Sent | null {
  const [, day] = /^(\d{4}-\d\d-\d\d)/.exec(content ?? '') ?? []
  const field = (name ?? property ?? '').toLowerCase()
  if (
    !day ||
    !/^(?:article:published_time|date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued)|pubdate)$/.test(
      field,
    )
  )
    return null
  return { day, at: null, basis: `The page says ${field}: ${content}` }
}

const isHidden = ({ hidden, style, 'aria-hidden': aria }: Record<string, string>) =>
  hidden !== undefined ||
  aria === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style ?? '')

function bullet(lists: number[]): string {
  const at = lists.length - 1
  if (at < 0 || lists[at] === -1) return '• '
  lists[at]! += 1
  return `${lists[at]}. `
}

/** The encoding that a page says it is in, looked for where browsers look. */
export function charsetOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding=["']([\w.:-]+)/i.exec(head)?.[1] ??
    null
  )
}

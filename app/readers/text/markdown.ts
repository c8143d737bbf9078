import { readFrontMatter } from '#app/domain/plan/front-matter.ts'
import { createContent, normalizeLine, type FormatReader } from '../document.ts'
import { decodeText } from './encoding.ts'
import { tidyDocument } from './tidy-text.ts'

/**
 * A Markdown file: its words without the signs of its markup. A head between lines of dashes gives title, day and
 * language.
 */
export const readMarkdown: FormatReader = ({ bytes }) => {
  const { text, doubt } = decodeText(bytes)
  const { front, body } = splitFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const head = front === null ? null : readFrontMatter(front)
  const tidy = tidyDocument(stripMarkup(body), 'This Markdown file')
  const [day] = /^\d{4}-\d\d-\d\d/.exec(head?.date ?? '') ?? []
  const title = head?.title ?? /^#\s+(.+?)\s*#*$/m.exec(body)?.[1]
  const sent = day
    ? { day, at: null, basis: `The head of the file says date: ${head?.date}` }
    : null
  return {
    ok: true,
    content: createContent(tidy.text, {
      head: front,
      title: normalizeLine(title),
      sent,
      language: normalizeLine(head?.language),
      notes: tidy.remarks,
      doubts: doubt ? [doubt] : [],
    }),
    attached: [],
  }
}

function splitFrontMatter(text: string): { front: string | null; body: string } {
  const [front, lines] = /^---\n(.*?)\n(?:---|\.\.\.)(?:\n|$)/s.exec(text) ?? []
  return front === undefined || !/^\w[\w -]*:/.test(lines!)
    ? { front: null, body: text }
    : { front, body: text.slice(front.length) }
}

/** Headings, emphasis, links and pictures as their words; code and quotations stay as they are (CommonMark). */
function stripMarkup(body: string): string {
  let inCode = false
  return body
    .split('\n')
    .map((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) {
        inCode = !inCode
        return ''
      }
      return inCode
        ? line
        : stripInlineMarkup(
            line
              .replace(/^#{1,6}\s+(.*?)\s*#*$/, '$1')
              .replace(/^\s*(?:[-*_]\s*){3,}$/, '')
              .replace(/^(\s*)[*+-]\s+/, '$1• ')
              .replace(/ {2,}$/, ''),
          )
    })
    .join('\n')
    .replace(/<!--.*?-->/gs, '')
}

function stripInlineMarkup(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>\s]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
}

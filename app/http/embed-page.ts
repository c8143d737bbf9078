import { escapeHtml } from './refusal-page.ts'

/** What stands in a frame of somebody else's page. */
type EmbeddedView = {
  title: string
  /** What is shown, in words: also what is read out in place of the picture. */
  summary: string
  /** Where the same is with its table and how it was made. */
  address: string
  picture: string | null
  headings: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
  total: number
}

/** The only style that such a page has; its hash stands in the policy of these pages (`app/server/guards.ts`). */
export const embedStyle =
  'body{margin:0;padding:8px;background:#fff;color:#1d2129;font:14px/1.45 system-ui,sans-serif}' +
  'h1{font-size:15px;margin:0}p{margin:4px 0;color:#565d69}img{display:block;max-width:100%;height:auto}' +
  'a{color:#2f4b9b}table{border-collapse:collapse;font-size:13px}' +
  'th,td{padding:4px 8px;border-bottom:1px solid #e4e2dd;text-align:left;vertical-align:top}'

/** A view as a page without any script: its picture or, where it has none, the first rows of its table. */
export function renderEmbedPage(view: EmbeddedView): string {
  const { title, summary, address, picture } = view
  const body = picture
    ? `<img src="${escapeHtml(picture)}" alt="${escapeHtml(`${title}: ${summary}`)}">`
    : renderRows(view)
  return frame(
    title,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(summary)}</p>${body}` +
      `<p><a href="${escapeHtml(address)}" target="_blank" rel="noopener">` +
      'The table, and how it was made</a> · Stanceline</p>',
  )
}

/** The same with a sentence that says why there is nothing. */
export function renderEmbedRefusal(sentence: string): string {
  return frame('Nothing to show', `<p>${escapeHtml(sentence)}</p>`)
}

function frame(title: string, body: string): string {
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escapeHtml(title)}</title><style>${embedStyle}</style></head><body>${body}</body></html>`
  )
}

function renderRows({ headings, rows, total }: EmbeddedView): string {
  const head = headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('')
  const lines = rows
    .map(
      (row) =>
        `<tr>${row.map((cell) => `<td>${escapeHtml(String(cell ?? ''))}</td>`).join('')}</tr>`,
    )
    .join('')
  const rest =
    rows.length < total
      ? `<p>The first ${rows.length} of ${total.toLocaleString('en')} rows.</p>`
      : ''
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table>${rest}`
}

/** What to paste into a page where the view is to stand. */
export function writeEmbedSnippet(address: string, title: string): string {
  return (
    `<iframe src="${escapeHtml(address)}/embed" title="${escapeHtml(title)}" ` +
    'width="100%" height="600" loading="lazy"></iframe>'
  )
}

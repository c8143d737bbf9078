import { basePath } from '#app/base-path.ts'

/** What the manifest of a build says of the styles that every page has. */
type StyledBuild = { routes: Record<string, { css?: string[] } | undefined> }

/** The addresses of the styles that every page has; none while developing. */
export function listStylesheets({ routes }: StyledBuild): string[] {
  return routes.root?.css ?? []
}

const titles: Record<number, string> = { 413: 'Too large', 429: 'Too often' }

/** Whether an answer with this status is shown as a page that nothing has to be read or drawn for. */
export function isPlainRefusal(status: number): boolean {
  return status in titles
}

/**
 * A refusal as a small page in the look of the others, put together from text: who sends too much or too often must not
 * cost what a page costs. It needs no script, no session and nothing of the store.
 */
export function renderRefusalPage(
  status: number,
  sentence: string,
  stylesheets: readonly string[],
): string {
  const title = titles[status] ?? 'This did not work'
  const links = stylesheets
    .map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`)
    .join('')
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${title} · Stanceline</title>${links}</head><body>` +
    `<main id="main" class="page"><div class="card empty"><h1>${title}</h1>` +
    `<p>${escapeHtml(sentence)}</p>` +
    `<a class="button" href="${basePath}/">Go to the overview</a></div></main></body></html>`
  )
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as a page holds it, also within the quotes of an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!)
}

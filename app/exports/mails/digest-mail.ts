import type { Digest, DigestEntry, DigestLink } from '#app/domain/digests/digest.ts'
import { removeUnprintable } from '#app/domain/text/printable.ts'

/** A digest as the two bodies of a mail; neither loads anything. */
export function writeDigestMail(digest: Digest): { text: string; html: string } {
  return { text: writeText(digest), html: writeHtml(digest) }
}

function writeText({ subject, about, entries, rest, why, links }: Digest): string {
  return removeUnprintable(
    [
      [subject, ...about].join('\n'),
      ...entries.map(({ title, url, text }) => [title, text, ...(url ? [url] : [])].join('\n')),
      writeLink(rest),
      // What mail programs take for the end of what was written.
      `-- \n${why}\n${links.map(writeLink).join('\n')}\n`,
    ].join('\n\n'),
  )
}

const writeLink = ({ words, url }: DigestLink): string => `${words} ${url}`

function writeHtml({ subject, about, entries, rest, why, links }: Digest): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escapeMarkup(subject)}</title></head>`,
    '<body style="font-family: sans-serif; max-width: 42em">',
    `<h1 style="font-size: 1.25em">${escapeMarkup(subject)}</h1>`,
    ...about.map((words) => `<p style="color: #555">${escapeMarkup(words)}</p>`),
    ...entries.map(writeEntry),
    `<p>${linkMarkup(rest)}</p>`,
    '<hr>',
    `<p style="color: #555">${escapeMarkup(why)}<br>${links.map(linkMarkup).join('<br>')}</p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function writeEntry({ title, url, text }: DigestEntry): string {
  const heading = url
    ? `<a href="${escapeMarkup(url)}">${escapeMarkup(title)}</a>`
    : escapeMarkup(title)
  const paragraphs = text
    .split('\n\n')
    .map(
      (words) => `<p style="margin: 0.25em 0">${escapeMarkup(words).replaceAll('\n', '<br>')}</p>`,
    )
  return [`<h2 style="font-size: 1em; margin: 1.5em 0 0">${heading}</h2>`, ...paragraphs].join('\n')
}

const linkMarkup = ({ words, url }: DigestLink): string =>
  `${escapeMarkup(words)} <a href="${escapeMarkup(url)}">${escapeMarkup(url)}</a>`

function escapeMarkup(words: string): string {
  return removeUnprintable(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

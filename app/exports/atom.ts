import type { Feed, FeedEntry } from '#app/domain/feeds.ts'
import { removeUnprintable } from '#app/domain/text/printable.ts'

/** A feed as Atom 1.0 (RFC 4287). */
export function writeAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    ...writeHead(feed),
    `  <subtitle>${escapeText(feed.subtitle)}</subtitle>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeText(feed.url)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeText(feed.pageUrl)}"/>`,
    '  <author><name>Stanceline</name></author>',
    '  <generator>Stanceline</generator>',
    ...feed.entries.flatMap(writeEntry),
    '</feed>',
    '',
  ].join('\n')
}

function writeEntry(entry: FeedEntry): string[] {
  return [
    '  <entry>',
    ...writeHead(entry).map((line) => `  ${line}`),
    `    <link rel="alternate" type="text/html" href="${escapeText(entry.url)}"/>`,
    `    <content type="text">${escapeText(entry.text)}</content>`,
    '  </entry>',
  ]
}

function writeHead({ id, title, updatedAt }: Pick<FeedEntry, 'id' | 'title' | 'updatedAt'>) {
  return [
    `  <id>${escapeText(id)}</id>`,
    `  <title>${escapeText(title)}</title>`,
    `  <updated>${escapeText(updatedAt)}</updated>`,
  ]
}

function escapeText(words: string): string {
  return removeUnprintable(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

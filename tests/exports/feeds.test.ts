import { expect, test } from 'vitest'
import type { Feed } from '#app/domain/feeds.ts'
import { writeAtom } from '#app/exports/atom.ts'
import { writeJsonFeed } from '#app/exports/json.ts'
import { xmlFault, xmlWords } from '#tests/support/xml.ts'

const nasty = 'Says “<b>&amp;</b>” & "all" \u0000\uD800'
const feed: Feed = {
  id: 'urn:uuid:1',
  title: nasty,
  subtitle: 'The newest 1 of 2 changes',
  pageUrl: 'https://here.test/dossiers/d/changes?topic=1&actor=2',
  url: 'https://here.test/dossiers/d/changes.atom?topic=1&actor=2',
  updatedAt: '2026-11-30T04:00:00.000Z',
  entries: [
    {
      id: 'urn:uuid:2',
      title: nasty,
      url: 'https://here.test/letters/1#passage-2',
      updatedAt: '2026-11-30T04:00:00.000Z',
      text: nasty,
    },
  ],
}

test('an Atom feed is well-formed whatever its words hold, and has what RFC 4287 asks for', () => {
  const atom = writeAtom(feed)
  expect(xmlFault(atom)).toBe(null)
  expect(atom.match(/<(id|title|updated)>/g)).toHaveLength(6)
  expect(atom).toContain('<author><name>Stanceline</name></author>')
  expect(xmlWords(/<content type="text">.*<\/content>/.exec(atom)![0])).toBe(
    'Says “<b>&amp;</b>” & "all" ',
  )
})

test('a JSON feed holds plain text and the fields of version 1.1', () => {
  expect(JSON.parse(writeJsonFeed(feed))).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: feed.url,
    items: [
      {
        id: 'urn:uuid:2',
        content_text: 'Says “<b>&amp;</b>” & "all" ',
        date_published: '2026-11-30T04:00:00.000Z',
      },
    ],
  })
})

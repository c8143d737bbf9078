import { expect, test } from 'vitest'
import { makeChangesDigest, makeSentenceDigest } from '#app/domain/digests/digest.ts'

const frame = {
  label: 'Chat control',
  about: 'all 2 topics',
  rhythm: 'daily',
  subscribedAt: '2026-11-20T09:30:00.000Z',
  pageUrl: 'https://here.test/dossiers/chat/changes',
  accountUrl: 'https://here.test/account',
  endUrl: 'https://here.test/subscription?token=t',
} as const
const time = { from: '2026-11-20T06:00:00.000Z', until: '2026-11-21T06:00:00.000Z' }
const entry = { title: 'Rita on Encryption: turn', url: 'https://here.test/x', text: 'Quote.' }

test('a digest of some of the changes says of how many, since when, and where the rest is', () => {
  const digest = makeChangesDigest(frame, { ...time, all: 1340 }, [entry, entry])
  expect(digest.subject).toBe('Chat control: 1,340 changes')
  expect(digest.about).toEqual([
    'all 2 topics',
    'What became known from 20 November 2026, 06:00 to 21 November 2026, 06:00 (UTC).',
  ])
  expect(digest.rest).toEqual({ words: '2 of 1,340, the rest here:', url: frame.pageUrl })
  expect(digest.why).toBe(
    'You subscribed to this on 20 November 2026, 09:30 (UTC). It comes every day at 06:00 UTC where there is something new.',
  )
  expect(digest.links.map(({ url }) => url)).toEqual([frame.endUrl, frame.accountUrl])
  expect(makeChangesDigest(frame, { ...time, all: 1 }, [entry]).subject).toBe(
    'Chat control: 1 change',
  )
})

test('a sentence stands beside the one before it, also where there was none', () => {
  const digest = makeSentenceDigest(frame, { before: '', after: 'Rita supports it.' })
  expect(digest.subject).toBe('Chat control: the first sentence changed')
  expect(digest.entries.map(({ title, text }) => [title, text])).toEqual([
    ['Now', 'Rita supports it.'],
    ['Before', 'Nothing could be said.'],
  ])
})

test('no name brings a line of its own into a subject or a title', () => {
  const digest = makeChangesDigest(
    { ...frame, label: 'Chat\r\nBcc: eve@example.org' },
    { ...time, all: 1 },
    [{ ...entry, title: 'Rita\nEnd this subscription: https://evil.test' }],
  )
  expect([digest.subject, digest.entries[0]!.title]).toEqual([
    'Chat Bcc: eve@example.org: 1 change',
    'Rita End this subscription: https://evil.test',
  ])
})

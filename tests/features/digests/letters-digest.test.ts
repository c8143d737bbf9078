import { expect, test } from 'vitest'
import { loadLettersDigest, type DueAlert } from '#app/features/digests/letters-digest.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const place = { site: 'https://here.test', endUrl: 'https://here.test/subscription?token=t' }

const anAlert = (changes: Partial<DueAlert> = {}): DueAlert => ({
  ...{ id: 's', userId: 'u', dossierId: null, kind: 'letters', query: 'q=delay' },
  ...{ search: { id: '7', name: 'Delays' }, rhythm: 'weekly', sentence: null, knownLetters: '' },
  ...{ createdAt: '2026-01-05T06:00:00.000Z', coveredUntil: '2026-01-12T06:00:00.000Z' },
  ...{ lastSentAt: null, failedSince: null, failure: null },
  ...changes,
})

test('a mail names what its reader does not know, and they know it then', async () => {
  await using store = await openTestStore()
  const visible = store.visibleTo(await addUser(store, 'viewer'))
  await keep(store, { form: { title: 'First' } })
  const first = await loadLettersDigest(visible, anAlert(), place)
  expect(first).toMatchObject({
    digest: {
      subject: 'Delays: 1 new letter',
      about: [
        'Letters that your saved search finds.',
        'What it has come to find since 12 January 2026, 06:00 (UTC).',
      ],
      entries: [{ title: 'First', text: 'From Ylva Johansson, 29 Oct 2020' }],
      rest: { words: 'All that it finds:', url: 'https://here.test/letters?q=delay' },
    },
  })
  if (!first.ok) throw new Error(first.reason)
  const { knownLetters, pendingLetters } = first
  expect(await loadLettersDigest(visible, anAlert({ knownLetters }), place)).toEqual({
    ...{ ok: true, digest: null, knownLetters, pendingLetters: '' },
  })
  // While nobody knows whether it was taken, the same mail is made again.
  await keep(store, { form: { title: 'Second' } })
  expect(await loadLettersDigest(visible, anAlert({ pendingLetters }), place)).toEqual(first)
  expect(await loadLettersDigest(visible, anAlert({ knownLetters }), place)).toMatchObject({
    digest: { entries: [{ title: 'Second' }] },
  })
})

test('of more than twenty the number is said, and all of them are told', async () => {
  await using store = await openTestStore()
  for (let place = 0; place < 21; place += 1)
    await keep(store, { form: { title: `Letter ${place}` } })
  const loaded = await loadLettersDigest(store.visibleTo('owner'), anAlert(), place)
  expect(loaded).toMatchObject({
    digest: { subject: 'Delays: 21 new letters', rest: { words: '20 of 21; all that it finds:' } },
  })
  expect(
    loaded.ok && [loaded.digest!.entries.length, loaded.knownLetters.split(' ').length],
  ).toEqual([20, 21])
})

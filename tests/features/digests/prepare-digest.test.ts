import { expect, test } from 'vitest'
import type { Subscription } from '#app/domain/digests/subscriptions.ts'
import { prepareDigest } from '#app/features/digests/prepare-digest.ts'
import { aPassage, actorId, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const place = { site: 'https://here.test', endUrl: 'https://here.test/subscription?token=t' }

/** One of everything since 2026, as somebody asked for it. */
async function aSubscription(
  store: TestStore,
  changes: Partial<Subscription> = {},
): Promise<Subscription> {
  return {
    ...{ id: 's', userId: 'u', dossierId: (await theDossier(store)).id, kind: 'changes' },
    ...{ query: '', rhythm: 'weekly', createdAt: '2026-01-05T06:00:00.000Z', sentence: null },
    ...{ coveredUntil: '2026-01-05T06:00:00.000Z', lastSentAt: null, failedSince: null },
    ...{ failure: null, search: null, knownLetters: null },
    ...changes,
  }
}

async function withLetter() {
  const store = await openTestStore()
  await keep(store, { form: { dated: '2019-01-01' }, positions: [aPassage({ level: -1 })] })
  return store
}

test('what became known up to the end is told, and not what came after', async () => {
  await using store = await withLetter()
  const [{ stored_at: knownAt }] = (await store.rows('select stored_at from evidence')) as [
    { stored_at: string },
  ]
  const subscription = await aSubscription(store)
  const mailOf = async (until: string, from = subscription.coveredUntil) => {
    const asked = { ...subscription, coveredUntil: from }
    const prepared = await prepareDigest(store.visibleTo('owner'), asked, { ...place, until })
    return prepared.ok && prepared.mail
  }
  expect(await mailOf(knownAt)).toMatchObject({
    subject: expect.stringMatching(/: 1 change$/) as string,
    text: expect.stringContaining('/changes?since=2026-01-05') as string,
  })
  expect(await mailOf(new Date(Date.parse(knownAt) - 1).toISOString())).toBeNull()
  expect(await mailOf('2999-01-01T00:00:00.000Z', knownAt)).toBeNull()
})

test('who does not see the dossier any more is told so, and nothing of it', async () => {
  await using store = await withLetter()
  const vic = await addUser(store, 'viewer')
  const subscription = await aSubscription(store)
  await store.rows("update dossiers set audience = 'team'")
  const prepared = await prepareDigest(store.visibleTo(vic), subscription, {
    ...place,
    until: '2999-01-01T00:00:00.000Z',
  })
  expect(prepared).toEqual({ ok: false, reason: 'You do not see this dossier any more.' })
})

test('a selection that is no more is a reason, and never about anybody else', async () => {
  await using store = await withLetter()
  const until = '2999-01-01T00:00:00.000Z'
  for (const kind of ['changes', 'sentence'] as const)
    expect(
      await prepareDigest(
        store.visibleTo('owner'),
        await aSubscription(store, { kind, query: 'actor=none' }),
        { ...place, until },
      ),
    ).toMatchObject({
      ok: false,
      reason: expect.stringContaining('does not exist (any more)') as string,
    })
})

test('a sentence is known the first time, told where it reads otherwise, and nothing where it does not', async () => {
  await using store = await withLetter()
  const query = `actor=${await actorId(store)}`
  const ask = async (sentence: string | null) =>
    prepareDigest(
      store.visibleTo('owner'),
      await aSubscription(store, { kind: 'sentence', query, sentence }),
      { ...place, until: '2999-01-01T00:00:00.000Z' },
    )
  const first = await ask(null)
  expect(first).toMatchObject({
    ...{ ok: true, mail: null },
    known: { sentence: expect.stringContaining('Ylva Johansson opposes') as string },
  })
  const known = first.ok ? first.known.sentence : null
  expect(await ask(known)).toEqual(first)
  expect(await ask('')).toMatchObject({
    mail: { text: expect.stringContaining('Before\nNothing could be said.') as string },
  })
})

test('a mail says that a letter is left out which its reader codes a second time', async () => {
  await using store = await withLetter()
  const { id } = await keep(store, { form: { dated: '2020-01-01' }, text: 'Another letter.' })
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const mailOf = async () => {
    const asked = await aSubscription(store)
    const until = '2999-01-01T00:00:00.000Z'
    const prepared = await prepareDigest(store.visibleTo(ben), asked, { ...place, until })
    return prepared.ok && prepared.mail
  }
  expect((await mailOf()) && JSON.stringify(await mailOf())).not.toContain('left out')
  const dossierId = (await theDossier(store)).id
  await putInSecondHands(store, { dossierId, userId: ben.id, letterIds: [id] })
  const told = expect.stringContaining(
    'One letter is left out: you are coding it a second time.',
  ) as string
  expect(await mailOf()).toMatchObject({ text: told, html: told })
})

import { expect, test } from 'vitest'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, aTopicNamed, dossierOf } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a letter that somebody is done with is to code no more, until they take it back', async () => {
  await using store = await openTestStore()
  const { context, letterId } = await openForCoding(store)
  const dossierId = await dossierOf(store)
  const send = async (deed: string) => {
    const { outcome } = await handleCodingForm(context, { fields: { deed }, holderIds: [] })
    const listed = async (coding: 'to code' | 'nothing' | 'finished') =>
      (await store.letters.page({ dossierId, coding }, 9, 0)).total
    return [
      outcome,
      (await store.letters.counts(dossierId)).toCode,
      await listed('nothing'),
      await listed('finished'),
    ]
  }
  expect(await send('find nothing')).toEqual(['stored', 0, 1, 0])
  expect(await send('finish')).toEqual(['stored', 0, 0, 1])
  expect(await send('finish')).toEqual(['stored', 0, 0, 1])
  expect(await send('open again')).toEqual(['stored', 1, 0, 0])
  expect(await send('open again')).toEqual(['stored', 1, 0, 0])
  const { entries } = await store.history.page({ letterId }, 50, 0)
  const lines = await store.history.describe(entries)
  expect(lines.map(({ sentence }) => sentence.replace(/^\S+( Kovač)? /, '')).slice(0, 4)).toEqual([
    'opened the coding of this letter again for the dossier Child sexual abuse interim Regulation',
    'finished coding this letter for the dossier Child sexual abuse interim Regulation',
    'finished coding this letter for the dossier Child sexual abuse interim Regulation',
    'found nothing to code in this letter for the dossier Child sexual abuse interim Regulation',
  ])
})

test('a letter in which something is coded is begun, also where nothing was found before', async () => {
  await using store = await openTestStore()
  const { context, letterId } = await openForCoding(store, { positions: [aPassage()] })
  await handleCodingForm(context, { fields: { deed: 'find nothing' }, holderIds: [] })
  expect((await store.codings.statesOf([letterId])).get(letterId)).toMatchObject([
    { coderId: null, state: 'begun' },
    { coderId: context.user.id, state: 'begun' },
  ])
})

test('a topic that comes afterwards does not open a letter again: it is listed as finished before something new', async () => {
  await using store = await openTestStore()
  const { context, letterId } = await openForCoding(store)
  const dossierId = await dossierOf(store)
  const totals = async () =>
    Promise.all(
      (['to code', 'finished', 'outdated'] as const).map(
        async (coding) => (await store.letters.page({ dossierId, coding }, 9, 0)).total,
      ),
    )
  await handleCodingForm(context, { fields: { deed: 'finish' }, holderIds: [] })
  expect(await totals()).toEqual([0, 1, 0])
  await store.rows('update dossier_topics set added_at = null')
  await store.rows("update codings set at = '2020-12-01T00:00:00.000Z'")
  await store.topics.add(dossierId, aTopicNamed('Tariffs'), context.performedBy)
  expect(await totals()).toEqual([0, 1, 1])
  expect(await store.codings.ofLetter(letterId)).toMatchObject([{ topicsSince: ['Tariffs'] }])
  await store.rows("update dossier_topics set added_at = '2020-12-02T00:00:00.000Z'")
  await handleCodingForm(context, { fields: { deed: 'finish' }, holderIds: [] })
  expect(await totals()).toEqual([0, 1, 0])
})

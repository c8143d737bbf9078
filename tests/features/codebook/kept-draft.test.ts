import { expect, test } from 'vitest'
import { keepTypedDraft } from '#app/features/codebook/kept-draft.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { anAccount, topicsOf, wordingForm } from '#tests/support/wordings.ts'

test('what is typed is kept as a draft, with what saving it would do, and refused as a form is', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const { topic, others } = await topicsOf(store)
  const visible = store.visibleTo('owner')
  const [ana, ben] = [await anAccount(store, 'Ana'), await anAccount(store, 'Ben')]
  const type = ({ id }: { id: string }, revision: string, name: string) =>
    keepTypedDraft({
      ...{ visible, performedBy: { userId: id, via: 'screen' }, userId: id, topic, others },
      // A form that is kept by itself saves no version, whatever it says.
      fields: { ...wordingForm(), name, '2': 'Asks for a law.', revision, base: '1', deed: 'save' },
      now: '2026-11-28T14:03:59.000Z',
    })
  expect(await type(ana, '0', 'Ciphers')).toMatchObject({
    ...{ ok: true, revision: 1, keptAt: '28 November 2026, 14:03' },
    forecast: { positions: 1, stances: 1 },
  })
  expect(await store.topicDrafts.ofTopic(topic.id)).toMatchObject({ wording: { name: 'Ciphers' } })
  expect(await type(ana, '1', '')).toMatchObject({ ok: false, cause: 'unfit' })
  expect(await type(ben, '1', 'Codes')).toMatchObject({ ok: false, cause: 'changed meanwhile' })
  expect(await type(ana, '1', 'Codes')).toMatchObject({ ok: true, revision: 2 })
  expect(await store.topics.versions(topic.id)).toHaveLength(1)
})

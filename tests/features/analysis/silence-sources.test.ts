import { expect, test } from 'vitest'
import { readSilenceSources } from '#app/features/analysis/silence-sources.ts'
import {
  actorId,
  aParty,
  aPassage,
  keep,
  keepQuestion,
  theDossier,
  topicId,
} from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('why somebody is silent is told by what asked them and by letters that nobody coded, up to the day', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const encryption = { id: await topicId(store) }
  await keepQuestion(store, 'Rita Rival')
  const rita = await actorId(store, 'Rita Rival')
  await keep(store, {
    form: { title: 'Hers', dated: '2021-05-01', parties: [aParty({ name: 'Rita Rival' })] },
  })
  const dossier = await theDossier(store)
  const silenceOn = async (asOf: string, actor: string) => {
    const visible = store.visibleTo('owner')
    const { findGapOf } = await readSilenceSources(visible, dossier, [encryption], asOf)
    return findGapOf(actor, encryption.id, [])?.silence
  }
  expect(await silenceOn('2021-02-01', rita)).toBe('no letter')
  expect(await silenceOn('2021-04-01', rita)).toBe('unanswered')
  expect(await silenceOn('2021-06-01', rita)).toBe('uncoded')
  expect(await silenceOn('2021-04-01', await actorId(store, 'Ylva Johansson'))).toBe('not asked')
})

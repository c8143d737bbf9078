import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { countSecondCodingWork } from '#app/features/second-coding/second-coding-work.ts'
import { theDossier } from '#tests/support/letters.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a second coder is told of letters to code, and whoever settles of differences, and nobody of others’', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, letterId } = await openFinishedLetter(store)
  const { slug } = await theDossier(store)
  const countAll = async () =>
    Promise.all(
      [ana, ben, eve].map(async (user) => {
        const reader = await requireDossier(requestContextOf(store, user), slug)
        const { toCode, toSettle } = await countSecondCodingWork(reader)
        return [toCode, toSettle]
      }),
    )
  const nothing = [0, 0]
  expect(await countAll()).toEqual([nothing, nothing, nothing])
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  expect(await countAll()).toEqual([nothing, [1, 0], nothing])
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  expect(await countAll()).toEqual([nothing, nothing, [0, 1]])
  await store.dossiers.setClosed(await theDossier(store), true, { userId: eve.id, via: 'screen' })
  expect(await countAll()).toEqual([nothing, nothing, nothing])
})

import { expect, test } from 'vitest'
import { loadTopicAgreement } from '#app/features/second-coding/topic-agreement.ts'
import { dossierOf, topicId } from '#tests/support/letters.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test.each([
  ['draw', 1],
  ['give', 0],
])(
  'letters that were drawn tell how far coders agree, those given by hand do not (%s)',
  async (deed, pairs) => {
    await using store = await openTestStore()
    const { ben, eve, letterId } = await openFinishedLetter(store)
    await sendGiving(store, eve, { deed, coder: ben.id, share: '100', letterId })
    await codeSecond(store, ben, letterId, { stance: '2' })
    await codeSecond(store, ben, letterId, { deed: 'finish' })
    const found = await loadTopicAgreement(
      store.visibleTo(eve),
      await dossierOf(store),
      await topicId(store),
    )
    expect(found).toHaveLength(pairs)
    if (pairs)
      expect(found[0]).toMatchObject({
        ...{ names: 'Ana Kovač and Ben Maas', letters: 1, passages: 1 },
        ...{ exact: 0, withinOne: 1, foundByBoth: 1, tooFew: true },
      })
  },
)

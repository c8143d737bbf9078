import type { Audience } from '#app/domain/letters.ts'
import { aParty, aPassage, keep } from './letters.ts'
import { makeLearnable } from './learnable.ts'
import type { TestStore } from './store.ts'

/** Letters with made-up positions, five to each, on the two topics of the dossier. */
export async function keepLearnable(
  store: TestStore,
  count: number,
  { audience, seed }: { audience?: Audience; seed?: number } = {},
): Promise<string[]> {
  const positions = makeLearnable(count, seed)
  const letterIds: string[] = []
  for (let at = 0; at < positions.length; at += 5) {
    const own = positions.slice(at, at + 5)
    const { id } = await keep(store, {
      form: { title: `Made up ${at} ${seed ?? 1}`, parties: [aParty()] },
      text: `Dear Sir,\n\n${own.map(({ passage }) => passage).join(' ')} Please find our older answers below.\n\nYours faithfully,\n\nYlva Johansson\n`,
      audience,
      positions: [...new Map(own.map((one) => [one.passage, one])).values()].map(
        ({ topicId, level, passage }) =>
          aPassage({
            ...{ topic: topicId === 'E' ? 'Encryption' : 'Voluntary detection' },
            ...{ quote: passage, level },
          }),
      ),
    })
    letterIds.push(id)
  }
  return letterIds
}

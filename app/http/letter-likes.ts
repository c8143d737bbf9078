import { likeness, likenessPrints, shinglesOf } from '#app/domain/import/likeness.ts'
import { nearlyFrom } from '#app/domain/import/settled.ts'
import type { Reading } from '#app/store.server.ts'

/** A sentence about the stored letter that a text is nearly the same as, among those that the reader sees; null where there is none. */
export async function nearlyTheSame(reading: Reading, text: string): Promise<string | null> {
  const own = shinglesOf(text)
  const likely = (await reading.letters.likely(likenessPrints(text), 5)).map(
    ({ title, text: theirs }) => ({ title, likeness: likeness(own, shinglesOf(theirs)) }),
  )
  const [best] = likely
    .filter((one) => one.likeness >= nearlyFrom)
    .sort((a, b) => b.likeness - a.likeness)
  return best
    ? `It is nearly the same as “${best.title}”, which is stored already: ${Math.floor(best.likeness * 100)} % of their passages. Keep it only if it is a letter of its own.`
    : null
}

import { makeRandom } from '#app/domain/suggestions/linear-separator.ts'
import type { LearntPosition } from '#app/domain/suggestions/learnt-model.ts'

const topicWords = {
  E: ['encryption', 'encrypted messages', 'ciphers', 'keys of devices'],
  D: ['detection orders', 'scanning', 'hash lists', 'reporting duties'],
} as const
// What one word says is turned round by another: counts of words alone do not tell.
const sayings = [
  { level: 2, words: 'we fully support and never oppose' },
  { level: -2, words: 'we fully oppose and never support' },
  { level: 1, words: 'we support, though not fully,' },
  { level: -1, words: 'we oppose, though not fully,' },
] as const
const fillers = ['in our view', 'as we wrote', 'for many years', 'with our members', 'once more']

/** Made-up accepted positions on two topics, five to a letter, the same for the same seed. */
export function makeLearnable(count: number, seed = 1): LearntPosition[] {
  const nextRandom = makeRandom(seed)
  const pick = <T>(some: readonly T[]) => some[Math.floor(nextRandom() * some.length)]!
  return Array.from({ length: count }, (_, at) => {
    const topicId = pick(['E', 'D'] as const)
    const { level, words } = pick(sayings)
    const fill = `${pick(fillers)} and ${pick(fillers)}`
    return {
      ...{ id: `P${at}`, letterId: `L${Math.floor(at / 5)}`, topicId, level },
      passage: `On ${pick(topicWords[topicId])} ${words} what is proposed ${fill}.`,
    }
  })
}

import type { RelatedLetters } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { formatCount, joinWithAnd } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'

/**
 * What counts of a letter and of each that translates it or that it translates, as sentences: with a warning where both
 * are coded on a topic, because what is one statement counts twice then.
 */
export async function describeTranslations(
  visible: VisibleStore,
  letterId: string,
  { translates, translations }: RelatedLetters<LetterSummary>,
): Promise<string[]> {
  const others = translates ? [translates, ...translations] : translations
  if (!others.length) return []
  const own = await listCountedTopics(visible, letterId)
  const notes: string[] = []
  for (const other of others) {
    const theirs = await listCountedTopics(visible, other.id)
    const shared = [...new Set(own.filter((id) => theirs.includes(id)))]
    const names = (await visible.topics.byIds(shared)).map(({ name }) => name)
    notes.push(
      `What counts: ${formatCount(own.length, 'position')} of this letter and ` +
        `${formatCount(theirs.length, 'position')} of “${other.title}”.` +
        (names.length
          ? ` Both are coded on ${joinWithAnd(names)}, so the same statement may count twice: withdraw the positions of one.`
          : ''),
    )
  }
  return notes
}

/** The topic of each position of a letter that counts. */
async function listCountedTopics(visible: VisibleStore, letterId: string): Promise<string[]> {
  return (await visible.positions.ofLetter(letterId))
    .filter(({ status, reported }) => status === 'approved' && !reported)
    .map(({ topicId }) => topicId)
}

import { formatEdtfDate } from '#app/domain/days.ts'
import { formatCitation } from '#app/domain/letters.ts'
import { formatLevel } from '#app/domain/level.ts'
import { findMarked } from '#app/domain/strips/mark-key.ts'
import type { QuoteTip } from '#app/domain/strips/quote-tip.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'

/** As many letters of a quote as a tip has room for in four lines; the whole is one key away. */
const mostLetters = 320

/** Which statement of a strip: its key (`mark-key.ts`), and whose strip it is, on which topic. */
type AskedMark = { key: string; actorId: string; topicId: string }

/** The quote of a mark on a topic of the dossier; null where the reader sees none. */
export async function describeQuote(
  visible: VisibleStore,
  dossierId: string,
  { key, actorId, topicId }: AskedMark,
): Promise<QuoteTip | null> {
  const topics = await visible.topics.ofDossier(dossierId)
  const evidenceOf = await visible.evidence.ofActors([actorId])
  const marked = findMarked(evidenceOf(actorId, topicId), key)
  const [position] = marked ? await visible.positions.byIds([marked.id]) : []
  const topic = position && topics.find(({ id }) => id === position.topicId)
  if (!position || !topic) return null
  const { letter, quote, condition } = position
  const nameHolders = await findHolderNames(visible, [position])
  return {
    who: nameHolders(position),
    when: formatEdtfDate(letter.dated),
    level: `${formatLevel(position)}${position.reported ? ', reported, not counted' : ''}`,
    topic: topic.name,
    words: shorten(quote.exact),
    condition: condition ? shorten(condition) : null,
    source: formatCitation(letter, '', position),
  }
}

/** The beginning, to the end of a word, with a sign that there is more. */
function shorten(words: string): string {
  return words.length <= mostLetters
    ? words
    : `${words.slice(0, mostLetters).replace(/\s+\S*$/, '')} …`
}

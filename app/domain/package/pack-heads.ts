import type { EdtfDate } from '../days.ts'
import type { PackageLetter } from './package-schema.ts'
import type { StoredLetter } from './stored-dossier.ts'

type Keys = ReadonlyMap<string, string>

/** What a letter of a package says of itself: its dates and references, what it leads to, and whom it asks. */
export function packHead(
  letter: StoredLetter,
  keys: Record<'topics' | 'actors' | 'letters', Keys>,
): Pick<
  PackageLetter,
  'dateKind' | 'otherDates' | 'otherReferences' | 'answers' | 'translates' | 'source' | 'asks'
> {
  const { datedKind, dates, otherReferences, answersLetterId, translatesLetterId, asks } = letter
  const { sourceUrl, sourceNote, sourceSeenDay } = letter
  return {
    source: { url: sourceUrl, note: sourceNote, seen: sourceSeenDay },
    dateKind: datedKind,
    otherDates: dates.map(({ kind, ...date }) => ({ kind, ...toPackageDate(date) })),
    otherReferences: otherReferences.map(({ kind, number }) => ({ kind, number })),
    answers: keys.letters.get(answersLetterId ?? '') ?? null,
    translates: keys.letters.get(translatesLetterId ?? '') ?? null,
    asks: packAsks(asks, keys),
  }
}

/** In the order of actors and topics; whoever or what is not in the package is not asked in it. */
function packAsks(
  asks: StoredLetter['asks'],
  { actors, topics }: Record<'topics' | 'actors', Keys>,
): PackageLetter['asks'] {
  const numberOf = (key: string) => Number(key.slice(1))
  return asks
    .flatMap(({ actorId, topicId }) => {
      const [actor, topic] = [actors.get(actorId), topics.get(topicId)]
      return actor && topic ? [{ actor, topic }] : []
    })
    .sort(
      (one, other) =>
        numberOf(one.actor) - numberOf(other.actor) || numberOf(one.topic) - numberOf(other.topic),
    )
}

export function toPackageDate({ edtf, first, last, basis }: EdtfDate) {
  return { date: edtf, first, last, basis }
}

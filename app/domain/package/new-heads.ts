import type { LetterForm } from '../letter-form.ts'
import type { PackageLetter } from './package-schema.ts'

/** What the head of a letter of a package becomes in a store, whose ids stand for the package's keys. */
export function makeHeadForm(
  { dateKind, otherDates, otherReferences, answers, translates, source }: PackageLetter,
  ids: ReadonlyMap<string, string>,
): Pick<
  LetterForm,
  | 'datedKind'
  | 'dates'
  | 'otherReferences'
  | 'answersLetterId'
  | 'translatesLetterId'
  | 'sourceUrl'
  | 'sourceSeenDay'
> {
  const findId = (key: string | null) => (key === null ? null : ids.get(key)!)
  return {
    datedKind: dateKind,
    dates: otherDates.map(({ kind, date, first, last, basis }) => ({
      kind,
      edtf: date,
      first,
      last,
      basis,
    })),
    otherReferences,
    answersLetterId: findId(answers),
    translatesLetterId: findId(translates),
    sourceUrl: source.url,
    sourceSeenDay: source.seen,
  }
}

/** Whom a new letter asks on which topics. */
export function makeAsks(
  { asks }: PackageLetter,
  ids: ReadonlyMap<string, string>,
): { actorId: string; topicId: string }[] {
  return asks.map(({ actor, topic }) => ({ actorId: ids.get(actor)!, topicId: ids.get(topic)! }))
}

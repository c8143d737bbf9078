import type { LetterFields } from '#app/domain/letter-form.ts'
import type { NameQuestion } from '#app/domain/plan/name-choice.ts'
import {
  applyNameAnswers,
  findNameQuestions,
  type NameAnswers,
  type NameIndex,
} from '#app/domain/plan/name-questions.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findKnownNames } from './known-names.ts'
import { toLetterFields } from './letter-form.ts'

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>
type FormParty = LetterFields['parties'][number]

/** A question about a name of one letter, with the answer that was given to it in the same form. */
export type HeadQuestion = NameQuestion & { letters: number; chosen?: string }

/**
 * What has to be asked about the names of a letter that is corrected, by the rules of letters that come in, and its
 * parties as they are meant by the answers. What stands in its head already was settled when it was stored, and is not
 * asked again.
 */
export async function askAboutHead(
  visible: VisibleStore,
  before: LetterDetail,
  { dated, parties: written }: Pick<LetterFields, 'dated' | 'parties'>,
  answers: NameAnswers,
): Promise<{ questions: HeadQuestion[]; parties: FormParty[] }> {
  const standing = toLetterFields(before.letter, before.parties)
  const typed = { ...standing, dated, parties: [...written] }
  const both = { parties: [...standing.parties, ...typed.parties] }
  const index = await findKnownNames(visible, both, [{ fields: typed }])
  const standingQuestions = findNameQuestions(index, standing, {})
  const settled = new Set(standingQuestions.flatMap(({ key, alone }) => (alone ? [key] : [])))
  const shared = new Set(standingQuestions.flatMap(({ key, alone }) => (alone ? [] : [key])))
  const parties = keepStandingActors(written, before, shared, index)
  const questions = findNameQuestions(index, { dated, parties }, {})
    .filter(({ key }) => !settled.has(key))
    .map((question) => ({ ...question, letters: 1, chosen: findOffered(question, answers) }))
  const chosen = questions.flatMap(({ key, chosen }) =>
    chosen === undefined ? [] : [[key, chosen] as const],
  )
  return { questions, parties: applyNameAnswers(parties, Object.fromEntries(chosen)) }
}

/** The answer to a question, where it is still one of those that are offered. */
function findOffered(
  { key, choices, alone }: NameQuestion,
  answers: NameAnswers,
): string | undefined {
  const answer = answers[key]
  const isOffered = answer === '' ? alone : choices.some((choice) => choice.answer === answer)
  return isOffered ? answer : undefined
}

/** A row that nobody changed goes on meaning the same actors, also where others bear the names (`shared`). */
function keepStandingActors(
  parties: readonly FormParty[],
  { letter, parties: stored }: LetterDetail,
  shared: ReadonlySet<string>,
  index: NameIndex,
): FormParty[] {
  const left = toLetterFields(letter, stored).parties.map((row, at) => ({
    key: JSON.stringify(row),
    actorId: stored[at]!.actorId,
  }))
  const isShared = (name: string | null) => Boolean(name) && shared.has(foldText(name!))
  return parties.map((party) => {
    const key = JSON.stringify(party)
    const at = left.findIndex((row) => row.key === key)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (!same?.actorId) return party
    const house = isShared(party.organisation)
      ? findStandingHouse(index, party, same.actorId)
      : undefined
    return {
      ...party,
      ...(isShared(party.name) ? { name: same.actorId } : {}),
      ...(house ? { organisation: house } : {}),
    }
  })
}

/**
 * Which of those that are called as a row's organisation it means: the speaker itself, or the only one that the
 * speaker is known to belong to. Nothing where that is not told, and of a printed alias, which has to stay printed.
 */
function findStandingHouse(
  { findKnown, byId, byMember }: NameIndex,
  { name, organisation }: FormParty,
  speakerId: string,
): string | undefined {
  const own = new Set((byMember.get(speakerId) ?? []).map(({ organisationId }) => organisationId))
  const meant = findKnown(organisation)
    .filter(({ reason }) => reason === 'the same name')
    .map(({ actorId }) => actorId)
    .filter((id) => (name ? own.has(id) : id === speakerId))
  const isPrinted = meant.length === 1 && byId.get(meant[0]!)?.name === organisation
  return isPrinted ? meant[0] : undefined
}

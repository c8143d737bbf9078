import type { Actor, Affiliation } from '#app/domain/actors.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import { buildNameIndex, type NameIndex } from '#app/domain/plan/name-questions.ts'
import { transliterateToLatin } from '#app/domain/plan/transliteration.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** How many actors are looked at for one word of a name, and how many members of one organisation. */
const [actorsPerWord, membersPerOrganisation] = [50, 500]

/**
 * Whom the names of a letter may mean: those whose names share a word with them, and the names of the letters that
 * come in with it (`drafts`, itself among them).
 */
export async function findKnownNames(
  visible: VisibleStore,
  { parties }: Pick<LetterFields, 'parties'>,
  drafts: Iterable<{ fields: LetterFields }>,
): Promise<NameIndex> {
  const names = listLetterNames(parties)
  const words = new Set(names.flatMap(listSearchWords))
  const candidates = new Map<string, Actor>()
  for (const word of words) {
    const { actors } = await visible.actors.search(word, actorsPerWord)
    for (const actor of actors) candidates.set(actor.id, actor)
  }
  const printed = new Set(
    listLetterNames(parties.map(({ organisation, unit }) => ({ organisation, unit }))).map(
      foldText,
    ),
  )
  const organisations = [...candidates.values()].filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => printed.has(foldText(known))),
  )
  const affiliations = await findAffiliations(visible, [...candidates.keys()], organisations)
  const missing = affiliations
    .flatMap(({ memberId, organisationId }) => [memberId, organisationId])
    .filter((id) => !candidates.has(id))
  for (const actor of await visible.actors.byIds([...new Set(missing)]))
    candidates.set(actor.id, actor)
  return buildNameIndex([...candidates.values()], affiliations, drafts)
}

/** The two longest words of a name, also in Latin letters. */
function listSearchWords(name: string): string[] {
  const words = (text: string) =>
    (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).sort((a, b) => b.length - a.length).slice(0, 2)
  return [...words(name), ...words(transliterateToLatin(name))]
}

async function findAffiliations(
  visible: VisibleStore,
  ids: readonly string[],
  organisations: readonly Actor[],
): Promise<Affiliation[]> {
  const upward = [...(await visible.actors.organisationsOf(ids)).affiliations.values()].flat()
  const downward = await Promise.all(
    organisations.map(({ id }) => visible.actors.affiliationsOf(id, membersPerOrganisation)),
  )
  const found = new Map([...upward, ...downward.flat()].map((row) => [row.id, row]))
  return [...found.values()]
}

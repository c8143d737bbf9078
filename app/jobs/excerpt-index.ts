import { findActorsByName } from '#app/domain/actors.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { NameIndex } from '#app/domain/plan/name-questions.ts'
import { computeSimilarity, makeShingles } from '#app/domain/plan/near-duplicates.ts'
import { nearDuplicateThreshold, type DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { LetterByTitle, Store, VisibleStore } from '#app/store.server.ts'
import type { ImportContext } from './import-documents.ts'

/** Earlier letters of the same import of which only passages are held, by title, day and authors. */
export type ExcerptIndex = Map<string, { itemId: string; text: string }[]>

export async function indexExcerpts(store: Store, importId: string): Promise<ExcerptIndex> {
  const excerpts: ExcerptIndex = new Map()
  for (const { id, draft } of await store.imports.drafts(importId))
    if (draft?.origin.excerpt)
      addExcerpt(excerpts, draft, { itemId: id, text: (await store.importJob.textOf(id)) ?? '' })
  return excerpts
}

export function addExcerpt(
  excerpts: ExcerptIndex,
  draft: LetterDraft,
  item: { itemId: string; text: string },
): void {
  excerpts.set(makeExcerptKey(draft), [...(excerpts.get(makeExcerptKey(draft)) ?? []), item])
}

/**
 * Which letter an excerpt is: the same few words may stand in many letters, so only one of the same title, day and
 * authors can be it. Where that one holds other passages, somebody should know of it.
 */
export async function findSameExcerpt(
  text: string,
  draft: LetterDraft,
  stored: readonly LetterByTitle[],
  excerpts: ExcerptIndex,
  { nameIndex, visible }: ImportContext,
): Promise<{ same: DuplicateLetter | null; doubts: string[] }> {
  const candidates = listCandidates(draft, stored, excerpts, nameIndex)
  const equal = candidates.find((one) => one.certain && holdsSamePassages(one.text, text))
  if (equal)
    return {
      same: { how: 'text', letterId: equal.letterId, itemId: equal.itemId, likeness: 1 },
      doubts: [],
    }
  const best = await findMostSimilar(text, candidates, visible)
  if (!best) return { same: null, doubts: [] }
  const { letterId, itemId, likeness } = best
  if (likeness >= nearDuplicateThreshold)
    return { same: { how: 'nearly', letterId, itemId, likeness }, doubts: [] }
  return {
    same: null,
    doubts: [
      'A letter of this title and date with other passages ' +
        `${letterId === null ? 'came with this import' : 'is stored already'}. If it is the same ` +
        'letter, put its rows together in one table, or code the passages there.',
    ],
  }
}

/** Whether two excerpts are the same passages, whatever the order of the rows that they were put together from. */
function holdsSamePassages(one: string, other: string): boolean {
  const passages = (text: string) =>
    text
      .split(/\n{2,}/)
      .sort()
      .join('\n\n')
  return one === other || passages(one) === passages(other)
}

/**
 * The stored letter that an accepted excerpt is; null where it is another, or somebody said that it
 * is one of its own.
 */
export async function findStoredExcerpt(
  store: Store,
  { text, draft }: { text: string; draft: LetterDraft },
  actors: ImportContext['nameIndex']['actors'],
): Promise<DuplicateLetter | null> {
  if (draft.distinct) return null
  const { title, dated } = draft.fields
  const authorIds = findAuthorIds(draft, (name) =>
    findActorsByName(actors, name).map(({ id }) => id),
  )
  const found = (await store.importTables.lettersByTitleAndDay([title], [dated])).find(
    (one) => holdsSamePassages(one.text, text) && sharesAuthor(authorIds, one.authorIds),
  )
  return found ? { how: 'text', letterId: found.letterId, itemId: null, likeness: 1 } : null
}

/** A letter that an excerpt may be; `certain` where its authors are known to be the same. */
type ExcerptCandidate = {
  letterId: string | null
  itemId: string | null
  text: string
  certain: boolean
}

function listCandidates(
  draft: LetterDraft,
  stored: readonly LetterByTitle[],
  excerpts: ExcerptIndex,
  nameIndex: NameIndex,
): ExcerptCandidate[] {
  const { title, dated } = draft.fields
  const [surely, perhaps] = [
    findAuthorIds(draft, (name) =>
      nameIndex
        .findKnown(name)
        .flatMap(({ actorId, reason }) => (reason === 'the same name' ? [actorId] : [])),
    ),
    findAuthorIds(draft, (name) => nameIndex.findKnown(name).map(({ actorId }) => actorId)),
  ]
  const likely = stored.filter(
    (one) => one.title === title && one.edtf === dated && sharesAuthor(perhaps, one.authorIds),
  )
  return [
    ...likely.map((candidate) => ({
      letterId: candidate.letterId,
      itemId: null,
      text: candidate.text,
      certain: sharesAuthor(surely, candidate.authorIds),
    })),
    ...(excerpts.get(makeExcerptKey(draft)) ?? []).map((one) => ({
      letterId: null,
      ...one,
      certain: true,
    })),
  ]
}

/** The candidate that is most alike, of those that the creator of the import may see. */
async function findMostSimilar(
  text: string,
  candidates: readonly ExcerptCandidate[],
  visible: VisibleStore,
): Promise<(ExcerptCandidate & { likeness: number }) | undefined> {
  const ownShingles = makeShingles(text)
  const visibleLetters = await visible.letters.citations(
    candidates.flatMap(({ letterId }) => letterId ?? []),
  )
  const compared = candidates.flatMap((candidate) =>
    candidate.letterId === null || visibleLetters.has(candidate.letterId)
      ? [{ ...candidate, likeness: computeSimilarity(ownShingles, makeShingles(candidate.text)) }]
      : [],
  )
  return compared.sort((a, b) => b.likeness - a.likeness)[0]
}

/** Who the authors of a draft are, as ids of actors; null where it names none. */
function findAuthorIds(
  { fields }: LetterDraft,
  known: (name: string) => string[],
): string[] | null {
  const named = fields.parties.filter(({ role, withheld }) => role === 'author' && !withheld)
  return named.length
    ? named.flatMap(({ name, organisation }) => known(name || organisation))
    : null
}

function sharesAuthor(authors: readonly string[] | null, stored: readonly string[]): boolean {
  return authors === null ? stored.length === 0 : authors.some((id) => stored.includes(id))
}

function makeExcerptKey({ fields: { title, dated, parties } }: LetterDraft): string {
  const authors = parties.flatMap(({ role, name, organisation }) =>
    role === 'author' ? [`${foldText(name)}, ${foldText(organisation)}`] : [],
  )
  return JSON.stringify([foldText(title), dated, ...authors.sort()])
}

import { parseEdtfDate, formatEdtfDate } from '#app/domain/days.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import type { NameQuestion } from '#app/domain/plan/name-choice.ts'
import type { OpenQuestion, DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import type { ImportItemRow } from '#app/store.server.ts'
import { hideOtherDossiers } from './hidden-packages.ts'
import { buildPackageTopics } from './package-topics.ts'

/**
 * The rows of a list of items, with the names of what they are the same as. Letters that the reader
 * may not see have none.
 */
export async function buildItemViews(
  { visible, admin, user }: Pick<SignedInContext, 'visible' | 'admin' | 'user'>,
  rows: readonly ImportItemRow[],
) {
  const heads = await visible.letters.citations(rows.flatMap(({ same }) => same?.letterId ?? []))
  const names = await admin.imports.itemNames(
    rows.flatMap(({ same, draft }) =>
      [same?.itemId, draft?.origin.attachedToId].filter((id): id is string => Boolean(id)),
    ),
  )
  const told = await hideOtherDossiers({ visible, admin }, rows)
  return Promise.all(
    told.map(async (row, index) => ({
      ...describeItem(row, { heads, names }),
      topics: await buildPackageTopics({ visible, user }, rows[index]!),
    })),
  )
}

/** What others are called: letters that the reader may see, and items, by their ids. */
type KnownTitles = {
  heads: ReadonlyMap<string, { title: string }>
  names: ReadonlyMap<string, string>
}

function describeItem(
  { id, name, state, reason, draft, asks, same, revision }: ImportItemRow,
  titles: KnownTitles,
) {
  return {
    id,
    name,
    state,
    revision,
    reason,
    // What it resembles is said with a link of its own, and what differs in topics word by word.
    asks: asks
      .filter(({ field, topic }) => field !== 'same' && !topic)
      .map(({ sentence }) => sentence),
    ...describeDraft(draft, titles.names),
    same: same && describeSame(same, titles),
  }
}

function describeDraft(draft: ImportItemRow['draft'], names: KnownTitles['names']) {
  if (!draft)
    return {
      doubts: [],
      says: null,
      unsure: 100,
      byOcr: false,
      excerpt: false,
      recorded: false,
      positions: 0,
      attachedTo: null,
    }
  const confidences = draft.pages.flatMap(({ confidence }) => confidence ?? [])
  const { excerpt, recorded, attachedToId } = draft.origin
  return {
    doubts: draft.looked ? [] : draft.doubts,
    says: summariseFields(draft.fields, draft.sources),
    unsure: Math.min(100, ...confidences),
    byOcr: confidences.length > 0,
    excerpt: excerpt ?? false,
    recorded: recorded ?? false,
    positions: draft.positions.length,
    attachedTo: attachedToId ? (names.get(attachedToId) ?? null) : null,
  }
}

function describeSame(
  { how, likeness, letterId, itemId }: DuplicateLetter,
  { heads, names }: KnownTitles,
) {
  return {
    how,
    percent: Math.floor(likeness * 100),
    letterId: letterId && heads.has(letterId) ? letterId : null,
    title: letterId ? (heads.get(letterId)?.title ?? null) : (names.get(itemId ?? '') ?? null),
    inImport: letterId === null,
  }
}

function summariseFields(fields: LetterFields, sources: Record<string, string>) {
  const dated = parseEdtfDate(fields.dated)
  const namesOfRole = (role: string) =>
    fields.parties
      .filter((party) => party.role === role)
      .map(
        (party) =>
          party.name || party.organisation || (party.withheld ? 'name withheld' : party.capacity),
      )
  return {
    title: fields.title,
    kind: fields.kind,
    dated: dated.ok ? formatEdtfDate(dated.dated) : '',
    why: sources.dated ?? fields.basis,
    authors: namesOfRole('author'),
    behalf: namesOfRole('on_behalf_of'),
    recipients: namesOfRole('recipient'),
    reference: fields.reference,
    language: fields.language,
    answers: [fields.replyKind, fields.replyDated].filter(Boolean).join(' of '),
  }
}

/** Each name that is asked about, once, with how many letters it stands in. */
export function groupNameQuestions(
  asks: readonly OpenQuestion[],
): (NameQuestion & { letters: number })[] {
  const questions = new Map<string, NameQuestion & { letters: number }>()
  for (const { question } of asks) {
    if (!question) continue
    const existing = questions.get(question.key)
    if (existing) existing.letters += 1
    else questions.set(question.key, { ...question, letters: 1 })
  }
  return [...questions.values()].sort((a, b) => b.letters - a.letters)
}

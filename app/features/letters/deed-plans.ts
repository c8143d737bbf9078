import { createHash } from 'node:crypto'
import { setImmediate as rest } from 'node:timers/promises'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { isId } from '#app/domain/ids.ts'
import { groupObstacles, type LetterDeedKind } from '#app/domain/letter-deeds.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { readStemLanguage } from '#app/domain/search/stem-languages.ts'
import { readDossierParam } from '../codebook/dossier-param.ts'
import type { DeedChoice } from './deed-choice.ts'
import type { DeedWays, PlannedDeed } from './deed-ways.ts'
import { giveDeed, makeEndDeed, makeMoveDeed } from './deeds-in-dossiers.ts'
import { audienceDeed, withdrawDeed } from './deeds-on-letters.ts'
import { secondCoderDeed } from './second-coder-deed.ts'
import { listFilterTopics, readLetterFilter } from './letter-filter.ts'

export const deedWays: Record<LetterDeedKind, DeedWays> = {
  give: giveDeed,
  'give second': secondCoderDeed,
  finished: makeEndDeed('finished'),
  nothing: makeEndDeed('nothing'),
  'open again': makeEndDeed(null),
  'put in': makeMoveDeed(true),
  'take out': makeMoveDeed(false),
  'seen by': audienceDeed,
  withdraw: withdrawDeed,
}

/** How many letters are looked at or changed before others get their turn. */
const batchSize = 100

/** How many letters of a list are looked at for those that a deed changes. */
const mostLookedAt = 20_000

/** The letters that an address names: one by one, or all of a list, those that came in last first. */
export async function findDeedLetters(
  { user, visible }: SignedInContext,
  params: URLSearchParams,
): Promise<string[]> {
  if (!params.has('all')) return [...new Set(params.getAll('letter'))].filter(isId)
  const list = new URLSearchParams(params.get('list') ?? '')
  const { dossier } = await readDossierParam(visible, list)
  const topics = await listFilterTopics(visible, dossier)
  const { filter } = await readLetterFilter(visible, { dossier, topics, userId: user.id }, list)
  const typed = list.get('q')?.trim() ?? ''
  const query = typed ? parseSearch(typed, readStemLanguage(list.get('forms'))) : null
  // One more than are looked at tells that there are more.
  return (await visible.letters.found(query, filter, mostLookedAt + 1)).map(({ id }) => id)
}

/**
 * What a deed would do: to which letters, no more than are changed at once, and which stay as they are among those that
 * were looked at. `isMore`: others were not looked at. `previewed` says which letters are changed from what to what.
 */
type DeedPlan = {
  changing: PlannedDeed[]
  staying: PlannedDeed[]
  isMore: boolean
  previewed: string
}

/** Looks at letters until as many are found as are changed at once, so that the next time reaches the next ones. */
export async function planDeed(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
  most = mostLookedAt,
): Promise<DeedPlan> {
  const [changing, staying]: PlannedDeed[][] = [[], []]
  let looked = 0
  for (const batch of choice.asks ? [] : cutIntoBatches(ids.slice(0, most))) {
    const planned = await planVisible(context, choice, batch)
    for (const one of planned) (one.obstacle === null ? changing! : staying!).push(one)
    looked += batch.length
    if (changing!.length >= choice.most) break
    await rest()
  }
  const done = changing!.slice(0, choice.most)
  const isMore = choice.asks
    ? ids.length > choice.most
    : looked < ids.length || done.length < changing!.length
  return { changing: done, staying: staying!, isMore, previewed: hashPlan(choice, done) }
}

function hashPlan(
  { kind, dossier, coder, audience }: DeedChoice,
  changing: readonly PlannedDeed[],
): string {
  const rows = changing.map(({ letterId, before = null }) => [letterId, before])
  return createHash('sha256')
    .update(JSON.stringify([kind, dossier?.id ?? null, coder?.id ?? null, audience, rows]))
    .digest('hex')
}

/** What a deed would do to letters, before it does: how many change, which stay as they are, and why. */
export async function previewDeed(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
) {
  const { changing, staying, isMore, previewed } = await planDeed(context, choice, ids)
  const shown = choice.asks ? ids.slice(0, choice.most) : idsOf([...changing, ...staying])
  const titles = await context.visible.letters.citations(shown)
  const titleOf = (id: string) => titles.get(id)?.title ?? 'a letter'
  return {
    ...{ isMore, previewed },
    warning: changing.length
      ? ((await deedWays[choice.kind].warn?.(context, idsOf(changing))) ?? null)
      : null,
    // What is hidden from whoever asks is not even counted.
    chosen: titles.size,
    changes: changing.length,
    first: idsOf(changing.slice(0, 10)).map((id) => ({ id, title: titleOf(id) })),
    obstacles: groupObstacles(
      staying.map(({ letterId, obstacle }) => ({
        title: titleOf(letterId),
        obstacle: obstacle ?? '',
      })),
    ),
  }
}

const idsOf = (planned: readonly PlannedDeed[]) => planned.map(({ letterId }) => letterId)

/** Only letters that whoever does it sees are planned, in the order given. */
export async function planVisible(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
): Promise<PlannedDeed[]> {
  const seen = await context.visible.letters.citations(ids)
  const asked = ids.filter((id) => seen.has(id))
  const planned = await deedWays[choice.kind].plan(context, choice, asked)
  const rows = new Map(planned.map((row) => [row.letterId, row]))
  return asked.flatMap((id) => rows.get(id) ?? [])
}

export function cutIntoBatches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, at) =>
    all.slice(at * batchSize, (at + 1) * batchSize),
  )
}

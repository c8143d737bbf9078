import { setImmediate as rest } from 'node:timers/promises'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext, SignedInContext } from '#app/auth/request-context.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { describeDeed, groupObstacles, type LetterDeedKind } from '#app/domain/letter-deeds.ts'
import { isId } from '#app/domain/ids.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { readStemLanguage } from '#app/domain/search/stem-languages.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { readDossierParam } from '../codebook/dossier-param.ts'
import { withStoreErrors } from '../try-store.ts'
import type { DeedWays, DoneDeed, PlannedDeed } from './deed-ways.ts'
import { giveDeed, makeEndDeed, makeMoveDeed } from './deeds-in-dossiers.ts'
import { audienceDeed, withdrawDeed } from './deeds-on-letters.ts'
import { deedPermissions, type DeedChoice, findChoiceError } from './deed-choice.ts'
import { listFilterTopics, readLetterFilter } from './letter-filter.ts'

const deedWays: Record<LetterDeedKind, DeedWays> = {
  give: giveDeed,
  finished: makeEndDeed('finished'),
  nothing: makeEndDeed('nothing'),
  'open again': makeEndDeed(null),
  'put in': makeMoveDeed(true),
  'take out': makeMoveDeed(false),
  'seen by': audienceDeed,
  withdraw: withdrawDeed,
}

/** How many letters are changed before others get their turn. */
const batchSize = 100

/** The letters that an address names: one by one, or all of a list; `isMore`: there are more than are done at once. */
export async function findDeedLetters(
  { user, visible }: SignedInContext,
  params: URLSearchParams,
  most: number,
): Promise<{ ids: string[]; isMore: boolean }> {
  const found = params.has('all')
    ? await listAll({ user, visible }, new URLSearchParams(params.get('list') ?? ''), most + 1)
    : [...new Set(params.getAll('letter'))].filter(isId)
  return { ids: found.slice(0, most), isMore: found.length > most }
}

async function listAll(
  { user, visible }: Pick<SignedInContext, 'user' | 'visible'>,
  list: URLSearchParams,
  most: number,
): Promise<string[]> {
  const { dossier } = await readDossierParam(visible, list)
  const topics = await listFilterTopics(visible, dossier)
  const { filter } = await readLetterFilter(visible, { dossier, topics, userId: user.id }, list)
  const typed = list.get('q')?.trim() ?? ''
  const query = typed ? parseSearch(typed, readStemLanguage(list.get('forms'))) : null
  return (await visible.letters.found(query, filter, most)).map(({ id }) => id)
}

/** What a deed would do to letters, before it does: how many change, which stay as they are, and why. */
export async function previewDeed(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
) {
  const planned = choice.asks ? [] : await planAll(context, choice, ids)
  const titles = await context.visible.letters.citations(ids)
  const titleOf = (id: string) => titles.get(id)?.title ?? 'a letter'
  const changing = planned.filter(({ obstacle }) => obstacle === null)
  return {
    // What is hidden from whoever asks is not even counted.
    chosen: ids.filter((id) => titles.has(id)).length,
    changes: changing.length,
    first: changing
      .slice(0, 10)
      .map(({ letterId }) => ({ id: letterId, title: titleOf(letterId) })),
    obstacles: groupObstacles(
      planned.flatMap(({ letterId, obstacle }) =>
        obstacle === null ? [] : [{ title: titleOf(letterId), obstacle }],
      ),
    ),
  }
}

async function planAll(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
): Promise<PlannedDeed[]> {
  const planned: PlannedDeed[] = []
  for (const batch of cutIntoBatches(ids)) {
    planned.push(...(await planVisible(context, choice, batch)))
    await rest()
  }
  return planned
}

/** Only letters that whoever does it sees are planned. */
async function planVisible(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
): Promise<PlannedDeed[]> {
  const seen = await context.visible.letters.citations(ids)
  return deedWays[choice.kind].plan(
    context,
    choice,
    ids.filter((id) => seen.has(id)),
  )
}

function cutIntoBatches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, at) =>
    all.slice(at * batchSize, (at + 1) * batchSize),
  )
}

/** What came of a deed: under which id it is taken back. */
type DeedOutcome = { ok: true; deedId: string } | RefusedForm

/** Does a deed to letters, some at a time; what changed is noted first, so that one press takes all of it back. */
export async function performDeed(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
): Promise<DeedOutcome> {
  const refuse = (errors: Record<string, string>) =>
    refuseFormBecause('unfit', errors, { reason: choice.reason })
  if (choice.asks)
    return refuse({ form: 'Choose first what is done, then what it changes is shown.' })
  const error = findChoiceError(choice)
  if (error) return refuse({ reason: error })
  if (!ids.length) return refuse({ form: 'Tick the letters first.' })
  return withStoreErrors<DeedOutcome, DeedOutcome>(
    async () => {
      const deedId = await context.admin.letterDeeds.begin(context.user.id, {
        kind: choice.kind,
        dossierId: choice.dossier?.id ?? null,
      })
      for (const batch of cutIntoBatches(ids)) {
        await applyBatch(context, choice, deedId, batch)
        await rest()
      }
      return { ok: true, deedId }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, {}),
  )
}

async function applyBatch(
  context: SignedInContext,
  choice: DeedChoice,
  deedId: string,
  ids: readonly string[],
): Promise<void> {
  const { letterDeeds } = context.admin
  const rows: DoneDeed[] = (await planVisible(context, choice, ids))
    .filter(({ obstacle }) => obstacle === null)
    .map(({ letterId, before = null, after = null }) => ({ letterId, before, after }))
  if (!rows.length) return
  await letterDeeds.note(deedId, rows)
  const done = new Set(await deedWays[choice.kind].apply(context, choice, rows))
  await letterDeeds.leaveOut(
    deedId,
    rows.flatMap(({ letterId }) => (done.has(letterId) ? [] : letterId)),
  )
}

/** What is said of a deed of one's own above the list; null where there is none. */
export async function describeOwnDeed(
  { admin, user, visible }: SignedInContext,
  id: string | null,
  stayed: string | null = null,
): Promise<{ id: string; message: string; isTakenBack: boolean } | null> {
  const deed = id && isId(id) ? await admin.letterDeeds.of(user.id, id) : null
  if (!deed) return null
  const rows = await admin.letterDeeds.rows(deed.id)
  const dossiers = await visible.dossiers.all()
  const named = rows[0]?.after
  const name =
    deed.kind === 'give'
      ? typeof named === 'string'
        ? ((await visible.history.namesOf([named])).get(named) ?? 'somebody')
        : ''
      : (dossiers.find((one) => one.id === deed.dossierId)?.name ?? 'those chosen')
  const said = `${describeDeed(deed.kind, rows.length, name)}.`
  const isTakenBack = deed.takenBackAt !== null
  return {
    id: deed.id,
    message: isTakenBack ? describeTakenBack(said, Number(stayed) || 0) : said,
    isTakenBack: isTakenBack || rows.length === 0,
  }
}

function describeTakenBack(said: string, stayed: number): string {
  const rest = stayed
    ? ` ${formatQuantity(stayed, 'letter')} changed since and ${stayed === 1 ? 'stays as it is' : 'stay as they are'}.`
    : ''
  return `Taken back: “${said}”${rest}`
}

/** Takes a whole deed of one's own back; how many letters stay as they are, because somebody changed them since. */
export async function takeDeedBack(context: RequestContext, id: string): Promise<number> {
  const signedIn = requirePermission(context, 'read')
  const { letterDeeds: deeds } = signedIn.admin
  const deed = requireFound(isId(id) ? await deeds.of(signedIn.user.id, id) : null, 'deed')
  await requireStillAllowed(signedIn, deed)
  if (!(await deeds.markTakenBack(deed.id)).changed) return 0
  const rows = await deeds.rows(deed.id)
  let back = 0
  for (const batch of cutIntoBatches(rows)) {
    back += (await deedWays[deed.kind].takeBack(signedIn, deed, batch)).length
    await rest()
  }
  return rows.length - back
}

type OwnDeed = NonNullable<Awaited<ReturnType<SignedInContext['admin']['letterDeeds']['of']>>>

/** Who may no longer do a deed may not take it back either. */
async function requireStillAllowed(context: SignedInContext, deed: OwnDeed): Promise<void> {
  const permission = deedPermissions[deed.kind]
  if (deed.dossierId === null) return void requirePermission(context, permission)
  const dossier = (await context.visible.dossiers.all()).find(({ id }) => id === deed.dossierId)
  await requireDossier(context, dossier?.slug, permission)
}

import { setImmediate as rest } from 'node:timers/promises'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext, SignedInContext } from '#app/auth/request-context.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { describeDeed, describeDeedRest } from '#app/domain/letter-deeds.ts'
import { isId } from '#app/domain/ids.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { withStoreErrors } from '../try-store.ts'
import type { DoneDeed } from './deed-ways.ts'
import { cutIntoBatches, deedWays, planDeed, planVisible } from './deed-plans.ts'
import { readOlderRows } from './older-deed-rows.ts'
import { deedPermissions, type DeedChoice, findChoiceError } from './deed-choice.ts'

/** What came of a deed: under which id it is taken back, also where it broke off after some letters. */
type DeedOutcome = { ok: true; deedId: string } | RefusedForm

/**
 * Does a deed to letters as it was shown before, some at a time; what changes is noted first, so that one press takes
 * all of it back.
 */
export async function performDeed(
  context: SignedInContext,
  choice: DeedChoice,
  ids: readonly string[],
  previewed: string | undefined,
): Promise<DeedOutcome> {
  const refuse = (errors: Record<string, string>, cause: RefusedForm['cause'] = 'unfit') =>
    refuseFormBecause(cause, errors, { reason: choice.reason })
  if (choice.asks)
    return refuse({ form: 'Choose first what is done, then what it changes is shown.' })
  const error = findChoiceError(choice)
  if (error) return refuse({ reason: error })
  if (!ids.length) return refuse({ form: 'Tick the letters first.' })
  const plan = await planDeed(context, choice, ids)
  if (plan.previewed !== previewed) return refuse({ form: otherSentence }, 'changed meanwhile')
  const changing = plan.changing.map(({ letterId }) => letterId)
  let deedId: string | null = null
  return withStoreErrors<DeedOutcome, Promise<DeedOutcome> | DeedOutcome>(
    async () => {
      deedId = await context.admin.letterDeeds.begin(context.user.id, {
        kind: choice.kind,
        dossierId: choice.dossier?.id ?? null,
        wanted: changing.length,
      })
      await applyBatches(context, choice, deedId, changing)
      return { ok: true, deedId }
    },
    // What was done before it broke off is told, and is taken back like all of it.
    async (sentence) =>
      deedId && (await describeOwnDeed(context, deedId))
        ? { ok: true, deedId }
        : refuse({ form: sentence }, 'not stored'),
  )
}

const otherSentence =
  'These are not the letters that were shown, or somebody changed some of them meanwhile, so nothing was done. Look at ' +
  'what would change now, then press again.'

async function applyBatches(
  context: SignedInContext,
  choice: DeedChoice,
  deedId: string,
  ids: readonly string[],
): Promise<void> {
  const { letterDeeds } = context.admin
  try {
    for (const batch of cutIntoBatches(ids)) {
      if (!(await applyBatch(context, choice, deedId, batch))) break
      await rest()
    }
    await letterDeeds.end(deedId)
  } catch (error) {
    // Where not even that can be stored, it is found to have broken off a minute later.
    await withStoreErrors<unknown, null>(
      () => letterDeeds.breakOff(deedId),
      () => null,
    )
    throw error
  }
}

/** Whether the deed is to go on: it is not where somebody took it back or left it meanwhile. */
async function applyBatch(
  context: SignedInContext,
  choice: DeedChoice,
  deedId: string,
  ids: readonly string[],
): Promise<boolean> {
  const { letterDeeds } = context.admin
  const rows: DoneDeed[] = (await planVisible(context, choice, ids))
    .filter(({ obstacle }) => obstacle === null)
    .map(({ letterId, before = null, after = null }) => ({ letterId, before, after }))
  if (!(await letterDeeds.note(deedId, rows)).changed) return false
  const done = new Set(await deedWays[choice.kind].apply(context, choice, rows))
  await letterDeeds.leaveOut(
    deedId,
    rows.flatMap(({ letterId }) => (done.has(letterId) ? [] : letterId)),
  )
  return true
}

type OwnDeed = NonNullable<Awaited<ReturnType<SignedInContext['admin']['letterDeeds']['of']>>>
type OwnRows = Awaited<ReturnType<SignedInContext['admin']['letterDeeds']['rows']>>

type ToldDeed = {
  id: string
  message: string
  isTakenBack: boolean
  isBrokenOff: boolean
  isRunning: boolean
}

/**
 * What is said above the list of a deed of one's own: of the one that the address names, or of the last one, where it
 * broke off; null where there is none.
 */
export async function describeOwnDeed(
  context: SignedInContext,
  named: string | null,
): Promise<ToldDeed | null> {
  const { admin, user } = context
  const id = named ?? (await admin.letterDeeds.brokenOff(user.id))
  const deed = id && isId(id) ? await admin.letterDeeds.of(user.id, id) : null
  if (!deed) return null
  const rows = await admin.letterDeeds.rows(deed.id)
  const { isRunning } = deed
  const isOpen = deed.endedAt === null
  const done = isOpen ? await countDone(context, deed, rows) : rows.length
  if (isOpen && !done) return null
  const back = rows.filter(({ isBack }) => isBack).length
  const said = `${describeDeed(deed.kind, done, await nameOf(context, deed, rows))}.`
  const isTakenBack = deed.takenBackAt !== null
  const isBrokenOff = isOpen && !isRunning
  const undone = (deed.wanted ?? done) - done
  const left = { back, stayed: done - back, undone, isBrokenOff, isRunning }
  return {
    id: deed.id,
    message: describeDeedRest(said, isTakenBack, left),
    isTakenBack: isTakenBack || rows.length === 0,
    isBrokenOff: isBrokenOff && !isTakenBack,
    isRunning,
  }
}

/** Of whom or of which dossier a sentence on a deed speaks. */
async function nameOf({ visible }: SignedInContext, deed: OwnDeed, rows: OwnRows): Promise<string> {
  if (deed.kind === 'give' || deed.kind === 'give second') {
    const after = rows[0]?.after as string | { userId: string } | null | undefined
    const toId = typeof after === 'object' ? after?.userId : after
    return toId ? ((await visible.history.namesOf([toId])).get(toId) ?? 'somebody') : ''
  }
  const dossiers = await visible.dossiers.all()
  return dossiers.find((one) => one.id === deed.dossierId)?.name ?? 'those chosen'
}

/** To how many letters a deed was done that broke off: those noted last may have been left as they were. */
async function countDone(context: SignedInContext, deed: OwnDeed, rows: OwnRows): Promise<number> {
  const open = rows.filter(({ isBack }) => !isBack)
  const standing = await deedWays[deed.kind].findStanding(context, deed, open)
  return standing.length + rows.length - open.length
}

/** Takes a whole deed of one's own back, but for letters that somebody changed since; where that breaks off, again. */
export async function takeDeedBack(
  context: RequestContext,
  id: string,
): Promise<{ ok: true } | RefusedForm> {
  const signedIn = requirePermission(context, 'read')
  const { letterDeeds: deeds } = signedIn.admin
  const deed = requireFound(isId(id) ? await deeds.of(signedIn.user.id, id) : null, 'deed')
  await requireStillAllowed(signedIn, deed)
  if (deed.takenBackAt !== null) return { ok: true }
  if (deed.isRunning) return refuseFormBecause('changed meanwhile', { form: runningSentence }, {})
  return withStoreErrors<{ ok: true }, RefusedForm>(
    async () => {
      const open = (await deeds.rows(deed.id)).filter(({ isBack }) => !isBack)
      for (const batch of cutIntoBatches(open)) {
        await deeds.markRowsBack(deed.id, await takeRowsBack(signedIn, deed, batch))
        await rest()
      }
      await deeds.markTakenBack(deed.id)
      return { ok: true }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, {}),
  )
}

const runningSentence =
  'This is still going on, so none of it was taken back. Wait a minute, look at the letters again, then undo it.'

/** The letters that are as before again: also those that were already, because taking it back broke off after them. */
async function takeRowsBack(
  context: SignedInContext,
  deed: OwnDeed,
  noted: readonly DoneDeed[],
): Promise<string[]> {
  const ways = deedWays[deed.kind]
  const rows = await readOlderRows(context, deed, noted)
  const standing = new Set(await ways.findStanding(context, deed, rows))
  const others = rows.filter(({ letterId }) => !standing.has(letterId))
  const back = await ways.takeBack(
    context,
    deed,
    rows.filter(({ letterId }) => standing.has(letterId)),
  )
  const turned = others.map((row) => ({ ...row, before: row.after, after: row.before }))
  return [...back, ...(await ways.findStanding(context, deed, turned))]
}

/** Leaves a deed of one's own that broke off as far as it came: it is not told of any more. */
export async function leaveDeed(context: RequestContext, id: string): Promise<void> {
  const { admin, user } = requirePermission(context, 'read')
  const deed = requireFound(isId(id) ? await admin.letterDeeds.of(user.id, id) : null, 'deed')
  await admin.letterDeeds.end(deed.id)
}

/** Who may no longer do a deed may not take it back either. */
async function requireStillAllowed(context: SignedInContext, deed: OwnDeed): Promise<void> {
  const permission = deedPermissions[deed.kind]
  if (deed.dossierId === null) return void requirePermission(context, permission)
  const dossier = (await context.visible.dossiers.all()).find(({ id }) => id === deed.dossierId)
  await requireDossier(context, dossier?.slug, permission)
}

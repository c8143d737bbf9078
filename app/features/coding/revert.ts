import { planStoredParties } from '#app/domain/plan/plan-stored-parties.ts'
import { findLetterStateAfter, tracePositionSteps } from '#app/domain/history/earlier-states.ts'
import { refuseForm, type FormResult } from '#app/domain/form-refusal.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import { invalidForm, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { asResource } from '#app/auth/visible-store.ts'
import { toEarlierFields } from '../letters/letter-form.ts'
import {
  answerRevert,
  describeRevertConflict,
  requireRevertForm,
  type RevertAnswer,
} from '../history/going-back.ts'
import type { CodingContext } from './coding-context.ts'
import { restoreState } from './restore-state.ts'

/**
 * Takes the form of a history page: gives a position, or what is said about the letter, back what an entry of the log
 * left. Throws a `Response` for a form that no page sends.
 */
export async function revertToEntry(
  context: CodingContext,
  fields: Record<string, string>,
): Promise<{ outcome: FormResult; answer: RevertAnswer }> {
  if (requireRevertForm(fields).time !== 'after') throw invalidForm()
  return answerRevert(fields, () =>
    fields.position ? revertPosition(context, fields) : revertLetter(context, fields),
  )
}

async function revertPosition(
  context: CodingContext,
  fields: Record<string, string>,
): Promise<RevertAnswer> {
  const { visible, letterDetail } = context
  const position = requireFound(await visible.positions.byId(fields.position!), 'position')
  if (position.letterId !== letterDetail.letter.id) throw invalidForm()
  const step = tracePositionSteps(await visible.history.ofPositions([position.id])).find(
    ({ entry }) => entry.id === fields.entry,
  )
  if (!step) throw invalidForm()
  const refuse = (form: string) => refuseForm({ form }, fields)
  if (!step.state)
    return refuse(
      'The log does not tell enough of that version to go back to it, so nothing was changed.',
    )
  const outcome = await restoreState(context, position, Number(fields.revision), step.state, {
    action: 'went back',
    entryId: step.entry.id,
  })
  if (outcome !== 'changed')
    return refuse(outcome === 'stale' ? describeRevertConflict('position') : outcome)
  return {
    ok: true,
    saved: position.id,
    message: 'The position says again what it said in that version.',
  }
}

async function revertLetter(
  { visible, user, performedBy, letterDetail }: CodingContext,
  fields: Record<string, string>,
): Promise<RevertAnswer> {
  requirePermissionOn(user, 'correct letters', asResource(letterDetail))
  const state = findLetterStateAfter(
    await visible.history.ofLetter(letterDetail.letter.id),
    fields.entry!,
  )
  if (!state) throw invalidForm()
  const refuse = (form: string) => refuseForm({ form }, fields)
  const namedIds = state.parties.flatMap(({ actorId }) => actorId ?? [])
  const known = await visible.history.namesOf(namedIds)
  if (namedIds.some((id) => !known.has(id)))
    return refuse(
      'Somebody whom that version names is not there any more, so nothing was changed. Correct the letter instead.',
    )
  const checked = letterSchema.safeParse(toEarlierFields(letterDetail.letter, state))
  if (!checked.success)
    return refuse(`That version could not be stored today: ${checked.error.issues[0]!.message}`)
  const parties = state.parties.map(({ role, actorId, capacity, organisation, unit }) => ({
    role,
    actorId,
    capacity,
    organisation,
    unit,
  }))
  const planned = await visible.actors.forPlanning(
    parties.flatMap(({ organisation, unit }) => [organisation ?? [], unit ?? []].flat()),
    letterDetail.letter.id,
  )
  const plan = planStoredParties(parties, planned.actors, planned.affiliations, checked.data.dated)
  if (!plan.ok) return refuse(`${plan.reason} So nothing was changed. Correct the letter instead.`)
  const { changed } = await visible.letters.correct(
    letterDetail,
    Number(fields.revision),
    { form: checked.data, parties, actors: [], ...plan },
    performedBy,
    fields.entry,
  )
  return changed
    ? { ok: true, message: 'The letter says again what it said in that version.' }
    : refuse(describeRevertConflict('letter'))
}

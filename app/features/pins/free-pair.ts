import { describeMark } from '#app/domain/actor-marks.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'

type PairRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  dossier: { id: string }
  fields: Record<string, string>
}

/** Takes a pair of colour and shape from an actor, so that the dossier can give it anew. */
export async function freePairOfActor({
  visible,
  performedBy,
  dossier,
  fields,
}: PairRequest): Promise<{ ok: true; message: string } | RefusedForm> {
  const given = await visible.pins.given(dossier.id)
  const owner = given.find(({ actorId }) => actorId === fields.actor)
  const freed = owner && (await visible.pins.freePair(dossier.id, owner.actorId, performedBy))
  if (!owner || !freed)
    return refuseFormBecause(
      'changed meanwhile',
      { form: 'This actor has no colour any more. Somebody may have freed it meanwhile.' },
      fields,
    )
  const after = await visible.pins.given(dossier.id)
  const next = after.find(({ actorId }) => actorId === freed.nextId)
  return {
    ok: true,
    message: [
      next
        ? `${next.name}, which waited longest, has colour and shape of ${owner.name} now.`
        : `Colour and shape of ${owner.name} are free for whoever is pinned next.`,
      freed.greyMark === null
        ? ''
        : ` ${owner.name} is still pinned and is ${describeMark(freed.greyMark)} from now on.`,
    ].join(''),
  }
}

import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { requireDeed, requireFound } from '#app/auth/guard.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { tooManyPins, type ActorPin } from '#app/domain/pins.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** Whom the reader pinned in a dossier, and where the forms that pin and unpin go. */
type Pins = { slug: string; pinned: ActorPin[] }

type PinReader = Pick<DossierContext, 'visible' | 'dossier'>

/** The fields of a form that pins or unpins; `from` is where it was sent from. */
export const pinFields = ['deed', 'actor', 'from']

/** What chips and buttons of a page are made of. */
export async function loadPins(
  visible: VisibleStore,
  dossier: Pick<DossierRecord, 'id' | 'slug'>,
): Promise<Pins> {
  return { slug: dossier.slug, pinned: await visible.pins.ofReader(dossier.id) }
}

/** Pins an actor for whoever sends the form, or unpins it. Throws a 404 where they know of no such actor. */
export async function applyPinForm(
  { visible, dossier }: PinReader,
  fields: Record<string, string>,
): Promise<{ ok: true } | RefusedForm> {
  const deed = requireDeed(pinDeeds, fields.deed)
  const actor = requireFound(await visible.actors.byId(fields.actor ?? ''), 'actor')
  return withStoreErrors<{ ok: true } | RefusedForm, { ok: true } | RefusedForm>(
    async () =>
      (await deed({ visible, dossier }, actor.id))
        ? { ok: true }
        : refuseFormBecause('unfit', { form: tooManyPins }, fields),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

const pinDeeds: Record<string, (reader: PinReader, actorId: string) => Promise<boolean>> = {
  pin: ({ visible, dossier }, actorId) => visible.pins.pin(dossier.id, actorId),
  unpin: async ({ visible, dossier }, actorId) => {
    await visible.pins.unpin(dossier.id, actorId)
    return true
  },
}

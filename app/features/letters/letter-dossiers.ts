import { requireDeed } from '#app/auth/guard.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { isId } from '#app/domain/ids.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** Rows of letters with the names of the dossiers that each lies in, as far as the reader sees them. */
export async function addDossierNames<Row extends { id: string }>(
  visible: VisibleStore,
  rows: readonly Row[],
): Promise<(Row & { dossiers: string[] })[]> {
  const lyingIn = await visible.dossiers.ofLetters(rows.map(({ id }) => id))
  const names = new Map((await visible.dossiers.all()).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    dossiers: (lyingIn.get(row.id) ?? []).flatMap((id) => names.get(id) ?? []),
  }))
}

/** A form that moves letters: `deed` is what is done, `slug` names the dossier. */
type MoveForm = { deed: string; slug: string; letterIds: readonly string[] }

/** What came of it, as a sentence. */
type MoveOutcome = { ok: true; message: string } | RefusedForm

const moveDeeds: Record<string, { into: boolean; says: string }> = {
  'put in': { into: true, says: 'put into' },
  'take out': { into: false, says: 'taken out of' },
}

/** Puts the ticked letters into a dossier that somebody may add letters to, or takes them out of it. */
export async function moveTickedLetters(
  { user, visible, performedBy }: Pick<SignedInContext, 'user' | 'visible' | 'performedBy'>,
  { deed, slug, letterIds }: MoveForm,
): Promise<MoveOutcome> {
  const { into, says } = requireDeed(moveDeeds, deed)
  const refuse = (sentence: string) => refuseFormBecause('unfit', { form: sentence }, {})
  const dossiers = await listDossiersFor({ user, visible }, 'add letters')
  const dossier = dossiers.find((one) => one.slug === slug)
  if (!dossier) return refuse('Choose a dossier that is open and that you may add letters to.')
  const ids = [...new Set(letterIds)].filter(isId)
  if (!ids.length) return refuse('Tick the letters first.')
  return withStoreErrors<MoveOutcome, MoveOutcome>(
    async () => {
      const moved = await visible.dossiers.moveLetters(
        dossier.id,
        { letterIds: ids, into },
        performedBy,
      )
      const rest = ids.length - moved
      const same = rest
        ? ` ${formatQuantity(rest, 'letter')} ${rest === 1 ? 'was' : 'were'} so already.`
        : ''
      return {
        ok: true,
        message: `${formatQuantity(moved, 'letter')} ${says} “${dossier.name}”.${same}`,
      }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, {}),
  )
}

import { createApiToken } from '#app/auth/api-tokens.ts'
import { requireDeed } from '#app/auth/guard.ts'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { liveTableSchema } from '#app/domain/account-forms.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { mostLiveTables } from '#app/domain/people.ts'
import type { ViewTableName } from '#app/domain/view-files.ts'
import { keepViewQuery, type ViewFact, type ViewQuery } from '#app/domain/view-links.ts'
import { withStoreErrors } from '../try-store.ts'
import { loadViewContents } from '../view-files/view-file.ts'

type TableRequest = Pick<
  DossierContext,
  'admin' | 'masked' | 'dossier' | 'user' | 'performedBy'
> & { table: ViewTableName; params: URLSearchParams }

type TableForecast =
  | { ok: true; facts: readonly ViewFact[]; rows: number; query: ViewQuery }
  | { ok: false; reason: string }

/** What the table of a view holds by now for whoever asks for an address of it; or why there can be none. */
export async function forecastLiveTable({
  masked,
  dossier,
  params,
  table,
}: Pick<TableRequest, 'masked' | 'dossier' | 'params' | 'table'>): Promise<TableForecast> {
  const contents = await loadViewContents(masked, dossier, params, table)
  if (!contents.ok) return contents
  const { selection, table: rows } = contents.loaded
  const query = keepViewQuery(
    params,
    selection.chosen.map(({ id }) => id),
  )
  return query
    ? { ok: true, facts: contents.facts, rows: rows.total, query }
    : {
        ok: false,
        reason: 'This selection is too long for an address. Save it under a name first.',
      }
}

/** The fields of the form that makes an address. */
export const liveTableFields = ['deed', 'name', 'days']

type MadeTable = { ok: true; message: string; token: string } | RefusedForm

/**
 * Makes a token that opens the table of one view with its owner's eyes, and nothing else. It is given this once: the
 * store keeps a hash of it.
 */
export async function makeLiveTable(
  request: TableRequest,
  fields: Record<string, string>,
): Promise<MadeTable> {
  requireDeed({ make: true }, fields.deed)
  const { admin, dossier, table, user, performedBy } = request
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const form = liveTableSchema.safeParse(fields)
  if (!form.success) return refuse(collectFieldErrors(form.error))
  const held = (await admin.tokens.ofUser(user.id)).filter(({ view }) => view)
  if (held.length >= mostLiveTables)
    return refuse({
      form: `You have ${mostLiveTables} such addresses, which is as many as one may. Revoke one under “Your account” first.`,
    })
  const forecast = await forecastLiveTable(request)
  if (!forecast.ok) return refuse({ form: forecast.reason })
  const { name, days } = form.data
  const token = createApiToken()
  const expiresAt = days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
  const view = { dossierId: dossier.id, table, query: forecast.query }
  return withStoreErrors<MadeTable, MadeTable>(
    async () => {
      await admin.tokens.record(
        { ...{ userId: user.id, name, token, expiresAt, view }, scope: 'read' },
        performedBy,
      )
      return {
        ...{ ok: true, token },
        message:
          `This is the address of “${name}”. It is shown only now. Whoever has it reads this table as you may see it ` +
          'by then, so give it to nobody who may not see it.',
      }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

import { randomBytes } from 'node:crypto'
import { requireDeed } from '#app/auth/guard.ts'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { seeAsPublic } from '#app/auth/view-link.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import type { ViewTableName } from '#app/domain/view-files.ts'
import {
  keepViewQuery,
  linkKinds,
  linkLifetimes,
  mostLinks,
  type ViewFact,
} from '#app/domain/view-links.ts'
import { withStoreErrors } from '../try-store.ts'
import { loadViewContents } from '../view-files/view-file.ts'
import { freezeView } from './frozen-view.ts'

/** What a link would show, before it is made; or why none can be made of it. */
export type LinkForecast =
  { ok: true; facts: readonly ViewFact[]; rows: number } | { ok: false; reason: string }

type LinkRequest = Pick<DossierContext, 'admin' | 'dossier'> & {
  table: ViewTableName
  params: URLSearchParams
}

/** What somebody without an account would see of a view. */
export async function forecastLink(request: LinkRequest): Promise<LinkForecast> {
  const prepared = await prepareLink(request)
  return prepared.ok
    ? { ok: true, facts: prepared.contents.facts, rows: prepared.contents.loaded.table.total }
    : prepared
}

async function prepareLink({ admin, dossier, table, params }: LinkRequest) {
  const refuse = (reason: string) => ({ ok: false as const, reason })
  if (dossier.audience !== 'everyone')
    return refuse(
      'This dossier is for its team alone, so it has no links for people without an account. ' +
        'Let everybody who is signed in see it first, under “About this dossier”.',
    )
  const visible = seeAsPublic(admin, dossier.id)
  const contents = await loadViewContents(visible, dossier, params, table)
  if (!contents.ok) return refuse(`Without an account this cannot be shown. ${contents.reason}`)
  const { selection, table: rows } = contents.loaded
  if (!rows.total)
    return refuse('Nothing of this rests on public letters, so without an account it is empty.')
  const query = keepViewQuery(
    params,
    selection.chosen.map(({ id }) => id),
  )
  if (!query) return refuse('This selection is too long for a link. Save it under a name first.')
  return { ok: true as const, visible, contents, query }
}

/** The fields of the form that makes a link. */
export const linkFields = ['deed', 'kind', 'days']

export type MadeLink = { ok: true; message: string; token: string } | RefusedForm

/** Makes a link to a view. Its token is given this once: the store keeps a hash of it. */
export async function makeLink(
  request: LinkRequest & { performedBy: DossierContext['performedBy']; userId: string },
  fields: Record<string, string>,
): Promise<MadeLink> {
  requireDeed({ make: true }, fields.deed)
  const { admin, dossier, table, userId, performedBy } = request
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const kind = linkKinds.find((one) => one === fields.kind)
  if (!kind) return refuse({ kind: 'Choose whether it is live or frozen.' })
  const lifetime = linkLifetimes.find(({ days }) => days === fields.days)
  if (!lifetime) return refuse({ days: 'Choose for how long it works.' })
  if ((await admin.viewLinks.count(dossier.id)) >= mostLinks)
    return refuse({
      form: `This dossier has ${mostLinks} links, which is as many as it may. End one on its page first.`,
    })
  const prepared = await prepareLink(request)
  if (!prepared.ok) return refuse({ form: prepared.reason })
  const { contents, query, visible } = prepared
  const frozen = kind === 'frozen' ? await freezeView({ ...request, visible }, contents) : null
  if (frozen?.ok === false) return refuse({ form: frozen.reason })
  const token = randomBytes(24).toString('base64url')
  const expiresAt = findEnd(lifetime.days)
  return withStoreErrors<MadeLink, MadeLink>(
    async () => {
      await admin.viewLinks.record(
        { dossierId: dossier.id, table, query, expiresAt, token, frozen },
        { ...performedBy, userId },
      )
      return { ok: true, token, message: sayMade(kind) }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

function findEnd(days: string): string | null {
  return days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
}

const sayMade = (kind: 'live' | 'frozen'): string =>
  `This is the address of the ${kind} link. It is shown only now: of an address that is lost a new link is made, ` +
  'and this one is ended on the page about the dossier.'

import { invitationSchema } from '#app/domain/account-forms.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { requireDeed } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'
import { createOneTimeLink, invitationDays } from '#app/auth/one-time-links.ts'
import type { PerformedBy, Store } from '#app/store.server.ts'

/** What became of an administrator's form: a link to be passed on, a sentence, or what is wrong. */
export type PeopleOutcome = { ok: true; link?: string; message: string } | RefusedForm

/** An administrator's form, and where people reach this Stanceline, for the links that it makes. */
export type PeopleRequest = {
  admin: Store
  performedBy: PerformedBy
  fields: Record<string, string>
  site: string
}

/** Does what a form of the list of people asks for: an invitation, or its withdrawal. */
export async function applyPeopleForm(request: PeopleRequest): Promise<PeopleOutcome> {
  const deed = requireDeed(peopleDeeds, request.fields.deed)
  return withStoreErrors<PeopleOutcome, PeopleOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const peopleDeeds: Record<string, (request: PeopleRequest) => Promise<PeopleOutcome>> = {
  invite: inviteByForm,
  withdraw: withdrawInvitation,
}

async function withdrawInvitation(request: PeopleRequest): Promise<PeopleOutcome> {
  const { admin, performedBy, fields } = request
  await admin.links.withdrawInvitation(fields.id ?? '', performedBy)
  return { ok: true, message: 'The invitation is withdrawn; its link works no more.' }
}

async function inviteByForm(request: PeopleRequest): Promise<PeopleOutcome> {
  const { admin, performedBy, fields, site } = request
  const form = invitationSchema.safeParse(fields)
  if (!form.success) return refuseFormBecause('unfit', collectFieldErrors(form.error), fields)
  const link = createOneTimeLink('/invitation', invitationDays, site)
  const { email, role } = form.data
  if (!(await admin.links.invite({ email, role }, link.token, link.expiresAt, performedBy))) {
    const message = `${email} has an account already. Look for it in the list; change its role there.`
    return refuseFormBecause('changed meanwhile', { email: message }, fields)
  }
  return {
    ok: true,
    link: link.address,
    message: `Send this link to ${email}. It is shown only now, works once and for ${invitationDays} days.`,
  }
}

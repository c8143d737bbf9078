import { roleSchema } from '#app/domain/account-forms.ts'
import { collectFieldErrors, refuseFormBecause } from '#app/domain/form-refusal.ts'
import { isLastAdmin, type Person } from '#app/domain/people.ts'
import { invalidForm, requireDeed, requireFound } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'
import { createOneTimeLink, newPasswordDays } from '#app/auth/one-time-links.ts'
import type { PeopleOutcome, PeopleRequest } from './people-actions.ts'

/** Does what a form of one person's page asks for. Throws a 400 for a form that none of our pages sends. */
export async function applyPersonForm(
  request: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  const deed = requireDeed(personDeeds, request.fields.deed)
  return withStoreErrors<PeopleOutcome, PeopleOutcome>(
    () => deed(request, person),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

type PersonDeed = (request: PeopleRequest, person: Person) => Promise<PeopleOutcome>

const personDeeds: Record<string, PersonDeed> = {
  role: changeRole,
  deactivate: deactivatePerson,
  reactivate: reactivatePerson,
  'new password': offerPasswordLink,
  'end session': endSessionOf,
  'end sessions': endSessionsOf,
  'revoke token': revokeTokenOf,
}

const succeed = (message: string): PeopleOutcome => ({ ok: true, message })

const lastAdminMessage =
  'Nobody else is administrator. Make somebody else one first, so that people can still be managed.'

async function changeRole(
  { admin, performedBy, fields }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  const refuse = (errors: Record<string, string>) =>
    refuseFormBecause('changed meanwhile', errors, fields)
  const form = roleSchema.safeParse(fields)
  if (!form.success) return refuse(collectFieldErrors(form.error))
  const { role } = form.data
  if (role === person.role) return succeed(`${person.name} is ${role} already.`)
  if (isLastAdmin(person, await admin.users.listPeople())) return refuse({ role: lastAdminMessage })
  const { changed } = await admin.users.setRole(person, role, performedBy)
  return changed
    ? succeed(`${person.name} is ${role} from now on.`)
    : refuse({
        role: 'Somebody else changed this role meanwhile, so it was left as it is. Look at it again.',
      })
}

async function deactivatePerson(
  { admin, performedBy, fields }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  const refuse = () => refuseFormBecause('changed meanwhile', { form: lastAdminMessage }, fields)
  if (isLastAdmin(person, await admin.users.listPeople())) return refuse()
  const { changed } = await admin.users.deactivate(person.id, performedBy)
  return changed || person.deactivatedAt
    ? succeed(`${person.name} is signed out and can sign in no more. What they did stays.`)
    : refuse()
}

async function reactivatePerson(
  { admin, performedBy }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  await admin.users.reactivate(person.id, performedBy)
  return succeed(`${person.name} may sign in again, with the password of before.`)
}

async function endSessionOf(
  { admin, performedBy, fields }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  await admin.sessions.endOne(person.id, fields.id ?? '', performedBy)
  return succeed('The session is ended.')
}

async function endSessionsOf(
  { admin, performedBy }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  await admin.sessions.endOthers(person.id, null, performedBy)
  return succeed(`Every session of ${person.name} is ended.`)
}

async function offerPasswordLink(
  { admin, performedBy, fields, site }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  if (person.deactivatedAt) {
    const message = `${person.name} is deactivated. Reactivate the account first.`
    return refuseFormBecause('changed meanwhile', { form: message }, fields)
  }
  const link = createOneTimeLink('/new-password', newPasswordDays, site)
  await admin.links.offerNewPassword(person.id, link.token, link.expiresAt, performedBy)
  return {
    ok: true,
    link: link.address,
    message:
      `Send this link to ${person.name}. It is shown only now, works once and for a day. ` +
      'Until it is followed the old password still works.',
  }
}

async function revokeTokenOf(
  { admin, performedBy, fields }: PeopleRequest,
  person: Person,
): Promise<PeopleOutcome> {
  const token = requireFound(await admin.tokens.ownerOf(fields.id ?? ''), 'token')
  if (token.ownerId !== person.id) throw invalidForm()
  await admin.tokens.revoke(fields.id ?? '', performedBy)
  return succeed('The token is revoked. Whatever used it is refused from now on.')
}

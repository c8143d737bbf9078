import { data } from '@remix-run/node'
import { isLastAdmin, type Person } from '#app/domain/people.ts'
import { invitationSchema, roleSchema } from '#app/domain/account-forms.ts'
import type { User } from '#app/domain/users.ts'
import type { PerformedBy, Store } from '#app/store.server.ts'
import {
  collectFieldErrors,
  readTextFields,
  refuseForm,
  type FormRefusal,
} from '#app/http/forms.ts'
import { createOneTimeLink, invitationDays, newPasswordDays } from '#app/auth/one-time-links.ts'
import { invalidForm, requireFound } from '#app/auth/guard.ts'

/** What became of an administrator's form: a link to be passed on, a sentence, or what is wrong. */
export type PeopleAnswer = { ok: true; link?: string; message: string } | FormRefusal

const performedByUser = (user: User): PerformedBy => ({ userId: user.id, via: 'screen' })
const respondWith = (answer: PeopleAnswer, status = 400) =>
  data(answer, { status: answer.ok ? 200 : status })

/** The forms of the list of people: an invitation, or its withdrawal. */
export async function peopleAction(store: Store, user: User, request: Request) {
  const fields = readTextFields(await request.formData())
  if (fields.deed === 'withdraw') {
    await store.links.withdrawInvitation(fields.id ?? '', performedByUser(user))
    return respondWith({
      ok: true,
      message: 'The invitation is withdrawn; its link works no more.',
    })
  }
  const form = invitationSchema.safeParse(fields)
  if (!form.success) return respondWith(refuseForm(collectFieldErrors(form.error), fields))
  const link = createOneTimeLink('/invitation', invitationDays, request)
  const { email, role } = form.data
  if (
    !(await store.links.invite({ email, role }, link.token, link.expiresAt, performedByUser(user)))
  )
    return respondWith(
      refuseForm(
        {
          email: `${email} has an account already. Look for it in the list; change its role there.`,
        },
        fields,
      ),
      409,
    )
  return respondWith({
    ok: true,
    link: link.address,
    message: `Send this link to ${email}. It is shown only now, works once and for ${invitationDays} days.`,
  })
}

/** The forms of one person's page. */
export async function personAction(store: Store, user: User, person: Person, request: Request) {
  const fields = readTextFields(await request.formData())
  const performedBy = performedByUser(user)
  const answerOk = (message: string) => respondWith({ ok: true, message })
  switch (fields.deed ?? '') {
    case 'role':
      return respondWith(await changeRole(store, person, fields, performedBy), 409)
    case 'deactivate':
      return respondWith(await deactivatePerson(store, person, fields, performedBy), 409)
    case 'reactivate':
      await store.users.reactivate(person.id, performedBy)
      return answerOk(`${person.name} may sign in again, with the password of before.`)
    case 'new password':
      return offerPasswordLink(store, person, fields, performedBy, request)
    case 'end session':
      await store.sessions.endOne(person.id, fields.id ?? '', performedBy)
      return answerOk('The session is ended.')
    case 'end sessions':
      await store.sessions.endOthers(person.id, null, performedBy)
      return answerOk(`Every session of ${person.name} is ended.`)
    case 'revoke token':
      if (requireFound(await store.tokens.ownerOf(fields.id ?? ''), 'token').ownerId !== person.id)
        throw invalidForm()
      await store.tokens.revoke(fields.id ?? '', performedBy)
      return answerOk('The token is revoked. Whatever used it is refused from now on.')
    default:
      throw invalidForm()
  }
}

const lastAdminMessage =
  'Nobody else is administrator. Make somebody else one first, so that people can still be managed.'

async function changeRole(
  store: Store,
  person: Person,
  fields: Record<string, string>,
  performedBy: PerformedBy,
): Promise<PeopleAnswer> {
  const form = roleSchema.safeParse(fields)
  if (!form.success) return refuseForm(collectFieldErrors(form.error), fields)
  const { role } = form.data
  if (role === person.role) return { ok: true, message: `${person.name} is ${role} already.` }
  if (isLastAdmin(person, await store.users.listPeople()))
    return refuseForm({ role: lastAdminMessage }, fields)
  const { changed } = await store.users.setRole(person, role, performedBy)
  return changed
    ? { ok: true, message: `${person.name} is ${role} from now on.` }
    : refuseForm(
        {
          role: 'Somebody else changed this role meanwhile, so it was left as it is. Look at it again.',
        },
        fields,
      )
}

async function deactivatePerson(
  store: Store,
  person: Person,
  fields: Record<string, string>,
  performedBy: PerformedBy,
): Promise<PeopleAnswer> {
  if (isLastAdmin(person, await store.users.listPeople()))
    return refuseForm({ form: lastAdminMessage }, fields)
  const { changed } = await store.users.deactivate(person.id, performedBy)
  return changed || person.deactivatedAt
    ? {
        ok: true,
        message: `${person.name} is signed out and can sign in no more. What they did stays.`,
      }
    : refuseForm({ form: lastAdminMessage }, fields)
}

async function offerPasswordLink(
  store: Store,
  person: Person,
  fields: Record<string, string>,
  performedBy: PerformedBy,
  request: Request,
) {
  if (person.deactivatedAt)
    return respondWith(
      refuseForm({ form: `${person.name} is deactivated. Reactivate the account first.` }, fields),
      409,
    )
  const link = createOneTimeLink('/new-password', newPasswordDays, request)
  await store.links.offerNewPassword(person.id, link.token, link.expiresAt, performedBy)
  return respondWith({
    ok: true,
    link: link.address,
    message: `Send this link to ${person.name}. It is shown only now, works once and for a day. Until it is followed the old password still works.`,
  })
}

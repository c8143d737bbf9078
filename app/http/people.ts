import { data } from '@remix-run/node'
import { isLastAdmin, type Person } from '#app/domain/people.ts'
import { invitationSchema, roleSchema } from '#app/domain/account-forms.ts'
import type { User } from '#app/domain/users.ts'
import type { Doer, Store } from '#app/store.server.ts'
import { errorsOf, fieldsOf, refused, type Refusal } from './forms.ts'
import { freshLink, invitationDays, newPasswordDays } from './one-time-links.ts'
import { altered, found } from './rights.ts'

/** What became of an administrator's form: a link to be passed on, a sentence, or what is wrong. */
export type PeopleAnswer = { ok: true; link?: string; said: string } | Refusal

const doneBy = (user: User): Doer => ({ userId: user.id, via: 'screen' })
const answered = (answer: PeopleAnswer, status = 400) =>
  data(answer, { status: answer.ok ? 200 : status })

/** The forms of the list of people: an invitation, or its withdrawal. */
export async function invited(store: Store, user: User, request: Request) {
  const fields = fieldsOf(await request.formData())
  if (fields.deed === 'withdraw') {
    await store.links.withdrawInvitation(fields.id ?? '', doneBy(user))
    return answered({ ok: true, said: 'The invitation is withdrawn; its link works no more.' })
  }
  const form = invitationSchema.safeParse(fields)
  if (!form.success) return answered(refused(errorsOf(form.error), fields))
  const link = freshLink('/invitation', invitationDays, request)
  const { email, role } = form.data
  if (!(await store.links.invite({ email, role }, link.token, link.expiresAt, doneBy(user))))
    return answered(
      refused(
        {
          email: `${email} has an account already. Look for it in the list; change its role there.`,
        },
        fields,
      ),
      409,
    )
  return answered({
    ok: true,
    link: link.address,
    said: `Send this link to ${email}. It is shown only now, works once and for ${invitationDays} days.`,
  })
}

/** The forms of one person's page. */
export async function administered(store: Store, user: User, person: Person, request: Request) {
  const fields = fieldsOf(await request.formData())
  const doer = doneBy(user)
  const done = (said: string) => answered({ ok: true, said })
  switch (fields.deed ?? '') {
    case 'role':
      return answered(await givenRole(store, person, fields, doer), 409)
    case 'deactivate':
      return answered(await deactivated(store, person, fields, doer), 409)
    case 'reactivate':
      await store.users.reactivate(person.id, doer)
      return done(`${person.name} may sign in again, with the password of before.`)
    case 'new password':
      return offeredPassword(store, person, fields, doer, request)
    case 'end session':
      await store.sessions.endOne(person.id, fields.id ?? '', doer)
      return done('The session is ended.')
    case 'end sessions':
      await store.sessions.endOthers(person.id, null, doer)
      return done(`Every session of ${person.name} is ended.`)
    case 'revoke token':
      if (found(await store.tokens.ownerOf(fields.id ?? ''), 'token').ownerId !== person.id)
        throw altered()
      await store.tokens.revoke(fields.id ?? '', doer)
      return done('The token is revoked. Whatever used it is refused from now on.')
    default:
      throw altered()
  }
}

const lastAdmin =
  'Nobody else is administrator. Make somebody else one first, so that people can still be managed.'

async function givenRole(
  store: Store,
  person: Person,
  fields: Record<string, string>,
  doer: Doer,
): Promise<PeopleAnswer> {
  const form = roleSchema.safeParse(fields)
  if (!form.success) return refused(errorsOf(form.error), fields)
  const { role } = form.data
  if (role === person.role) return { ok: true, said: `${person.name} is ${role} already.` }
  if (isLastAdmin(person, await store.users.people())) return refused({ role: lastAdmin }, fields)
  const { changed } = await store.users.setRole(person, role, doer)
  return changed
    ? { ok: true, said: `${person.name} is ${role} from now on.` }
    : refused(
        {
          role: 'Somebody else changed this role meanwhile, so it was left as it is. Look at it again.',
        },
        fields,
      )
}

async function deactivated(
  store: Store,
  person: Person,
  fields: Record<string, string>,
  doer: Doer,
): Promise<PeopleAnswer> {
  if (isLastAdmin(person, await store.users.people())) return refused({ form: lastAdmin }, fields)
  const { changed } = await store.users.deactivate(person.id, doer)
  return changed || person.deactivatedAt
    ? {
        ok: true,
        said: `${person.name} is signed out and can sign in no more. What they did stays.`,
      }
    : refused({ form: lastAdmin }, fields)
}

async function offeredPassword(
  store: Store,
  person: Person,
  fields: Record<string, string>,
  doer: Doer,
  request: Request,
) {
  if (person.deactivatedAt)
    return answered(
      refused({ form: `${person.name} is deactivated. Reactivate the account first.` }, fields),
      409,
    )
  const link = freshLink('/new-password', newPasswordDays, request)
  await store.links.offerPassword(person.id, link.token, link.expiresAt, doer)
  return answered({
    ok: true,
    link: link.address,
    said: `Send this link to ${person.name}. It is shown only now, works once and for a day. Until it is followed the old password still works.`,
  })
}

import { data } from '@remix-run/node'
import { passwordChangeSchema, tokenSchema } from '#app/domain/account-forms.ts'
import type { User } from '#app/domain/users.ts'
import type { PerformedBy, Store } from '#app/store.server.ts'
import { createApiToken } from '#app/auth/api-tokens.ts'
import {
  collectFieldErrors,
  readTextFields,
  refuseForm,
  type FormRefusal,
} from '#app/http/forms.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { invalidForm, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { readSessionToken } from '#app/auth/sessions.ts'
import { checkPassword, sayPasswordWait } from '#app/auth/sign-in.ts'

/** What became of a form of one's own account; what was typed as a password is not sent back. */
export type AccountAnswer = { ok: true; message: string; link?: string } | FormRefusal

const respondWith = (answer: AccountAnswer) => data(answer, { status: answer.ok ? 200 : 400 })

/** The forms of one's own account. */
export async function accountAction(store: Store, user: User, request: Request, network: string) {
  const sessionToken = (await readSessionToken(request)) ?? ''
  const fields = readTextFields(await request.formData())
  const performedBy: PerformedBy = { userId: user.id, via: 'screen' }
  switch (fields.deed ?? '') {
    case 'password':
      return respondWith(
        await changePassword(store, user, fields, { sessionToken, network }, performedBy),
      )
    case 'end session':
      await store.sessions.endOne(user.id, fields.id ?? '', performedBy)
      return respondWith({ ok: true, message: 'The session is ended.' })
    case 'end sessions':
      await store.sessions.endOthers(user.id, sessionToken, performedBy)
      return respondWith({ ok: true, message: 'You are signed out everywhere but here.' })
    case 'new token':
      return respondWith(await createToken(store, user, fields, performedBy))
    case 'revoke token':
      requirePermissionOn(
        user,
        'change your own account',
        requireFound(await store.tokens.ownerOf(fields.id ?? ''), 'token'),
      )
      await store.tokens.revoke(fields.id ?? '', performedBy)
      return respondWith({
        ok: true,
        message: 'The token is revoked. Whatever used it is refused from now on.',
      })
    default:
      throw invalidForm()
  }
}

async function changePassword(
  store: Store,
  user: User,
  fields: Record<string, string>,
  { sessionToken, network }: { sessionToken: string; network: string },
  performedBy: PerformedBy,
): Promise<AccountAnswer> {
  const form = passwordChangeSchema.safeParse(fields)
  const fieldsToKeep = { fieldsToKeep: 'password' }
  if (!form.success) return refuseForm(collectFieldErrors(form.error), fieldsToKeep)
  const checked = await checkPassword(
    store,
    { email: user.email, address: network },
    form.data.current,
    await store.users.passwordHash(user.id),
  )
  if (!checked.ok)
    return refuseForm(
      {
        current: checked.wait
          ? sayPasswordWait(checked.wait)
          : 'This is not your current password. Write it again; an administrator can make you a link to a new one.',
      },
      fieldsToKeep,
    )
  await store.users.setPassword(
    user.id,
    await hashPassword(form.data.password),
    sessionToken,
    performedBy,
  )
  return { ok: true, message: 'Your password is changed. You are signed out everywhere but here.' }
}

async function createToken(
  store: Store,
  user: User,
  fields: Record<string, string>,
  performedBy: PerformedBy,
): Promise<AccountAnswer> {
  const form = tokenSchema.safeParse(fields)
  if (!form.success) return refuseForm(collectFieldErrors(form.error), fields)
  const { name, scope, days } = form.data
  const [token, expiresAt] = [
    createApiToken(),
    days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null,
  ]
  await store.tokens.record({ userId: user.id, name, scope, token, expiresAt }, performedBy)
  return {
    ok: true,
    link: token,
    message: `This is the token “${name}”. Keep it where the program finds it: it is shown only now. Whoever has it may ${scope === 'read' ? 'read what you may read' : 'do what you may do, but for accounts and people'}.`,
  }
}

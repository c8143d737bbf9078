import { data } from '@remix-run/node'
import { passwordChangeSchema, tokenSchema } from '#app/domain/account-forms.ts'
import type { User } from '#app/domain/users.ts'
import type { Doer, Store } from '#app/store.server.ts'
import { newToken } from './bearer.ts'
import { errorsOf, fieldsOf, refused, type Refusal } from './forms.ts'
import { hashed } from './passwords.ts'
import { altered, found, permitted } from './rights.ts'
import { tokenOf } from './sessions.ts'
import { checkedPassword, waiting } from './sign-in.ts'

/** What became of a form of one's own account; what was typed as a password is not sent back. */
export type AccountAnswer = { ok: true; said: string; link?: string } | Refusal

const answered = (answer: AccountAnswer) => data(answer, { status: answer.ok ? 200 : 400 })

/** The forms of one's own account. */
export async function accountChanged(store: Store, user: User, request: Request, network: string) {
  const here = (await tokenOf(request)) ?? ''
  const fields = fieldsOf(await request.formData())
  const doer: Doer = { userId: user.id, via: 'screen' }
  switch (fields.deed ?? '') {
    case 'password':
      return answered(await passwordChanged(store, user, fields, { here, network }, doer))
    case 'end session':
      await store.sessions.endOne(user.id, fields.id ?? '', doer)
      return answered({ ok: true, said: 'The session is ended.' })
    case 'end sessions':
      await store.sessions.endOthers(user.id, here, doer)
      return answered({ ok: true, said: 'You are signed out everywhere but here.' })
    case 'new token':
      return answered(await tokenMade(store, user, fields, doer))
    case 'revoke token':
      permitted(
        user,
        'change your own account',
        found(await store.tokens.ownerOf(fields.id ?? ''), 'token'),
      )
      await store.tokens.revoke(fields.id ?? '', doer)
      return answered({
        ok: true,
        said: 'The token is revoked. Whatever used it is refused from now on.',
      })
    default:
      throw altered()
  }
}

async function passwordChanged(
  store: Store,
  user: User,
  fields: Record<string, string>,
  { here, network }: { here: string; network: string },
  doer: Doer,
): Promise<AccountAnswer> {
  const form = passwordChangeSchema.safeParse(fields)
  const deed = { deed: 'password' }
  if (!form.success) return refused(errorsOf(form.error), deed)
  const checked = await checkedPassword(
    store,
    { email: user.email, address: network },
    form.data.current,
    await store.users.passwordHash(user.id),
  )
  if (!checked.ok)
    return refused(
      {
        current: checked.wait
          ? waiting(checked.wait)
          : 'This is not your current password. Write it again; an administrator can make you a link to a new one.',
      },
      deed,
    )
  await store.users.setPassword(user.id, await hashed(form.data.password), here, doer)
  return { ok: true, said: 'Your password is changed. You are signed out everywhere but here.' }
}

async function tokenMade(
  store: Store,
  user: User,
  fields: Record<string, string>,
  doer: Doer,
): Promise<AccountAnswer> {
  const form = tokenSchema.safeParse(fields)
  if (!form.success) return refused(errorsOf(form.error), fields)
  const { name, scope, days } = form.data
  const [token, expiresAt] = [
    newToken(),
    days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null,
  ]
  await store.tokens.record({ userId: user.id, name, scope, token, expiresAt }, doer)
  return {
    ok: true,
    link: token,
    said: `This is the token “${name}”. Keep it where the program finds it: it is shown only now. Whoever has it may ${scope === 'read' ? 'read what you may read' : 'do what you may do, but for accounts and people'}.`,
  }
}

import { passwordChangeSchema, tokenSchema } from '#app/domain/account-forms.ts'
import { checkChosenKeys, keyFields } from '#app/domain/keys/chosen-keys.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import type { User } from '#app/domain/users.ts'
import { createApiToken } from '#app/auth/api-tokens.ts'
import { requireDeed, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { withStoreErrors } from '../try-store.ts'
import { checkPassword, sayPasswordWait } from '#app/auth/sign-in.ts'
import type { PerformedBy, Store } from '#app/store.server.ts'

/** What became of a form of one's own account; what was typed as a password is not sent back. */
export type AccountOutcome = { ok: true; message: string; link?: string } | RefusedForm

/** A form of one's own account, with the session and the network that it comes from. */
export type AccountRequest = {
  admin: Store
  user: User
  performedBy: PerformedBy
  fields: Record<string, string>
  sessionToken: string
  network: string
}

/** Does what a form of one's own account asks for. Throws a 400 for a form that none of our pages sends. */
export async function applyAccountForm(request: AccountRequest): Promise<AccountOutcome> {
  const deed = requireDeed(accountDeeds, request.fields.deed)
  const { deed: name = '', scope = '', days = '' } = request.fields
  const fieldsToKeep = { deed: name, name: request.fields.name ?? '', scope, days }
  return withStoreErrors<AccountOutcome, AccountOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fieldsToKeep),
  )
}

/** The text fields that the forms of one's own account have. */
export const accountFields = [
  ...['deed', 'id', 'current', 'password', 'tokens', 'name', 'scope', 'days'],
  ...keyFields,
]

const accountDeeds: Record<string, (request: AccountRequest) => Promise<AccountOutcome>> = {
  password: changePassword,
  'end session': endOwnSession,
  'end sessions': endOtherSessions,
  'new token': createToken,
  'revoke token': revokeOwnToken,
  'end subscription': endOwnSubscription,
  keys: chooseKeys,
  'keys as they were': resetKeys,
}

async function endOwnSession(request: AccountRequest): Promise<AccountOutcome> {
  const { admin, user, performedBy, fields } = request
  await admin.sessions.endOne(user.id, fields.id ?? '', performedBy)
  return { ok: true, message: 'The session is ended.' }
}

async function endOtherSessions(request: AccountRequest): Promise<AccountOutcome> {
  const { admin, user, performedBy, sessionToken } = request
  await admin.sessions.endOthers(user.id, sessionToken, performedBy)
  return { ok: true, message: 'You are signed out everywhere but here.' }
}

async function changePassword(request: AccountRequest): Promise<AccountOutcome> {
  const { admin, user, performedBy, fields, sessionToken, network } = request
  const form = passwordChangeSchema.safeParse(fields)
  const fieldsToKeep = { deed: 'password' }
  if (!form.success) return refuseFormBecause('unfit', collectFieldErrors(form.error), fieldsToKeep)
  const passwordCheck = await checkPassword(
    admin,
    { email: user.email, address: network },
    form.data.current,
    await admin.users.passwordHash(user.id),
  )
  if (!passwordCheck.ok) {
    const current = passwordCheck.wait ? sayPasswordWait(passwordCheck.wait) : wrongPasswordMessage
    return refuseFormBecause('unfit', { current }, fieldsToKeep)
  }
  const revokesTokens = fields.tokens === 'end'
  const passwordHash = await hashPassword(form.data.password)
  await admin.users.setPassword(user.id, { passwordHash, revokesTokens, sessionToken }, performedBy)
  return {
    ok: true,
    message:
      'Your password is changed. You are signed out everywhere but here' +
      (revokesTokens
        ? ', and your tokens work no more.'
        : (await admin.tokens.ofUser(user.id)).length
          ? '. Your tokens for programs still work.'
          : '.'),
  }
}

const wrongPasswordMessage =
  'This is not your current password. Write it again; an administrator can make you a link to a new one.'

async function createToken(request: AccountRequest): Promise<AccountOutcome> {
  const { admin, user, performedBy, fields } = request
  const form = tokenSchema.safeParse(fields)
  if (!form.success) {
    const { deed = '', name = '', scope = '', days = '' } = fields
    const fieldsToKeep = { deed, name, scope, days }
    return refuseFormBecause('unfit', collectFieldErrors(form.error), fieldsToKeep)
  }
  const { name, scope, days } = form.data
  const token = createApiToken()
  const expiresAt = days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
  await admin.tokens.record({ userId: user.id, name, scope, token, expiresAt }, performedBy)
  return {
    ok: true,
    link: token,
    message:
      `This is the token “${name}”. Keep it where the program finds it: it is shown only now. ` +
      `Whoever has it may ${scope === 'read' ? 'read what you may read' : 'do what you may do, but for accounts and people'}.`,
  }
}

async function revokeOwnToken(request: AccountRequest): Promise<AccountOutcome> {
  const { admin, user, performedBy, fields } = request
  const token = requireFound(await admin.tokens.ownerOf(fields.id ?? ''), 'token')
  requirePermissionOn(user, 'change your own account', token)
  await admin.tokens.revoke(fields.id ?? '', performedBy)
  return { ok: true, message: 'The token is revoked. Whatever used it is refused from now on.' }
}

async function endOwnSubscription({
  admin,
  user,
  fields,
}: AccountRequest): Promise<AccountOutcome> {
  requireFound((await admin.subscriptions.end(user.id, fields.id ?? '')) || null, 'digest')
  return { ok: true, message: 'The digest is ended: no more mails come of it.' }
}

async function chooseKeys({ admin, user, fields }: AccountRequest): Promise<AccountOutcome> {
  const choice = checkChosenKeys(fields)
  if (!choice.ok) {
    const typed = Object.fromEntries<string>(keyFields.map((name) => [name, fields[name] ?? '']))
    return refuseFormBecause('unfit', choice.errors, { deed: 'keys', ...typed })
  }
  await admin.users.setKeys(user.id, choice.chosen)
  return { ok: true, message: 'Your keys are kept: on buttons, at ? and wherever you sign in.' }
}

async function resetKeys({ admin, user }: AccountRequest): Promise<AccountOutcome> {
  await admin.users.setKeys(user.id, {})
  return { ok: true, message: 'Your keys are as they were.' }
}

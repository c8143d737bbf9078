import { createOneTimeLink, newPasswordDays } from '#app/auth/one-time-links.ts'
import { theStore } from '#app/store.server.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const userResetCommand: Command = {
  name: 'user reset',
  summary: 'Prints a one-time link to a new password.',
  usage:
    'stanceline user reset ana@example.org [--json]\n\nThe link works once and for a day; ' +
    'until it is followed the old password still works. It begins with PUBLIC_URL, otherwise ' +
    'with http://localhost and PORT.',
  options: { json: { type: 'boolean' } },
  run: async ({ values, positionals: [email] }) => {
    if (!email)
      throw new CommandRefusal('Say whose password: stanceline user reset ana@example.org.')
    const store = await theStore()
    const user = await store.users.byEmail(email)
    if (!user)
      throw new CommandRefusal(`Nobody has an account for ${email}. “user list” shows everybody.`)
    if (user.deactivatedAt)
      throw new CommandRefusal(
        `${user.name} is deactivated. An administrator reactivates the account under People.`,
      )
    const link = createOneTimeLink('/new-password', newPasswordDays)
    await store.links.offerNewPassword(user.id, link.token, link.expiresAt, {
      userId: null,
      via: 'command line',
    })
    if (values.json)
      return printJson({ email: user.email, link: link.address, expires_at: link.expiresAt })
    printLine(`Send this link to ${user.name}. It works once and for a day:\n${link.address}`)
  },
}

import { createInterface } from 'node:readline/promises'
import { newUserSchema } from '#app/domain/account-forms.ts'
import { hashed } from '#app/http/passwords.ts'
import { theStore } from '#app/store.server.ts'
import { needed, print, printJson, Refused, type Command } from './command.ts'

export const userAddCommand: Command = {
  name: 'user add',
  says: 'Adds an account.',
  usage:
    'stanceline user add --email ana@example.org --name "Ana Kovač" --role coder [--json]\n\nThe role is viewer, coder, editor or admin. The password is the first line of standard input, so that it stands in no list of processes.',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (asked) => {
    const fields = {
      email: needed(asked, 'email'),
      name: needed(asked, 'name'),
      role: needed(asked, 'role'),
    }
    const form = newUserSchema.safeParse({ ...fields, password: await passwordTyped() })
    if (!form.success) throw new Refused(form.error.issues[0]!.message)
    const { password, ...account } = form.data
    const store = await theStore()
    const user = await store.users.record(
      { ...account, passwordHash: await hashed(password) },
      { userId: null, via: 'command line' },
    )
    if (!user) throw new Refused(`${account.email} has an account already.`)
    if (asked.values.json) return printJson(user)
    print(`${user.name} (${user.email}) can sign in as ${user.role}.`)
  },
}

async function passwordTyped(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (at least 12 characters): ')
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new Refused(
    'Write the password to standard input: echo "four unrelated words here" | npm run -s stanceline -- user add …',
  )
}

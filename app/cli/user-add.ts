import { createInterface } from 'node:readline/promises'
import { newUserSchema } from '#app/domain/account-forms.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { theStore } from '#app/store.server.ts'
import { requireOption, printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const userAddCommand: Command = {
  name: 'user add',
  summary: 'Adds an account.',
  usage:
    'stanceline user add --email ana@example.org --name "Ana Kovač" --role coder ' +
    '[--json]\n\nThe role is viewer, coder, editor or admin. The password is the first line ' +
    'of standard input, so that it stands in no list of processes.',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (input) => {
    const fields = {
      email: requireOption(input, 'email'),
      name: requireOption(input, 'name'),
      role: requireOption(input, 'role'),
    }
    const form = newUserSchema.safeParse({ ...fields, password: await readPassword() })
    if (!form.success) throw new CommandRefusal(form.error.issues[0]!.message)
    const { password, ...account } = form.data
    const store = await theStore()
    const user = await store.users.record(
      { ...account, passwordHash: await hashPassword(password) },
      { userId: null, via: 'command line' },
    )
    if (!user) throw new CommandRefusal(`${account.email} has an account already.`)
    if (input.values.json) return printJson(user)
    printLine(`${user.name} (${user.email}) can sign in as ${user.role}.`)
  },
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (at least 12 characters): ')
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new CommandRefusal(
    'Write the password to standard input: echo "four unrelated words here" | npm run -s stanceline -- user add …',
  )
}

import { formatTimeAgo } from '#app/domain/moments.ts'
import type { Person } from '#app/domain/people.ts'
import { theStore } from '#app/store.server.ts'
import { printLine, printJson, type Command } from './command.ts'

export const userListCommand: Command = {
  name: 'user list',
  summary: 'Lists the people who have an account.',
  usage:
    'stanceline user list [--json]\n\nOne line each: address, name, role, when last seen; ' +
    'those who are deactivated come last.',
  options: { json: { type: 'boolean' } },
  run: async ({ values }) => {
    const people = await (await theStore()).users.listPeople()
    if (values.json) return printJson(people.map(personToJson))
    if (!people.length)
      return printLine(
        'Nobody has an account yet. Add one with “user add”, or open the link that the server prints when it starts.',
      )
    for (const line of formatPeople(people, new Date().toISOString())) printLine(line)
  },
}

function personToJson({
  id,
  email,
  name,
  role,
  createdAt,
  lastSignInAt,
  lastSeenAt,
  deactivatedAt,
  sessions,
}: Person) {
  return {
    id,
    email,
    name,
    role,
    created_at: createdAt,
    last_sign_in_at: lastSignInAt,
    last_seen_at: lastSeenAt,
    deactivated_at: deactivatedAt,
    sessions,
  }
}

/** Addresses and names as wide as the widest. */
function formatPeople(people: readonly Person[], now: string): string[] {
  const [emails, names] = [
    Math.max(...people.map(({ email }) => email.length)),
    Math.max(...people.map(({ name }) => name.length)),
  ]
  return people.map(
    ({ email, name, role, lastSeenAt, deactivatedAt }) =>
      `${email.padEnd(emails)}  ${name.padEnd(names)}  ${role.padEnd(6)}  ` +
      `${deactivatedAt ? 'deactivated' : `last seen ${formatTimeAgo(lastSeenAt, now)}`}`,
  )
}

import type { PartyRole } from './letters.ts'

/** As what the row of a form in which nobody stands asks for somebody: first of all who wrote the letter. */
export function chooseAskedRole(
  parties: readonly { role: string }[],
  row: number,
): Extract<PartyRole, 'author' | 'recipient'> {
  const isAuthorNamed = parties.some(({ role }) => role === 'author')
  return row === parties.length && !isAuthorNamed ? 'author' : 'recipient'
}

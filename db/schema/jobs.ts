import type * as sqlite from '../sqlite/dialect.ts'

/**
 * What servers do by themselves, of which several on one store do each thing once: who is at it and until when that
 * holds, and when and on which machine it was done last.
 */
export function jobsTables(dialect: typeof sqlite) {
  const { table, columns } = dialect
  const { id, words, moment } = columns

  const jobs = table('jobs', {
    name: id('name').primaryKey(),
    claimedBy: words('claimed_by'),
    claimedUntil: moment('claimed_until'),
    doneAt: moment('done_at'),
    doneOn: words('done_on'),
  })

  return { jobs }
}

import { NotStored } from '../core/not-stored.ts'

const again = 'Keep this page open, tell whoever runs this server, and send it again afterwards.'

/** What PostgreSQL says when it cannot store (Appendix A), as a sentence for who wrote; any other error as it is. */
export function asNotStored(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  // A standby refuses our transactions as it begins them.
  const mayOnlyBeRead = code === '25006' || (code === '0A000' && message.includes('hot standby'))
  const sentence = mayOnlyBeRead
    ? `The database may only be read at the moment, so nothing was stored. ${again}`
    : code === '53100'
      ? `The disk of the database is full, so nothing was stored. ${again}`
      : code === '58030' || code.startsWith('XX')
        ? `The database does not take what is written, so nothing was stored. ${again}`
        : null
  return sentence ? new NotStored(sentence, { cause: error, mayOnlyBeRead }) : error
}

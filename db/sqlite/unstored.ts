import { NotStored } from '../core/not-stored.ts'

const again = 'Keep this page open, tell whoever runs this server, and send it again afterwards.'

/** What SQLite says when it cannot store, as a sentence for who wrote; any other error as it is. */
export function asNotStored(error: unknown): unknown {
  const code = codeOf(error)
  const sentence =
    code === 'SQLITE_FULL' || code === 'ENOSPC'
      ? `The disk of the store is full, so nothing was stored. ${again}`
      : code.startsWith('SQLITE_IOERR')
        ? `The disk of the store does not take what is written, so nothing was stored. ${again}`
        : code.startsWith('SQLITE_READONLY')
          ? `The store may not be written to at the moment, so nothing was stored. ${again}`
          : code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
            ? `The store is damaged, so nothing was stored. ${again}`
            : code.startsWith('SQLITE_BUSY')
              ? 'The store is busy with something long, so nothing was stored. Send it again in a minute.'
              : null
  return sentence ? new NotStored(sentence, { cause: error }) : error
}

export function asFileGone(path: string): NotStored {
  return new NotStored(
    `The file of the store is no longer where it was, so nothing was stored. ${again}`,
    {
      cause: new Error(
        `${path} was moved, replaced or deleted while the server used it. Put it back and start the server again.`,
      ),
    },
  )
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause ? codeOf(cause) : ''
}

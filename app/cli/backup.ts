import { resolve } from 'node:path'
import { backUpStore, storeUrl } from '#app/store.server.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Writes the whole store into one archive, also while the server runs.',
  usage:
    'stanceline backup FILE [--force] [--json]\n\nFILE becomes a gzipped tar archive with a ' +
    'manifest and the hash of every part; it is written whole or not at all. It holds ' +
    'everything: letters, accounts, the log. Keep it as closely as the store. --force ' +
    'replaces a file that is there.',
  options: { force: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async ({ positionals: [file], values }) => {
    if (!file) throw new CommandRefusal('Name the file to write: stanceline backup FILE.')
    const path = resolve(process.env.INIT_CWD ?? '.', file)
    const manifest = await backUpStore(storeUrl(), path, { force: values.force === true })
    if (values.json) return printJson({ file: path, ...manifest })
    const { letters = 0, positions = 0 } = manifest.tables
    printLine(
      `${path} holds the store as of ${manifest.createdAt}: ${letters} letters, ${positions} positions.`,
    )
  },
}

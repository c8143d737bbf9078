import { resolve } from 'node:path'
import { isServer, restoreStore, storeUrl } from '#app/store.server.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'
import { eraseAgain } from './erase-again.ts'

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Puts a backup in the place of the store, after checking all of it.',
  usage:
    'stanceline restore FILE [--unsound] [--json]\n\nStop the server first. Every hash, the ' +
    'structure of the store, its migrations, its rows and every quote are checked before ' +
    'anything is touched; the old store is kept beside the new one, on PostgreSQL in a schema ' +
    'of its own. A backup of one engine is restored into the other as well. --unsound ' +
    'restores a backup although texts, files or quotes in it are not as they were stored.',
  options: { unsound: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async ({ positionals: [file], values }) => {
    if (!file) throw new CommandRefusal('Name the backup: stanceline restore FILE.')
    const path = resolve(process.env.INIT_CWD ?? '.', file)
    const { manifest, verified, aside } = await restoreStore(path, storeUrl(), {
      unsound: values.unsound === true,
    })
    const again = await eraseAgain(path)
    if (values.json) return printJson({ ...manifest, aside, ...verified, again })
    const finding = verified.unsound.length
      ? `were checked, ${verified.unsound.length} of them are not as they were stored`
      : 'are as they were stored'
    printLine(
      `The store is the one of ${manifest.createdAt}: ${verified.texts} texts, ` +
        `${verified.files} files and ${verified.quotes} quotes ${finding}.`,
    )
    again.forEach(printLine)
    if (aside)
      printLine(
        `The store that was there before lies ${isServer(storeUrl()) ? 'in the schema' : 'at'} ${aside}.`,
      )
  },
}

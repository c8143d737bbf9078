import { describeErasedBackups } from '#app/domain/erasures.ts'
import { theStore } from '#app/store.server.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary:
    'Checks that every quote stands in its text, every text and file has its hash, and what counts for whom follows.',
  usage: 'stanceline verify [--json]\n\nExit code 1 and a list when anything does not.',
  options: { json: { type: 'boolean' } },
  run: async ({ values }) => {
    const store = await theStore()
    const { texts, files, quotes, erased, unsound } = await store.verify()
    if (values.json) printJson({ texts, files, quotes, erased, unsound })
    else
      for (const { letter, letterId, what } of unsound)
        printLine(`${letter} (${letterId}): ${what}`)
    if (unsound.length)
      throw new CommandRefusal(
        `${unsound.length} of ${texts + files + quotes} checks failed. Restore the letters named above from a backup.`,
      )
    if (values.json) return
    printLine(`Sound: ${texts} texts, ${files} files and ${quotes} quotes are as they were stored.`)
    const [newest] = await store.erasures.list()
    if (newest) printLine(`${erased} erased on request. ${describeErasedBackups(newest.at)}`)
  },
}

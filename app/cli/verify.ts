import { describeErasedBackups, describeErasedRemains } from '#app/domain/erasures.ts'
import { theStore } from '#app/store.server.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  summary:
    'Checks every page and index, that every quote stands in its text, every text and file has its hash, and that ' +
    'what counts for whom follows.',
  usage: 'stanceline verify [--json]\n\nExit code 1 and a list when anything does not.',
  options: { json: { type: 'boolean' } },
  run: async ({ values }) => {
    const store = await theStore()
    const { structure, texts, files, quotes, erased, unsound } = await store.verify()
    if (values.json) printJson({ structure, texts, files, quotes, erased, unsound })
    else {
      for (const fault of structure.faults) printLine(`The store itself: ${fault}`)
      for (const { letter, letterId, what } of unsound)
        printLine(`${letter} (${letterId}): ${what}`)
    }
    if (structure.faults.length)
      throw new CommandRefusal(
        'The store is damaged: its pages or indexes are not whole. Stop the server and restore the newest backup.',
      )
    if (unsound.length)
      throw new CommandRefusal(
        `${unsound.length} of ${texts + files + quotes} checks failed. Restore the letters named above from a backup.`,
      )
    if (values.json) return
    printLine(
      `Sound: ${texts} texts, ${files} files and ${quotes} quotes are as they were stored` +
        (structure.checked
          ? ', and every page and index is whole.'
          : '. Pages and indexes were not checked: the extension amcheck is not there for this user.'),
    )
    const [newest] = await store.erasures.list()
    if (newest) printLine(`${erased} erased on request. ${describeErasedBackups(newest.at)}`)
    if (await store.erasures.hasRemains()) printLine(describeErasedRemains())
  },
}

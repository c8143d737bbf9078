import { describeErasedBackups, describeErasedRemains } from '#app/domain/erasures.ts'
import { writeErasureList } from '#app/features/erasures/erasure-list.ts'
import { theStore } from '#app/store.server.ts'
import { CommandRefusal, printLine, requireOption, type Command } from './command.ts'

export const eraseLetterCommand: Command = {
  name: 'erase letter',
  summary: 'Overwrites a letter and all that was made of it, on request.',
  usage:
    'stanceline erase letter ID --reason "The author asked for it."\n\nText, original, quotes, notes, ' +
    'what the history tells and what imports hold are overwritten; that it was erased, when, by whom ' +
    'and why stays. This cannot be undone, but backups up to today still hold it.',
  options: { reason: { type: 'string' } },
  run: async (input) => {
    const [id] = input.positionals
    if (!id) throw new CommandRefusal('Name the letter by its id, which is the end of its address.')
    const reason = requireOption(input, 'reason').trim()
    const store = await theStore()
    const { changed } = await store.erasures.letter(id, reason, {
      userId: null,
      via: 'command line',
    })
    if (!changed)
      throw new CommandRefusal(
        `There is no letter ${id}, or it was erased before. Nothing changed.`,
      )
    const fault = await writeErasureList(store)
    if (fault) printLine(`The list beside the backups could not be written: ${fault.message}`)
    printLine(`The letter ${id} is erased. ${describeErasedBackups(new Date().toISOString())}`)
    if (await store.erasures.hasRemains()) printLine(describeErasedRemains())
  },
}

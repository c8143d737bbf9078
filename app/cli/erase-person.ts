import {
  describeErasedBackups,
  describeErasedRemains,
  parseErasedWords,
} from '#app/domain/erasures.ts'
import { pluralise } from '#app/domain/text/words.ts'
import { writeErasureList } from '#app/features/erasures/erasure-list.ts'
import { theStore } from '#app/store.server.ts'
import {
  CommandRefusal,
  printLine,
  readListOption,
  requireOption,
  type Command,
} from './command.ts'
import { requireActor } from './find-by-name.ts'

export const erasePersonCommand: Command = {
  name: 'erase person',
  summary: 'Overwrites the names and other words of a person wherever they stand, on request.',
  usage:
    'stanceline erase person ACTOR --reason "She asked for it." [--words "Some Street 1"] ' +
    '[--dry-run]\n\nACTOR is a name, an alias or an id. Each sign of the names, and of every --words, ' +
    'becomes █ wherever they stand as whole words; originals of these letters are erased. --dry-run ' +
    'says in how many letters they stand. This cannot be undone, but backups up to today still hold them.',
  options: {
    reason: { type: 'string' },
    words: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
  },
  run: async (input) => {
    const [name] = input.positionals
    if (!name) throw new CommandRefusal('Name the person by a name, an alias or an id.')
    const parsed = parseErasedWords(readListOption(input, 'words').join('\n'))
    if (!parsed.ok) throw new CommandRefusal(parsed.reason)
    const store = await theStore()
    const actor = await requireActor(store, name)
    const plan = await store.erasures.planPerson(actor.id, parsed.words)
    if (!plan) throw new CommandRefusal(`${actor.name} is no person. Nothing changed.`)
    const count = plan.letterIds.length
    const letters = `${count} ${pluralise(count, 'letter', 'letters')}`
    if (input.values['dry-run'])
      return printLine(`${letters} would be overwritten by: ${plan.words.join(' · ')}`)
    const reason = requireOption(input, 'reason').trim()
    const { changed } = await store.erasures.person(
      actor.id,
      { words: parsed.words, reason },
      { userId: null, via: 'command line' },
    )
    if (!changed)
      throw new CommandRefusal('Others kept changing the same letters. Nothing changed; try again.')
    const fault = await writeErasureList(store)
    if (fault) printLine(`The list beside the backups could not be written: ${fault.message}`)
    printLine(
      `${actor.id} is “Erased person” now, in ${letters}. ` +
        describeErasedBackups(new Date().toISOString()),
    )
    if (await store.erasures.hasRemains()) printLine(describeErasedRemains())
  },
}

import { describeErasedRemains } from '#app/domain/erasures.ts'
import { theStore } from '#app/store.server.ts'
import { CommandRefusal, printLine, type Command } from './command.ts'

export const eraseRemainsCommand: Command = {
  name: 'erase remains',
  summary: 'Writes the file of the store anew, without what erased words left in it.',
  usage:
    'stanceline erase remains\n\nEvery erasure does so by itself; this is for one that met somebody who was ' +
    'reading. Exit code 1 where somebody still is.',
  options: {},
  run: async () => {
    const { erasures } = await theStore()
    if (!(await erasures.clearRemains())) throw new CommandRefusal(describeErasedRemains())
    printLine('The store keeps nothing of what was erased.')
  },
}

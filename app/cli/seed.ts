import { theStore } from '#app/store.server.ts'
import { loadSeedDossier } from '#seeds/index.ts'
import { printLine, printJson, type Command } from './command.ts'

export const seedCommand: Command = {
  name: 'seed',
  summary: 'Loads the first dossier into an empty store.',
  usage:
    'stanceline seed [--json]\n\nLoads seeds/dossier.yaml and its letters; does nothing when ' +
    'the store holds a dossier already.',
  options: { json: { type: 'boolean' } },
  run: async ({ values }) => {
    const store = await theStore()
    const seeded = await loadSeedDossier(store, 'seeds')
    if (values.json) return printJson(seeded)
    printLine(
      seeded.loaded
        ? `Loaded the first dossier: ${seeded.letters} letters, ${seeded.positions} positions.`
        : 'The store holds a dossier already; nothing was loaded.',
    )
  },
}

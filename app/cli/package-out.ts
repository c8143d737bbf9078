import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { writePackage } from '#app/exports/package.ts'
import { theStore } from '#app/store.server.ts'
import { requireNamedDossier } from './find-by-name.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const packageOutCommand: Command = {
  name: 'package out',
  summary: 'Writes a whole dossier with letters and coding into one file.',
  usage:
    'stanceline package out FILE [--dossier NAME] [--masked] [--force] [--json]\n\nFILE, best ' +
    'named .stanceline.zip, becomes a ZIP archive of an open form (docs/package-form.md): ' +
    'topics, milestones, actors, letters with their texts and original files, and every coded ' +
    'passage. Another Stanceline takes it in with “package in”. It holds every letter, ' +
    'whomever it is for. --masked masks e-mail addresses and telephone numbers and leaves the ' +
    'original files out. --dossier says which, where the store holds several. --force ' +
    'replaces a file that is there.',
  options: {
    dossier: { type: 'string' },
    masked: { type: 'boolean' },
    force: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (input) => {
    const {
      positionals: [file],
      values,
    } = input
    if (!file) throw new CommandRefusal('Name the file to write: stanceline package out FILE.')
    const path = resolve(process.env.INIT_CWD ?? '.', file)
    const store = await theStore()
    const visible = store.visibleTo('owner', { contactDetails: !values.masked })
    const result = await visible.packages.exportDossier(
      (await requireNamedDossier(store, input)).id,
    )
    if (!result.ok) throw new CommandRefusal(result.reason)
    const dossierPackage = result.opened
    const written = await writePackage(dossierPackage)
    if (!written.ok) throw new CommandRefusal(written.reason)
    writePackageFile(path, written.bytes, values.force === true)
    const { dossier, letters } = dossierPackage.manifest
    const positions = letters.reduce((sum, letter) => sum + letter.positions.length, 0)
    if (values.json)
      return printJson({
        file: path,
        dossier: dossier.name,
        letters: letters.length,
        positions,
        bytes: written.bytes.length,
      })
    printLine(
      `${path} holds “${dossier.name}”: ${letters.length.toLocaleString('en')} letters, ` +
        `${positions.toLocaleString('en')} positions.`,
    )
  },
}

function writePackageFile(path: string, bytes: Uint8Array, force: boolean): void {
  try {
    writeFileSync(path, bytes, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new CommandRefusal(
        `${path} is there already, so nothing was written. Name another file, or replace it with --force.`,
      )
    throw new CommandRefusal(
      `${path} cannot be written: ${(error as Error).message}. Name a file in a folder that is there.`,
    )
  }
}

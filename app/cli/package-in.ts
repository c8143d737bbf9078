import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DossierPackage } from '#app/domain/package/opened.ts'
import { sayTally, type PackagePlan } from '#app/domain/package/plan.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { theStore } from '#app/store.server.ts'
import { print, printJson, Refused, type Command } from './command.ts'

export const packageInCommand: Command = {
  name: 'package in',
  says: 'Takes a dossier package into the store: whole where it is empty, otherwise what is missing.',
  usage:
    'stanceline package in FILE [--plan] [--json]\n\nFILE is what “package out” or a download wrote. All of it is checked first: every hash, every quote at its place. Into a store without a dossier it comes whole; into one that has the dossier only what is missing, and what is there stays as it is. What contradicts what is there is told, and then nothing is stored. --plan says what would be done and stores nothing.',
  options: { plan: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async ({ words: [file], values }) => {
    if (!file) throw new Refused('Name the file: stanceline package in FILE.')
    const opened = await packageIn(file)
    const store = await theStore()
    const planned = values.plan
      ? await store.packages.plan(opened)
      : await store.packages.take(opened, { userId: null, via: 'command line' })
    if (!planned.ok) throw new Refused(`Nothing was stored.\n${planned.reasons.join('\n')}`)
    const { dossier, fresh, same, remarks } = planned.plan
    if (values.json)
      return printJson({
        dossier: dossier.name,
        is_new: dossier.isNew,
        stored: !values.plan,
        new: fresh,
        same,
        remarks,
      })
    print(told(planned.plan, values.plan === true))
  },
}

async function packageIn(file: string): Promise<DossierPackage> {
  const read = await readFile({ name: file, bytes: bytesOf(file) }).finally(closeReaders)
  if (!read.ok) throw new Refused(`${file}: ${read.reason}`)
  if (!read.package)
    throw new Refused(
      `${file} is not a dossier package. Add letters by themselves where letters are added.`,
    )
  return read.package
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new Refused(`There is no readable file ${file}.`)
  }
}

function told({ dossier, fresh, same, remarks }: PackagePlan, isPlan: boolean): string {
  const [came, there] = [sayTally(fresh), sayTally(same)]
  const first = came
    ? `${isPlan ? 'Would store' : 'Stored'} of “${dossier.name}”: ${came}.`
    : `Everything of “${dossier.name}” in this package is here already; nothing was stored.`
  return [first, came && there ? `Here already: ${there}.` : '', ...remarks]
    .filter(Boolean)
    .join('\n')
}

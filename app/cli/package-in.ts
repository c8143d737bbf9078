import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import type { PackagePlan } from '#app/domain/package/plan-package.ts'
import { formatRecordCounts } from '#app/domain/package/record-counts.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { theStore } from '#app/store.server.ts'
import { printLine, printJson, CommandRefusal, type Command } from './command.ts'

export const packageInCommand: Command = {
  name: 'package in',
  summary:
    'Takes a dossier package into the store: whole where it is empty, otherwise what is missing.',
  usage:
    'stanceline package in FILE [--plan] [--json]\n\nFILE is what “package out” or a download ' +
    'wrote. All of it is checked first: every hash, every quote at its place. Into a store ' +
    'without a dossier it comes whole; into one that has the dossier only what is missing, ' +
    'and what is there stays as it is. What contradicts what is there is told, and then ' +
    'nothing is stored. --plan says what would be done and stores nothing.',
  options: { plan: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async ({ positionals: [file], values }) => {
    if (!file) throw new CommandRefusal('Name the file: stanceline package in FILE.')
    const dossierPackage = await readPackageFile(file)
    const store = await theStore()
    const planned = values.plan
      ? await store.packages.plan(dossierPackage)
      : await store.packages.importPackage(dossierPackage, { userId: null, via: 'command line' })
    if (!planned.ok) throw new CommandRefusal(`Nothing was stored.\n${planned.reasons.join('\n')}`)
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
    printLine(describePackagePlan(planned.plan, values.plan === true))
  },
}

async function readPackageFile(file: string): Promise<DossierPackage> {
  const read = await readFile({ name: file, bytes: readBytes(file) }).finally(closeReaders)
  if (!read.ok) throw new CommandRefusal(`${file}: ${read.reason}`)
  if (!read.package)
    throw new CommandRefusal(
      `${file} is not a dossier package. Add letters by themselves where letters are added.`,
    )
  return read.package
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new CommandRefusal(`There is no readable file ${file}.`)
  }
}

function describePackagePlan(
  { dossier, fresh, same, remarks }: PackagePlan,
  isPlan: boolean,
): string {
  const [added, alreadyHere] = [formatRecordCounts(fresh), formatRecordCounts(same)]
  const first = added
    ? `${isPlan ? 'Would store' : 'Stored'} of “${dossier.name}”: ${added}.`
    : `Everything of “${dossier.name}” in this package is here already; nothing was stored.`
  return [first, added && alreadyHere ? `Here already: ${alreadyHere}.` : '', ...remarks]
    .filter(Boolean)
    .join('\n')
}

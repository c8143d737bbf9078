import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { proposeFields, addFileMetadata } from '#app/domain/plan/proposed-fields.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import { goldIn, goldReport, judge } from './gold.ts'
import { labelledIn, type Labelled } from './labels.ts'
import { figuresOf, misses, report, type Measured } from './report.ts'
import { scored, type Shown } from './scored.ts'

const folders = {
  open: 'tests/fixtures/headers/open',
  'held-out': 'tests/fixtures/headers/held-out',
}

const usage = `Measures how the heads of labelled letters are read, from the file to the form that a person confirms: precision (of what was found, how much is right) and recall (of what is there, how much was found) of each field.

Usage: npm run bench:header -- [--misses] [--part open|held-out] [--folder FOLDER] [--json FILE]

--misses lists what is wrong or missing in each letter, but of the letters held out only with --part held-out: whoever works on the rules should not look at these. --folder measures letters of your own, labelled in its labels.yaml as tests/fixtures/headers/open/labels.yaml is; with a gold.jsonl in it, the files beside that are read as an import reads them, PDF and all, and what is wrong and ready is counted apart, by language and by layout (--misses lists the doubts).`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      misses: { type: 'boolean' },
      part: { type: 'string' },
      folder: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  if (values.part !== undefined && !(values.part in folders))
    throw new Error(`--part is “${values.part}”. Write open or held-out.`)
  if (values.folder && existsSync(join(values.folder, 'gold.jsonl')))
    return reportGold(values.folder, Boolean(values.misses))
  const chosen = values.folder
    ? [[basename(values.folder), values.folder]]
    : Object.entries(folders).filter(([part]) => !values.part || part === values.part)
  const parts: {
    part: string
    letters: number
    figures: ReturnType<typeof figuresOf>
    measured: Measured[]
  }[] = []
  for (const [part, folder] of chosen as [string, string][]) {
    const measured: Measured[] = []
    for (const labelled of labelledIn(folder))
      measured.push({ ...labelled, scores: scored(await shown(labelled), labelled.label) })
    parts.push({ part, letters: measured.length, figures: figuresOf(measured), measured })
    console.log(report(part, measured))
    if (values.misses && (part !== 'held-out' || values.part)) console.log(misses(measured))
  }
  if (parts.length > 1)
    console.log(
      report(
        'together',
        parts.flatMap(({ measured }) => measured),
      ),
    )
  console.log(
    '\nwrong, untold: found and wrong without a doubt. amiss, told: wrong or missing, with a doubt that says to look. right, doubted: right, and somebody is asked to look all the same. A party counts by its name, without one by its organisation or capacity.',
  )
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify(
        parts.map(({ measured, ...part }) => ({
          ...part,
          misses: measured.map(({ name, scores }) => ({
            name,
            scores: scores.filter(({ wrong, missed }) => wrong.length || missed.length),
          })),
        })),
        null,
        2,
      )}\n`,
    )
}

/** Letters with values read by eye, judged as an import would show them, from the files as they are. */
async function reportGold(folder: string, withDoubts: boolean): Promise<void> {
  const letters = []
  for (const { letter, path } of goldIn(folder)) {
    const read = await readFile({ name: basename(path), bytes: readFileSync(path) }, { ocr: false })
    if (!read.ok) throw new Error(`${path}: ${read.reason}`)
    letters.push(judge(letter, read.documents[0]!, new Date().toISOString().slice(0, 10)))
  }
  console.log(goldReport(basename(folder), letters))
  if (withDoubts)
    for (const { letter, doubts } of letters)
      if (doubts.length)
        console.log(`\n${letter.id}\n${doubts.map((each) => `  ${each}`).join('\n')}`)
  console.log(
    '\nwrong: something false is proposed, also beside true things. partly: all true, something missing. wrong and ready: nobody would be asked.',
  )
}

/** What the form would show for the first letter in a file. */
async function shown({ name, path }: Labelled): Promise<Shown> {
  const read = await readFile({ name: basename(name), bytes: readFileSync(path) }, { ocr: false })
  if (!read.ok) throw new Error(`${name}: ${read.reason}`)
  const document = read.documents[0]!
  const header = readHeader(document.text)
  return {
    ...addFileMetadata(proposeFields(header, document.text), document),
    doubted: header.doubted,
  }
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
  .finally(closeReaders)

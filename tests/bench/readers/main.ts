import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createReaderPool } from '#app/readers/confined/pool.ts'
import {
  letterFiles,
  letterFormats,
  lettersWithin,
  type LetterFormat,
} from '#tests/support/letter-files.ts'
import { peakOf } from './memory.ts'
import { report, type Measured } from './report.ts'

const folder = 'tests/fixtures/headers/open'
const pictures: LetterFormat[] = ['png', 'jpeg', 'webp', 'bmp']

const usage = `Measures how fast letters are read from each format, as the server reads them (in two processes of their own), and the most memory such a process takes. Beside each stands the floor: the same number of letters from plain .txt files in the same run.

Usage: npm run bench:readers -- [--letters 100] [--pages 4] [--only FORMAT] [--json FILE]

The letters are those labelled in ${folder}. --pages is how many pictures are read by OCR of each format.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      letters: { type: 'string', default: '100' },
      pages: { type: 'string', default: '4' },
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  const [letters, pages] = [
    wholeNumber('letters', values.letters),
    wholeNumber('pages', values.pages),
  ]
  if (values.only !== undefined && !(values.only in letterFiles))
    throw new Error(`--only is “${values.only}”. Write one of ${letterFormats.join(', ')}.`)
  const texts = readdirSync(folder)
    .filter((name) => /^(?:en|de|fr|es)-.*\.txt$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const measured: Measured[] = []
  for (const format of letterFormats) {
    if (values.only && format !== values.only) continue
    const isPicture = pictures.includes(format)
    process.stderr.write(`Measuring .${format} …\n`)
    const floor = await timeOf('txt', texts, isPicture ? pages : letters)
    measured.push({
      format,
      ...(await timeOf(format, texts, isPicture ? pages : letters)),
      floor: floor.ms,
    })
  }
  const found = {
    node: process.versions.node,
    processors: cpus().length,
    load: loadavg()[0]!,
    measured,
  }
  console.log(report(found))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`)
}

/** Reads about so many letters of a format, after one file that starts the processes; milliseconds and bytes. */
async function timeOf(
  format: LetterFormat,
  texts: readonly string[],
  letters: number,
): Promise<Omit<Measured, 'format' | 'floor'>> {
  const within = ['zip', 'mbox', 'csv', 'xlsx'].includes(format) ? lettersWithin : 1
  const files = await Promise.all(
    Array.from({ length: Math.ceil(letters / within) }, async (_, at) => ({
      name: `letter ${at + 1}.${format}`,
      bytes: new Uint8Array(await letterFiles[format](texts[at % texts.length]!)),
    })),
  )
  const pool = createReaderPool()
  const memory = peakOf(pool.children)
  try {
    const ocrOptions = { languages: ['eng'], ocr: true }
    const read = async (file: (typeof files)[number]) => {
      const found = await pool.read({ file, ocrOptions })
      if (!found.ok || found.refused.length)
        throw new Error(`${file.name}: ${found.ok ? found.refused[0]!.reason : found.reason}`)
    }
    await Promise.all([read(files[0]!), read(files[0]!)])
    const start = performance.now()
    await Promise.all(files.map(read))
    const ms = performance.now() - start
    return {
      files: files.length,
      letters: files.length * within,
      bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      ms,
      peak: memory.stop(),
    }
  } finally {
    memory.stop()
    pool.close()
  }
}

function wholeNumber(name: string, written: string): number {
  const number = Number(written)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} is “${written}”. Write a whole number from 1 on.`)
  return number
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})

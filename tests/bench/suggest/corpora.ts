import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** A passage on which people said whether it supports, opposes or neither. */
export type LabelledPassage = {
  passage: string
  proposition: string
  label: string
  /** Where one thesis is asked in one election, which election; the year of it. */
  election: string
  year: number
  actor: string
}

export type StanceCorpus = { name: string; passages: LabelledPassage[] }

const fileNames = {
  MPCHI: 'mpchi-train.tsv',
  'SemEval-2016': 'semeval2016-task6-train.tsv',
  'Wahl-O-Mat': 'wahl-o-mat-to-2021.jsonl.gz',
}

/** The corpora in a folder; throws a sentence that names the files that are missing. */
export function readCorpora(folder: string): StanceCorpus[] {
  const missing = Object.values(fileNames).filter((name) => !existsSync(join(folder, name)))
  if (missing.length)
    throw new Error(
      `A folder of corpora is needed to measure suggestions, and ${folder} has no ${missing.join(', no ')}. They are other people’s work and do not come with a copy of this repository; a folder that has them is named by npm run bench:suggest -- --folder FOLDER, or STANCE_CORPORA=FOLDER.`,
    )
  return [
    readTable('MPCHI', join(folder, fileNames.MPCHI)),
    readTable('SemEval-2016', join(folder, fileNames['SemEval-2016'])),
    readElections('Wahl-O-Mat', join(folder, fileNames['Wahl-O-Mat'])),
  ]
}

function readTable(name: string, path: string): StanceCorpus {
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    ...{ columns: true, delimiter: '\t', quote: false, bom: true, relax_column_count: true },
  })
  return {
    name,
    passages: rows.map(({ text, target, label }) => ({
      ...{ passage: text!, proposition: target!, label: label! },
      ...{ election: '', year: 0, actor: '' },
    })),
  }
}

function readElections(name: string, path: string): StanceCorpus {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean)
  return {
    name,
    passages: lines.map((line) => {
      const row = JSON.parse(line) as Record<
        'text' | 'thesis' | 'position' | 'slug' | 'date' | 'actor',
        string
      >
      return {
        ...{ passage: row.text, proposition: row.thesis, label: row.position },
        ...{ election: row.slug, year: Number(row.date.slice(0, 4)), actor: row.actor },
      }
    }),
  }
}

import type { FileFormat } from '#app/readers/detect-format.ts'
import { aligned, crowded } from '../table.ts'

/** `ms` for all files; `floor` for as many letters from plain text; `bytes` of all files, `peak` of the largest process. */
export type Measured = {
  format: FileFormat
  files: number
  letters: number
  bytes: number
  ms: number
  floor: number
  peak: number | null
}

const heads = [
  'format',
  'files',
  'letters',
  'kB a file',
  'letters/s',
  'ms a letter',
  'floor ms',
  '× floor',
  'peak MB',
]

export function report({
  measured,
  load,
  processors,
  node,
}: {
  measured: readonly Measured[]
  load: number
  processors: number
  node: string
}): string {
  const rows = measured.map(({ format, files, letters, bytes, ms, floor, peak }) => [
    format,
    String(files),
    String(letters),
    (bytes / files / 1000).toFixed(1),
    (letters / (ms / 1000)).toFixed(1),
    (ms / letters).toFixed(2),
    (floor / letters).toFixed(2),
    (ms / floor).toFixed(1),
    peak === null ? '–' : (peak / 1e6).toFixed(0),
  ])
  return [
    '',
    ...aligned([heads, ...rows]),
    '',
    `As the server reads: two processes of their own, files handed over and documents handed back. A letter of .csv and .xlsx is a row, of .zip and .mbox a member; pictures are read by OCR. floor: the same number of letters from plain .txt files. Node ${node}, ${processors} processors.`,
    ...crowded({ load, processors }),
  ].join('\n')
}

import { formatEdtfDate, parseEdtfDate } from '../days.ts'
import { formatOtherReferences, headDateKinds } from '../letter-heads.ts'
import { asRecord } from './history-entry.ts'

type AddFact = (label: string, words: string | null | undefined, long?: boolean) => void
type NamesById = ReadonlyMap<string, string>

/** What a letter says of its dates, references and source, and which letters it leads to. */
export const headFactsByField: Record<
  string,
  (value: unknown, add: AddFact, names: NamesById) => void
> = {
  datedKind: (value, add) => add('kind of the date', textOrNull(value)),
  dates: (value, add) => {
    for (const written of asArray(value)) {
      const { kind, edtf } = asRecord(written)
      const known = headDateKinds.find((one) => one === kind)
      const read = typeof edtf === 'string' ? parseEdtfDate(edtf) : null
      if (known && read?.ok) add(`date on which it was ${known}`, formatEdtfDate(read.dated))
    }
  },
  otherReferences: (value, add) => add('other references', describeReferences(value)),
  // Of a letter that whoever reads this does not see nothing is told.
  answersLetterId: (value, add, names) => add('letter it answers', names.get(String(value))),
  translatesLetterId: (value, add, names) => add('letter it translates', names.get(String(value))),
  sourceUrl: (value, add) => add('address of its source', textOrNull(value)),
  sourceSeenDay: (value, add) =>
    add('day on which its source was seen', typeof value === 'string' ? readDay(value) : null),
  asks: (value, add, names) =>
    add(
      'actors asked',
      asArray(value)
        .flatMap((ask) => names.get(String(asRecord(ask).actorId as string)) ?? [])
        .sort()
        .join(' and ') || null,
    ),
  translation: (value, add) => {
    const { words, translator, machine, language } = asRecord(value)
    if (typeof words !== 'string' || typeof language !== 'string') return
    add('translation', words, true)
    add(
      'maker of the translation',
      typeof translator === 'string'
        ? `${machine === true ? 'a machine: ' : ''}${translator}`
        : null,
    )
  },
}

function describeReferences(value: unknown): string | null {
  const read = asArray(value).flatMap((written) => {
    const { kind, number } = asRecord(written)
    return typeof kind === 'string' && typeof number === 'string' ? [{ kind, number }] : []
  })
  return formatOtherReferences(read) || null
}

function readDay(edtf: string): string | null {
  const read = parseEdtfDate(edtf)
  return read.ok ? formatEdtfDate(read.dated) : null
}

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOrNull = (written: unknown): string | null =>
  typeof written === 'string' && written.trim() ? written : null

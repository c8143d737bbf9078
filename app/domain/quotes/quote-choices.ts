import { absences, levels, type Absence, type Level } from '../level.ts'
import { recipientKinds, type RecipientKind } from '../recipients/recipient-kinds.ts'
import { capitaliseFirst, clipWords, formatSignedNumber } from '../text/words.ts'

/** Whose words a quote is: what counts, or what is reported about somebody and counts nowhere. */
export const saidChoices = [
  { said: 'own', word: 'Own words' },
  { said: 'reported', word: 'Reported' },
] as const

type Said = (typeof saidChoices)[number]['said']

/** What a list of quotes is narrowed to; null where it is not. */
export type QuoteChoices = {
  coded: Level | Absence | null
  said: Said | null
  /** What kind of recipients the letters are to. */
  told: RecipientKind | null
  errors: Record<string, string>
}

/** Levels from the top down, then absences, as an address writes them, each with its words. */
export const codedChoices: readonly { value: string; coded: Level | Absence; word: string }[] = [
  ...[...levels].reverse().map(({ level, word }) => ({
    ...{ value: String(level), coded: level },
    word: `${formatSignedNumber(level)} ${capitaliseFirst(word)}`,
  })),
  ...absences.map(({ absence, word }) => ({
    ...{ value: absence, coded: absence, word: capitaliseFirst(word) },
  })),
]

/** Reads `coded`, `said` and `told` from an address; what is not known is said, and left as if nobody had asked. */
export function readQuoteChoices(params: URLSearchParams): QuoteChoices {
  const errors: Record<string, string> = {}
  const find = <Row>(
    name: string,
    rows: readonly Row[],
    wordOf: (row: Row) => string,
    problem: string,
  ): Row | undefined => {
    const asked = params.get(name) ?? ''
    const found = rows.find((row) => wordOf(row) === asked)
    if (asked && !found) errors[name] = `“${clipWords(asked, 40)}” is ${problem} Choose one.`
    return found
  }
  const coded = find(
    'coded',
    codedChoices,
    ({ value }) => value,
    'no level and no absence; all are shown.',
  )
  const said = find(
    'said',
    saidChoices,
    (row) => row.said,
    'neither own nor reported; both are shown.',
  )
  const told = find(
    'told',
    recipientKinds,
    ({ kind }) => kind,
    'no kind of recipient; letters to all are shown.',
  )
  return {
    coded: coded?.coded ?? null,
    said: said?.said ?? null,
    told: told?.kind ?? null,
    errors,
  }
}

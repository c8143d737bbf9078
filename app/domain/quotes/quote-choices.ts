import { absences, levels, type Absence, type Level } from '../level.ts'
import { recipientKinds, type RecipientKind } from '../recipients/recipient-kinds.ts'
import { capitaliseFirst, clipWords, formatSignedNumber } from '../text/words.ts'

/** Whose words a quote is: what counts, or what is reported about somebody and counts nowhere. */
export const saidChoices = [
  { said: 'own', word: 'Own words' },
  { said: 'reported', word: 'Reported' },
] as const

type Said = (typeof saidChoices)[number]['said']

/** How quotes that say nearly the same in several letters are listed, where not in one row that says how many. */
export const paragraphChoices = [
  { paragraphs: 'once', word: 'Counted once' },
  { paragraphs: 'each', word: 'Each by itself' },
] as const

type Paragraphs = (typeof paragraphChoices)[number]['paragraphs']

/** What a list of quotes is narrowed to; null where it is not. */
export type QuoteChoices = {
  coded: Level | Absence | null
  said: Said | null
  /** What kind of recipients the letters are to. */
  told: RecipientKind | null
  /** Null where they stand in one row and each is counted. */
  paragraphs: Paragraphs | null
  /** The id of a quote whose standard paragraph alone is listed. */
  paragraph: string | null
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

/**
 * Reads `coded`, `said`, `told`, `paragraphs` and `paragraph` from an address; what is not known is said, and left as
 * if nobody had asked.
 */
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
  const paragraphs = find(
    'paragraphs',
    paragraphChoices,
    (row) => row.paragraphs,
    'no way to list standard paragraphs; each stands in one row.',
  )
  return {
    coded: coded?.coded ?? null,
    said: said?.said ?? null,
    told: told?.kind ?? null,
    paragraphs: paragraphs?.paragraphs ?? null,
    paragraph: params.get('paragraph') || null,
    errors,
  }
}

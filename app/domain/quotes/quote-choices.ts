import { absences, levels, type Absence, type Level } from '../level.ts'
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

/** Reads `coded` and `said` from an address; what is not known is said, and left as if nobody had asked. */
export function readQuoteChoices(params: URLSearchParams): QuoteChoices {
  const errors: Record<string, string> = {}
  const [coded, said] = [params.get('coded') ?? '', params.get('said') ?? '']
  const asCoded = codedChoices.find(({ value }) => value === coded)
  const asSaid = saidChoices.find((row) => row.said === said)
  if (coded && !asCoded)
    errors.coded = `“${clipWords(coded, 40)}” is no level and no absence; all are shown. Choose one.`
  if (said && !asSaid)
    errors.said = `“${clipWords(said, 40)}” is neither own nor reported; both are shown. Choose one.`
  return { coded: asCoded?.coded ?? null, said: asSaid?.said ?? null, errors }
}

import { absences, levels, type Absence, type Level } from '#app/domain/level.ts'
import { foldText } from '../../text/words.ts'

/**
 * What a value of a table stands for: a level or an absence as forms say it; `leave` where its rows
 * are not to come in.
 */
export type LevelMeaning = `${Level}` | Absence | 'leave'
export const levelMeanings: readonly LevelMeaning[] = [
  ...levels.map(({ level }) => `${level}` as const),
  ...absences.map(({ absence }) => absence),
  'leave',
]

/**
 * A value with what it is likely to mean. `sure` where it is a word of the scale itself; otherwise
 * a person should look. Null: a person must say.
 */
export type LevelGuess = { means: LevelMeaning | null; sure: boolean }

const wordsByMeaning: Record<string, string> = {
  '2':
    'strongly supports, strong support, strongly support, strongly supportive, strongly ' +
    'agree, strongly agrees, strongly in favour, strongly in favor, strongly for, strongly ' +
    'positive, full support, very supportive, ++, starke zustimmung, stimmt voll zu, ' +
    'befurwortet stark, unterstutzt stark, sehr dafur, soutient fortement, fortement ' +
    'favorable, tres favorable',
  '1':
    'supports, support, supportive, supporting, supported, agree, agrees, in favour, in ' +
    'favor, favour, favours, favor, favors, favourable, for, pro, positive, endorses, +, ' +
    'zustimmung, stimmt zu, befurwortet, unterstutzt, dafur, positiv, soutient, favorable, ' +
    'pour, positif',
  '0':
    'mixed, neutral, neutral/mixed, mixed/neutral, ambivalent, balanced, both, partly, ' +
    'gemischt, ausgewogen, teils teils, teils/teils, mitige, neutre, partage',
  '-1':
    'opposes, oppose, opposed, opposing, disagree, disagrees, against, contra, con, negative, ' +
    'critical, -, ablehnung, lehnt ab, dagegen, kritisch, negativ, s oppose, oppose a, ' +
    'defavorable, contre, negatif',
  '-2':
    'strongly opposes, strongly oppose, strongly opposed, strong opposition, strongly ' +
    'disagree, strongly disagrees, strongly against, strongly negative, full opposition, --, ' +
    'starke ablehnung, lehnt stark ab, lehnt strikt ab, sehr dagegen, s oppose fortement, ' +
    'fortement oppose, tres defavorable',
  evaded:
    'evaded, evades, evasive, dodged, no answer, did not answer, does not answer, question ' +
    'not answered, keine antwort, ausgewichen, ausweichend, pas de reponse, sans reponse, ' +
    'esquive',
  withheld:
    'withheld, redacted, refused, refused to answer, answer refused, confidential, ' +
    'geschwarzt, verweigert, occulte, refuse de repondre',
  no_position:
    'no position, no_position, no opinion, no stance, no view, none, n/a, na, undecided, ' +
    'takes no position, keine position, keine meinung, keine angabe, k. a., k.a., pas de ' +
    'position, sans position, sans avis, s. o.',
}
const meaningByWord = new Map(
  Object.entries(wordsByMeaning).flatMap(([means, said]) =>
    said.split(', ').map((word) => [word, means as LevelMeaning] as const),
  ),
)
const scaleMeaningByWord = new Map<string, LevelMeaning>([
  ...levels.map(({ level, word }) => [word, String(level) as LevelMeaning] as const),
  ...absences.flatMap(
    ({ absence, word }) =>
      [
        [word, absence],
        [absence, absence],
      ] as [string, LevelMeaning][],
  ),
])

/** A value as it is compared: −2, –2 and -2 are one, as are 2, +2 and 2.0. */
export function normalizeValue(value: string): string {
  const plain = foldText(value).replace(/^[−–‐‑](?=\d)/u, '-')
  const number = /^\+?(-?)(\d+)(?:[.,]0+)?$/.exec(plain)
  return number ? (Number(number[2]) === 0 ? '0' : `${number[1]}${Number(number[2])}`) : plain
}

/**
 * What each distinct value of a column is likely to mean. Numbers mean our levels only where the column as a whole can
 * be nothing but a scale from −2 to +2: none outside of it, and one with a sign or the heading of the plain form.
 * Other scales (1 to 5, traffic lights) are never guessed.
 */
export function guessLevels(
  values: readonly string[],
  plainHeading: boolean,
): Map<string, LevelGuess> {
  const numbers = values.map(normalizeValue).filter((value) => /^-?\d+(?:[.,]\d+)?$/.test(value))
  const isOurScale =
    numbers.every((number) => scaleNumbers.has(number)) &&
    (plainHeading || values.some((value) => /^[+−–‐‑-]\s?\d/u.test(value.trim())))
  return new Map(values.map((value) => [value, guessLevel(normalizeValue(value), isOurScale)]))
}

const scaleNumbers = new Set(levels.map(({ level }) => String(level)))

function guessLevel(value: string, isOurScale: boolean): LevelGuess {
  if (scaleNumbers.has(value))
    return isOurScale ? { means: value as LevelMeaning, sure: true } : { means: null, sure: false }
  // A sheet may say number and word in one: "+2 (strongly supports)". The word is what counts.
  const bare = value.replace(/^[+-]?\d\s*[:=–(-]\s*(.*?)\)?$/u, '$1')
  const exact = scaleMeaningByWord.get(bare)
  if (exact) return { means: exact, sure: value === bare }
  return {
    means: meaningByWord.get(value) ?? meaningByWord.get(bare.replace(/[.!]$/, '')) ?? null,
    sure: false,
  }
}

/** A level or an absence from what a value means; null for rows that are left out. */
export function interpretMeaning(
  means: LevelMeaning,
): { level: Level | null; absence: Absence | null } | null {
  if (means === 'leave') return null
  const absence = absences.find((row) => row.absence === means)?.absence ?? null
  return { level: absence ? null : (Number(means) as Level), absence }
}

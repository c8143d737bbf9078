import { describeTranslation } from '../quote-translations.ts'
import { asRecord } from './history-entry.ts'
import { describeChanges, factWords, type Change, type EntryContext } from './telling.ts'

/** `said that this letter asks the Commission on Encryption`, `… asks nobody any more on Encryption`. */
export function describeAsks({ after, entry }: EntryContext): string {
  const topic = factWords(after, 'topic')
  const on = topic ? ` on ${topic}` : ''
  const asked = factWords(after, 'actors asked')
  if (asked) return `said that this letter asks ${asked}${on}`
  return asArray(asRecord(entry.after).asks).length
    ? `said whom this letter asks${on}`
    : `said that this letter asks nobody${on}`
}

/** `translated this quote into German by hand`, or what of a translation changed. */
export function describeQuoteTranslation({
  after,
  changed,
  entry,
}: {
  after: EntryContext['after']
  changed: readonly Change[]
  entry: EntryContext['entry']
}): string {
  const [old, now] = [asRecord(entry.before).translation, asRecord(entry.after).translation]
  const { language } = asRecord(now ?? old)
  const what = describeTranslation({
    language: String(language as string),
    machine: asRecord(now ?? old).machine === true,
    translator:
      factWords(after, 'maker of the translation').replace(/^a machine: /, '') || 'somebody',
  })
  const name = what.charAt(0).toLowerCase() + what.slice(1)
  if (!now) return `took away the ${name.replace(/, made by .*$/, '')} of this quote`
  if (!old) return `wrote a ${name}, beside this quote`
  return `changed the ${name.replace(/, made by .*$/, '')} of this quote: ${describeChanges(changed)}`
}

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

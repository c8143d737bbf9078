import { describeInvocation, invocationAction } from './invocation-descriptions.ts'
import { describeAsks } from './head-descriptions.ts'
import { asRecord } from './history-entry.ts'
import { describeChanges, type EntryContext, factWords, type EntryLines } from './telling.ts'

/** What was done to a letter itself, as sentences. */
export const letterDescriptions: Record<string, EntryLines> = {
  letter: {
    added: ({ after }) =>
      `added this letter${after.has('title') ? `, “${factWords(after, 'title')}”` : ''}`,
    corrected: ({ changed }) => describeChanges(changed),
    'corrected the text': (telling) => describeTextCorrection(telling),
    'went back': ({ changed }) => `went back to an earlier version: ${describeChanges(changed)}`,
    'changed audience': ({ changed }) => describeChanges(changed),
    erased: (telling) => describeErasureReason(telling),
    withdrew: ({ after }) =>
      `withdrew this letter${after.has('reason') ? `: ${factWords(after, 'reason')}` : ', with its import'}`,
    restored: () => 'gave this letter back',
    'put in charge': ({ after }) =>
      `put this letter in charge of an editor: ${factWords(after, 'note')}`,
    settled: ({ after }) => `settled what was asked of editors: ${factWords(after, 'note')}`,
    'finished coding': ({ after }) =>
      `finished coding this letter for the dossier ${factWords(after, 'dossier')}`,
    'found nothing in': ({ after }) =>
      `found nothing to code in this letter for the dossier ${factWords(after, 'dossier')}`,
    'opened again': ({ after }) =>
      `opened the coding of this letter again for the dossier ${factWords(after, 'dossier')}`,
    'gave to': ({ after }) =>
      `gave this letter to ${factWords(after, 'coder')} to code, for the dossier ${factWords(after, 'dossier')}`,
    'gave a second time to': ({ after }) =>
      `gave this letter to ${factWords(after, 'coder')} to code a second time, for the dossier ${factWords(after, 'dossier')}`,
    'took back the second coding from': ({ after }) =>
      `took the second coding of this letter back from ${factWords(after, 'coder')}, for the dossier ${factWords(after, 'dossier')}`,
    'finished a second coding of': ({ after }) =>
      `finished a second coding of this letter for the dossier ${factWords(after, 'dossier')}`,
    'settled a difference in': ({ after }) =>
      `settled where two coders differed: ${factWords(after, 'settled')}. Why: ${factWords(after, 'reason')}`,
    'opened a settlement again in': () => 'opened again where two coders differed',
    'took from': (telling) => describeTaken(telling),
    'refused a suggestion': ({ after }) =>
      `refused a suggestion to code a passage on ${factWords(after, 'topic')}`,
    'took a refusal back': ({ after }) =>
      `took back the refusal of a suggestion to code a passage on ${factWords(after, 'topic')}`,
    'asked a language model': ({ after }) =>
      `had this letter read by ${factWords(after, 'model')}, a language model at ${factWords(after, 'host')}`,
    [invocationAction]: ({ entry }) =>
      `said by what was withheld: ${describeInvocation(asRecord(entry.after))}`,
    asked: (telling) => describeAsks(telling),
    'put into': ({ after }) => `put this letter into the dossier ${factWords(after, 'dossier')}`,
    'took out of': ({ after }) =>
      `took this letter out of the dossier ${factWords(after, 'dossier')}`,
  },
}

/** `took this letter from Ben Maas`, or `gave this letter back` where it was the teller's own. */
function describeTaken({ entry, after, changed }: EntryContext): string {
  const coder = changed.find(({ label }) => label === 'coder')?.before
  const isOwn = asRecord(entry.before).coderId === entry.who?.id
  const deed = isOwn || !coder ? 'gave this letter back' : `took this letter from ${coder}`
  return `${deed}, for the dossier ${factWords(after, 'dossier')}: nobody has it to code`
}

export function describeErasureReason({ entry, hideContacts }: EntryContext): string {
  const { reason } = asRecord(entry.after)
  return `erased what stood here${typeof reason === 'string' ? `: ${hideContacts(reason)}` : ''}`
}

/** What became of a position when the text of its letter was corrected. */
export const textMoves: EntryLines = {
  'lost its place': () => 'corrected the text of the letter, in which this quote lost its place',
  'kept its place': () => 'corrected the text of the letter around this quote, which holds',
  'moved to its place': () =>
    'corrected the text of the letter, in which this quote stands elsewhere',
  widened: () => 'widened this quote to whole signs: it was cut within one',
}

/** `made version 2 of the text (OCR slips): of its quotes 5 held, 1 moved, none lost`, on topics that are seen. */
function describeTextCorrection({ entry, names, hideContacts }: EntryContext): string {
  const { textVersion, reason, fates } = asRecord(entry.after)
  const made =
    `made version ${String(textVersion as number)} of the text ` +
    `(${hideContacts(String(reason as string))})`
  if (!Array.isArray(fates)) return made
  const seen = fates.map(asRecord).filter(({ topicId }) => names.has(String(topicId as string)))
  const count = (fate: string) => {
    const sum = seen.reduce((total, one) => total + (Number(one[fate]) || 0), 0)
    return sum ? sum.toLocaleString('en') : 'none'
  }
  return `${made}: of its quotes ${count('held')} held, ${count('moved')} moved, ${count('lost')} lost`
}

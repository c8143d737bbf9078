import type { ActorKind } from '../actors.ts'
import type { Day } from '../days.ts'
import type { Absence, Level, LevelWord } from '../level.ts'
import { formatSignedNumber } from '../text/words.ts'
import type { LeadQualifier, StanceFact } from './actor-lead.ts'
import type { CodedCounts } from './coded-counts.ts'
import { choosePhrase, keepTogether, writeDay, writeNumber } from './grammar.ts'
import type { LeadDays } from './lead-days.ts'
import type { Counted, LeadLanguage } from './languages/language.ts'
import type { Proof } from './proofs.ts'
import { fillPhrase, ownWords, type LeadSegment } from './segments.ts'

/** The actors that a first sentence names or counts, as far as the reader may see them. */
export type LeadActors = ReadonlyMap<string, { name: string; kind: ActorKind }>

/** `9 letters`, of one phrase for one and several. */
export function writeCounted(language: LeadLanguage, phrases: Counted, n: number): string {
  return choosePhrase(language, phrases, n).replace('{n}', writeNumber(language, n))
}

/** `As of 21 Dec 2020 (the newest letter; nothing since), `; nothing where letters are counted up to today. */
export function writeAsOf(
  language: LeadLanguage,
  { why, asOf }: LeadDays,
  proof: Proof,
  joint: string,
): LeadSegment[] {
  if (!why) return []
  const phrase = why === 'newest' ? language.asOfNewest : language.asOfChosen
  const written = fillPhrase(phrase, { day: writeDay(language, asOf) }, proof)
  return [...written, { text: joint, proof: null }]
}

/** An actor by its name; of several that speak as one the first, and how many others. */
export function writeName(
  language: LeadLanguage,
  actors: LeadActors,
  actorIds: readonly string[],
): LeadSegment[] {
  const name = ownWords(actors.get(actorIds[0]!)?.name ?? '')
  const others = actorIds.length - 1
  if (!others) return [name]
  const phrase = writeCounted(language, language.others, others)
  return fillPhrase(phrase, { name })
}

/** ` (stale, last heard 29 Oct 2020)`: what belongs to the word; one letter is said by the count of letters. */
export function writeQualifiers(
  language: LeadLanguage,
  { qualifiers, record, letterIds }: StanceFact,
): string {
  const words = qualifiers
    .filter(({ kind }) => kind !== 'one letter' || letterIds.length > 1)
    .map((qualifier) => writeQualifier(language, qualifier, record))
  return words.length ? ` (${words.join(language.comma)})` : ''
}

function writeQualifier(
  language: LeadLanguage,
  qualifier: LeadQualifier,
  record: StanceFact['record'],
): string {
  const values = fillQualifier(language, qualifier, record)
  return language.qualifiers[qualifier.kind].replace(/\{(\w+)\}/g, (_all, place: string) =>
    String(values[place] ?? ''),
  )
}

function fillQualifier(
  language: LeadLanguage,
  qualifier: LeadQualifier,
  record: StanceFact['record'],
): Record<string, string | number> {
  switch (qualifier.kind) {
    case 'most members':
      return { ...qualifier, side: language.sideWords[qualifier.side] }
    case 'unanswered':
      return qualifier
    case 'stale':
      return { lastHeard: writeLastHeard(language, qualifier.lastHeard) }
    case 'since then':
      return {
        absence: language.absences[qualifier.absence],
        day: writeDay(language, qualifier.day),
      }
    case 'coders differ':
      return { codings: writeCodings(language, qualifier) }
    case 'changed':
      return { record: writeRecord(language, record) }
    case 'one letter':
    case 'says both':
    case 'capped':
    case 'order uncertain':
    case 'belonging uncertain':
    case 'recheck':
      return {}
  }
}

function writeLastHeard(language: LeadLanguage, day: Day | null): string {
  return day ? language.lastHeard.replace('{day}', writeDay(language, day)) : ''
}

/** `evaded or +2`; where coders differ on several passages, how many. */
function writeCodings(
  language: LeadLanguage,
  { codings, passages }: Extract<LeadQualifier, { kind: 'coders differ' }>,
): string {
  if (passages > 1) return language.passages.replace('{n}', writeNumber(language, passages))
  return codings
    .map(({ level, absence }) => writeCoding(language, (level ?? absence)!))
    .join(language.or)
}

function writeCoding({ absences }: LeadLanguage, value: Level | Absence): string {
  return typeof value === 'number' ? formatSignedNumber(value) : absences[value]
}

function writeRecord(language: LeadLanguage, record: StanceFact['record']): string {
  if (!record) return ''
  return language.words[record.word] + (record.divided ? language.comma + language.divided : '')
}

/** Who opposes is said to support what the opposing side does, where only that side has a short form. */
export const turnedWords: Record<LevelWord, LevelWord> = {
  'strongly supports': 'strongly opposes',
  supports: 'opposes',
  mixed: 'mixed',
  opposes: 'supports',
  'strongly opposes': 'strongly supports',
}

/** `it turned twice, 1 not yet established`: null where nobody turned. */
export function writeTurns(
  language: LeadLanguage,
  turns: StanceFact['turns'],
  phrases: Counted,
): LeadSegment[] | null {
  if (!turns) return null
  const { count, unestablished, takenBack, proof } = turns
  const howMany = (n: number, words: string) => {
    if (!n) return []
    return [count === 1 ? words : `${writeNumber(language, n)} ${words}`]
  }
  const remarks = [
    ...howMany(unestablished, language.notEstablished),
    ...howMany(takenBack, language.takenBack),
  ]
  const text = writeCounted(language, phrases, count)
  return [{ text: remarks.length ? `${text} (${remarks.join(language.comma)})` : text, proof }]
}

/** `9 letters by 2 people and 1 unit`. */
export function writeLetters(
  language: LeadLanguage,
  { letters, speakerIds }: { letters: number; speakerIds: readonly string[] },
  actors: LeadActors,
): string {
  const isUnit = (id: string) => (actors.get(id)?.kind ?? 'person') !== 'person'
  const units = speakerIds.filter(isUnit).length
  const people = speakerIds.length - units
  const speakers = [
    ...(people ? [writeCounted(language, language.people, people)] : []),
    ...(units ? [writeCounted(language, language.units, units)] : []),
  ]
  const written = writeCounted(language, language.letters, letters)
  return speakers.length ? `${written}${language.by}${speakers.join(language.and)}` : written
}

/** `coded 5 × −1, 4 × 0`: how often each level and absence was given. */
export function writeCoded(language: LeadLanguage, coded: CodedCounts, letters: number): string {
  const list = [...coded].map(([value, count]) =>
    keepTogether(`${writeNumber(language, count)} × ${writeCoding(language, value)}`),
  )
  return choosePhrase(language, language.coded, letters).replace(
    '{list}',
    list.join(language.comma),
  )
}

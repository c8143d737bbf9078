import type { Absence, LevelWord } from '../../level.ts'
import type { Side } from '../../method-v2/sides.ts'
import type { SideLanguage } from '../../topic-sides.ts'
import type { LeadQualifier } from '../actor-lead.ts'
import type { Standing } from '../voice-facts.ts'

/** A phrase for one and for several, as the language counts. */
export type Counted = { one: string; other: string }

/**
 * The phrases of a language, as a table; `{words}` are places. Short forms of topics stand after a verb or a word that
 * takes them as an object, in German in the accusative.
 */
export type LeadLanguage = {
  language: SideLanguage
  /** The locale of date-fns by its name, and the patterns of days and months. */
  locale: 'enGB' | 'de' | 'fr'
  day: string
  month: string
  /** The day of the month that is written in a way of its own. */
  firstDay?: string
  quotes: readonly [string, string]
  comma: string
  and: string
  or: string
  semicolon: string
  /** What stands before the whole, `{day}`, and what joins it to a name and to a topic. */
  asOfNewest: string
  asOfChosen: string
  beforeName: string
  beforeTopic: string
  /** `{condition}`, `{object}`: what somebody does, of whom the name stands before. */
  predicates: Record<LevelWord, string>
  /** `{topic}`, `{silences}`. */
  onlySilent: string
  condition: string
  since: string
  orEarlier: string
  qualifiers: Record<LeadQualifier['kind'], string>
  /** Behind “stale”: `{day}`. */
  lastHeard: string
  words: Record<LevelWord, string>
  sideWords: Record<Side, string>
  absences: Record<Absence, string>
  passages: string
  divided: string
  /** Of an organisation, of a person, and within a sentence about several topics. */
  turnedItself: Counted
  turned: Counted
  notEstablished: string
  takenBack: string
  moreTopics: Counted
  letters: Counted
  people: Counted
  units: Counted
  by: string
  coded: Counted
  /** `{topic}`: the beginning of a sum. */
  onTopic: string
  /** `{total}`: behind the first number of a sum. */
  ofVoices: string
  standings: Record<Standing, Counted>
  /** The same with `{object}`, of the side that is named first. */
  firstSides: Record<'supports' | 'opposes', Counted>
  /** `{name}`, `{since}`: what somebody has done for some time, of what the sum named before. */
  lasting: Record<LevelWord, string>
  lastingCondition: string
  others: Counted
  movedFurthest: Counted
  movedInMonth: string
  unheard: Counted
}

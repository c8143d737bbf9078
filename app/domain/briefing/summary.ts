import { levels } from '../level.ts'
import { joinPhrasesWithAnd, type Phrase } from './phrases.ts'
import { oneLetterQualifier } from '../method-v2/qualifiers.ts'
import { phraseSide } from '../topic-sides.ts'
import { nameWithState, type Topic } from '../topics.ts'
import type { StanceText } from '../stance-text.ts'
import { describeMissingWord } from './actor-stance.ts'

/** What the summary of one actor is made of: each topic's stance and the sources that carry weight in it. */
export type StanceSummary = {
  topic: Pick<Topic, 'name' | 'proposition' | 'sides' | 'closedAt'>
  stance: StanceText
  cites: number[]
}

/** Documents are in English so far. */
const documentLanguage = 'en'

type Clause = {
  word: StanceText['word']
  /** `strongly supports`, also of who opposes: the short form of their side says what they support. */
  verb: string
  conditional: boolean
  hedge: string
  stances: Named[]
}

/** A stance with what it is about, as its sentence names that. */
type Named = StanceSummary & { object: string }

/**
 * One or two sentences on where an actor stands, or several of whom the same is told, made of nothing but the computed
 * stances: topics with the same word and the same reservations together, from "strongly supports" to "strongly
 * opposes", then what is not known.
 */
export function writeSummary(
  subject: { name: string; plural: boolean },
  stances: readonly StanceSummary[],
): Phrase[] {
  const stated = stances.filter(({ stance }) => stance.now !== null)
  const unknown = stances.filter(({ stance }) => stance.now === null)
  if (!stated.length)
    return [
      {
        words:
          `There is not enough evidence to say where ${subject.name} ` +
          `${subject.plural ? 'stand' : 'stands'} on `,
      },
      ...listUnknownTopics(unknown),
      { words: '.' },
    ]
  const eachOnOneLetter = stated.every(({ stance }) =>
    stance.qualifiers.includes(oneLetterQualifier),
  )
  const letters = new Set(stated.flatMap(({ cites }) => cites)).size
  const lead = !eachOnOneLetter
    ? ''
    : letters === 1
      ? 'On the evidence of one letter, '
      : 'On the evidence of one letter for each topic, '
  const clauses = groupIntoClauses(stated, eachOnOneLetter)
  const joined = clauses.length > 2 ? '; ' : ', '
  const clausePhrases = clauses.flatMap((clause, index): Phrase[] => [
    ...(index === 0 ? [] : [{ words: `${joined}${index === clauses.length - 1 ? 'and ' : ''}` }]),
    ...writeClause(clause, subject.plural),
  ])
  const rest = unknown.length
    ? [
        { words: ' There is not enough evidence on ' },
        ...listUnknownTopics(unknown),
        { words: '.' },
      ]
    : []
  return [{ words: `${lead}${subject.name} ` }, ...clausePhrases, { words: '.' }, ...rest]
}

function groupIntoClauses(stated: readonly StanceSummary[], eachOnOneLetter: boolean): Clause[] {
  const clauses = new Map<string, Clause>()
  for (const summarised of stated) {
    const { word, conditional } = summarised.stance
    const hedge = listHedges(summarised.stance, eachOnOneLetter).join(', ')
    const phrase = phraseSide(word, summarised.topic, documentLanguage)
    const verb = phrase?.verb ?? 'is mixed'
    const named = { ...summarised, object: phrase?.object ?? nameWithState(summarised.topic) }
    const key = `${word}|${verb}|${conditional}|${hedge}`
    const clause = clauses.get(key)
    if (clause) clause.stances.push(named)
    else clauses.set(key, { word, verb, conditional, hedge, stances: [named] })
  }
  const place = ({ word }: Clause) => levels.findIndex((row) => row.word === word)
  return [...clauses.values()].sort((a, b) => place(b) - place(a))
}

function listHedges(stance: StanceText, eachOnOneLetter: boolean): string[] {
  const qualifiers = stance.qualifiers.filter(
    (qualifier) => !(eachOnOneLetter && qualifier === oneLetterQualifier),
  )
  // The record is told where it says something else than the word does.
  const differs = stance.recordWord !== stance.word || stance.recordText?.endsWith('divided')
  return [...qualifiers, ...(differs && stance.recordText ? [stance.recordText] : [])]
}

/** `supports, on condition, a ban and its enforcement (divided)`; a mixed stance has no side of a topic. */
function writeClause({ verb, conditional, hedge, stances }: Clause, plural: boolean): Phrase[] {
  const objects = joinPhrasesWithAnd(stances.map(({ object, cites }) => ({ words: object, cites })))
  const mixed = verb === 'is mixed'
  return [
    { words: `${conjugate(verb, plural)}${conditional ? ', on condition' : ''}`, strong: true },
    { words: `${conditional ? ', ' : ' '}${mixed ? 'on ' : ''}` },
    ...objects,
    ...(hedge ? [{ words: ` (${hedge})` }] : []),
  ]
}

/** `strongly supports`, `strongly support`, `is mixed`, `are mixed`. */
function conjugate(verb: string, plural: boolean): string {
  if (!plural) return verb
  return verb === 'is mixed' ? 'are mixed' : verb.replace(/s$/, '')
}

function listUnknownTopics(stances: readonly StanceSummary[]): Phrase[] {
  return joinPhrasesWithAnd(
    stances.map(({ topic, stance, cites }) => ({
      words: `${nameWithState(topic)} (${describeMissingWord(stance)})`,
      cites,
    })),
    ', ',
    ' or ',
  )
}

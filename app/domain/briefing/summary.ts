import { levels } from '../level.ts'
import { listed, listedWords, type Phrase } from './phrases.ts'
import type { StanceSaid } from './standing.ts'

/** What the summary of one actor is made of: each topic's stance and the sources that carry weight in it. */
export type Found = { topic: string; stance: StanceSaid; cites: number[] }

type Clause = { word: StanceSaid['word']; conditional: boolean; hedge: string; found: Found[] }

/**
 * One or two sentences on where an actor stands, made of nothing but the computed stances: topics with the same word
 * and the same reservations together, from "strongly supports" to "strongly opposes", then what is not known.
 */
export function summaryOf(name: string, found: readonly Found[]): Phrase[] {
  const stated = found.filter(({ stance }) => stance.weighted !== null)
  const unknown = found.filter(({ stance }) => stance.weighted === null)
  if (!stated.length)
    return [
      { words: `There is not enough evidence to say where ${name} stands on ` },
      ...unknownTopics(unknown),
      { words: '.' },
    ]
  const allOne = stated.every(({ stance }) => stance.oneLetter)
  const letters = new Set(stated.flatMap(({ cites }) => cites)).size
  const lead = !allOne
    ? ''
    : letters === 1
      ? 'On the evidence of one letter, '
      : 'On the evidence of one letter for each topic, '
  const clauses = clausesOf(stated, allOne)
  const joined = clauses.length > 2 ? '; ' : ', '
  const told = clauses.flatMap((clause, index): Phrase[] => [
    ...(index === 0 ? [] : [{ words: `${joined}${index === clauses.length - 1 ? 'and ' : ''}` }]),
    ...sayClause(clause),
  ])
  const rest = unknown.length
    ? [{ words: ' There is not enough evidence on ' }, ...unknownTopics(unknown), { words: '.' }]
    : []
  return [{ words: `${lead}${name} ` }, ...told, { words: '.' }, ...rest]
}

function clausesOf(stated: readonly Found[], allOne: boolean): Clause[] {
  const clauses = new Map<string, Clause>()
  for (const found of stated) {
    const { word, conditional } = found.stance
    const hedge = hedgesOf(found.stance, allOne).join(', ')
    const key = `${word}|${conditional}|${hedge}`
    const clause = clauses.get(key)
    if (clause) clause.found.push(found)
    else clauses.set(key, { word, conditional, hedge, found: [found] })
  }
  const place = ({ word }: Clause) => levels.findIndex((row) => row.word === word)
  return [...clauses.values()].sort((a, b) => place(b) - place(a))
}

function hedgesOf(stance: StanceSaid, allOne: boolean): string[] {
  return [
    stance.oneLetter && !allOne ? 'on the evidence of one letter' : null,
    stance.divided ? 'divided' : null,
    stance.capped ? 'a third or more of what was asked unanswered' : null,
    stance.stale ? `stale: newest letter ${stance.last}` : null,
  ].filter((hedge) => hedge !== null)
}

/** `supports, on condition, the propositions on A and B (divided)`; a mixed stance has no side of a proposition. */
function sayClause({ word, conditional, hedge, found }: Clause): Phrase[] {
  const topics = listed(found.map(({ topic, cites }) => ({ words: topic, cites })))
  const mixed = word === 'mixed'
  const verb = `${mixed ? 'is mixed' : word}${conditional ? ', on condition' : ''}`
  const what = mixed ? 'on ' : found.length > 1 ? 'the propositions on ' : 'the proposition on '
  return [
    { words: verb, strong: true },
    { words: `${conditional ? ', ' : ' '}${what}` },
    ...topics,
    ...(hedge ? [{ words: ` (${hedge})` }] : []),
  ]
}

function unknownTopics(found: readonly Found[]): Phrase[] {
  return listed(
    found.map(({ topic, stance, cites }) => ({ words: `${topic}${reservation(stance)}`, cites })),
    ', ',
    ' or ',
  )
}

function reservation(stance: StanceSaid): string {
  if (stance.latest !== null) return ` (newest letter ${stance.last}, too old to weigh)`
  return stance.qualifiers.length ? ` (${listedWords(stance.qualifiers)})` : ''
}

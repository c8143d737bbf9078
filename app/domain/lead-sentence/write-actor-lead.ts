import type { ActorLead, StanceFact } from './actor-lead.ts'
import { chooseObject, findLanguage, writeDay, writeNumber } from './grammar.ts'
import type { SideLanguage } from '../topic-sides.ts'
import type { LeadLanguage } from './languages/language.ts'
import {
  fillPhrase,
  joinSegments,
  capitaliseSegments,
  ownWords,
  type LeadSegment,
} from './segments.ts'
import {
  turnedWords,
  writeAsOf,
  writeCoded,
  writeCounted,
  writeLetters,
  writeName,
  writeQualifiers,
  writeTurns,
  type LeadActors,
} from './write-clauses.ts'

/** A first sentence, and the line of what it rests on; the two stand together wherever either does. */
export type LeadText = { language: SideLanguage; sentence: LeadSegment[]; basis: LeadSegment[] }

/** `European Commission opposes …, since 11 May 2022; it turned once; 9 letters by 3 people.` */
export function writeActorLead(lead: ActorLead, actors: LeadActors, code: SideLanguage): LeadText {
  const language = findLanguage(code)
  const { semicolon } = language
  const [only, ...more] = lead.stances
  const clauses = more.length
    ? lead.stances.map((stance) => writeTopicClause(language, stance))
    : [writeStance(language, only!), ...writeTurnsAlone(language, only!, lead, actors)]
  const rest = lead.moreTopics
    ? fillPhrase(writeCounted(language, language.moreTopics, lead.moreTopics), {}, lead.proof)
    : []
  const letters = fillPhrase(writeLetters(language, lead, actors), {}, lead.proof)
  return {
    language: code,
    sentence: capitaliseSegments([
      ...writeAsOf(language, lead.days, lead.proof, language.beforeName),
      ...writeName(language, actors, [lead.actorId]),
      { text: ' ', proof: null },
      ...joinSegments(
        [...clauses, rest, letters].filter((clause) => clause.length),
        semicolon,
      ),
      { text: '.', proof: null },
    ]),
    basis: capitaliseSegments([
      ...fillPhrase(writeCoded(language, lead.coded, lead.letters), {}, lead.proof),
      { text: '.', proof: null },
    ]),
  }
}

function writeTurnsAlone(
  language: LeadLanguage,
  { turns }: StanceFact,
  { actorId }: ActorLead,
  actors: LeadActors,
): LeadSegment[][] {
  const isPerson = actors.get(actorId)?.kind === 'person'
  const written = writeTurns(language, turns, isPerson ? language.turned : language.turnedItself)
  return written ? [written] : []
}

/** One of several topics: `opposes …, since 11 May 2022, turned once`. */
function writeTopicClause(language: LeadLanguage, stance: StanceFact): LeadSegment[] {
  const turns = writeTurns(language, stance.turns, language.turned)
  const said = writeStance(language, stance)
  return turns ? joinSegments([said, turns], language.comma) : said
}

/** `opposes, on condition, … (stale, last heard 29 Oct 2020), since 11 May 2022`. */
function writeStance(language: LeadLanguage, stance: StanceFact): LeadSegment[] {
  const qualifiers = writeQualifiers(language, stance)
  return [
    ...fillPhrase(
      `${choosePredicate(language, stance)}{qualifiers}`,
      {
        ...fillPredicate(language, stance),
        qualifiers,
      },
      stance.proof,
    ),
    ...writeSince(language, stance),
  ]
}

function choosePredicate(language: LeadLanguage, { word, topic }: StanceFact): string {
  if (!word) return language.onlySilent
  const { turned } = chooseObject(language, topic, word.endsWith('opposes'))
  return language.predicates[turned ? turnedWords[word] : word]
}

function fillPredicate(language: LeadLanguage, { word, conditional, topic, coded }: StanceFact) {
  if (!word)
    return {
      topic: ownWords(topic.name),
      silences: [...coded]
        .map(([value, n]) => `${writeNumber(language, n)} ${language.absences[value as 'evaded']}`)
        .join(language.comma),
    }
  return {
    object: chooseObject(language, topic, word.endsWith('opposes')).object,
    condition: conditional ? language.condition : '',
  }
}

function writeSince(language: LeadLanguage, { since }: StanceFact): LeadSegment[] {
  if (!since) return []
  const day = writeSinceDay(language, since)
  const [joint, words] = splitAfterComma(language.since)
  return [{ text: joint, proof: null }, ...fillPhrase(words, { day }, since.proof)]
}

/** `11 May 2022`, `29 Oct 2020 or earlier`. */
export function writeSinceDay(
  language: LeadLanguage,
  { day, orEarlier }: NonNullable<StanceFact['since']>,
): string {
  const written = writeDay(language, day)
  return orEarlier ? language.orEarlier.replace('{day}', written) : written
}

/** The comma joins clauses and proves nothing. */
function splitAfterComma(phrase: string): [string, string] {
  const comma = /^, /.exec(phrase)?.[0] ?? ''
  return [comma, phrase.slice(comma.length)]
}

import { fadingMonths } from '../evidence-age.ts'
import type { SideLanguage } from '../topic-sides.ts'
import { chooseObject, choosePhrase, findLanguage, writeMonth, writeNumber } from './grammar.ts'
import type { LeadLanguage } from './languages/language.ts'
import {
  capitaliseSegments,
  fillPhrase,
  joinSegments,
  ownWords,
  type LeadSegment,
} from './segments.ts'
import type { TopicLead } from './topic-lead.ts'
import { writeSinceDay, type LeadText } from './write-actor-lead.ts'
import {
  writeAsOf,
  writeCoded,
  writeCounted,
  writeName,
  writeQualifiers,
  type LeadActors,
} from './write-clauses.ts'

/** As many names as a sentence gives of those that moved equally far; of more it tells how many they are. */
const maxNames = 2

/** `On Encryption, 12 of 21 voices support …, 7 oppose it and 2 are mixed. European Commission has …` */
export function writeTopicLead(lead: TopicLead, actors: LeadActors, code: SideLanguage): LeadText {
  const language = findLanguage(code)
  const more = [
    writeLoudest(language, lead, actors),
    writeMoved(language, lead, actors),
    writeUnheard(language, lead),
  ].filter((clause) => clause.length)
  const end: LeadSegment = { text: '.', proof: null }
  return {
    language: code,
    sentence: capitaliseSegments([
      ...writeAsOf(language, lead.days, lead.proof, language.beforeTopic),
      ...writeSum(language, lead),
      end,
      ...(more.length
        ? [
            { text: ' ', proof: null },
            ...capitaliseSegments(joinSegments(more, language.semicolon)),
            end,
          ]
        : []),
    ]),
    basis: [
      ...fillPhrase(
        writeCounted(language, language.letters, lead.letters) +
          language.comma +
          writeCoded(language, lead.coded, lead.letters),
        {},
        lead.proof,
      ),
      end,
    ],
  }
}

/** The first side says of how many voices and of what; the sides that follow refer to it. */
function writeSum(language: LeadLanguage, lead: TopicLead): LeadSegment[] {
  const clauses = lead.sides.map(({ standing, voices, proof }, index) => {
    const isFirstSide = index === 0 && (standing === 'supports' || standing === 'opposes')
    const phrases = isFirstSide ? language.firstSides[standing] : language.standings[standing]
    const n = writeNumber(language, voices)
    const total = language.ofVoices.replace('{total}', writeNumber(language, lead.voices))
    const phrase = choosePhrase(language, phrases, voices)
    return fillPhrase(
      index === 0 ? phrase.replace('{n}\u00a0', `${n}${total} `) : phrase.replace('{n}', n),
      { object: chooseObject(language, lead.topic).object },
      proof,
    )
  })
  const joined = joinSegments(clauses, language.comma, language.and)
  const opening = lead.days.why ? lowerFirst(language.onTopic) : language.onTopic
  return [...fillPhrase(opening, { topic: ownWords(lead.topic.name) }), ...joined]
}

/** Behind the as-of day the sentence goes on. */
function lowerFirst(phrase: string): string {
  return phrase.charAt(0).toLowerCase() + phrase.slice(1)
}

function writeLoudest(
  language: LeadLanguage,
  { loudest }: TopicLead,
  actors: LeadActors,
): LeadSegment[] {
  const stance = loudest?.stance
  if (!stance?.word || !stance.since) return []
  const condition = stance.conditional ? language.lastingCondition : ''
  return fillPhrase(
    `${language.lasting[stance.word]}{qualifiers}`,
    {
      name: writeName(language, actors, loudest!.actorIds),
      condition,
      since: writeSinceDay(language, stance.since),
      qualifiers: writeQualifiers(language, stance),
    },
    stance.since.proof,
  )
}

function writeMoved(
  language: LeadLanguage,
  { moved }: TopicLead,
  actors: LeadActors,
): LeadSegment[] {
  if (!moved) return []
  const names = moved.voices.map(({ actorIds }) => writeName(language, actors, actorIds))
  const who =
    names.length > maxNames
      ? writeNumber(language, names.length)
      : joinSegments(names, language.and)
  const month = moved.day
    ? language.movedInMonth.replace('{month}', writeMonth(language, moved.day))
    : ''
  const remark = moved.established ? '' : ` (${language.notEstablished})`
  const phrase = writeCounted(language, language.movedFurthest, names.length)
  return fillPhrase(`${phrase}{month}{remark}`, { names: who, month, remark }, moved.proof)
}

function writeUnheard(language: LeadLanguage, { unheard }: TopicLead): LeadSegment[] {
  if (!unheard) return []
  const phrase = writeCounted(language, language.unheard, unheard.voices)
  return fillPhrase(phrase, { months: String(fadingMonths) }, unheard.proof)
}

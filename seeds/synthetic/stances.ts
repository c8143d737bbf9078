import { absences, isLevel, type Absence, type Level } from '#app/domain/level.ts'
import { makeChance, fillSentence, toSentenceCase, type Chance } from './chance.ts'
import { topicPhrases } from './codebook.ts'
import { openingFrames, hearsay, silences, phraseWords } from './phrases.ts'

/** What one passage says, in words and as it is coded; `topic` is a place in the codebook. */
export type SyntheticStatement = {
  topic: number
  level: Level | null
  absence: Absence | null
  condition: string | null
  reported: boolean
  words: string
}

/** A statement about a topic from somebody who leans to `lean` (−2 to 2): about 8 % silences and 3 % hearsay. */
export function makeStatement(
  topic: number,
  lean: number,
  about: string | null,
  choose: Chance,
): SyntheticStatement {
  const { topic: codedTopic, clauses, conditions } = topicPhrases[topic]!
  if (!about && choose.yes(0.082)) {
    const { absence } = choose.pick(absences)
    return {
      topic,
      level: null,
      absence,
      condition: null,
      reported: false,
      words: fillSentence(
        choose.pick(silences[absence]),
        { ...phraseWords, topic: [codedTopic.name.toLowerCase()] },
        choose,
      ),
    }
  }
  const level = chooseLevelNear(lean + (choose.next() + choose.next() - 1) * 1.4)
  const clause = fillSentence(choose.pick(clauses[level]), phraseWords, choose)
  const condition =
    !about && choose.yes(0.1) ? fillSentence(choose.pick(conditions), phraseWords, choose) : null
  const sentence = fillSentence(
    about ? choose.pick(hearsay) : choose.pick(openingFrames),
    { ...phraseWords, said: [condition ? `${clause}, ${condition}` : clause] },
    choose,
  )
  return {
    topic,
    level,
    absence: null,
    condition,
    reported: about !== null,
    words: about ? `${about} has a view of its own. ${sentence}` : toSentenceCase(sentence),
  }
}

/** Where an organisation leans on a topic on a day: most keep their course, some turn once. */
export function computeLean(
  organisation: number,
  topic: number,
  day: number,
  seed: number,
): number {
  const choose = makeChance(seed, 2, organisation, topic)
  const [before, after, turn] = [
    choose.next() * 4 - 2,
    choose.next() * 4 - 2,
    choose.between(17_300, 20_500),
  ]
  return choose.yes(0.3) && day >= turn ? after : before
}

function chooseLevelNear(lean: number): Level {
  const nearest = Math.max(-2, Math.min(2, Math.round(lean))) || 0
  if (!isLevel(nearest)) throw new Error(`${nearest} is not on the scale.`)
  return nearest
}

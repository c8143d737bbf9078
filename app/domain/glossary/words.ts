import { describeMeanRange, levels } from '../level.ts'
import { daysUntilStale } from '../evidence-age.ts'
import { longestContradictionDays } from '../method-v2/contradictions.ts'
import { daysToTakeBack } from '../method-v2/moves.ts'
import { lettersForInterval } from '../method-v2/stance-record.ts'
import { dividedBelowConsensus } from '../stance.ts'

/** A word of the product or of its method, with what it means in one sentence. */
export type Definition = {
  id: string
  name: string
  says: string
  /** How screens say it: longer ones are looked for first. */
  phrases: readonly string[]
}

export const methodWords: readonly Omit<Definition, 'id'>[] = [
  {
    name: 'level',
    says: 'How far a position goes, from −2, strongly opposes, to +2, strongly supports; 0 is mixed.',
    phrases: ['level', 'levels'],
  },
  ...levels.map(({ word }) => ({
    name: word,
    says: `The word of a level, and of means of ${describeMeanRange(word)}.`,
    phrases: [word],
  })),
  {
    name: 'evaded',
    says: 'Was asked and answered something else: an absence, which is never a 0.',
    phrases: ['evaded'],
  },
  {
    name: 'withheld',
    says: 'Was asked, and the answer is redacted or refused: an absence, which is never a 0.',
    phrases: ['withheld'],
  },
  {
    name: 'no position',
    says: 'Says that there is no position: an answer, and never a 0.',
    phrases: ['no position'],
  },
  {
    name: 'conditional',
    says: 'The level depends on a condition, whose own words are kept with the quote.',
    phrases: ['conditional'],
  },
  {
    name: 'reported',
    says: 'What a letter says that somebody else thinks: shown, and never counted.',
    phrases: ['reported'],
  },
  {
    name: 'recorded',
    says: 'The quote is a row of a table in words, such as a vote; it is never cited as a quotation.',
    phrases: ['recorded'],
  },
  {
    name: 'stance',
    says: 'Where an actor stands on a topic as of a day: what the positions that count come to.',
    phrases: ['stance', 'stances'],
  },
  {
    name: 'as of',
    says: 'The day up to which letters count: today, or that of the newest letter where the last two years have none.',
    phrases: ['as of', 'as-of day'],
  },
  {
    name: 'now',
    says: 'The word of the newest day with a level: the mean of that day’s letters.',
    phrases: ['now'],
  },
  {
    name: 'record',
    says: 'Every letter once, by its word, weighed by its age.',
    phrases: ['record'],
  },
  {
    name: 'weight',
    says: 'What a letter’s age leaves of it in the record: 1 up to two years, then less, 0 from five years on.',
    phrases: ['weight', 'too old to weigh'],
  },
  {
    name: 'since',
    says: 'The first day of the unbroken stretch of days on the same side; “or earlier” where it is the first day known.',
    phrases: ['since', 'or earlier'],
  },
  {
    name: 'one letter',
    says: 'There is one letter ever, so nothing says whether the stance lasted.',
    phrases: ['one letter'],
  },
  {
    name: 'only silence',
    says: 'There are letters, and in none of them a level: they evade, withhold, or say that there is no position.',
    phrases: ['only silence'],
  },
  {
    name: 'no letter',
    says: 'No letter of theirs says anything on the topic.',
    phrases: ['no letter'],
  },
  {
    name: 'says both',
    says: 'The newest day holds levels on opposite sides, two or more apart.',
    phrases: ['says both'],
  },
  {
    name: 'unanswered',
    says: 'How much of what was asked in the last five years was evaded or withheld.',
    phrases: ['unanswered'],
  },
  {
    name: 'capped',
    says: 'A third or more of what was asked in the last five years went unanswered, so “strongly” is left out.',
    phrases: ['capped'],
  },
  {
    name: 'stale',
    says: `The newest level is more than ${daysUntilStale} days old, which is two years.`,
    phrases: ['stale'],
  },
  {
    name: 'order uncertain',
    says: 'One of two letters that differ is dated by an interval, so that nobody knows which of them came first.',
    phrases: ['order uncertain'],
  },
  {
    name: 'since then',
    says: 'After the newest level a letter evades, withholds, or says that there is no position, on the day named.',
    phrases: ['since then'],
  },
  {
    name: 'coders differ',
    says: 'Two coders read a passage differently; the earlier reading counts until somebody settles it.',
    phrases: ['coders differ'],
  },
  {
    name: 'changed',
    says: 'Now and the record lie 1 or more apart, or on opposite sides.',
    phrases: ['changed'],
  },
  {
    name: 'most members',
    says: 'Half or more of its people whose word is not stale stand on another side than the organisation’s newest word.',
    phrases: ['most members'],
  },
  {
    name: 'belonging uncertain',
    says: 'The letter’s days cross the beginning or the end of an affiliation, so it may not count for the organisation.',
    phrases: ['belonging uncertain'],
  },
  {
    name: 'to re-check',
    says: 'The topic came to mean something else after this was coded, and nobody has looked again; it goes on counting.',
    phrases: ['to re-check'],
  },
  {
    name: 'not counted yet',
    says: 'Its letter is dated after the day that is looked at.',
    phrases: ['not counted yet'],
  },
  {
    name: 'divided',
    says: `The letters of the record disagree: their consensus is below ${dividedBelowConsensus}.`,
    phrases: ['divided'],
  },
  {
    name: 'consensus',
    says: 'How far the letters that weigh agree: 1 where all say the same, 0 where they are halved between the ends.',
    phrases: ['consensus'],
  },
  {
    name: 'cohesion',
    says: 'How far the people who spoke for an organisation agree: the consensus of where each of them stands now.',
    phrases: ['cohesion'],
  },
  {
    name: 'interval',
    says: `Where the record’s mean lies in 95 of 100 draws of its letters; below ${lettersForInterval} letters the range of their words.`,
    phrases: ['95 % interval', 'range'],
  },
  {
    name: 'speaker',
    says: 'Whoever says something for an actor in one letter: a person, a unit, or several jointly.',
    phrases: ['speaker', 'speakers'],
  },
  {
    name: 'voice',
    says: 'What sums count once: an organisation with its people, or the signatories of one joint letter.',
    phrases: ['voice', 'voices'],
  },
  {
    name: 'move',
    says: 'A dated change by 1 or more, or to the other side: a turn, a change of tone, or a step.',
    phrases: ['move', 'moves'],
  },
  {
    name: 'turn',
    says: 'A move to the other side than the last one held.',
    phrases: ['turn', 'turned'],
  },
  {
    name: 'step',
    says: 'A move to or from the middle.',
    phrases: ['step'],
  },
  {
    name: 'change of tone',
    says: 'A move within one side.',
    phrases: ['change of tone'],
  },
  {
    name: 'established',
    says: 'Letters of two days or more hold the word that it left, and as many the word that it came to.',
    phrases: ['established'],
  },
  {
    name: 'once so far',
    says: 'The word that it left, or the one that it came to, rests on the letters of one day alone.',
    phrases: ['once so far'],
  },
  {
    name: 'taken back',
    says: `The next move leads back, to less than 1 from where it came from, within ${daysToTakeBack} days.`,
    phrases: ['taken back'],
  },
  {
    name: 'another signatory speaks',
    says: 'Nobody who spoke before the move went that way, so it may be somebody else’s word.',
    phrases: ['another signatory speaks'],
  },
  {
    name: 'contradiction',
    says: `Levels two or more apart and on opposite sides, at most ${longestContradictionDays} days apart.`,
    phrases: ['contradiction', 'contradictions'],
  },
  {
    name: 'agreement',
    says: 'How far several coders gave the same passages the same levels (Krippendorff’s alpha).',
    phrases: ['agreement'],
  },
  {
    name: 'alignment',
    says: 'How near two actors stand, over the topics on which both have a word that is not stale.',
    phrases: ['alignment'],
  },
]

import { daysUntilStale } from './evidence-age.ts'
import { longestContradictionDays } from './method-v2/contradictions.ts'
import { daysToTakeBack } from './method-v2/moves.ts'
import { lettersForInterval } from './method-v2/stance-record.ts'
import { dividedBelowConsensus } from './stance.ts'

/** The rules of the method in their order: how the code calls each, its name, and what it says. */
export const methodRules = [
  {
    rule: 'what counts',
    name: 'What counts',
    says:
      'Positions that are approved and not withdrawn, dated not later than the as-of day. A ' +
      'letter whose date is an interval counts from its last day, but not later than the day on ' +
      'which it was received or, where that is not known, added. What is dated later is listed as ' +
      'not counted yet. What a letter reports about somebody else is shown and never counted.',
  },
  {
    rule: 'pieces',
    name: 'One passage, one piece',
    says:
      'Positions on the same passage by different coders, or from different packages or tables, ' +
      'are one piece: the earliest stored counts until the difference is settled, and the stance ' +
      'says “coders differ”. Passages are the same where they overlap by half of the shorter one. ' +
      'After that the same level or absence of the same speaker in the same letter counts once.',
  },
  {
    rule: 'words of letters',
    name: 'A letter’s word and a day’s word',
    says:
      'A letter’s word is the mean over its speakers, each by the mean of their levels; a day’s ' +
      'word is the mean of its letters’ words.',
  },
  {
    rule: 'now',
    name: 'Now',
    says:
      'The newest day’s word: the headline everywhere. “Since” is the first day of the unbroken ' +
      'stretch of days on the same side, “or earlier” where it is the first day known. ' +
      `“Stale” when more than ${daysUntilStale} days old, “order uncertain” when the newest letter is ` +
      'dated by an interval and another, 1 or more away, may be later, “since then: evaded” when ' +
      'an absence is newer.',
  },
  {
    rule: 'record',
    name: 'The record',
    says:
      'Each letter once, by its word, weighed by its age in years of 365.25 days at the as-of day: ' +
      '1 up to two years, (5 − age) / 3 between two and five, 0 from five years on.',
  },
  {
    rule: 'words',
    name: 'Words',
    says:
      'Follow now and the record, as the table below says. Without any level the word is “only ' +
      'silence”, with counts, or “no letter”. “One letter”, “says both” (the newest day holds ' +
      'opposite sides), “a of b unanswered” and “changed” (now and record lie 1 or more apart) ' +
      'belong to the word wherever it stands. “Capped”: a third or more of what was asked in the ' +
      'last five years is evaded or withheld; then “strongly” is left out.',
  },
  {
    rule: 'consensus',
    name: 'Consensus and interval',
    says:
      'Tastle and Wierman’s consensus, over the scale’s range of 4, of the letters that carry ' +
      `weight, each equally: below ${dividedBelowConsensus} the record is divided. From ` +
      `${lettersForInterval} letters on the interval is the middle 95 % of 1,000 means over letters ` +
      'drawn with replacement from a fixed seed; below that the range.',
  },
  {
    rule: 'organisations',
    name: 'Organisations',
    says:
      'Count what their people and units said while affiliated in a way that counts, on the ' +
      'letter’s last possible day. Beside the stance stand how many spoke, on which side they ' +
      'stand now, and their cohesion; where half or more stand on another side, “most members”.',
  },
  {
    rule: 'moves',
    name: 'Moves',
    says:
      'The days in order form runs: a day begins the next one when its word lies 1 or more from ' +
      'that of the run’s first day, or on the other side than the last one held. To the other side ' +
      'is a turn, within one side a change of tone, the rest are steps. For an organisation one ' +
      'author must have gone that way; otherwise another signatory speaks. Established by letters ' +
      'of two days before and after; taken back where the next move leads back within ' +
      `${daysToTakeBack} days.`,
  },
  {
    rule: 'contradictions',
    name: 'Contradictions',
    says:
      'Levels two or more apart and on opposite sides, on one day or on the nearest two days that ' +
      `have a side, at most ${longestContradictionDays} days apart. Where no author stands at both ends, members ` +
      'differ.',
  },
  {
    rule: 'as-of day',
    name: 'As-of day',
    says:
      'Today; where there is no evidence of the last two years, the day of the newest letter, and ' +
      'what is stale is judged by today.',
  },
  {
    rule: 'agreement',
    name: 'Agreement',
    says:
      'Between coders: Krippendorff’s alpha for ordinal levels, with the units and coders it ' +
      'rests on; “no variation” where it is undefined.',
  },
  {
    rule: 'alignment',
    name: 'Alignment',
    says:
      'Of two actors: the mean, over the topics on which both have a word that is not stale, of 1 − ' +
      '|difference of now| / 4, with the number of topics.',
  },
] as const

export type MethodRule = (typeof methodRules)[number]['rule']

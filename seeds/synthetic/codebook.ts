import { parseStoredDate } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import type { NewMilestone, NewTopic } from '#db/statements/insert-codebook.ts'

/** What is said on a topic: clauses by level, conditions that limit them, and the ways not to answer. */
type TopicPhrases = {
  topic: NewTopic
  clauses: Record<Level, readonly string[]>
  conditions: readonly string[]
}

const encryption: TopicPhrases = {
  topic: {
    name: 'Encryption',
    proposition:
      'The confidentiality of encrypted messages should be protected without exceptions.',
    anchors: {
      '2': 'Wants every exception ruled out by law.',
      '1': 'Speaks for strong encryption and asks for no exception.',
      '0': 'Weighs both sides without choosing.',
      '-1': 'Works towards access in some cases.',
      '-2': 'Wants access to be mandatory.',
    },
  },
  clauses: {
    '2': [
      'no law may require {service} to open encrypted messages for anybody',
      'the secrecy of encrypted messages has to be written into the law without a single exception',
      'every door that is built into encryption will be found by those whom it should keep out, and none must be built',
    ],
    '1': [
      'strong encryption keeps {people} safe and deserves support',
      'encryption as {service} offer it today should stay as it is',
      'the trust that {people} place in encrypted messages is worth keeping',
    ],
    '0': [
      'encryption protects {people} and at the same time makes the work of {authority} harder',
      'both the secrecy of messages and the work of {authority} have to be given their due',
      'neither an open door nor a closed one answers the question that encryption puts to us',
    ],
    '-1': [
      '{authority} should be able to read encrypted messages where a court has asked for it',
      'ways to look for known material in encrypted messages should be tried out with {service}',
      'encryption should not be the reason why an investigation ends at its first step',
    ],
    '-2': [
      '{service} must be obliged to make encrypted messages readable for {authority}',
      'a right to encryption without lawful access would leave {people} without protection',
      'no service should be offered whose messages {authority} cannot open',
    ],
  },
  conditions: [
    'provided that {authority} keep access where the law gives it to them',
    'as long as an independent court has agreed beforehand',
    'on the condition that the design is published and tested by others',
  ],
}

const detection: TopicPhrases = {
  topic: {
    name: 'Voluntary detection',
    proposition:
      'Providers should be free to look for illegal material on their services of their own accord.',
    anchors: {
      '2': 'Calls it indispensable and wants it secured.',
      '1': 'Says that it helps or should go on.',
      '0': 'Weighs both sides without choosing.',
      '-1': 'Doubts that it is lawful or useful.',
      '-2': 'Wants it ended.',
    },
  },
  clauses: {
    '2': [
      'what {service} find of their own accord is indispensable and needs a firm basis in law',
      'a single month without voluntary detection would be one month too many',
      'voluntary detection must go on without new limits',
    ],
    '1': [
      'voluntary detection by {service} has helped {authority} in many cases',
      'it makes sense to let {service} go on with what they do already',
      'the reports that {service} send in are useful',
    ],
    '0': [
      'voluntary detection finds much and also reports many who did nothing',
      'the use of voluntary detection and the price that {people} pay for it have to be looked at together',
      'the figures on voluntary detection allow more than one reading',
    ],
    '-1': [
      'it is doubtful whether voluntary detection by {service} stands on lawful ground',
      'too many reports are wrong for voluntary detection to be called a success',
      'voluntary detection puts every message under suspicion and should be narrowed',
    ],
    '-2': [
      'voluntary detection in private messages has to end',
      '{service} must be forbidden to search the messages of {people} without a court order',
      'no private company may be made a police force, and voluntary detection does that',
    ],
  },
  conditions: [
    'as long as each report is read by a person before it is passed on',
    'provided that {people} are told afterwards and can object',
    'if the error rates are published every year',
  ],
}

const regulation: TopicPhrases = {
  topic: {
    name: 'Interim Regulation',
    proposition:
      'The interim Regulation should be adopted and prolonged until a lasting law is in force.',
    anchors: {
      '2': 'Urges its adoption.',
      '1': 'Speaks well of it.',
      '0': 'Weighs both sides without choosing.',
      '-1': 'Criticises it.',
      '-2': 'Wants it rejected or withdrawn.',
    },
  },
  clauses: {
    '2': [
      'the interim Regulation must be adopted before {deadline}',
      'there is no time to lose, and the interim Regulation has to be voted before {deadline}',
      'without the interim Regulation {service} would have to stop overnight',
    ],
    '1': [
      'the interim Regulation is a sensible step for the time being',
      'the text that lies before us is better than no text',
      'the interim Regulation gives {service} the certainty that they ask for',
    ],
    '0': [
      'the interim Regulation answers one question and opens two others',
      'good reasons stand on either side of the interim Regulation',
      'the interim Regulation is neither the harm nor the cure that it is taken for',
    ],
    '-1': [
      'the interim Regulation leaves out the safeguards that {people} were promised',
      'a law that was meant for a few months is about to become a habit',
      'the interim Regulation was written in too much haste',
    ],
    '-2': [
      'the interim Regulation should be rejected',
      'the proposal has to be withdrawn and thought through again',
      'nobody who reads the interim Regulation closely can vote for it',
    ],
  },
  conditions: [
    'provided that it ends on a fixed day',
    'if the supervisory authorities are heard first',
    'on the condition that private conversations stay outside its scope',
  ],
}

export const topicPhrases = [encryption, detection, regulation] as const

export const milestones: NewMilestone[] = [
  {
    name: 'Interim Regulation proposed',
    label: 'Proposal',
    dated: parseStoredDate('2020-09-10'),
    source: null,
  },
  {
    name: 'Interim Regulation in force',
    label: 'In force',
    dated: parseStoredDate('2021-08-02'),
    source: null,
  },
  {
    name: 'Lasting law announced',
    label: 'Lasting law',
    dated: parseStoredDate('2022-04/2022-06', 'the second quarter, as announced'),
    source: null,
  },
]

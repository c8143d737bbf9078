import { usualAttributes } from '../actor-facts.ts'
import { actorSorts } from '../actors.ts'
import { milestoneFields } from '../milestone-form.ts'
import { milestoneHeadings } from '../plan/plan-milestones.ts'
import { normalizeHeading } from '../plan/table/sheet.ts'
import { levels } from '../level.ts'
import { registerRules, registers } from '../registers.ts'
import { sideLanguages, topicSides } from '../topic-sides.ts'
import { exampleFieldName, sideFieldName } from '../topic-wording.ts'
import { capitaliseFirst } from '../text/words.ts'

/** What the rows of a list are. */
export const listKinds = ['actors', 'topics', 'milestones'] as const
export type ListKind = (typeof listKinds)[number]

/**
 * A column that a list of some kind may have: its heading in our own files, what it means, and other headings that are
 * understood. `required`: without it no row can be read.
 */
export type ListField = {
  field: string
  heading: string
  means: string
  also: readonly string[]
  required?: true
  /** Only codebooks of other programs have it, and it never goes out. */
  foreign?: true
}

const registerAliases: Record<(typeof registers)[number], readonly string[]> = {
  transparencyRegister: ['transparency register', 'tr id', 'register id', 'eu tr'],
  parliament: ['parliament id', 'mep id', 'ep id'],
  wikidata: ['wikidata id', 'qid'],
}

/** The field of attributes that have no column of their own. */
export const otherAttributes = 'attributes'

const attributeAliases: Record<string, readonly string[]> = {
  country: ['nationality', 'member state'],
  party: ['political party', 'national party'],
  'political group': ['ep group', 'parliamentary group'],
  committee: ['committees'],
  sector: ['sectors', 'industry'],
}

const attributeFieldsOfList = [
  ...usualAttributes.map((field): ListField => ({
    field,
    heading: capitaliseFirst(field),
    means: 'with its days, where they are known: (from 2019 until 2024)',
    also: attributeAliases[field] ?? [],
  })),
  {
    field: otherAttributes,
    heading: 'Other attributes',
    means: 'each with its name: “remit: Health”, separated by semicolons',
    also: ['attributes', 'tags'],
  },
]

const actorFieldsOfList: ListField[] = [
  {
    field: 'name',
    heading: 'Name',
    means: 'what letters call the person or organisation',
    also: ['actor', 'full name', 'stakeholder', 'organisation name', 'person'],
    required: true,
  },
  {
    field: 'kind',
    heading: 'Kind',
    means: actorSorts.join(', '),
    also: ['type', 'actor kind', 'actor type'],
  },
  {
    field: 'aliases',
    heading: 'Other spellings',
    means: 'separated by semicolons',
    also: ['aliases', 'alias', 'also known as', 'aka', 'acronym', 'other names'],
  },
  {
    field: 'note',
    heading: 'Note',
    means: 'what colleagues should know',
    also: ['notes', 'remark'],
  },
  ...registers.map((register): ListField => ({
    field: register,
    heading: registerRules[register].name,
    means: 'the number there',
    also: registerAliases[register],
  })),
  ...attributeFieldsOfList,
  {
    field: 'organisation',
    heading: 'Belongs to',
    means: 'the organisation or unit; one row for each',
    also: ['organisation', 'organization', 'affiliation', 'member of', 'parent', 'employer'],
  },
  {
    field: 'role',
    heading: 'Role',
    means: 'as what, such as Head of Unit',
    also: ['function', 'position', 'office', 'capacity'],
  },
  {
    field: 'from',
    heading: 'From',
    means: 'since when',
    also: ['since', 'start', 'begin', 'start date'],
  },
  { field: 'to', heading: 'To', means: 'until when', also: ['until', 'end', 'end date'] },
  {
    field: 'proof',
    heading: 'Proof',
    means: 'the address of a letter here or of a page',
    also: ['source', 'evidence', 'url', 'link'],
  },
  {
    field: 'counts',
    heading: 'Counts',
    means: 'yes or no: whether what is said there counts for the organisation',
    also: ['counts for organisation'],
  },
  {
    field: 'id',
    heading: 'Id here',
    means: 'tells people of one name apart; comes with our own files',
    also: ['stanceline id'],
  },
]

const topicFieldsOfList: ListField[] = [
  {
    field: 'name',
    heading: 'Topic',
    means: 'one or two words',
    also: ['name', 'topic name', 'issue', 'concept'],
    required: true,
  },
  {
    field: 'proposition',
    heading: 'Proposition',
    means: 'a sentence that one can support or oppose',
    also: ['statement', 'claim'],
    required: true,
  },
  ...levels.flatMap(({ level, word }): ListField[] => [
    {
      field: String(level),
      heading: capitaliseFirst(word),
      means: 'what this level means',
      also: [`anchor ${level}`, `level ${level}`],
    },
    {
      field: exampleFieldName('example', level),
      heading: `Example of ${word}`,
      means: 'the address of a passage here that shows this level',
      also: [],
    },
    {
      field: exampleFieldName('counter', level),
      heading: `Counter-example of ${word}`,
      means: 'the address of a passage here that is easily taken for it',
      also: [],
    },
  ]),
  ...topicSides.flatMap((side) =>
    sideLanguages.map(({ language, name }): ListField => ({
      field: sideFieldName(side, language),
      heading: `Who ${side} it, ${name}`,
      means: 'a short form of this side',
      also: [],
    })),
  ),
  {
    field: 'cues',
    heading: 'Cue phrases',
    means: 'separated by semicolons',
    also: ['cues', 'keywords', 'search terms'],
  },
  {
    field: 'closed',
    heading: 'Closed',
    means: 'yes or no: whether nothing new is coded on it',
    also: ['is closed'],
  },
  {
    field: 'id',
    heading: 'Id here',
    means: 'tells a topic that has another name now; comes with our own files',
    also: ['stanceline id', 'guid'],
  },
  {
    field: 'place',
    heading: 'Where it stands',
    means: 'below which codes, in the codebook that it comes from',
    also: [],
    foreign: true,
  },
  {
    field: 'description',
    heading: 'Description there',
    means: 'what that codebook says of it, where it is no proposition',
    also: ['description'],
    foreign: true,
  },
]

const milestoneAliases: Record<(typeof milestoneFields)[number], readonly string[]> = {
  date: ['day', 'when'],
  name: ['milestone', 'event', 'title', 'what'],
  label: ['short label', 'label', 'short name'],
  basis: ['basis', 'why', 'reason'],
  source: ['source', 'url', 'link', 'source address'],
}
const milestoneMeanings: Record<(typeof milestoneFields)[number], string> = {
  date: 'a day, a month, a year or an interval',
  name: 'what happened, in a few words',
  label: 'the name where room is short',
  basis: 'what the date rests on',
  source: 'a page that says so',
}

const milestoneFieldsOfList = milestoneFields.map((field): ListField => ({
  field,
  heading: milestoneHeadings[field],
  means: milestoneMeanings[field],
  also: milestoneAliases[field],
  ...((field === 'date' || field === 'name') && { required: true }),
}))

/** The columns of each kind of list, in the order of our own files. */
export const listFields: Record<ListKind, readonly ListField[]> = {
  actors: actorFieldsOfList,
  topics: topicFieldsOfList,
  milestones: milestoneFieldsOfList,
}

/** Which field a heading names in a list of a kind; null where it is not known. */
export function findListField(kind: ListKind, heading: string): string | null {
  return headingIndex[kind].get(normalizeHeading(heading)) ?? null
}

const headingIndex = Object.fromEntries(
  listKinds.map((kind) => [
    kind,
    new Map(
      // Our own headings go before the others, also where two fields could be meant.
      [
        ...listFields[kind].flatMap(({ also, field }) => also.map((words) => [words, field])),
        ...listFields[kind].map(({ heading, field }) => [heading, field]),
      ].map(([words, field]) => [normalizeHeading(words!), field!]),
    ),
  ]),
) as Record<ListKind, Map<string, string>>

/** What a field of a list is called where somebody reads it. */
export function labelListField(kind: ListKind, field: string): string {
  return listFields[kind].find((one) => one.field === field)?.heading ?? field
}

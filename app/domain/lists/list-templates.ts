import type { ActorFact } from '../actor-facts.ts'
import { describeActorSort, type ActorRecord } from '../actors.ts'
import type { AffiliationRecord } from '../affiliations.ts'
import { toMilestoneFields } from '../milestone-form.ts'
import type { MilestoneForm } from '../milestones.ts'
import { registers } from '../registers.ts'
import { groupRowsBy } from '../collections.ts'
import { writeListAttributes } from './list-attributes.ts'
import { listFields, type ListKind } from './list-fields.ts'
import { remarkSign } from './list-table.ts'
import { toTopicCells, type ListTopic, type ListPassages } from './list-topic-cells.ts'

/** The rows of a file of a list, its headings first. */
export type ListCells = string[][]

/** Two rows of each kind that show how they are meant; what they do not say is empty. */
const examples: Record<ListKind, readonly [Record<string, string>, Record<string, string>]> = {
  actors: [
    {
      ...{ name: 'Ana Kovač', kind: 'person', aliases: 'A. Kovač; Kovač, Ana' },
      ...{ organisation: 'Directorate for Media', role: 'Director', from: '2019-12', to: '2024' },
      ...{ proof: 'https://example.org/staff', counts: 'yes', country: 'Croatia' },
      ...{ party: 'Greens (until 2019); Independent (from 2020)' },
    },
    {
      ...{ name: 'Directorate for Media', kind: 'unit', aliases: 'DG MEDIA' },
      ...{ note: 'Renamed in 2021.', wikidata: 'Q4711', organisation: 'European Commission' },
      ...{ sector: 'Media; Culture', attributes: 'remit: Press freedom (from 2021)' },
    },
  ],
  topics: [
    {
      ...{ name: 'Source protection', proposition: 'Journalists may keep their sources secret.' },
      ...{ '-2': 'No secrecy.', '-1': 'Secrecy with wide exceptions.', '0': 'Both in one breath.' },
      ...{ '1': 'Secrecy with few exceptions.', '2': 'Secrecy without exceptions.' },
      ...{ 'supports-en': 'the protection of sources', cues: 'source*; secrecy', closed: 'no' },
    },
    { name: 'Media fund', proposition: 'The Union pays for local media.' },
  ],
  milestones: [
    {
      ...{ date: '2020-09-10', name: 'Interim Regulation proposed', label: 'Proposal' },
      ...{ basis: 'The date of the proposal', source: 'https://example.org/proposal' },
    },
    { date: '2021-04/2021-06', name: 'Trilogue' },
  ],
}

const explanations: Record<ListKind, string> = {
  actors:
    'One row for each actor and place where they belong; a second row of the same name adds a second place.',
  topics: 'One row for each topic. An empty cell leaves what stands; levels may be worded later.',
  milestones: 'One row for each event. A date is a day, a month, a year or an interval.',
}

/** A file to be filled in: a line that explains it, the headings, and two examples, which are never taken in. */
export function makeListTemplate(kind: ListKind): ListCells {
  const fields = ownFields(kind).filter(({ field }) => field !== 'id')
  return [
    [
      `${remarkSign}${explanations[kind]} A row that begins with “#” and a space, such as this one, is left alone.`,
    ],
    fields.map(({ heading }) => heading),
    ...examples[kind].map((example) =>
      fields.map(
        ({ field }, place) => (place ? '' : `${remarkSign}Example: `) + (example[field] ?? ''),
      ),
    ),
  ]
}

const writeRow = (kind: ListKind, fields: Record<string, string>): string[] =>
  ownFields(kind).map(({ field }, place) => guardName(fields[field] ?? '', place))

/** A name that begins like a remark keeps an apostrophe in front, as formulas do. */
const guardName = (words: string, place: number): string =>
  place === 0 && words.startsWith(remarkSign) ? `'${words}` : words

const headingsOf = (kind: ListKind): string[] => ownFields(kind).map(({ heading }) => heading)

const ownFields = (kind: ListKind) => listFields[kind].filter(({ foreign }) => !foreign)

/**
 * Actors with their attributes and where they belong, as far as no letter alone says so. What the first row of each
 * says is said once.
 */
export function writeActorList(
  records: readonly ActorRecord[],
  affiliations: readonly AffiliationRecord[],
  facts: readonly ActorFact[],
): ListCells {
  const byMember = groupRowsBy(
    'memberId',
    affiliations.filter(({ withdrawn }) => !withdrawn),
  )
  const byActor = groupRowsBy('actorId', facts)
  return [
    headingsOf('actors'),
    ...records
      .filter(({ withdrawn }) => !withdrawn)
      .flatMap((record) => {
        const rows = byMember.get(record.id) ?? []
        return [rows[0] ?? null, ...rows.slice(1)].map((row, place) =>
          writeRow('actors', {
            ...{ name: record.name, kind: describeActorSort(record), id: record.id },
            ...(place === 0 && describeRecord(record)),
            ...(place === 0 && writeListAttributes(byActor.get(record.id) ?? [])),
            ...(row && describeRow(row)),
          }),
        )
      }),
  ]
}

const describeRecord = ({ aliases, note, registerIds }: ActorRecord): Record<string, string> => ({
  aliases: aliases.join('; '),
  note: note ?? '',
  ...Object.fromEntries(
    registers.map((register) => [
      register,
      registerIds.find((one) => one.register === register)?.number ?? '',
    ]),
  ),
})

const describeRow = (row: AffiliationRecord): Record<string, string> => ({
  organisation: row.organisation,
  role: row.role ?? '',
  from: row.fromEdtf ?? row.firstDay ?? '',
  to: row.toEdtf ?? row.lastDay ?? '',
  proof: row.letterId ? `/letters/${row.letterId}` : (row.source ?? ''),
  counts: row.counts ? 'yes' : 'no',
})

/** All words of topics, as they stand. */
export function writeTopicList(topics: readonly ListTopic[], passages: ListPassages): ListCells {
  return [
    headingsOf('topics'),
    ...topics.map((topic) => writeRow('topics', toTopicCells(topic, passages))),
  ]
}

export function writeMilestoneList(milestones: readonly MilestoneForm[]): ListCells {
  return [
    headingsOf('milestones'),
    ...milestones.map((one) => writeRow('milestones', toMilestoneFields(one))),
  ]
}

import type { DossierRecord } from '#app/domain/dossiers.ts'
import { sayMean } from '#app/domain/moves/finding-words.ts'
import type { ActorAlignment, AlignmentTopic } from '#app/domain/nearness/alignments.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { ViewColumn, ViewTable } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { compareTwoActors } from '../nearness/actor-pair.ts'
import { readNearQuestion, readOwnEvidence, subjectWanted } from '../nearness/near-page.ts'
import { orderActors, type RankedQuery } from '../nearness/ranked-actors.ts'
import { tabulateInSteps, type LoadedTable } from './loaded-table.ts'
import { listQuoteColumns } from './quote-columns.ts'

/** The others by how near they stand to the actor of the address; with a second one the two topic by topic. */
export async function loadNearTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const { subject, other, errors, ...question } = await readNearQuestion(visible, dossier, params)
  const { selection } = question
  const { topics, actors } = selection
  const about = {
    selection: describeSelection(selection),
    actorIds: actors.map(({ id }) => id),
    otherIds: [subject, other].flatMap((actor) => (actor ? [actor.id] : [])),
  }
  if (!subject)
    return {
      ...about,
      word: 'Near and far',
      table: tabulateInSteps([], [], () => []),
      errors: { of: subjectWanted, ...errors },
    }
  if (other) {
    const pair = await compareTwoActors(visible, { topics, days: selection, subject, other })
    return { ...about, errors, word: pair.sentence, table: tabulatePair(pair) }
  }
  const ownEvidence = await readOwnEvidence(visible, { ...question, subject })
  return {
    ...about,
    errors,
    word: `Near and far of ${subject.name}`,
    ...(await tabulateOrder({ ...question, subject, ownEvidence })),
  }
}

/** An actor of the order, or one that stands apart from it. */
type RankedRow = {
  place: number | null
  actorId: string
  alignment: ActorAlignment | null
  apart: string | null
}

async function tabulateOrder(
  query: Omit<RankedQuery, 'pages'>,
): Promise<Pick<LoadedTable, 'table' | 'toDraw'>> {
  const { nearest, tooFew, oneVoice } = await orderActors(query)
  const { topics, actors } = query.selection
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  const topicNames = new Map(topics.map((topic) => [topic.id, nameWithState(topic)]))
  const list = (row: RankedRow, isMeant: (topic: AlignmentTopic) => boolean) =>
    row.alignment?.topics
      .filter(isMeant)
      .map(
        ({ topicId, own, other }) =>
          `${topicNames.get(topicId)}: ${sayMean(own)}, the other ${sayMean(other)}`,
      )
      .join('; ') ?? null
  const count = (row: RankedRow, relation: AlignmentTopic['relation']) =>
    row.alignment && row.alignment.topics.filter((topic) => topic.relation === relation).length
  const columns: ViewColumn<RankedRow>[] = [
    ['Place, the nearest first', ({ place }) => place],
    ['Actor', ({ actorId }) => names.get(actorId) ?? ''],
    ['Alignment, 0 opposite ends to 1', ({ alignment }) => alignment && alignment.alignment],
    [
      'Apart on average, levels',
      ({ alignment }) =>
        typeof alignment?.alignment === 'number' ? (1 - alignment.alignment) * 4 : null,
    ],
    ['Topics in common', ({ alignment }) => alignment && alignment.topics.length],
    ['Same side, topics', (row) => count(row, 'same side')],
    ['One is mixed, topics', (row) => count(row, 'one is mixed')],
    ['Opposite sides, topics', (row) => count(row, 'opposite sides')],
    ['Agree on', (row) => list(row, ({ relation }) => relation === 'same side')],
    ['Differ on', (row) => list(row, ({ relation }) => relation !== 'same side')],
    ['Why in no order', ({ apart }) => apart],
  ]
  const rows: RankedRow[] = [
    ...nearest.map((alignment, index) => ({
      ...{ place: index + 1, actorId: alignment.actorId, alignment, apart: null },
    })),
    ...tooFew.map((alignment) => ({
      ...{ place: null, actorId: alignment.actorId, alignment },
      apart: 'too few topics in common',
    })),
    ...oneVoice.map((actorId) => ({
      ...{ place: null, actorId, alignment: null },
      apart: `of one voice with ${query.subject.name}`,
    })),
  ]
  return { toDraw: nearest.length, table: tabulateInSteps(columns, rows, (step) => step) }
}

type Pair = Awaited<ReturnType<typeof compareTwoActors>>
type PairRow = Pair['common'][number] | Pair['unshared'][number]

function tabulatePair({ subject, other, common, unshared }: Pair): ViewTable {
  const listSide = (side: 'own' | 'other', name: string): ViewColumn<PairRow>[] => {
    const quoteOf = (row: PairRow) => ('relation' in row ? row[side].quote : null)
    return [
      [`${name}: stands`, (row) => ('relation' in row ? row[side].label : row[side])],
      [`${name}: now, -2 to 2`, (row) => ('relation' in row ? row[side].mark.now : null)],
      [`${name}: qualifiers`, (row) => ('relation' in row ? row[side].beside : null)],
      ...listQuoteColumns<PairRow>(name, quoteOf),
    ]
  }
  const columns: ViewColumn<PairRow>[] = [
    ['Topic', ({ topic }) => topic.name],
    ['Side', (row) => ('relation' in row ? row.relation : 'cannot be compared')],
    ['Apart', (row) => ('relation' in row ? row.apart : null)],
    ...listSide('own', subject.name),
    ...listSide('other', other.name),
  ]
  return tabulateInSteps<PairRow, PairRow>(columns, [...common, ...unshared], (step) => step)
}

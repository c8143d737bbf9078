import { foretellApproval } from '#app/domain/approvals.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { formatMoment } from '#app/domain/moments.ts'
import type { Split } from '#app/domain/splits.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'

/** The split of a topic that is not done yet; null where nobody has begun one in the dossier. */
export async function findOpenSplit(
  visible: VisibleStore,
  { topicId, dossierId }: Pick<Split, 'topicId' | 'dossierId'>,
): Promise<Split | null> {
  const splits = await visible.splits.ofTopic(topicId, dossierId)
  return splits.find(({ doneAt }) => doneAt === null) ?? null
}

/** That what a split moves will wait for approval, where a dossier that uses the topic asks for that; else null. */
export async function foretellSplitApproval(
  visible: Pick<VisibleStore, 'dossiers' | 'topics'>,
  topicId: string,
): Promise<string | null> {
  const asking = (await visible.dossiers.all()).filter(({ fourEyes }) => fourEyes)
  for (const { id } of asking)
    if ((await visible.topics.ofDossier(id)).some((topic) => topic.id === topicId))
      return foretellApproval('Positions that a split moves say something else, so they')
  return null
}

/** A split as its page shows it: where each position goes, what stays, and the splits that were done before. */
export async function loadSplit(
  visible: VisibleStore,
  { topic, dossierId }: { topic: Topic; dossierId: string },
  page: number,
) {
  const splits = await visible.splits.ofTopic(topic.id, dossierId)
  const open = splits.find(({ doneAt }) => doneAt === null) ?? null
  const total = await visible.positions.count({ topicIds: [topic.id] })
  return {
    total,
    open: open && (await loadOpenSplit(visible, topic, { open, total, page })),
    done: splits
      .filter(({ doneAt }) => doneAt !== null)
      .map(({ id, parts, doneAt, by }) => ({
        id,
        parts: parts.map(({ topicId, name }) => ({ topicId: topicId!, name })),
        how: `${by ? `by ${by}, ` : ''}${formatMoment(doneAt!)}`,
      })),
  }
}

async function loadOpenSplit(
  visible: VisibleStore,
  topic: Topic,
  { open, total, page }: { open: Split; total: number; page: number },
) {
  const assigned = await findAssigned(visible, topic.id, open)
  const positions = await visible.positions.newestPage(
    { topicIds: [topic.id] },
    pageSizes.rechecks,
    rowsBeforePage(page, pageSizes.rechecks),
  )
  const nameHolders = await findHolderNames(visible, positions)
  const partOf = new Map(assigned.map(({ position, part }) => [position.id, part]))
  const counts = [1, 2].map((number) => assigned.filter(({ part }) => part === number).length)
  return {
    revision: open.revision,
    parts: open.parts.map(({ name, isNew }, index) => ({ name, isNew, count: counts[index]! })),
    staying: total - assigned.length,
    page,
    pages: countPages(total, pageSizes.rechecks),
    rows: positions.map((position) => ({
      position,
      who: nameHolders(position),
      part: partOf.get(position.id) ?? null,
    })),
  }
}

/** What was decided of the positions that are still on the topic and approved. */
export async function findAssigned(visible: VisibleStore, topicId: string, split: Split) {
  const assignments = await visible.splits.assignments(split)
  return (await visible.positions.byIds([...assignments.keys()]))
    .filter((position) => position.topicId === topicId)
    .map((position) => ({ position, part: assignments.get(position.id)! }))
}

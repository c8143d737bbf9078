import { and, eq, sql } from 'drizzle-orm'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { bindFirst } from '../core/bind-first.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { lostPlaces, positions } from '../schema/schema.ts'
import { oldestFirst, readMasked } from './position-rows.ts'

/** The positions that lost their place when the text of their letter was corrected. */
export function bindLostPlaces(visible: VisibleScope) {
  return bindFirst(visible, { lost: listLost, lostCount: countLost })
}

/** The positions that wait for a place, of one letter or of all, oldest letter first. */
async function listLost(
  visible: VisibleScope,
  { letterId }: { letterId?: string },
  limit?: number,
  offset = 0,
): Promise<PositionWithLetter[]> {
  if (!visible.seesNotes) return []
  return readMasked(visible, isLost(letterId), oldestFirst, limit, offset)
}

async function countLost(
  { db, isVisible, isTopicVisible, seesNotes }: VisibleScope,
  { letterId }: { letterId?: string },
): Promise<number> {
  if (!seesNotes) return 0
  const [row] = await db
    .select({ lost: sql<number>`cast(count(*) as integer)` })
    .from(positions)
    .where(and(isLost(letterId), isVisible(positions.letterId), isTopicVisible(positions.topicId)))
  return row?.lost ?? 0
}

const isLost = (letterId: string | undefined) =>
  and(
    sql`${positions.id} in (select ${lostPlaces.positionId} from ${lostPlaces})`,
    sql`${positions.status} <> 'withdrawn'`,
    letterId ? eq(positions.letterId, letterId) : undefined,
  )

import { sql } from 'drizzle-orm'
import type { RecheckScope } from '#app/domain/topic-changes.ts'
import type { Statement } from '../core/dialect.ts'
import { countingLevel, isLevelAmong } from './counting-level.ts'
import { raiseEvidenceVersions } from './rebuild-evidence.ts'

/** Puts the positions that a change of meaning touches on the topic's list; those that are on it stay as they are. */
export function listRechecks(
  { topicId, fromVersion, scope }: { topicId: string; fromVersion: number; scope: RecheckScope },
  at: string,
): Statement[] {
  const { levels, absences } = scope
  if (!levels.length && !absences) return []
  const ofLevels = isLevelAmong(countingLevel, levels)
  const touched = sql`select p.id from positions p join topics t on t.id = p.topic_id
    where t.counts_as_id = ${topicId} and (${ofLevels} or ${absences ? sql`p.level is null` : sql`1 = 0`})`
  return [
    sql`insert into rechecks (position_id, topic_id, from_version, created_at)
      select touched.id, ${topicId}, cast(${fromVersion} as integer), ${at} from (${touched}) touched
      where true on conflict (position_id, topic_id) do nothing`,
    sql`update evidence set recheck = true where position_id in (${touched})`,
    raiseEvidenceVersions(touched),
  ]
}

import { actorsTables } from './schema/actors.ts'
import { auditTables } from './schema/audit.ts'
import { codebookTables } from './schema/codebook.ts'
import { jobsTables } from './schema/jobs.ts'
import { lettersTables } from './schema/letters.ts'
import { mergesTables } from './schema/merges.ts'
import { peopleTables } from './schema/people.ts'
import { positionsTables } from './schema/positions.ts'
import * as sqlite from './sqlite/dialect.ts'

/** Every table of the product, once; `dialect` says what its columns are made of. */
export function defineSchema(dialect: typeof sqlite) {
  const [people, actors] = [peopleTables(dialect), actorsTables(dialect)]
  const codebook = codebookTables(dialect, people)
  const letters = lettersTables(dialect, { ...people, ...codebook, ...actors })
  const positions = positionsTables(dialect, { ...people, ...codebook, ...actors, ...letters })
  return { ...people, ...codebook, ...actors, ...letters, ...positions, ...mergesTables(dialect, people), ...auditTables(dialect, people), ...jobsTables(dialect) }
}

export const schema = defineSchema(sqlite)
export const {
  users, sessions, oneTimeLinks, tokens, signIns, identities, dossiers, topics, topicVersions, milestones, actors, aliases, affiliations, letters, parties, textVersions, files, positions,
  positionHolders, evidence, evidenceVersions, merges, audit, jobs,
} = schema

import { defineSchema } from '../schema/schema.ts'
import type * as sqlite from '../sqlite/dialect.ts'
import * as postgres from './dialect.ts'

// PostgreSQL's tables, each by its name, as drizzle-kit asks for them when it writes a migration.
export const {
  users,
  sessions,
  oneTimeLinks,
  tokens,
  signIns,
  identities,
  dossiers,
  topics,
  topicVersions,
  milestones,
  actors,
  aliases,
  affiliations,
  actorMarks,
  letters,
  letterReaders,
  parties,
  textVersions,
  files,
  letterPrints,
  positions,
  imports,
  importFiles,
  importItems,
  columnMappings,
  positionHolders,
  evidence,
  evidenceVersions,
  merges,
  audit,
  jobs,
} = defineSchema(postgres as unknown as typeof sqlite)

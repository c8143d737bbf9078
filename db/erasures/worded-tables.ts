import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { schema } from '../schema/schema.ts'

/**
 * Where words of people may stand, by the names of columns. Whatever else is text is an id, a moment, a day, a hash or
 * one of a few fixed words; accounts are people who work here, and are closed rather than erased. A test holds that
 * every column of text is in one of these lists.
 */
export const wordedTables = [
  worded(schema.letters, [
    'title',
    'basis',
    'reference',
    'sourceUrl',
    'sourceNote',
    'messageId',
    'answersMessageId',
    'withdrawalReason',
  ]),
  worded(schema.letterDates, ['basis']),
  worded(schema.letterReferences, ['kind', 'number']),
  worded(schema.quoteTranslations, ['words', 'translator']),
  worded(schema.textVersions, ['text', 'reason']),
  worded(schema.files, ['name']),
  worded(schema.parties, ['capacity', 'organisation', 'unit']),
  worded(schema.positions, ['exact', 'prefix', 'suffix', 'condition', 'note', 'coder']),
  worded(schema.actors, ['name', 'note']),
  worded(schema.aliases, ['name']),
  worded(schema.affiliations, ['role', 'source']),
  worded(schema.actorFacts, ['attribute', 'value', 'source']),
  worded(schema.removedActors, ['kept']),
  worded(schema.audit, ['before', 'after']),
  worded(schema.dossiers, ['name', 'shortName', 'procedure', 'summary', 'slug']),
  worded(schema.topicVersions, ['name', 'proposition', 'anchors', 'sides', 'examples', 'cues']),
  worded(schema.topicDrafts, ['wording']),
  worded(schema.codingDrafts, ['fields']),
  worded(schema.secondPositions, ['exact', 'prefix', 'suffix', 'condition', 'note']),
  worded(schema.modelAnswers, ['model', 'host', 'answers', 'read']),
  worded(schema.codingPairs, ['reason', 'first', 'second', 'replaced']),
  worded(schema.splits, ['firstName', 'secondName']),
  worded(schema.milestones, ['name', 'label', 'basis', 'source']),
  worded(schema.imports, ['name', 'doing', 'answers']),
  worded(schema.importFiles, ['name', 'reason', 'sheets', 'mapping']),
  worded(schema.importItems, ['name', 'reason', 'draft', 'asks', 'text']),
  worded(schema.columnMappings, ['mapping']),
  worded(schema.savedSelections, ['name', 'rules', 'groups']),
  worded(schema.savedSearches, ['name', 'query']),
  worded(schema.subscriptions, ['query', 'sentence', 'failure']),
  worded(schema.exceptions, ['act', 'citation', 'name', 'words']),
  worded(schema.concerns, ['words', 'answer']),
  worded(schema.approvals, ['reason']),
  worded(schema.remarks, ['words', 'answer']),
  worded(schema.judgements, ['reason']),
  worded(schema.viewLinks, ['query']),
  worded(schema.tokenViews, ['query']),
  worded(schema.frozenViews, ['contents']),
  worded(schema.proposals, ['fields', 'base', 'note', 'answer']),
  worded(schema.lists, [
    ...['name', 'reason', 'mapping', 'choices', 'questions', 'stayed', 'deeds', 'cells'],
  ]),
  worded(schema.listRows, ['plan']),
  worded(schema.erasures, ['reason']),
] as const

export type WordedTable = { table: SQLiteTable; columns: readonly string[] }

function worded(table: SQLiteTable, columns: readonly string[]): WordedTable {
  return { table, columns }
}

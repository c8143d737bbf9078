import { getTableColumns } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { wordedTables } from '#db/erasures/worded-tables.ts'
import { schema } from '#db/schema/schema.ts'

/** Tables of people who work here and of what the store makes itself; no words of letters stand there. */
const wordless = [
  ...['users', 'sessions', 'one_time_links', 'tokens', 'sign_ins', 'identities'],
  ...['given_marks', 'pins', 'letter_readers', 'letter_prints', 'position_holders', 'evidence'],
  ...[
    'evidence_versions',
    'source_measures',
    'rechecks',
    'merges',
    'erased_hashes',
    'jobs',
    'topics',
    'settings',
  ],
  ...['dossier_topics', 'dossier_letters', 'teammates', 'codings', 'split_positions'],
  ...['assignments', 'letter_deeds', 'letter_deed_rows', 'presences'],
  ...['coding_draws', 'second_codings', 'letter_openings'],
  ...['judged_letters', 'saved_actors', 'subscription_links'],
  // Which register, and a number of its own shape.
  'register_ids',
]

/** Columns of ids, moments, days, hashes and words of a fixed few. */
const fixed =
  /(Id|At|By|Day|Until|Hash|Key|^id|^at|^kind|^viewKind|^edtf|Edtf|^sha256|^via|Via|^deed|^thing|^role|^status|^verdict|^state|^absence|Absence|^visibility|^language|^mediaType|^hash|^replyKind|^datedKind|^since|Since|^audience|^languages|^same|^prints|^pages|^headers|^rhythm|^holderIds|^choice|^knownLetters|^pendingLetters|^withdrawnFrom)$/

test('every column of text either may hold words of people, or cannot', () => {
  const unsorted = Object.values(schema).flatMap((table) => {
    const name = getTableConfig(table).name
    if (wordless.includes(name)) return []
    const worded = wordedTables.find((each) => each.table === table)?.columns ?? []
    return Object.entries(getTableColumns(table))
      .filter(([, { dataType }]) => dataType === 'string' || dataType === 'json')
      .filter(([column]) => !worded.includes(column) && !fixed.test(column))
      .map(([column]) => `${name}.${column}`)
  })
  expect(unsorted).toEqual([])
})

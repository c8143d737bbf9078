import { expect, test } from 'vitest'
import { aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function withPosition() {
  const store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  return store
}

/** Copies a row with some columns changed: the shortest way to a row that only our checks can refuse. */
async function copy({ rows }: TestStore, table: string, changes: Record<string, unknown>) {
  const [first] = await rows(`select * from ${table}`)
  const row = { ...first, id: 'copy', ...changes }
  const names = Object.keys(row)
  return rows(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
    ...Object.values(row),
  )
}

test.each([
  ['a level and an absence', { absence: 'evaded' }, 'positions_level_or_absence'],
  ['neither level nor absence', { level: null }, 'positions_level_or_absence'],
  ['a level of 3', { level: 3 }, 'positions_level'],
  ['a level of -3', { level: -3 }, 'positions_level'],
  ['an absence that is none', { level: null, absence: 'silent' }, 'positions_absence'],
  ['a place that ends where it begins', { start_at: 5, end_at: 5 }, 'positions_place'],
  ['a place that runs backwards', { start_at: 6, end_at: 5 }, 'positions_place'],
  ['a place before the text', { start_at: -1 }, 'positions_place'],
  ['no words', { exact: '' }, 'positions_place'],
  ['a condition without being conditional', { condition: 'if' }, 'positions_condition'],
  ['conditional without a condition', { conditional: 1 }, 'positions_condition'],
  [
    'a conditional absence',
    { level: null, absence: 'evaded', conditional: 1, condition: 'if' },
    'positions_condition',
  ],
  ['a status that is none', { status: 'deleted' }, 'positions_status'],
])('a position with %s is refused', async (_what, changes, rule) => {
  await using store = await withPosition()
  await expect(copy(store, 'positions', changes)).rejects.toThrow(rule)
})

test.each([-2, -1, 0, 1, 2])('a position of level %i is taken', async (level) => {
  await using store = await withPosition()
  await expect(copy(store, 'positions', { level })).resolves.toEqual([])
})

test.each([
  ['days that run backwards', { first_day: '2020-10-30', basis: 'the postmark' }, 'letters_days'],
  ['several days and no basis', { first_day: '2020-10-01' }, 'letters_basis'],
  ['a kind that is none', { kind: 'rumour' }, 'letters_kind'],
  ['an audience that is none', { visibility: 'friends' }, 'letters_visibility'],
])('a letter with %s is refused', async (_what, changes, rule) => {
  await using store = await withPosition()
  await expect(copy(store, 'letters', changes)).rejects.toThrow(rule)
})

test.each([
  ['a party in a role that is none', 'parties', { role: 'witness' }, 'parties_role'],
  ['an actor of a kind that is none', 'actors', { kind: 'robot' }, 'actors_kind'],
  ['a second text of the same version', 'text_versions', {}, /unique/i],
  ['an audit entry through no door', 'audit', { via: 'window' }, 'audit_via'],
  ['a second dossier of the same address', 'dossiers', {}, /unique/i],
  [
    'a dossier for nobody known',
    'dossiers',
    { slug: 'x', audience: 'friends' },
    'dossiers_audience',
  ],
  ['a position on no topic', 'positions', { topic_id: 'none' }, /foreign key/i],
  ['a position in no letter', 'positions', { letter_id: 'none' }, /foreign key/i],
])('%s is refused', async (_what, table, changes, rule) => {
  await using store = await withPosition()
  await expect(copy(store, table, changes)).rejects.toThrow(rule)
})

test('nothing lies in a dossier that is not there', async () => {
  await using store = await withPosition()
  for (const insert of [
    `insert into dossier_topics (dossier_id, topic_id, place) select 'none', id, 0 from topics`,
    `insert into dossier_letters (dossier_id, letter_id, kind, first_day, last_day, added_at)
      select 'none', id, kind, first_day, last_day, created_at from letters`,
  ])
    await expect(store.rows(insert)).rejects.toThrow(/foreign key/i)
})

test('nobody belongs to themselves, and no affiliation ends before it begins', async () => {
  await using store = await withPosition()
  const [actor] = await store.actors.all()
  await store.rows(
    "insert into actors (id, kind, name, name_key, created_at, counts_as_id) values ('ec', 'organisation', 'European Commission', 'european commission', '2026', 'ec')",
  )
  const insert = (...values: unknown[]) =>
    store.rows(
      'insert into affiliations (id, member_id, organisation_id, first_day, last_day) values (?, ?, ?, ?, ?)',
      ...values,
    )
  await expect(insert('a', actor!.id, actor!.id, null, null)).rejects.toThrow('affiliations_self')
  await expect(insert('a', actor!.id, 'ec', '2020-02-01', '2020-01-31')).rejects.toThrow(
    'affiliations_days',
  )
  await expect(insert('a', actor!.id, 'ec', null, '2020-01-31')).resolves.toEqual([])
})

test.each([
  [
    'the text of a letter',
    'update text_versions set text = text || 1',
    'The text of a letter is never changed',
  ],
  [
    'the hash of a text',
    "update text_versions set sha256 = 'x'",
    'The text of a letter is never changed',
  ],
  ['a text that is deleted', 'delete from text_versions', 'never deleted'],
  ['a position that is deleted', 'delete from positions', 'it is withdrawn'],
  ['the audit log', "update audit set deed = 'nothing'", 'The audit log is never changed'],
  ['an entry of the audit log that is deleted', 'delete from audit', 'never shortened'],
])('%s stays as it is', async (_what, statement, sentence) => {
  await using store = await withPosition()
  await store.rows('delete from position_holders')
  await expect(store.rows(statement)).rejects.toThrow(sentence)
})

import { expect, test } from 'vitest'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { engine, openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

/** Does what the triggers forbid, as somebody would who opens the file with another program. */
async function tamper({ rows }: TestStore, statement: string) {
  const onSqlite =
    "select 'drop trigger ' || name as statement from sqlite_master where type = 'trigger' and name not like 'letter_search%'"
  const onPostgres =
    "select distinct 'drop trigger ' || trigger_name || ' on ' || event_object_table as statement from information_schema.triggers where trigger_schema = current_schema()"
  for (const { statement: drop } of await rows<{ statement: string }>(
    engine() === 'sqlite' ? onSqlite : onPostgres,
  ))
    await rows(drop)
  await rows(statement)
}

/** SQLite looks at its own pages; PostgreSQL does with an extension, which a new database has not. */
const structure = { checked: engine() === 'sqlite', faults: [] }

test('an untouched store is sound', async () => {
  await using store = await openSeededStore()
  expect(await store.verify()).toEqual({
    structure,
    texts: 2,
    files: 2,
    quotes: 6,
    erased: 0,
    unsound: [],
  })
})

test('an empty store is sound', async () => {
  await using store = await openTestStore()
  expect(await store.verify()).toEqual({
    structure,
    texts: 0,
    files: 0,
    quotes: 0,
    erased: 0,
    unsound: [],
  })
})

test('a changed text is found, with its letter; quotes that still stand are not', async () => {
  await using store = await openSeededStore()
  await tamper(
    store,
    "update text_versions set text = text || ' and more' where text like '%PhotoDNA%'",
  )
  expect((await store.verify()).unsound).toMatchObject([
    {
      thing: 'text',
      letter: 'Reply to Microsoft on the EU strategy and the interim Regulation',
      what: expect.stringContaining('its hash differs'),
    },
  ])
})

test('a text that moved by one sign loses its quotes as well', async () => {
  await using store = await openSeededStore()
  await tamper(store, "update text_versions set text = ' ' || text where text like '%PhotoDNA%'")
  expect((await store.verify()).unsound.map(({ thing }) => thing)).toEqual([
    'text',
    'quote',
    'quote',
    'quote',
  ])
})

test('a quote whose words were changed is found, with its words and place', async () => {
  await using store = await openSeededStore()
  await tamper(
    store,
    "update positions set exact = 'The Commission opposes it' where exact like 'The Commission highly%'",
  )
  expect((await store.verify()).unsound).toMatchObject([
    {
      thing: 'quote',
      what: expect.stringMatching(
        /“The Commission opposes it” does not stand at characters \d+ to \d+/,
      ),
    },
  ])
})

test('a quote that points beyond its text is found', async () => {
  await using store = await openSeededStore()
  await tamper(
    store,
    "update positions set start_at = 900000, end_at = 900010 where exact like 'The Commission highly%'",
  )
  expect((await store.verify()).unsound.map(({ thing }) => thing)).toContain('quote')
})

test('a changed file is found by its name', async () => {
  await using store = await openSeededStore()
  await tamper(
    store,
    "update files set bytes = substr(bytes, 2) where name = '000_89448a235952524b.txt'",
  )
  expect((await store.verify()).unsound).toMatchObject([
    { thing: 'file', what: expect.stringContaining('“000_89448a235952524b.txt”') },
  ])
})

test.each([
  ['lost', 'delete from evidence where level = -1'],
  ['changed', 'update evidence set level = 1 where level = -1'],
  [
    'left behind',
    "insert into evidence select (select id from actors where name = 'Microsoft'), topic_id, last_day, position_id, letter_id, first_day, edtf, level, absence, conditional, reported, arrived_day, coder, start_at, end_at, stored_at, speakers, joint, recheck, other_level, other_absence, other_conditional from evidence where level = -1 limit 1",
  ],
])('evidence that was %s is found with its letter', async (_what, statement) => {
  await using store = await openSeededStore()
  await tamper(store, statement)
  expect((await store.verify()).unsound).toMatchObject([
    {
      thing: 'evidence',
      letter: 'Reply to Microsoft on the EU strategy and the interim Regulation',
    },
  ])
})

test('more texts than one reading takes are all checked', async () => {
  await using store = await openSeededStore()
  await store.rows(`with recursive n(n) as (select 2 union all select n + 1 from n where n < 450)
    insert into text_versions (id, letter_id, version, text, sha256, created_at) select 'copy-' || n, letter_id, n, text, sha256, created_at from n, (select * from text_versions limit 1) one`)
  expect((await store.verify()).texts).toBe(451)
})

/** A letter that two coded, one passage otherwise than the other. */
async function openCodedTwice(): Promise<TestStore> {
  const store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  expect((await store.verify()).unsound).toEqual([])
  return store
}

test.each([
  ['other words', "update second_positions set exact = 'We oppose it'", /“We oppose it” does not/],
  [
    'a place beyond',
    'update second_positions set start_at = 9000, end_at = 9010',
    /characters 9000/,
  ],
  ['a holder gone', 'update second_positions set holder_ids = \'["none"]\'', /a holder who is not/],
  [
    'no such position',
    "update coding_pairs set position_id = 'none'",
    /a position that is not there/,
  ],
  [
    'no such passage',
    "update coding_pairs set second_position_id = 'none'",
    /a position that is not there/,
  ],
  [
    'a frozen reading of other words',
    'update coding_pairs set first_reading = cast(replace(cast(second_reading as text), \'"start":\', \'"start":1\') as json)',
    /does not stand at/,
  ],
])('of a second coding %s is found', async (_what, statement, says) => {
  await using store = await openCodedTwice()
  await store.rows(
    engine() === 'sqlite' ? statement.replace(/cast\((.*) as json\)$/, '$1') : statement,
  )
  const found = (await store.verify()).unsound.filter(({ thing }) => thing === 'second coding')
  expect(found).toMatchObject([{ what: expect.stringMatching(says) as string }])
})

test('what is left of the second coding of an erased letter is found', async () => {
  await using store = await openCodedTwice()
  const [letter] = await store.rows<{ id: string }>('select id from letters')
  const reader = await addUser(store, 'viewer', 'Vic Lenz')
  const holding = async () =>
    (await store.verify()).unsound.filter(
      ({ what }) => what === 'it was erased and holds something',
    )
  expect(await store.erasures.letter(letter!.id, 'Asked for.', somebody)).toEqual({ changed: true })
  expect(await holding()).toEqual([])
  await store.rows(
    "insert into letter_openings (letter_id, user_id, at) values (?, ?, '2026-01-01T00:00:00.000Z')",
    ...[letter!.id, reader.id],
  )
  expect(await holding()).toHaveLength(1)
})

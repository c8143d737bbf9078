import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { applyMigrations, insertThen, migrationNames } from '#tests/support/older-store.ts'

const letters = [
  { id: 'l1', day: '2020-06-01', text: 'We support encryption.' },
  { id: 'l2', day: '2021-06-01', text: 'We oppose encryption.' },
  { id: 'l3', day: '2020-06-02', text: 'We strongly support encryption.' },
]
const positions = [
  { id: 'p1', letterId: 'l1', holder: 'ann', level: 1 },
  { id: 'p2', letterId: 'l2', holder: 'ann', level: -1 },
  { id: 'p3', letterId: 'l3', holder: 'mep', level: 2 },
]
const actors = [
  { id: 'ann', kind: 'person', name: 'Ann Lee' },
  { id: 'mep', kind: 'person', name: 'Mia Petrova' },
  { id: 'dg', kind: 'unit', name: 'DG Example' },
  { id: 'com', kind: 'organisation', name: 'Example Commission' },
  { id: 'ngo', kind: 'organisation', name: 'Rights Network' },
  { id: 'party', kind: 'organisation', name: 'Example Party' },
]
type Cells = Record<string, string | number | null>
/**
 * Ann was in the unit, which is part of the Commission, in 2020; her letter of 2021 says that she writes for the
 * network. What a member of a party says does not count for the party.
 */
const affiliations: Cells[] = [
  {
    id: 'dated',
    member_id: 'ann',
    organisation_id: 'dg',
    first_day: '2020-01-01',
    last_day: '2020-12-31',
    from_edtf: '2020',
    to_edtf: '2020',
    typed: 1,
  },
  {
    id: 'open',
    member_id: 'dg',
    organisation_id: 'com',
    first_day: null,
    last_day: null,
    typed: 1,
  },
  {
    id: 'said',
    member_id: 'ann',
    organisation_id: 'ngo',
    first_day: '2021-06-01',
    last_day: '2021-06-01',
    letter_id: 'l2',
  },
  {
    id: 'party',
    member_id: 'mep',
    organisation_id: 'party',
    first_day: null,
    last_day: null,
    counts: 0,
    typed: 1,
  },
]
/** Worked out by hand from the above. */
const countsFor: Record<string, string[]> = {
  ann: ['p1', 'p2'],
  mep: ['p3'],
  dg: ['p1'],
  com: ['p1'],
  ngo: ['p2'],
  party: [],
}

function fill(raw: Database.Database): void {
  const created_at = '2026-01-01T00:00:00.000Z'
  const insert = (table: string, row: Cells) => insertThen(raw, table, { created_at, ...row })
  insert('dossiers', { id: 'csa', name: 'A dossier', slug: 'a-dossier' })
  insert('topics', { id: 'enc', dossier_id: 'csa', place: 0, counts_as_id: 'enc' })
  insert('dossier_topics', { dossier_id: 'csa', topic_id: 'enc', place: 0 })
  const anchors = JSON.stringify({ '-2': '', '-1': '', 0: '', 1: '', 2: '' })
  insert('topic_versions', {
    topic_id: 'enc',
    version: 1,
    name: 'Encryption',
    proposition: 'Encryption should stay.',
    anchors,
  })
  for (const { id, kind, name } of actors)
    insert('actors', { id, kind, name, name_key: name.toLowerCase(), counts_as_id: id })
  for (const { id, day, text } of letters) {
    insert('letters', {
      id,
      dossier_id: 'csa',
      title: `Letter ${id}`,
      kind: 'letter',
      edtf: day,
      first_day: day,
      last_day: day,
      reference_truncated: 0,
      revision: 1,
      arrived_day: '2026-01-01',
    })
    insert('dossier_letters', {
      dossier_id: 'csa',
      letter_id: id,
      kind: 'letter',
      first_day: day,
      last_day: day,
      added_at: created_at,
    })
    insert('text_versions', {
      id: `t-${id}`,
      letter_id: id,
      version: 1,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
    })
    insert('parties', {
      id: `a-${id}`,
      letter_id: id,
      place: 0,
      role: 'author',
      actor_id: id === 'l3' ? 'mep' : 'ann',
      organisation: id === 'l2' ? 'Rights Network' : null,
      last_day: day,
    })
  }
  for (const affiliation of affiliations) insertThen(raw, 'affiliations', affiliation)
  for (const { id, letterId, holder, level } of positions) {
    const { text, day } = letters.find((letter) => letter.id === letterId)!
    insert('positions', {
      id,
      letter_id: letterId,
      text_version_id: `t-${letterId}`,
      topic_id: 'enc',
      exact: text,
      prefix: '',
      suffix: '',
      start_at: 0,
      end_at: text.length,
      paragraph: 1,
      level,
      conditional: 0,
      reported: 0,
      status: 'approved',
      last_day: day,
      changed_at: created_at,
      revision: 1,
      coder: '',
    })
    insert('position_holders', {
      position_id: id,
      actor_id: holder,
      topic_id: 'enc',
      last_day: day,
      approved: 1,
    })
  }
  insertEvidence(raw)
}

/** What the versions since the second method wrote with a position; before them a migration works it out. */
function insertEvidence(raw: Database.Database): void {
  const columns = (raw.pragma('table_info(evidence)') as { name: string }[]).map(({ name }) => name)
  if (!columns.includes('speakers')) return
  for (const [actor_id, ids] of Object.entries(countsFor)) {
    if (ids.length) insertThen(raw, 'evidence_versions', { actor_id, version: 1 })
    for (const id of ids) {
      const { letterId, holder, level } = positions.find((position) => position.id === id)!
      const { text, day } = letters.find((letter) => letter.id === letterId)!
      insertThen(raw, 'evidence', {
        actor_id,
        topic_id: 'enc',
        last_day: day,
        position_id: id,
        letter_id: letterId,
        first_day: day,
        edtf: day,
        level,
        conditional: 0,
        reported: 0,
        arrived_day: '2026-01-01',
        coder: '',
        start_at: 0,
        end_at: text.length,
        stored_at: '2026-01-01T00:00:00.000Z',
        speakers: holder,
        joint: 0,
      })
    }
  }
}

test.each(migrationNames.map((name, index) => [name, index + 1] as const))(
  'what counts for whom comes from a store of %s as affiliations of every kind say',
  async (_name, count) => {
    const folder = mkdtempSync(join(tmpdir(), 'stanceline-version-'))
    const file = join(folder, 'stanceline.db')
    try {
      const raw = new Database(file)
      applyMigrations(raw, count)
      fill(raw)
      raw.close()
      await using store = await openStore(`file:${file}`)
      const evidenceOf = await store.evidence.ofActors(actors.map(({ id }) => id))
      expect(
        Object.fromEntries(
          actors.map(({ id }) => [
            id,
            evidenceOf(id, 'enc')
              .map((position) => position.id)
              .sort(),
          ]),
        ),
      ).toEqual(countsFor)
      expect((await store.verify()).unsound).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

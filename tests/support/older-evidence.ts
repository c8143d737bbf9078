/**
 * SQL that stores, as the version before did, a joint letter and one of no certain day, coded by a person, with a
 * package and from a table; members of an office, of a unit within a party and of a party. `no` is how the
 * engine writes it.
 */
export function olderEvidence(no: '0' | 'false'): string[] {
  return [
    "insert into dossiers (id, name, created_at) values ('d', 'A dossier', '2026-01-01')",
    "insert into topics (id, dossier_id, place, created_at, counts_as_id) values ('t', 'd', 0, '2026-01-01', 't')",
    "insert into users (id, email, email_key, name, role, created_at) values ('ana', 'ana@x.org', 'ana@x.org', 'Ana', 'coder', '2026-01-01')",
    "insert into imports (id, dossier_id, name, via, created_at, state, stopped, done_before, audience, languages, answers, revision) values ('i', 'd', 'a table', 'screen', '2026-01-01', 'planned', $no, 0, '{}', '[]', '{}', 1)",
    ...[
      ['ada', 'person', 'Ada'],
      ['bo', 'person', 'Bo'],
      ['office', 'organisation', 'The Office'],
      ['bureau', 'unit', 'Party Bureau'],
      ['party', 'organisation', 'The Green Party'],
    ].map(
      ([id, kind, name]) =>
        `insert into actors (id, kind, name, name_key, created_at, counts_as_id) values ('${id}', '${kind}', '${name}', '${name!.toLowerCase()}', '2026-01-01', '${id}')`,
    ),
    ...[
      ['ada', 'office'],
      ['bo', 'office'],
      ['ada', 'bureau'],
      ['bo', 'party'],
    ].map(
      ([member, organisation]) =>
        `insert into affiliations (id, member_id, organisation_id) values ('${member} ${organisation}', '${member}', '${organisation}')`,
    ),
    ...letters.flatMap(storeLetter),
    "insert into audit (id, at, via, deed, thing, thing_id, after) values ('e', '2026-02-01', 'screen', 'came in', 'position', 'brought', '{\"coder\":\"Cy\"}')",
    // What counted before: of a party as well.
    ...['ada', 'bo', 'office', 'party', 'bureau'].map(
      (actor) =>
        `insert into evidence (actor_id, topic_id, last_day, position_id, letter_id, first_day, edtf, level, conditional, reported) values ('${actor}', 't', '2026-03-02', 'marked', 'joint', '2026-03-02', '2026-03-02', 1, $no, $no)`,
    ),
  ].map((statement) => statement.replaceAll('$no', no))
}

const letters = [
  { id: 'joint', first: '2026-03-02', last: '2026-03-02', created: '2026-03-05', table: false },
  { id: 'year', first: '2026-01-01', last: '2026-12-31', created: '2026-02-10', table: true },
]

const positions = [
  { id: 'marked', letter: 'joint', at: '2026-03-06', by: "'ana'", holders: ['ada', 'bo'] },
  { id: 'brought', letter: 'joint', at: '2026-01-07', by: 'null', holders: ['ada', 'bo'] },
  { id: 'listed', letter: 'year', at: '2026-02-10', by: "'ana'", holders: ['bo'] },
]

function storeLetter({ id, first, last, created, table }: (typeof letters)[number]): string[] {
  return [
    `insert into letters (id, dossier_id, title, kind, edtf, first_day, last_day, basis, reference_truncated, created_at, revision, import_id)
      values ('${id}', 'd', '${id}', 'letter', '${first}/${last}', '${first}', '${last}', 'the stamp', $no, '${created}T08:00:00.000Z', 1, ${table ? "'i'" : 'null'})`,
    `insert into text_versions (id, letter_id, version, text, sha256, created_at)
      values ('text of ${id}', '${id}', 1, 'We support it.', '', '2026-01-01')`,
    ...positions
      .filter(({ letter }) => letter === id)
      .flatMap(({ id: position, at, by, holders }) => [
        `insert into positions (id, letter_id, text_version_id, topic_id, exact, prefix, suffix, start_at, end_at,
          level, conditional, reported, status, last_day, created_at, created_by, changed_at, revision)
        values ('${position}', '${id}', 'text of ${id}', 't', 'We support it.', '', '', 0, 14, 1, $no, $no,
          'approved', '${last}', '${at}T08:00:00.000Z', ${by}, '2026-03-06', 1)`,
        ...holders.map(
          (holder) =>
            `insert into position_holders (position_id, actor_id) values ('${position}', '${holder}')`,
        ),
      ]),
  ]
}

/** What the store holds of it now: which memberships count, whose codings they are, and what counts for whom. */
export const newerEvidence = {
  affiliations: [
    ['ada bureau', true],
    ['ada office', true],
    ['bo office', true],
    ['bo party', false],
  ],
  coders: [
    ['brought', 'package Cy'],
    ['listed', 'import i'],
    ['marked', 'ana'],
  ],
  office: [
    ['brought', '2026-03-05', ['ada', 'bo'], true],
    ['listed', '2026-02-10', ['bo'], false],
    ['marked', '2026-03-05', ['ada', 'bo'], true],
  ],
  bureau: [
    ['brought', '2026-03-05', ['ada'], true],
    ['marked', '2026-03-05', ['ada'], true],
  ],
  party: [],
}

type Rows = <Row>(statement: string) => Promise<Row[]>
type Evidence = {
  ofActors: (ids: string[]) => Promise<
    (
      actorId: string,
      topicId: string,
    ) => readonly {
      id: string
      arrivedDay: string
      speakerIds: readonly string[]
      joint: boolean
    }[]
  >
}

/** The same, read from a store. */
export async function readNewerEvidence(
  rows: Rows,
  evidence: Evidence,
): Promise<typeof newerEvidence> {
  const affiliations = await rows<{ id: string; counts: unknown }>(
    'select id, counts from affiliations order by id',
  )
  const coders = await rows<{ id: string; coder: string }>(
    'select id, coder from positions order by id',
  )
  const evidenceOf = await evidence.ofActors(['office', 'bureau', 'party'])
  const of = (actor: string) =>
    evidenceOf(actor, 't').map(({ id, arrivedDay, speakerIds, joint }) => [
      id,
      arrivedDay,
      [...speakerIds],
      joint,
    ])
  return {
    affiliations: affiliations.map(({ id, counts }) => [id, Boolean(counts)]),
    coders: coders.map(({ id, coder }) => [id, coder]),
    office: of('office'),
    bureau: of('bureau'),
    party: of('party') as [],
  }
}

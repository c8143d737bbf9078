/** A query of the floor with what is given to it; lists go in as JSON. What is kept is read and not counted again. */
export type Read = { sql: string; given: (string | number)[] }

const read = (sql: string, ...given: (string | number | readonly string[])[]): Read => ({
  sql,
  given: given.map((one) => (typeof one === 'object' ? JSON.stringify(one) : one)),
})
const listed = '(select value from json_each(?))'

const position =
  'p.id, p.letter_id, p.topic_id, p.level, p.absence, p.conditional, p.condition, p.note, p.reported, p.status, p.exact, p.prefix, p.suffix, p.start_at, p.end_at, p.paragraph, p.created_at, p.revision, p.last_day'
const head =
  'l.id as letter, l.title, l.kind, l.edtf, l.first_day, l.last_day, l.basis, l.reference, l.reference_truncated'
const stated = `select ${position}, ${head} from positions p join letters l on l.id = p.letter_id where p.status = 'approved'`

/** What every screen reads: who asks, and the codebook. */
export const frame = (): Read[] => [
  read(
    'select u.id, u.email, u.name, u.role from sessions s join users u on u.id = s.user_id limit 1',
  ),
  read('select id, name, procedure, summary from dossiers'),
  read(
    'select d.topic_id, d.place, v.version, v.name, v.proposition, v.anchors from dossier_topics d join topic_versions v on v.topic_id = d.topic_id order by d.dossier_id, d.place',
  ),
]

export const milestones = () => read('select * from milestones order by first_day')
export const actors = () => read('select id, kind, name from actors order by name_key, id')
export const aliases = () => read('select actor_id, name from aliases')
export const actorsOf = (ids: readonly string[]) =>
  read(`select id, kind, name from actors where id in ${listed}`, ids)
export const countOf = (topicId?: string) =>
  topicId
    ? read("select sum(number) from kept_counts where kind = 'positions' and id = ?", topicId)
    : read("select sum(number) from kept_counts where kind = 'positions'")

/** The newest positions, on one topic or on any, with their letters and all their holders. */
export function newest(most: number, topicId?: string): Read[] {
  const order = 'order by p.last_day desc, p.created_at desc, p.id limit ?'
  const [where, given] = topicId ? ['and p.topic_id = ?', [topicId, most]] : ['', [most]]
  return [
    read(`${stated} ${where} ${order}`, ...given),
    read(
      `select position_id, actor_id from position_holders where position_id in (select p.id from positions p where p.status = 'approved' ${where} ${order})`,
      ...given,
    ),
  ]
}

/** What counts for actors on topics, oldest first. */
export const evidence = (actorIds: readonly string[], topicIds: readonly string[]) =>
  read(
    `select actor_id, topic_id, position_id, letter_id, first_day, last_day, edtf, level, absence, conditional, reported from evidence where actor_id in ${listed} and topic_id in ${listed} order by last_day, position_id`,
    actorIds,
    topicIds,
  )

/** The newest passages of each actor and topic, whole, with their holders and what their letters are cited by. */
export function passages(
  actorIds: readonly string[],
  topicIds: readonly string[],
  most: number,
): Read[] {
  const newest = `(select position_id from (select position_id, row_number() over (partition by actor_id, topic_id order by last_day desc) as place from evidence where actor_id in ${listed} and topic_id in ${listed}) where place <= ${most})`
  return [
    read(`${stated} and p.id in ${newest} order by p.last_day`, actorIds, topicIds),
    read(
      `select position_id, actor_id from position_holders where position_id in ${newest}`,
      actorIds,
      topicIds,
    ),
    read(
      `select pa.letter_id, pa.role, a.name from parties pa left join actors a on a.id = pa.actor_id where pa.role in ('author', 'on_behalf_of') and pa.letter_id in (select letter_id from positions where id in ${newest}) order by pa.place`,
      actorIds,
      topicIds,
    ),
  ]
}

/** Where actors belong, themselves and through their units. */
export const belonging = (ids: readonly string[]) =>
  read(
    `with recursive above (id) as (select value from json_each(?) union select a.organisation_id from above join affiliations a on a.member_id = above.id) select f.*, o.name from affiliations f join actors o on o.id = f.organisation_id where f.member_id in (select id from above)`,
    ids,
  )

/** A page of the list of letters, a row for each author; `words` are found from their beginnings. */
export function letterPage(most: number, words: readonly string[] = []): Read[] {
  const match = words.map((word) => `"${word}"*`).join(' ')
  const given = words.length ? [match] : []
  const [from, order, count] = words.length
    ? [
        'letter_search_index cross join letter_search s on s.place = letter_search_index.rowid join letters l on l.id = s.letter_id where letter_search_index match ?',
        'letter_search_index.rowid desc',
        'select count(*) from (select 1 from letter_search_index where letter_search_index match ? limit 1001)',
      ]
    : [
        'letters l',
        'l.last_day desc, l.id desc',
        "select sum(number) from kept_counts where kind = 'letters' and id = 'all'",
      ]
  const coded =
    "(select count(*) from positions p where p.letter_id = page.letter and p.status <> 'withdrawn')"
  const page = `(select ${head} from ${from} order by ${order} limit ?)`
  return [
    read(
      `select page.*, a.name, ${coded} from ${page} page left join parties pa on pa.letter_id = page.letter and pa.role = 'author' left join actors a on a.id = pa.actor_id`,
      ...given,
      most,
    ),
    read(count, ...given),
  ]
}

export const wholeLetter = (id: string): Read[] => [
  read('select * from letters where id = ?', id),
  read(
    'select id, version, text, sha256 from text_versions where letter_id = ? order by version desc limit 1',
    id,
  ),
  read('select name, size, sha256 from files where letter_id = ? limit 1', id),
  read(
    'select pa.id, pa.role, pa.actor_id, a.name, pa.capacity, pa.organisation, pa.unit from parties pa left join actors a on a.id = pa.actor_id where pa.letter_id = ? order by pa.place',
    id,
  ),
]

export const positionsOfLetter = (id: string): Read[] => [
  read(
    `select ${position}, ${head} from positions p join letters l on l.id = p.letter_id where p.letter_id = ? order by p.start_at`,
    id,
  ),
  read(
    'select h.position_id, h.actor_id from positions p join position_holders h on h.position_id = p.id where p.letter_id = ?',
    id,
  ),
]

export const lettersOfActor = (id: string) =>
  read(
    `select pa.role, pa.capacity, ${head} from parties pa join letters l on l.id = pa.letter_id where pa.actor_id = ? order by pa.last_day desc limit 30`,
    id,
  )
/** A page of the directory: who stated something last, with how much. */
export const directory = (most: number): Read[] => [
  read('select count(*) from actors'),
  read(
    'select a.id, a.kind, a.name, s.last, (select sum(number) from evidence_counts c where c.actor_id = a.id) as said from (select actor_id, max(last_day) as last from (select actor_id, last_day from evidence order by last_day desc limit ?) group by 1) s join actors a on a.id = s.actor_id order by s.last desc, a.name_key, a.id limit ?',
    most * 10,
    most,
  ),
]
export const letterCounts = (): Read[] => [
  read("select sum(number) from kept_counts where kind = 'letters' and id = 'all'"),
  read('select max(last_day) from letters'),
  read(
    "select sum(number) from kept_counts where kind = 'listed' and id in (select id from dossiers)",
  ),
]

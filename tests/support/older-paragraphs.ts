const sentence = 'We ask the Commission to protect encryption in its proposal.'
const more = 'We would be glad to meet your services.'

/** A letter whose paragraphs were once counted from its head on, because nobody knew how it greets. */
const text = `Example Foundation

We act for the rights of users of the internet, in Europe and in all of the world.

Hello Ms Smith,

${sentence}

${more}`

/** A letter as `olderLetters` stores it. The words of its positions with the paragraphs that are stored. */
type OlderLetter = {
  id: string
  text: string
  positions: [id: string, words: string, paragraph: number][]
}

const letters: OlderLetter[] = [
  {
    id: 'greeted',
    text,
    positions: [
      ['first', sentence, 2],
      ['second', more, 3],
      ['in-head', 'We act for the rights', 1],
    ],
  },
  {
    id: 'known',
    text: text.replace('Hello', 'Dear'),
    positions: [['as-before', sentence, 1]],
  },
  { id: 'excerpt', text: sentence, positions: [['given', sentence, 14]] },
]

/**
 * SQL that stores letters with positions as the first release did; later tables take it too. `no` is how the engine
 * writes it; `merges`: topics know what they count as.
 */
export function olderLetters({ no, merges }: { no: '0' | 'false'; merges: boolean }): string[] {
  return [
    "insert into dossiers (id, name, created_at) values ('d', 'A dossier', '2026-01-01')",
    merges
      ? "insert into topics (id, dossier_id, place, created_at, counts_as_id) values ('t', 'd', 0, '2026-01-01', 't')"
      : "insert into topics (id, dossier_id, place, created_at) values ('t', 'd', 0, '2026-01-01')",
    ...letters.flatMap(storeLetter),
  ].map((statement) => statement.replaceAll('$false', no))
}

function storeLetter({ id, text, positions }: OlderLetter): string[] {
  return [
    `insert into letters (id, dossier_id, title, kind, edtf, first_day, last_day,
      reference_truncated, created_at, revision)
      values ('${id}', 'd', '${id}', 'letter', '2020-01-01', '2020-01-01', '2020-01-01', $false, '2026-01-01', 1)`,
    `insert into text_versions (id, letter_id, version, text, sha256, created_at)
      values ('text of ${id}', '${id}', 1, '${text}', '', '2026-01-01')`,
    ...positions.map(
      ([position, words, paragraph]) =>
        `insert into positions (id, letter_id, text_version_id, topic_id, exact, prefix, suffix, start_at, end_at,
          paragraph, level, conditional, reported, status, last_day, created_at, changed_at, revision)
        values ('${position}', '${id}', 'text of ${id}', 't', '${words}', '', '', ${text.indexOf(words)},
          ${text.indexOf(words) + words.length}, ${paragraph}, 1, $false, $false, 'approved', '2020-01-01',
          '2026-01-01', '2026-01-01', 1)`,
    ),
  ]
}

/**
 * The paragraphs that the positions of these letters have now, by id; `given` is that of an excerpt, where it is
 * marked.
 */
export const recounted = { first: 1, second: 2, 'in-head': null, 'as-before': 1 }

/** What the history says of each of them. */
export const recounts = [
  ['first', { paragraph: 2 }, { paragraph: 1 }],
  ['in-head', { paragraph: 1 }, { paragraph: null }],
  ['second', { paragraph: 3 }, { paragraph: 2 }],
]

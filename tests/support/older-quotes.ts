const text = 'So 😀 it is, and � stood there before.'

/** Quotes as an earlier release stored them: id, words, words before and after, place. */
const quotes: [string, string, string, string, number, number][] = [
  ['cut', '\uFFFD it is', 'So \uFFFD', ', and', 4, 11],
  ['near', 'it is', '\uFFFD ', ', and', 6, 11],
  ['own', '� stood', 'and ', ' there', 17, 24],
]

/** SQL that stores them as they came to be; `no` is how the engine writes it. */
export function olderQuotes(no: '0' | 'false'): string[] {
  return [
    "insert into topics (id, created_at, counts_as_id) values ('t', '2026-01-01', 't')",
    `insert into letters (id, title, kind, edtf, first_day, last_day, reference_truncated, created_at, revision)
      values ('l', 'l', 'letter', '2020-01-01', '2020-01-01', '2020-01-01', ${no}, '2026-01-01', 1)`,
    `insert into text_versions (id, letter_id, version, text, sha256, created_at)
      values ('v', 'l', 1, '${text}', '', '2026-01-01')`,
    ...quotes.map(
      ([id, exact, prefix, suffix, start, end]) =>
        `insert into positions (id, letter_id, text_version_id, topic_id, exact, prefix, suffix, start_at, end_at,
          level, conditional, reported, status, last_day, created_at, changed_at, revision)
        values ('${id}', 'l', 'v', 't', '${exact}', '${prefix}', '${suffix}', ${start}, ${end}, 1, ${no}, ${no},
          'approved', '2020-01-01', '2026-01-01', '2026-01-01', 1)`,
    ),
  ]
}

/** The same once they are whole: what was the letter's own sign for the unreadable stays. */
export const wholeQuotes = [
  ['cut', '😀 it is', 'So ', ', and � stood there before.', 3, 11],
  ['near', 'it is', 'So 😀 ', ', and � stood there before.', 6, 11],
  ['own', '� stood', 'and ', ' there', 17, 24],
]

import { expect, test } from 'vitest'
import { findGap } from '#app/domain/coverage/gaps.ts'
import { writeAskListFile } from '#app/features/coverage/ask-list-file.ts'
import { attributed } from '#tests/support/attributed.ts'
import { aPosition } from '#tests/support/world.ts'

test('a name that a spreadsheet would run is text in the file', () => {
  const evidence = attributed([aPosition({ on: '2020-10-29', level: -1 })])
  const gap = findGap('johansson', 'encryption', evidence, {
    ...{ asOf: '2026-11-29', asks: [], uncoded: [], isTopicAsked: true },
  })!
  const [headings, row] = writeAskListFile([
    { actor: '=HYPERLINK("http://a.example")', topic: '@Encryption', gap },
  ])
    .replace('\uFEFF', '')
    .split('\r\n')
  expect(headings).toBe(
    'actor,topic,last_heard,last_word,last_heard_in_words,silence,silence_day,reason,asked_by_letter',
  )
  expect(row).toBe(
    `"'=HYPERLINK(""http://a.example"")",'@Encryption,2020-10-29,opposes,` +
      'last heard on 29 Oct 2020: opposes,Not asked,,not asked since,',
  )
})

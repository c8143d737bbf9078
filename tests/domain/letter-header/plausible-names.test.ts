import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'
import { draftFromDocument } from '#app/domain/plan/letter-draft.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'

test.each([
  'F01-submission-title-as-author',
  'F03b-signatory-list-with-blank-lines',
  'F09-region-in-title-as-organisation',
  'F13-several-recipients-merged',
  'F17-letterhead-address-in-organisation',
])('%s holds a name that nobody has, so it is not ready', (name) => {
  const text = readFileSync(`tests/fixtures/headers/faults/${name}.txt`, 'utf8')
  const about = { title: null, sent: null, language: null, mail: null }
  const draft = draftFromDocument({ ...about, text, pages: [], notes: [], doubts: [] })
  expect(draft.doubts.join()).toContain('is hardly the name of')
  expect(planItem(draft, null, buildNameIndex([], [], []), {}).state).not.toBe('ready')
})

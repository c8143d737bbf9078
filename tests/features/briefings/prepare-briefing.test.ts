import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import {
  briefingFileName,
  prepareBriefing,
  renderBriefing,
} from '#app/features/briefings/prepare-briefing.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a stance summary has the timeline of its view, whatever is printed of it', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const params = new URLSearchParams({ from: '2020-07-01', to: '2020-12-31', asOf: '2020-12-31' })
  const { selection, evidenceOf } = await readSelection(visible, params)
  const prepared = await prepareBriefing(visible, selection, evidenceOf)
  const limited = await prepareBriefing(visible, selection, evidenceOf, 0)
  expect(limited.timeline).toEqual(prepared.timeline)
  const words = 'have been key to rescuing child victim of abuse'
  expect(await renderBriefing(prepared, 'md')).toContain(words)
  expect(briefingFileName(prepared, 'docx')).toBe('stance-summary-2020-12-31.docx')
})

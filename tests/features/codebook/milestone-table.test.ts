import { expect, test } from 'vitest'
import { parseStoredDate } from '#app/domain/days.ts'
import { writeMilestoneTable } from '#app/features/codebook/milestone-table.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('the table holds what is drawn, under the headings by which it is read again, and runs nothing', async () => {
  await using store = await openTestStore()
  const [dossierId, { milestones }] = [await dossierOf(store), store]
  const vote = {
    name: '=HYPERLINK("https://example.org")',
    label: 'Vote',
    dated: parseStoredDate('2021-05', 'the agenda'),
    source: 'https://example.org/agenda',
  }
  await milestones.save(dossierId, { added: [vote, { ...vote, name: 'Hearing' }] }, somebody)
  const hearing = (await milestones.records(dossierId)).filter(({ name }) => name === 'Hearing')
  await milestones.save(dossierId, { withdrawn: hearing }, somebody)
  expect(await writeMilestoneTable(store.visibleTo('owner'), dossierId)).toBe(
    '\uFEFFDate,Name,Word on the axis,Why this date,Address\r\n' +
      '2021-05,"\'=HYPERLINK(""https://example.org"")",Vote,the agenda,https://example.org/agenda\r\n',
  )
})

import { expect, test } from 'vitest'
import { parseStoredDate } from '#app/domain/days.ts'
import { planMilestoneRows } from '#app/domain/plan/plan-milestones.ts'

const record = (id: string, name: string, edtf: string, withdrawn = false) => ({
  id,
  dossierId: 'dossier',
  name,
  label: name,
  dated: parseStoredDate(edtf, 'the letter says so'),
  source: null,
  revision: 1,
  withdrawn,
})
/** To whoever sees addresses nothing is masked, so that nothing needs to be placed. */
const nothingUnplaced = () => ({})
const strategy = record('a', 'Strategy adopted', '2020-07-24')
const proposal = record('b', 'Proposal', '2020-09-10')

test('rows are new, the same, changed or refused, and what is not said stays', () => {
  const plan = planMilestoneRows(
    [
      ['2020-07-24', 'STRATEGY ADOPTED'],
      ['2020-09-11', 'Proposal', 'COM 568'],
      ['2021-04/2021-06', 'Lasting law', '', 'announced', 'https://example.org/law'],
      ['soon', 'Vote'],
      ['2021-04/2021-06', 'Lasting law'],
    ],
    [strategy, proposal],
    nothingUnplaced,
  )
  expect(plan.added).toEqual([
    {
      name: 'Lasting law',
      label: 'Lasting law',
      dated: parseStoredDate('2021-04/2021-06', 'announced'),
      source: 'https://example.org/law',
    },
  ])
  expect(plan.changed).toEqual([
    {
      before: strategy,
      after: {
        name: 'STRATEGY ADOPTED',
        label: 'Strategy adopted',
        dated: strategy.dated,
        source: null,
      },
    },
    {
      before: proposal,
      after: {
        name: 'Proposal',
        label: 'COM 568',
        dated: { ...parseStoredDate('2020-09-11'), basis: 'the letter says so' },
        source: null,
      },
    },
  ])
  expect([plan.same, plan.refused.map(({ row }) => row)]).toEqual([0, [4, 5]])
  expect(plan.refused[1]!.reason).toBe('It says the same as row 3. Take one of them out.')
})

test('headings say which column is which, in any order', () => {
  const { added } = planMilestoneRows(
    [
      ['Name', 'Note', 'Date'],
      ['Vote', 'ours', '2021-05'],
    ],
    [],
    nothingUnplaced,
  )
  expect(added.map(({ name, dated }) => [name, dated.edtf])).toEqual([['Vote', '2021-05']])
})

test('of two events of one name the one of the row’s date is meant, and a third date is a new event', () => {
  const [spring, autumn] = [record('c', 'Hearing', '2021-03'), record('d', 'Hearing', '2021-10')]
  const plan = planMilestoneRows(
    [
      ['2021-10', 'Hearing'],
      ['2022-03', 'Hearing'],
    ],
    [spring, autumn],
    nothingUnplaced,
  )
  expect([plan.same, plan.changed.length, plan.added.map(({ dated }) => dated.edtf)]).toEqual([
    1,
    0,
    ['2022-03'],
  ])
})

test('what was taken out is no match: its row is new', () => {
  const gone = record('e', 'Proposal', '2020-09-10', true)
  expect(
    planMilestoneRows([['2020-09-10', 'Proposal']], [gone], nothingUnplaced).added,
  ).toHaveLength(1)
})

test('a row is refused whose words could not be stored, with the reason', () => {
  const reason = 'Take the mask out.'
  const plan = planMilestoneRows(
    [
      ['2020-09-10', 'Proposal'],
      ['2021-05', 'Vote'],
    ],
    [],
    ({ name }): Record<string, string> => (name === 'Vote' ? { name: reason, label: reason } : {}),
  )
  expect(plan.added).toHaveLength(1)
  expect(plan.refused).toEqual([{ row: 2, cells: ['2021-05', 'Vote'], reason }])
})

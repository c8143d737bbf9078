import { expect, test } from 'vitest'
import { buildChecklist, type Beginning } from '#app/domain/checklist.ts'

const nothing: Beginning = {
  ...{ topic: false, letter: false, actor: false, position: false, chart: false },
  isPutAway: false,
}

test.each([
  [nothing, 0, 'add a topic', '/dossiers/plan/topics/new'],
  [{ ...nothing, topic: true }, 1, 'add a letter', '/letters/new?dossier=plan'],
  [{ ...nothing, topic: true, letter: true }, 2, 'say who wrote a letter', '/letters?dossier=plan'],
  // Letters may come before topics: what was left out is what comes next.
  [{ ...nothing, letter: true, actor: true }, 2, 'add a topic', '/dossiers/plan/topics/new'],
  [
    { ...nothing, topic: true, letter: true, actor: true },
    3,
    'mark a passage',
    '/letters?dossier=plan&state=to+code',
  ],
  [
    { ...nothing, topic: true, letter: true, actor: true, position: true },
    4,
    'look at the chart',
    '/dossiers/plan/stances',
  ],
])('of %j, %i are done and the next is to %s', (beginning, done, words, href) => {
  const checklist = buildChecklist(beginning, 'plan')
  expect([checklist.done, checklist.next?.next, checklist.next?.href]).toEqual([done, words, href])
  expect(checklist.lines).toHaveLength(5)
})

test('with all five done nothing comes next', () => {
  const all = { topic: true, letter: true, actor: true, position: true, chart: true }
  const { done, next, isPutAway } = buildChecklist({ ...all, isPutAway: true }, 'plan')
  expect([done, next, isPutAway]).toEqual([5, null, true])
})

test('without a dossier of one’s own every line leads to where one begins', () => {
  const { lines } = buildChecklist(nothing, null)
  expect(lines.map(({ href }) => href)).toEqual(Array(5).fill('/dossiers/new'))
})

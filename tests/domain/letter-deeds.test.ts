import { expect, test } from 'vitest'
import { describeDeed, groupObstacles } from '#app/domain/letter-deeds.ts'

test('what was done reads as a sentence, of one letter and of several', () => {
  expect(describeDeed('give', 1, 'Ben Maas')).toBe('1 letter is Ben Maas’s to code')
  expect(describeDeed('give', 2, '')).toBe('2 letters are nobody’s to code')
  expect(describeDeed('nothing', 1, 'CSA')).toBe('1 letter has nothing in it')
  expect(describeDeed('take out', 3, 'CSA')).toBe('3 letters lie in “CSA” no longer')
})

test('why letters stay is said once for each reason, the most frequent first, with a few titles', () => {
  const rows = ['a', 'b', 'c', 'd'].map((title) => ({ title, obstacle: 'not in the dossier' }))
  expect(groupObstacles([{ title: 'z', obstacle: 'done' }, ...rows])).toEqual([
    { obstacle: 'not in the dossier', count: 4, titles: ['a', 'b', 'c'] },
    { obstacle: 'done', count: 1, titles: ['z'] },
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absences, levels } from '#app/domain/level.ts'
import { cutAtDefinitions, findDefinition, glossary } from '#app/domain/glossary/glossary.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { listNowQualifiers } from '#app/domain/method-v2/qualifiers.ts'
import { lettersOf } from '#tests/support/speaker-positions.ts'

const wordsIn = (sentence: string) =>
  cutAtDefinitions(sentence).flatMap(({ definition }) => definition?.name ?? [])

test('a sentence is cut at the words of the method, the longest first, and stays the sentence', () => {
  expect(wordsIn('Strongly supports, since then: evaded; record mixed, divided')).toEqual([
    'strongly supports',
    'since then',
    'evaded',
    'record',
    'mixed',
    'divided',
  ])
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...glossary.map(({ name }) => name)), fc.string())),
      (parts) => {
        const sentence = parts.join(' ')
        expect(
          cutAtDefinitions(sentence)
            .map(({ words }) => words)
            .join(''),
        ).toBe(sentence)
      },
    ),
  )
})

test('a word within another is none of them', () => {
  for (const sentence of ['Knowing', 'recordings', 'half-stale', 'nowα', 'παρακολούθησηnow'])
    expect(wordsIn(sentence)).toEqual([])
})

test('whatever stands beside a stance, each level and each absence has its sentence', () => {
  const spoken = [
    ...lettersOf(['2018-01-10', 2]),
    ...lettersOf(['2018-01-10', -2]),
    ...lettersOf(['2017-01-10', 2]),
  ]
  const qualifiers = [
    ...listNowQualifiers(deriveStance(lettersOf(['2020-01-10', 1]), '2026-01-01')),
    ...listNowQualifiers(deriveStance(spoken, '2026-01-01'), { side: 1, count: 2, of: 3 }),
    '2 of 5 unanswered',
    'capped',
    'order uncertain',
    'since then: evaded, 3 May 2020',
    'coders differ (on 2 passages)',
    'changed',
    'belonging uncertain',
    'to re-check',
    'only silence (2 evaded)',
    'no letter',
    'record too old to weigh',
    '95 % interval −0.5 to +1',
    'range −0.5 to +1',
  ]
  expect(qualifiers).toContain('says both')
  for (const said of [
    ...qualifiers,
    ...levels.map(({ word }) => word),
    ...absences.map(({ word }) => word),
  ])
    expect(wordsIn(said), said).not.toEqual([])
})

test('each word of the glossary is one entry with an address of its own and one sentence', () => {
  expect(new Set(glossary.map(({ id }) => id)).size).toBe(glossary.length)
  for (const { id, says } of glossary) {
    expect(findDefinition(id)?.id).toBe(id)
    expect(says).toMatch(/^[A-Z].*[^.]\.$/)
  }
  expect(findDefinition('constructor')).toBeNull()
})

import { expect, test } from 'vitest'
import { levels, type Level } from '#app/domain/level.ts'
import {
  compareWordings,
  findRecheckScope,
  isInScope,
  proposeWordingChange,
} from '#app/domain/topic-changes.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import { aWording } from '#tests/support/wordings.ts'

const before = aWording({ proposition: 'Providers should organise the tracking of behaviour.' })

const reworded = (changes: Partial<TopicWording>) => ({ before, after: { ...before, ...changes } })
const anchored = (changes: Partial<Record<Level, string>>) =>
  reworded({ anchors: { ...before.anchors, ...changes } })

test.each([
  ['nothing', {}],
  ['another name', { name: 'Tracking' }],
  ['cues', { cues: ['track*'] }],
  ['a short form', { sides: { ...before.sides, supports: { en: 'tracking', de: '', fr: '' } } }],
  [
    'punctuation and capitals',
    { proposition: 'providers should organise, the Tracking of behaviour' },
  ],
  ['another spelling', { proposition: 'Providers should organize the trakcing of behavior.' }],
])('%s leaves the meaning as it was', (_what, changes) => {
  expect(proposeWordingChange(reworded(changes))).toBe('wording')
})

test.each([
  ['Providers should not organise the tracking of behaviour.'],
  ['Providers should prevent the tracking of behaviour.'],
  ['Suppliers should organise the tracking of behaviour.'],
  ['Providers should organise the backing of behaviour.'],
  [''],
])('“%s” means something else', (proposition) => {
  expect(proposeWordingChange(reworded({ proposition }))).toBe('meaning')
})

test.each([
  ['lawful access', 'unlawful access'],
  ['within 30000 days', 'within 3000 days'],
  ['is able', 'is abel'],
  ['they present it', 'they prevent it'],
])('“%s” and “%s” are no spellings of each other', (one, other) => {
  const asAnchor = (words: string) => ({ ...before, anchors: { ...before.anchors, 1: words } })
  expect(proposeWordingChange({ before: asAnchor(one), after: asAnchor(other) })).toBe('meaning')
})

test('a change of wording puts nothing on the list, whatever changed', () => {
  expect(findRecheckScope(reworded({ proposition: 'All else.' }), 'wording')).toEqual({
    levels: [],
    absences: false,
  })
})

test('another proposition puts everything on it, another anchor its level with those beside it', () => {
  expect(findRecheckScope(reworded({ proposition: 'All else.' }), 'meaning')).toEqual({
    levels: levels.map(({ level }) => level),
    absences: true,
  })
  const touched = (changes: Partial<Record<Level, string>>) =>
    findRecheckScope(anchored(changes), 'meaning')
  expect([
    touched({ [-1]: 'Other.' }),
    touched({ 2: 'Other.' }),
    touched({ [-2]: 'Other.', 2: 'Other.' }),
  ]).toEqual([
    { levels: [-2, -1, 0], absences: false },
    { levels: [1, 2], absences: false },
    { levels: [-2, -1, 1, 2], absences: false },
  ])
})

test('mere spelling touches a level only where nothing else changed', () => {
  const spelt = { 1: 'Speaks for it' }
  expect(findRecheckScope(anchored(spelt), 'meaning').levels).toEqual([0, 1, 2])
  expect(findRecheckScope(anchored({ ...spelt, [-2]: 'Other.' }), 'meaning').levels).toEqual([
    -2, -1,
  ])
})

test('a position is in scope by its level, an absence by the scope of absences', () => {
  const scope = { levels: [0, 1] as Level[], absences: false }
  expect([1, 2, null].map((level) => isInScope({ level: level as Level | null }, scope))).toEqual([
    true,
    false,
    false,
  ])
  expect(isInScope({ level: null }, { levels: [], absences: true })).toBe(true)
})

test('two versions are compared word by word, each text by its label', () => {
  const after = {
    ...before,
    proposition: 'Providers may organise the tracking of behaviour.',
    cues: ['track*'],
    examples: {
      ...before.examples,
      1: { example: { positionId: 'a', stance: '1' }, counter: null },
    },
  }
  expect(compareWordings({ before, after }, ({ positionId }) => `passage ${positionId}`)).toEqual([
    {
      label: 'Proposition',
      pieces: [
        { kind: 'same', text: 'Providers ' },
        { kind: 'gone', text: 'should' },
        { kind: 'new', text: 'may' },
        { kind: 'same', text: ' organise the tracking of behaviour.' },
      ],
    },
    { label: 'Example of “supports”', pieces: [{ kind: 'new', text: 'passage a' }] },
    { label: 'Cue phrases', pieces: [{ kind: 'new', text: 'track*' }] },
  ])
  expect(compareWordings({ before, after: before }, () => '')).toEqual([])
})

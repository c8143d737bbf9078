import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findWordDifferences } from '#app/domain/history/word-differences.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import { listReferencedIds, describeEntry } from '#app/domain/history/history-line.ts'
import {
  isSameState,
  findLetterStateAfter,
  tracePositionSteps,
} from '#app/domain/history/earlier-states.ts'
import { findLastChange } from '#app/domain/history/undo.ts'

const names = new Map([
  ['enc', 'Encryption'],
  ['det', 'Voluntary detection'],
  ['yj', 'Ylva Johansson'],
  ['jb', 'Jakub Boratyński'],
  ['ec', 'European Commission'],
  ['ben', 'Ben Okafor'],
])
const ana = { id: 'ana', name: 'Ana Kovač' }
const bo = { id: 'bo', name: 'Bo Lind' }
const quote = { exact: 'We support it.', prefix: '', suffix: '', start: 10, end: 24 }
const said = {
  topicId: 'enc',
  holderIds: ['yj'],
  level: 1,
  absence: null,
  conditional: false,
  condition: null,
  note: null,
  reported: false,
  quote,
}

let count = 0
const anEntry = (changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `e${(count += 1)}`,
  at: '2026-11-12T14:05:09.000Z',
  who: ana,
  via: 'screen',
  action: 'changed',
  resource: 'position',
  resourceId: 'p',
  before: null,
  after: null,
  ...changes,
})
const hideContacts = (words: string) => words.replace(/\S+@\S+/g, '[hidden]')
const sentence = (changes: Partial<HistoryEntry>, emails = false) =>
  describeEntry(anEntry(changes), { names, emails, hideContacts }).sentence

test.each<[string, Partial<HistoryEntry>]>([
  [
    'Ana Kovač changed the level from supports to mixed',
    { before: said, after: { ...said, level: 0 } },
  ],
  [
    'Ana Kovač changed the level from supports to mixed on a condition, changed the topic from Encryption to Voluntary detection and wrote the condition',
    {
      before: said,
      after: { ...said, level: 0, conditional: true, condition: 'if it helps', topicId: 'det' },
    },
  ],
  [
    'Stanceline counted its paragraph anew: ¶ 1, before ¶ 2, with an update',
    {
      who: null,
      via: 'update',
      action: 'recounted',
      before: { paragraph: 2 },
      after: { paragraph: 1 },
    },
  ],
  [
    'Stanceline counted its paragraph anew: none, before ¶ 1, with an update',
    {
      who: null,
      via: 'update',
      action: 'recounted',
      before: { paragraph: 1 },
      after: { paragraph: null },
    },
  ],
  ['Ana Kovač took the note away', { before: { ...said, note: 'see ¶ 3' }, after: said }],
  [
    'Ana Kovač coded this passage: Encryption, supports, held by Ylva Johansson',
    { action: 'added', after: { letterId: 'l', ...said } },
  ],
  [
    'Ana Kovač coded this passage: Encryption, withheld, held by Jakub Boratyński and Ylva Johansson',
    {
      action: 'added',
      after: { ...said, level: null, absence: 'withheld', holderIds: ['yj', 'jb'] },
    },
  ],
  [
    'Bo Lind took this passage in with a dossier package, coded by Ana Kovač: Encryption, supports, held by Ylva Johansson',
    { who: bo, action: 'came in', after: { ...said, status: 'approved', coder: 'Ana Kovač' } },
  ],
  ['Ana Kovač withdrew this position', { action: 'withdrew', after: { status: 'withdrawn' } }],
  [
    'Ana Kovač undid their last change: changed the state from approved to withdrawn',
    {
      action: 'undid',
      before: { ...said, status: 'approved' },
      after: { ...said, status: 'withdrawn', entryId: 'e' },
    },
  ],
  ['Ana Kovač saved it without a change', { before: said, after: said }],
  [
    'Stanceline coded this passage: Encryption, supports, held by Ylva Johansson, with the first dossier',
    { action: 'added', who: null, via: 'seed', after: said },
  ],
  ['Ana Kovač withdrew this position, through the API', { action: 'withdrew', via: 'api' }],
  [
    'Ana Kovač changed the date from 29 Oct 2020 to Nov 2020 and wrote the reason for the date',
    {
      resource: 'letter',
      action: 'corrected',
      before: { title: 'A', kind: 'letter', dated: { edtf: '2020-10-29', basis: null } },
      after: {
        title: 'A',
        kind: 'letter',
        dated: { edtf: '2020-11', basis: null },
        basis: 'the stamp',
      },
    },
  ],
  [
    'Ana Kovač changed the parties',
    {
      resource: 'letter',
      action: 'corrected',
      before: { parties: [{ role: 'author', actorId: 'yj', name: 'Ylva Johansson' }] },
      after: { parties: [{ role: 'author', actorId: 'jb' }] },
    },
  ],
  [
    'Ana Kovač merged Jakub Boratyński into Ylva Johansson',
    { resource: 'actor', action: 'merged', after: { mergedId: 'jb', intoId: 'yj' } },
  ],
  [
    'Ana Kovač undid the merge of Encryption into Voluntary detection',
    {
      resource: 'topic',
      action: 'took apart',
      before: { mergedId: 'enc', intoId: 'det' },
      after: { mergedId: 'enc', intoId: null },
    },
  ],
  [
    'Ana Kovač added Microsoft as an organisation',
    {
      resource: 'actor',
      action: 'added',
      after: { id: 'ms', name: 'Microsoft', kind: 'organisation' },
    },
  ],
  [
    'Ana Kovač noted that Ylva Johansson belongs to European Commission, known for 29 Oct 2020',
    {
      resource: 'affiliation',
      action: 'added',
      after: {
        memberId: 'yj',
        organisationId: 'ec',
        role: null,
        firstDay: '2020-10-29',
        lastDay: '2020-10-29',
      },
    },
  ],
  [
    'Ana Kovač noted that Ylva Johansson belongs to European Commission as Commissioner, from 1 Dec 2019',
    {
      resource: 'affiliation',
      action: 'added',
      after: {
        memberId: 'yj',
        organisationId: 'ec',
        role: 'Commissioner',
        firstDay: '2019-12-01',
        lastDay: null,
      },
    },
  ],
  [
    'Ana Kovač changed the role from coder to editor',
    {
      resource: 'user',
      action: 'changed role',
      before: { role: 'coder' },
      after: { role: 'editor' },
    },
  ],
  [
    'Ana Kovač joined as coder',
    {
      resource: 'user',
      resourceId: 'ana',
      action: 'added',
      after: { role: 'coder', email: 'ana@example.org' },
    },
  ],
  [
    'The command line made this account as coder',
    {
      resource: 'user',
      who: null,
      via: 'command line',
      action: 'added',
      after: { role: 'coder', email: 'ana@example.org' },
    },
  ],
  [
    'Ana Kovač revoked the token “nightly”',
    { resource: 'token', action: 'revoked', before: { name: 'nightly', scope: 'read' } },
  ],
  [
    'Ana Kovač invited somebody as coder',
    {
      resource: 'invitation',
      action: 'invited',
      after: { email: 'cy@example.org', role: 'coder' },
    },
  ],
  [
    'Ana Kovač changed the readers from everyone signed in to named people and set the named people to Ben Okafor',
    {
      resource: 'letter',
      action: 'changed audience',
      before: { visibility: 'everyone', readerIds: [] },
      after: { visibility: 'named', readerIds: ['ben'] },
    },
  ],
  [
    'Ana Kovač changed the colour from grey to blue',
    {
      resource: 'letter',
      action: 'coloured',
      before: { colour: 'grey' },
      after: { colour: 'blue' },
    },
  ],
  [
    'Somebody did this to the letter: pressed',
    { resource: 'letter', who: null, via: 'press', action: 'pressed' },
  ],
])('%s', (words, changes) => {
  expect(sentence(changes)).toBe(words)
})

test('addresses in what was changed are hidden from those who may not see them', () => {
  const changes = anEntry({
    before: { ...said, note: 'Ask ana.kovac@example.org about it.' },
    after: said,
  })
  const gone = (hide: (words: string) => string) =>
    describeEntry(changes, { names, hideContacts: hide }).differences[0]!.pieces[0]!.text
  expect(gone((words) => words)).toContain('ana.kovac@example.org')
  expect(gone(hideContacts)).not.toContain('ana.kovac')
})

test('an invitation’s address is told to who may see it, and to nobody else', () => {
  const invited = {
    resource: 'invitation',
    action: 'invited',
    after: { email: 'cy@example.org', role: 'coder' },
  }
  expect(sentence(invited, true)).toBe('Ana Kovač invited cy@example.org as coder')
  const moved = {
    resource: 'user',
    action: 'moved',
    before: { email: 'a@example.org' },
    after: { email: 'b@example.org' },
  }
  expect(JSON.stringify(describeEntry(anEntry(moved), { names, hideContacts }))).not.toContain(
    'example.org',
  )
})

test('a long text is told with what went and what came', () => {
  const { differences: found } = describeEntry(
    anEntry({
      before: { ...said, note: 'This passage needs a second look.' },
      after: { ...said, note: 'This passage needs no second look.' },
    }),
    { names, hideContacts },
  )
  expect(found).toEqual([
    {
      label: 'note',
      pieces: [
        { kind: 'same', text: 'This passage needs ' },
        { kind: 'gone', text: 'a' },
        { kind: 'new', text: 'no' },
        { kind: 'same', text: ' second look.' },
      ],
    },
  ])
})

const someText = fc
  .array(fc.constantFrom('we', 'support', 'it', 'not', '\n', ' '), { maxLength: 30 })
  .map((words) => words.join(' '))

test('what stayed and went is the old text, what stayed and came the new', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const pieces = findWordDifferences(before, after)
      const joined = (kind: string) =>
        pieces
          .filter((piece) => piece.kind === 'same' || piece.kind === kind)
          .map(({ text }) => text)
          .join('')
      expect([joined('gone'), joined('new')]).toEqual([before, after])
    }),
  )
})

test('where no spaces are written what changed is found sign by sign', () => {
  expect(findWordDifferences('委员会支持临时条例', '委员会反对临时条例')).toEqual([
    { kind: 'same', text: '委员会' },
    { kind: 'gone', text: '支持' },
    { kind: 'new', text: '反对' },
    { kind: 'same', text: '临时条例' },
  ])
})

test('texts that are too long to be compared word by word are told as replaced', () => {
  const long = (word: string) => Array.from({ length: 2000 }, (_, n) => `${word}${n}`).join(' ')
  expect(findWordDifferences(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['gone', 'new'])
})

test('whatever stands in the log is told without failing', () => {
  fc.assert(
    fc.property(
      fc.record({
        deed: fc.oneof(fc.string(), fc.constantFrom('added', 'changed', 'merged', 'toString')),
        thing: fc.oneof(
          fc.string(),
          fc.constantFrom(
            'position',
            'letter',
            'actor',
            'user',
            'token',
            'topic',
            'affiliation',
            'constructor',
          ),
        ),
        before: fc.oneof(
          fc.jsonValue(),
          fc.record({
            quote: fc.jsonValue(),
            holderIds: fc.jsonValue(),
            dated: fc.jsonValue(),
            parties: fc.jsonValue(),
            anchors: fc.jsonValue(),
          }),
        ),
        after: fc.jsonValue(),
      }),
      (written) => {
        const entry = anEntry(written)
        expect(describeEntry(entry, { names, hideContacts }).sentence).toMatch(/^Ana Kovač \S/)
        expect(listReferencedIds(entry).every((id) => typeof id === 'string')).toBe(true)
        expect([
          tracePositionSteps([entry]).length,
          findLastChange([entry], 'ana') === undefined,
          findLetterStateAfter([entry, entry], entry.id) === undefined,
        ]).toEqual([1, false, false])
      },
    ),
  )
})

const added = (changes: Partial<HistoryEntry> = {}) =>
  anEntry({ action: 'added', after: { letterId: 'l', ...said }, ...changes })
const changedTo = (level: number, changes: Partial<HistoryEntry> = {}) =>
  anEntry({ before: said, after: { ...said, level }, ...changes })

test('each change of a position leaves a state, which withdrawing and restoring only mark', () => {
  const steps = tracePositionSteps([
    added(),
    changedTo(-1),
    anEntry({ action: 'withdrew' }),
    anEntry({ action: 'restored' }),
  ])
  expect(steps.map(({ state }) => [state!.level, state!.status])).toEqual([
    [1, 'approved'],
    [-1, 'approved'],
    [-1, 'withdrawn'],
    [-1, 'approved'],
  ])
  expect([
    isSameState(steps[1]!.state, steps[3]!.state),
    isSameState(steps[1]!.state, steps[2]!.state),
  ]).toEqual([true, false])
})

const undid = (entry: HistoryEntry, changes: Partial<HistoryEntry> = {}) =>
  anEntry({ action: 'undid', after: { ...said, entryId: entry.id }, ...changes })

test('one’s own last deeds are undone one after the other, a new position by withdrawing it', () => {
  const [first, second] = [added(), changedTo(-1)]
  const one = findLastChange([first, second], 'ana')!
  expect([one.entry, one.to!.level]).toEqual([second, 1])
  const two = findLastChange([first, second, undid(second)], 'ana')!
  expect([two.entry, two.to!.status]).toEqual([first, 'withdrawn'])
  expect(
    findLastChange(
      [
        first,
        second,
        undid(second),
        undid(first, { after: { ...said, status: 'withdrawn', entryId: first.id } }),
      ],
      'ana',
    ),
  ).toBeNull()
})

test('a withdrawal is undone by restoring, what others did is not one’s own', () => {
  const gone = anEntry({ action: 'withdrew' })
  expect(findLastChange([added({ who: bo }), gone], 'ana')).toMatchObject({
    entry: gone,
    to: { status: 'approved' },
  })
  expect(findLastChange([added({ who: bo })], 'ana')).toBeNull()
})

test('what somebody else changed since is left alone, unless they took it back', () => {
  const [mine, theirs] = [added(), changedTo(2, { who: bo })]
  expect(findLastChange([mine, theirs], 'ana')).toMatchObject({
    entry: mine,
    to: null,
    since: theirs,
  })
  expect(findLastChange([mine, theirs, undid(theirs, { who: bo })], 'ana')).toMatchObject({
    entry: mine,
    since: null,
  })
})

test('words that every object has are no deeds', () => {
  expect(sentence({ resource: 'constructor', action: 'toString' })).toBe(
    'Ana Kovač did this to the constructor: toString',
  )
  expect(tracePositionSteps([added(), anEntry({ action: 'constructor' })])[1]!.state!.status).toBe(
    'approved',
  )
})

test('what somebody else changed in another position does not stand in the way', () => {
  const mine = added()
  expect(
    findLastChange(
      [
        mine,
        added({ resourceId: 'other', who: bo }),
        changedTo(2, { resourceId: 'other', who: bo }),
      ],
      'ana',
    ),
  ).toMatchObject({ entry: mine, since: null })
})

test('a letter’s earlier facts are those that the next correction found', () => {
  const facts = (title: string) => ({
    title,
    kind: 'letter',
    language: 'en',
    dated: { edtf: '2020-10-02/2020-12-21', basis: 'between two others' },
    reference: null,
    referenceTruncated: false,
    inReplyTo: { kind: 'e-mail', edtf: '2020-10-02' },
    parties: [
      {
        id: 'x',
        role: 'author',
        actorId: 'yj',
        name: 'Ylva Johansson',
        capacity: null,
        organisation: null,
        unit: null,
      },
    ],
  })
  const [first, second, third] = [
    anEntry({ resource: 'letter', action: 'added' }),
    anEntry({ resource: 'letter', action: 'corrected', before: facts('One') }),
    anEntry({ resource: 'letter', action: 'corrected', before: facts('Two') }),
  ]
  expect(
    [first, second, third].map(({ id }) => findLetterStateAfter([first, second, third], id)?.title),
  ).toEqual(['One', 'Two', undefined])
  expect(findLetterStateAfter([first, second], first.id)).toMatchObject({
    dated: { first: '2020-10-02', last: '2020-12-21', basis: 'between two others' },
    inReplyTo: { kind: 'e-mail' },
    parties: [{ role: 'author', actorId: 'yj' }],
  })
})

test('a split and its being taken back are told with the names of both parts', () => {
  const named = new Map([
    ['a', 'Backdoors'],
    ['b', 'Scanning'],
  ])
  const tell = (action: string) =>
    describeEntry(
      anEntry({
        action,
        resource: 'topic',
        after: { firstPartId: 'a', secondPartId: 'b' },
      } as Partial<HistoryEntry>),
      { names: named, hideContacts },
    ).sentence
  expect(tell('split')).toBe('Ana Kovač split it into Backdoors and Scanning')
  expect(tell('put together')).toBe('Ana Kovač took the split into Backdoors and Scanning back')
  expect(listReferencedIds(anEntry({ after: { firstPartId: 'a', secondPartId: 'b' } }))).toEqual([
    'a',
    'b',
  ])
})

import { expect, test } from 'vitest'
import { joinPhrases, formatSourceNumbers } from '#app/domain/briefing/phrases.ts'
import { describeSource } from '#app/domain/briefing/sources.ts'
import { groupActorStances, headStanceGroup } from '#app/domain/briefing/stance-groups.ts'
import {
  describeSilentActors,
  formatWeight,
  separateSilent,
} from '#app/domain/briefing/actor-stance.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { attributed } from '#tests/support/attributed.ts'
import { briefingToMarkdown } from '#app/exports/md.ts'
import {
  aBriefing,
  aPosition,
  boratynski,
  commission,
  encryption,
  johansson,
  johanssonLetter,
  positions,
  topics,
} from '#tests/support/world.ts'

const sentences = (made: ReturnType<typeof aBriefing>) =>
  made.summary.map(({ sentence }) => joinPhrases(sentence))
/** A topic without short forms, as sentences name it. */
const said = ({ proposition }: { proposition: string }) => `“${proposition.replace(/\.$/, '')}”`
const standing = (made: ReturnType<typeof aBriefing>, topic = 0, actor = 0) =>
  made.topics[topic]!.actorStances[actor]!
const onlyJohansson = { actors: [johansson], topics: [encryption] }

test('the title says the topics and how many actors, or the name of the only one', () => {
  expect(aBriefing().title).toBe(
    'Encryption, Voluntary detection and Interim Regulation: where 2 actors stand',
  )
  expect(aBriefing(onlyJohansson).title).toBe('Encryption: where Ylva Johansson stands')
  expect(aBriefing({ topics: [...topics, encryption] }).title).toBe(
    'Child sexual abuse interim Regulation: where 2 actors stand on 4 topics',
  )
  expect(aBriefing({ title: '  For the minister  ' }).title).toBe('For the minister')
})

test('a closed topic is said to be closed wherever its name stands', () => {
  const closed = { ...encryption, closedAt: '2026-01-02T09:00:00Z' }
  const made = aBriefing({ topics: [closed] })
  expect(made.title).toBe('Encryption (closed): where 2 actors stand')
  expect(made.matrix.topics.map(({ heading }) => heading)).toEqual(['Encryption (closed)'])
  expect(made.topics[0]).toMatchObject({ heading: 'Encryption (closed)', isClosed: true })
  expect(sentences(made)[0]).toContain('is mixed, on condition, on Encryption (closed)')
})

test('the summary says each actor’s stances in words, hedged, with the letters they rest on', () => {
  const made = aBriefing()
  expect(sentences(made)).toEqual([
    `On the evidence of one letter, Jakub Boratyński strongly supports ${said(topics[2]!)}; supports ${said(topics[1]!)}; and is mixed, on condition, on Encryption.`,
    `On the evidence of one letter, Ylva Johansson strongly supports ${said(topics[1]!)} and ${said(topics[2]!)}, and opposes ${said(encryption)}.`,
  ])
  expect(
    made.summary[1]!.sentence.filter(({ strong }) => strong).map(({ words }) => words),
  ).toEqual(['strongly supports', 'opposes'])
  expect(made.summary[1]!.sentence.flatMap(({ cites }) => cites ?? [])).toEqual([2, 2, 2])
})

test('a preview tells the newest moves and contradictions, and how many there are in all', () => {
  // Each letter is on the other side than the one before it, two weeks apart.
  const stated = Array.from({ length: 8 }, (_, index) =>
    aPosition({
      on: `2020-0${1 + Math.floor(index / 2)}-${index % 2 ? 21 : '07'}`,
      level: index % 2 ? 2 : -2,
    }),
  )
  const [whole, preview] = [undefined, 2].map((most) =>
    standing(aBriefing(onlyJohansson, stated, most)),
  )
  expect([whole!.moves.length, whole!.movesTotal, preview!.movesTotal]).toEqual([7, 7, 7])
  expect(preview!.moves).toEqual(whole!.moves.slice(-2))
  expect(preview!.stance.contradictions).toEqual(whole!.stance.contradictions.slice(-2))
  const omitted = whole!.stance.contradictions.length - 2
  expect(omitted).toBeGreaterThan(0)
  expect(joinPhrases(preview!.figures)).toContain(
    `${omitted} earlier contradictions in the Word and Markdown files.`,
  )
})

test('of the signatories of one letter the same is told once, with all their names', () => {
  const joint = aPosition({ holderIds: ['johansson', 'boratynski'] })
  const made = aBriefing({ topics: [encryption] }, [joint])
  expect(sentences(made)).toEqual([
    `On the evidence of one letter, Jakub Boratyński and Ylva Johansson support ${said(encryption)}.`,
  ])
  expect(
    groupActorStances(made.topics[0]!.actorStances).map(({ actors }) =>
      actors.map(({ name }) => name),
    ),
  ).toEqual([['Jakub Boratyński', 'Ylva Johansson']])
  expect(groupActorStances(aBriefing().topics[0]!.actorStances)).toHaveLength(2)
})

const coalition = ['Matrix Foundation', 'Access Now', 'EDRi', 'Privacy International'].map(
  (name) => ({ id: name, kind: 'organisation' as const, name }),
)

test('more than three signatories are counted in headings and sentences, and all named once below each heading', () => {
  const holderIds = coalition.map(({ id }) => id)
  const made = aBriefing({ actors: coalition, topics: [encryption] }, [aPosition({ holderIds })])
  const counted = 'Matrix Foundation and 3 signatories'
  expect(sentences(made)).toEqual([
    `On the evidence of one letter, ${counted} support ${said(encryption)}.`,
  ])
  const markdown = briefingToMarkdown(made)
  expect(markdown).toContain(
    `### ${counted}\n\nThe 4 signatories: Matrix Foundation, Access Now, EDRi and Privacy International.\n`,
  )
  expect(markdown).toContain(`**+1 Supports**, ${counted}, `)
  expect(markdown.match(/Access Now, EDRi/g)).toHaveLength(1)
})

test('signatories whom a briefing is not about are named beside the quote, and who only is spoken for signs nothing', () => {
  const holderIds = [...coalition.map(({ id }) => id), 'johansson']
  const made = aBriefing({ actors: coalition, namedActors: [johansson], topics: [encryption] }, [
    aPosition({ holderIds }),
  ])
  expect(briefingToMarkdown(made)).toContain(
    '**+1 Supports**, Matrix Foundation, Access Now, EDRi, Privacy International and Ylva Johansson, ',
  )
  const [group] = groupActorStances(made.topics[0]!.actorStances)
  expect(headStanceGroup({ ...group!, signs: false })).toEqual({
    heading: 'Matrix Foundation, Access Now, EDRi and Privacy International',
    all: null,
  })
  const represented = aBriefing({ actors: [commission], topics: [encryption] })
  expect(represented.topics[0]!.actorStances[0]!.signs).toBe(false)
})

test('several of whom nothing is known are in one sentence', () => {
  expect(sentences(aBriefing({ topics: [encryption] }, []))).toEqual([
    'There is not enough evidence to say where Jakub Boratyński and Ylva Johansson stand on Encryption (no letter).',
  ])
})

test('an organisation’s summary says where its letters are divided and what is not known', () => {
  const camps = [
    aPosition({ on: '2020-03-01', level: 2 }),
    aPosition({ on: '2020-04-01', level: -2, holderIds: ['boratynski'] }),
    aPosition({ on: '2020-05-01', topicId: 'detection', absence: 'evaded' }),
  ]
  expect(sentences(aBriefing({ actors: [commission] }, camps))).toEqual([
    `European Commission strongly opposes ${said(encryption)} (most members: supports (1 of 2), changed, record mixed, divided). There is not enough evidence on Voluntary detection (only silence: 1 evaded) or Interim Regulation (no letter).`,
  ])
})

test('old evidence reads stale, and what is too old to weigh has no record', () => {
  const old = [aPosition({ on: '2017-12-30', level: -1 })]
  expect(sentences(aBriefing(onlyJohansson, old))).toEqual([
    `On the evidence of one letter, Ylva Johansson opposes ${said(encryption)} (stale).`,
  ])
  const older = aBriefing(onlyJohansson, [aPosition({ on: '2015-12-30', level: -1 })])
  expect(sentences(older)).toEqual([
    `On the evidence of one letter, Ylva Johansson opposes ${said(encryption)} (stale, record too old to weigh).`,
  ])
  expect(standing(older).stance).toMatchObject({
    record: null,
    recordText: 'record too old to weigh',
    now: -1,
    level: -1,
    word: 'opposes',
  })
})

test('a row of the matrix has the word, the signed number, what qualifies it and the letters of each topic', () => {
  const { topics: columns, rows } = aBriefing().matrix
  expect(columns.map(({ heading }) => heading)).toEqual([
    'Encryption',
    'Voluntary detection',
    'Interim Regulation',
  ])
  expect(
    rows.map(({ actor, cells }) => [
      actor.short,
      ...cells.map((cell) => [cell.label, cell.nowText, cell.letters, cell.qualifiers]),
    ]),
  ).toEqual([
    [
      'J. Boratyński',
      ['Mixed · conditional', '0', 1, ['one letter']],
      ['Supports', '+1', 1, ['one letter']],
      ['Strongly supports', '+2', 1, ['one letter']],
    ],
    [
      'Y. Johansson',
      ['Opposes', '−1', 1, ['one letter']],
      ['Strongly supports', '+2', 1, ['one letter']],
      ['Strongly supports', '+2', 1, ['one letter']],
    ],
  ])
})

test('every number is the method’s own', () => {
  const told = [-2, -1, 2, 1, 1, 0].map((level, index) =>
    aPosition({ on: `20${15 + index}-06-01`, level: level as 1 }),
  )
  const found = deriveStance(attributed(told), '2020-12-31')
  expect(standing(aBriefing(onlyJohansson, told)).stance).toMatchObject({
    now: found.now!.mean,
    nowDay: found.now!.day,
    record: found.record!.mean,
    letters: found.record!.letters,
    consensus: found.record!.consensus,
    interval: found.record!.interval,
  })
  expect(found.record!.letters).toBe(5)
  expect(standing(aBriefing(onlyJohansson, told)).evidence.map(({ weight }) => weight)).toEqual(
    found.letters.map(({ weight }) => weight),
  )
  expect(joinPhrases(standing(aBriefing(onlyJohansson, told)).figures)).toMatch(
    /^Now 0, since 1 Jun 2020; newest word 1 Jun 2020\. .*Record supports, divided \(\+0\.\d+\) from 5 letters; consensus 0\.\d\d; 95 % interval /,
  )
})

test('a quote is printed with its exact words, level, condition, holders, date as known, reference and paragraph', () => {
  const [quote] = standing(aBriefing()).quotes
  expect(quote).toMatchObject({
    label: 'Mixed · conditional',
    number: '0',
    holders: ['Jakub Boratyński'],
    source: 1,
    paragraph: 7,
    weight: 1,
    counted: true,
    remark: null,
  })
  expect(quote!.exact).toBe(positions[0]!.quote.exact)
  expect(quote!.condition).toMatch(
    /^the use of encryption should be without prejudice to the powers/,
  )
  expect(quote!.cited).toBe('cnect.ddg1.h.2(2020)5166553/AP, between 2 Oct and 21 Dec 2020, ¶ 7')
  expect(quote!.basis).toMatch(/^not before the e-mail of 2 October 2020/)
  expect(standing(aBriefing(), 0, 1).quotes[0]!.cited).toBe('Ares (2020)…, 29 Oct 2020, ¶ 2')
})

test('a letter whose date is an interval counts once its last day has passed', () => {
  const before = aBriefing({ asOf: '2020-12-20' })
  expect(standing(before).quotes).toEqual([])
  expect(sentences(before)[0]).toBe(
    'There is not enough evidence to say where Jakub Boratyński stands on Encryption (no letter), Voluntary detection (no letter) or Interim Regulation (no letter).',
  )
  expect(before.omitted.afterAsOf).toBe(3)
  expect(before.notes.at(-1)).toBe(
    'Left out: 3 passages dated after 20 December 2020 or possibly so (neither counted nor printed).',
  )
})

test('the period chooses the quotes, not the stance, and the briefing says so', () => {
  const made = aBriefing({ period: { from: '2020-11-01', to: '2020-11-30' } })
  expect(standing(made, 0, 0).quotes).toHaveLength(1)
  expect(standing(made, 0, 1).quotes).toEqual([])
  expect(standing(made, 0, 1).stance.nowText).toBe('−1')
  expect(made.sources.map(({ number, quoted }) => [number, quoted])).toEqual([
    [1, true],
    [2, false],
  ])
  expect(describeSource(made.sources[1]!).rest).toBe(
    'Letter, Ares (2020)… (reference printed in part), 29 Oct 2020, counted, not quoted here',
  )
  expect(describeSource({ ...made.sources[1]!, excerpt: true, quoted: true }).rest).toBe(
    'Letter, Ares (2020)… (reference printed in part), 29 Oct 2020, excerpt: only these passages are held',
  )
  expect(
    describeSource({ ...made.sources[1]!, excerpt: true, recorded: true, quoted: true }).rest,
  ).toBe('Letter, Ares (2020)… (reference printed in part), 29 Oct 2020, recorded, not quoted')
  expect(made.notes.join(' ')).toContain(
    'The period 1 Nov – 30 Nov 2020 chooses which quotes are printed.',
  )
  expect(made.notes.at(-1)).toBe(
    'Left out: 3 passages from before the period (counted, not printed).',
  )
})

test('drafts and withdrawn passages are neither counted nor printed', () => {
  const made = aBriefing(onlyJohansson, [
    aPosition(),
    aPosition({ id: 'draft', status: 'draft', level: -2 }),
    aPosition({ id: 'gone', status: 'withdrawn', level: -2 }),
  ])
  expect(standing(made).quotes.map(({ positionId }) => positionId)).toEqual([
    'letter-2020-10-29-encryption-1',
  ])
  expect(made.omitted).toMatchObject({ drafts: 1, withdrawn: 1 })
  expect(made.notes.at(-1)).toBe(
    'Left out: one passage not yet approved (neither counted nor printed) and one withdrawn passage (neither counted nor printed).',
  )
})

test('what was evaded or withheld is listed by its name and never has a number', () => {
  const made = aBriefing(onlyJohansson, [
    aPosition({ absence: 'evaded' }),
    aPosition({ absence: 'withheld', id: 'w' }),
  ])
  expect(standing(made).quotes).toEqual([])
  expect(
    standing(made).absences.map(({ label, number, level, absence }) => [
      label,
      number,
      level,
      absence,
    ]),
  ).toEqual([
    ['Evaded', null, null, 'evaded'],
    ['Withheld', null, null, 'withheld'],
  ])
  expect(standing(made).stance).toMatchObject({
    now: null,
    word: 'only silence (1 evaded, 1 withheld)',
    absenceCounts: ['1 evaded', '1 withheld'],
  })
  expect(joinPhrases(standing(made).figures)).toBe('Only silence: 1 evaded and 1 withheld.')
})

test('the table behind a number lists what was counted, from which day, and what it weighs', () => {
  const { evidence } = standing(
    aBriefing(onlyJohansson, [
      aPosition({ on: '2017-01-01', level: 1 }),
      aPosition({ on: '2020-01-01', absence: 'evaded' }),
    ]),
  )
  expect(
    evidence.map(({ source, number, label, day, weight }) => [
      source,
      number,
      label,
      day,
      formatWeight(weight),
    ]),
  ).toEqual([
    [1, '+1', 'Supports', '2017-01-01', '0.33'],
    [2, null, 'Evaded', '2020-01-01', '–'],
  ])
})

test('a reported position is shown, marked and not counted', () => {
  const made = aBriefing(onlyJohansson, [
    aPosition({ id: 'own', level: 1 }),
    aPosition({ id: 'told', level: -2, reported: true }),
  ])
  expect(standing(made).reported).toMatchObject([
    { positionId: 'told', counted: false, weight: null, remark: 'reported, not counted' },
  ])
  expect(standing(made).stance.now).toBe(1)
})

test('the same level twice in a letter is printed twice and counted once', () => {
  const letter = { ...johanssonLetter, id: 'twice' }
  const made = aBriefing(onlyJohansson, [
    aPosition({ id: 'a', letter, letterId: 'twice' }),
    aPosition({ id: 'b', letter, letterId: 'twice' }),
  ])
  expect(standing(made).quotes.map(({ counted, remark }) => [counted, remark])).toEqual([
    [true, null],
    [false, 'same level in the same letter, counted once'],
  ])
})

test('a move is told on its day with the letters before and after it, and not as a turn where another signs', () => {
  const said = [
    ['2020-02-01', -1],
    ['2020-06-01', -1],
    ['2021-03-01', 2],
    ['2021-09-01', 2],
  ] as const
  const request = { topics: [encryption], asOf: '2021-12-31' }
  const own = aBriefing(
    { ...request, actors: [johansson] },
    said.map(([on, level]) => aPosition({ on, level })),
  )
  expect(standing(own).moves).toEqual([
    {
      kind: 'turn',
      day: '2021-03-01',
      heading: 'Turn on 1 Mar 2021',
      sentence: 'From opposes (−1) to strongly supports (+2).',
      cites: [1, 2, 3, 4],
    },
  ])
  const others = aBriefing(
    { ...request, actors: [commission] },
    said.map(([on, level]) =>
      aPosition({ on, level, holderIds: [level < 0 ? 'boratynski' : 'johansson'] }),
    ),
  )
  expect(standing(others).moves.map(({ heading }) => heading)).toEqual([
    'Another signatory speaks on 1 Mar 2021',
  ])
})

test('a change of tone stays on the page of the actor', () => {
  const made = aBriefing(onlyJohansson, [
    aPosition({ on: '2020-03-01', level: 1 }),
    aPosition({ on: '2020-10-01', level: 2 }),
  ])
  expect(standing(made).moves).toEqual([])
})

test('where coders differ the first one counts, and the other reading is printed as that', () => {
  const letter = { ...johanssonLetter, id: 'coded twice' }
  const reading = { letter, letterId: letter.id }
  const made = aBriefing(onlyJohansson, [
    aPosition({ ...reading, id: 'a', level: 2, coder: { id: 'ada', name: 'Ada' } }),
    aPosition({ ...reading, id: 'b', absence: 'evaded', coder: { id: 'bo', name: 'Bo' } }),
  ])
  expect(standing(made).stance).toMatchObject({
    now: 2,
    qualifiers: ['one letter', 'coders differ (strongly supports or evaded)'],
  })
  expect(standing(made).absences.map(({ remark }) => remark)).toEqual([
    'another coder reads it so, not counted',
  ])
})

test('an organisation’s quotes name who said them', () => {
  const made = aBriefing({
    actors: [commission],
    namedActors: [boratynski, johansson],
    topics: [encryption],
  })
  expect(standing(made).quotes.map(({ holders }) => holders)).toEqual([
    ['Ylva Johansson'],
    ['Jakub Boratyński'],
  ])
  expect(standing(aBriefing({ actors: [commission] })).quotes[0]!.holders).toEqual([
    'holder not named',
  ])
})

test('each letter is one numbered source with authors, whom they wrote for, and a mark where the reference is cut', () => {
  const { sources } = aBriefing()
  expect(sources.map(describeSource)).toEqual([
    {
      lead: 'Jakub Boratyński, on behalf of Ursula von der Leyen',
      title: 'Reply to Prostasia Foundation on encryption',
      rest: 'Letter, cnect.ddg1.h.2(2020)5166553/AP, between 2 Oct and 21 Dec 2020 (not before the e-mail of 2 October 2020 that it answers, not after 21 December 2020, of which it speaks as the future)',
    },
    {
      lead: 'Ylva Johansson',
      title: 'Reply to Microsoft on the EU strategy',
      rest: 'Letter, Ares (2020)… (reference printed in part), 29 Oct 2020',
    },
  ])
})

test('a briefing without evidence says so in a sentence', () => {
  const none = aBriefing({}, [])
  expect(none.empty).toBe(
    'As of 31 December 2020 there is no evidence of where these actors stand on these topics. Choose other actors, other topics or a later day, or code their letters first.',
  )
  expect(none.matrix.rows[0]!.cells[0]).toMatchObject({
    word: 'no letter',
    nowText: null,
    letters: 0,
  })
  expect(aBriefing({ period: { from: '2019-01-01', to: '2019-12-31' } }).empty).toMatch(
    /^No passage of the period 1 Jan – 31 Dec 2019/,
  )
  expect(aBriefing({ topics: [] }).empty).toMatch(/^No topic or no actor was chosen/)
  expect(aBriefing().empty).toBeNull()
})

test('actors of whom nothing is known are said in one sentence', () => {
  const { actorStances } = aBriefing({ actors: [johansson, boratynski, commission] }, [
    aPosition({ holderIds: ['nobody'] }),
    aPosition({ id: 'told', reported: true }),
  ]).topics[0]!
  const { withEvidence, withoutEvidence } = separateSilent(actorStances)
  expect(withEvidence.map(({ actor }) => actor.id)).toEqual(['johansson', 'commission'])
  expect(describeSilentActors(withoutEvidence)).toBe(
    'No letter states where Jakub Boratyński stands on this topic.',
  )
  expect(describeSilentActors(actorStances)).toContain(
    'where Ylva Johansson, Jakub Boratyński and European Commission stand on this topic',
  )
})

test('a day that was chosen because nothing came since is said to be that, and stale is judged by today', () => {
  const asked = { ...onlyJohansson, asOf: '2020-12-21' }
  expect(aBriefing(asked).asOfText).toBe('21 December 2020')
  const made = aBriefing({ ...asked, today: '2026-11-28' })
  expect(made.asOfText).toBe('21 December 2020 (the newest letter; nothing since)')
  expect(standing(made).stance.qualifiers).toEqual(['one letter', 'stale'])
})

test('milestones of the period come in order of time', () => {
  expect(aBriefing().milestones.map(({ name, when }) => `${when}: ${name}`)).toEqual([
    '24 Jul 2020: EU strategy adopted',
    '10 Sep 2020: Interim Regulation proposed',
  ])
})

test('the order in which positions are given changes nothing', () => {
  expect(aBriefing({}, [...positions].reverse())).toEqual(aBriefing())
})

test('runs of source numbers are drawn together', () => {
  expect(formatSourceNumbers([5, 1, 2, 3, 3])).toBe('1–3, 5')
  expect(formatSourceNumbers([1, 2])).toBe('1, 2')
  expect(formatSourceNumbers([1, 3, 5, 7, 9, 11, 13, 15])).toBe('1, 3, 5, 7, 9, 11, 13, 15')
  expect(formatSourceNumbers([1, 3, 5, 7, 9, 11, 13, 15, 17, 18, 19])).toBe(
    '1, 3, 5 … 17–19 (11 sources)',
  )
})

test('a preview prints the newest passages and counts the rest, with the same numbers as the whole', () => {
  const told = ['2019-05-01', '2019-06-01', '2019-07-01', '2019-08-01'].map((on) =>
    aPosition({ on }),
  )
  const asked = { ...onlyJohansson, period: { from: '2019-01-01', to: '2020-12-31' } }
  const [whole, preview] = [aBriefing(asked, told), aBriefing(asked, told, 2)]
  const [all, some] = [standing(whole), standing(preview)]
  expect([
    all.quotes.length,
    some.quotes.map(({ first }) => first),
    some.printableTotal,
    some.evidence.length,
    some.countedTotal,
  ]).toEqual([4, ['2019-07-01', '2019-08-01'], 4, 2, 4])
  expect([some.stance, some.cites, preview.passages, preview.letters]).toEqual([
    all.stance,
    all.cites,
    whole.passages,
    whole.letters,
  ])
  expect(preview.sources).toEqual(whole.sources.slice(2))
})

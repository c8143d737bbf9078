import { expect, test } from 'vitest'
import type { PackageContext } from '#app/domain/package/known-records.ts'
import type { StoredDossier } from '#app/domain/package/stored-dossier.ts'
import { planPackage } from '#app/domain/package/plan-package.ts'
import { formatRecordCounts } from '#app/domain/package/record-counts.ts'
import { kept, knowing, knowingNothing, packageWith } from '#tests/support/kept.ts'

const ids = () => {
  let last = 0
  return () => `new-${(last += 1)}`
}

function planned(changes: Partial<StoredDossier> = {}, known: PackageContext = knowing(kept)) {
  const made = planPackage(packageWith(changes), known, ids())
  if (!made.ok) throw new Error(made.reasons.join('\n'))
  return made.plan
}

function reasons(changes: Partial<StoredDossier>, known: PackageContext = knowing(kept)): string[] {
  const made = planPackage(packageWith(changes), known, ids())
  return made.ok ? [] : made.reasons
}

const [johanssons, boratynskis] = kept.letters as [
  StoredDossier['letters'][number],
  StoredDossier['letters'][number],
]
const [boratynski, commission, johansson] = kept.actors as [
  StoredDossier['actors'][number],
  StoredDossier['actors'][number],
  StoredDossier['actors'][number],
]
const encryption = kept.topics[0]!
const worded = (name: string, proposition: string) => [
  { ...encryption.versions[0]!, name, proposition },
]
/** The store's side with one thing otherwise than in the package. */
const knowingWith = (changes: Partial<StoredDossier>) => knowing({ ...kept, ...changes })

test('into an empty store all of it is new, and its parts point at each other by new ids', () => {
  const plan = planned({}, knowingNothing)
  expect([plan.fresh, plan.dossier.isNew]).toEqual([
    {
      topics: 3,
      milestones: 3,
      actors: 3,
      affiliations: 2,
      facts: 0,
      different: 0,
      letters: 2,
      positions: 6,
    },
    true,
  ])
  const names = new Map(plan.actors.map(({ id, name }) => [id, name]))
  expect(
    plan.letters.map(({ form, parties }) => [
      form.title,
      parties.map(({ actorId }) => names.get(actorId!)),
    ]),
  ).toEqual([
    ['Reply to Microsoft on the EU strategy', ['Ylva Johansson']],
    ['Reply to Prostasia Foundation on encryption', ['Jakub Boratyński']],
  ])
  expect(new Set(plan.positions.map(({ letterId }) => letterId))).toEqual(
    new Set(plan.letters.map(({ id }) => id)),
  )
  expect(formatRecordCounts(plan.fresh)).toBe(
    '2 letters, 6 positions, 3 topics, 3 milestones, 3 actors, 2 affiliations',
  )
})

test('a masked package says that it would store its masks', () => {
  const made = packageWith({})
  const masked = { ...made, manifest: { ...made.manifest, masked: true } }
  const result = planPackage(masked, knowingNothing, ids())
  expect(result.ok && result.plan.remarks).toEqual([
    expect.stringMatching(/hold masks in their places, which would be stored as they are/),
  ])
})

test('into the store that has all of it nothing is new', () => {
  const plan = planned()
  expect([plan.fresh, plan.merges, plan.remarks, formatRecordCounts(plan.fresh)]).toEqual([
    {
      topics: 0,
      milestones: 0,
      actors: 0,
      affiliations: 0,
      facts: 0,
      different: 0,
      letters: 0,
      positions: 0,
    },
    [],
    [],
    '',
  ])
})

test('what is missing is added to what is there: a letter, and a position in a letter that is known', () => {
  const plan = planned(
    {},
    knowingWith({ letters: [{ ...johanssons, positions: johanssons.positions.slice(1) }] }),
  )
  expect([plan.fresh.letters, plan.fresh.positions, plan.same.positions]).toEqual([1, 4, 2])
  expect(plan.positions[0]).toMatchObject({
    letterId: johanssons.id,
    lastDay: '2020-10-29',
    fields: { topicId: johanssons.positions[0]!.topicId, holderIds: [johansson.id] },
  })
})

test('another level, passage or holder is another position; another note is not', () => {
  const [one, ...others] = johanssons.positions
  const withFirst = (change: Partial<(typeof johanssons.positions)[number]>) =>
    planned({
      letters: [{ ...johanssons, positions: [{ ...one!, ...change }, ...others] }, boratynskis],
    }).fresh.positions
  expect([
    withFirst({ level: -2 }),
    withFirst({ holderIds: [johansson.id, boratynski.id] }),
    withFirst({ quote: { ...one!.quote, end: one!.quote.end - 1 } }),
    withFirst({ note: 'Ask again', coder: 'Ana' }),
  ]).toEqual([1, 1, 1, 0])
})

test('a topic of the same name that asks something else is asked about; one that was reworded is the same', () => {
  const otherwise = { ...encryption, versions: worded('encryption', 'It should be banned.') }
  const other = planned({ topics: [otherwise, ...kept.topics.slice(1)] })
  expect(other.questions).toMatchObject([
    {
      ...{ name: 'encryption', asks: 'proposition', deeds: ['keep', 'wording', 'meaning', 'own'] },
      ...{ answer: { deed: 'own', name: 'encryption (2)' }, isAnswered: false },
    },
  ])
  expect(other.topics).toMatchObject([{ ownName: 'encryption (2)' }])
  const reworded = {
    ...encryption,
    versions: [
      ...encryption.versions,
      { ...worded('Secrecy of messages', 'Messages should stay secret.')[0]!, version: 2 },
    ],
  }
  const plan = planned({ topics: [reworded, ...kept.topics.slice(1)] })
  expect([plan.topics, plan.fresh.positions, plan.remarks]).toEqual([[], 0, []])
  expect(plan.questions.map(({ sentence }) => sentence)).toEqual([
    'The topic “Secrecy of messages”, which is called “Encryption” here, is worded otherwise in the package.',
  ])
})

test('an actor is known by name or alias, without case and accents', () => {
  const others = [
    { ...boratynski, name: 'JAKUB BORATYNSKI' },
    { ...commission, name: 'The Commission', aliases: ['European commission'] },
    johansson,
  ]
  expect(planned({ actors: others }).fresh).toMatchObject({ actors: 0, positions: 0 })
})

test('a name that two bear is told apart by the letters that both hold, and refused where none tells', () => {
  const twins = knowingWith({ actors: [...kept.actors, { ...johansson, id: 'other johansson' }] })
  expect(planned({}, twins).fresh).toMatchObject({ actors: 0, positions: 0 })
  expect(reasons({}, { ...twins, letters: [] })).toEqual([
    '“Ylva Johansson” is the name of 2 actors here, and the package does not tell which of them is meant. Merge them, or take the name from one.',
  ])
})

test('nobody is one with whom they cannot be: a person and a house, or two whom the package keeps apart', () => {
  expect(reasons({ actors: [boratynski, { ...commission, kind: 'person' }, johansson] })).toEqual([
    '“European Commission” is a person in the package and an organisation here. Correct the one that is wrong.',
  ])
  const apart = [
    boratynski,
    commission,
    johansson,
    { ...johansson, id: 'y', name: 'Y. Johansson', aliases: ['Ylva Johansson'] },
  ]
  expect(reasons({ actors: apart })).toEqual([
    '“Ylva Johansson” and “Y. Johansson” are two in the package and would be one here. Take the name of the one from the aliases of the other.',
  ])
})

test('merges come with what is new, and leave what is here as it was decided here', () => {
  const short = { ...johansson, id: 'short', name: 'Y. Johansson' }
  const merges = [
    { thing: 'actor' as const, mergedId: 'short', intoId: johansson.id, turned: false },
  ]
  const coming = planned({ actors: [...kept.actors, short], merges })
  expect([coming.merges, coming.actors.map(({ name, countsAsId }) => [name, countsAsId])]).toEqual([
    [{ thing: 'actor', mergedId: coming.actors[0]!.id, intoId: johansson.id, turned: false }],
    [['Y. Johansson', johansson.id]],
  ])
  const apart = planned(
    { actors: [...kept.actors, short], merges },
    knowingWith({ actors: [...kept.actors, short] }),
  )
  expect([apart.merges, apart.remarks]).toEqual([
    [],
    [
      '“Y. Johansson” counts as “Ylva Johansson” in the package and not here; it stays as it is. Merge them here where they are one.',
    ],
  ])
  const already = knowingWith({
    actors: [boratynski, commission, { ...johansson, aliases: ['Y. Johansson'] }],
  })
  expect(planned({ actors: [...kept.actors, short], merges }, already)).toMatchObject({
    merges: [],
    remarks: [],
    fresh: { actors: 0 },
  })
})

test('of topics that count as one here and in the package, but turned round in one of them alone, that is said', () => {
  const [into, merged] = kept.topics as [(typeof kept.topics)[number], (typeof kept.topics)[number]]
  const [name, other] = [merged, into].map(({ versions }) => versions[0]!.name)
  const remarksWith = (isTurnedHere: boolean, turned: boolean) => {
    const known = knowing(kept)
    const topics = known.topics.map((topic) =>
      topic.id === merged.id ? { ...topic, countsAsId: into.id, turned: isTurnedHere } : topic,
    )
    const merges = [{ thing: 'topic' as const, mergedId: merged.id, intoId: into.id, turned }]
    const { remarks, merges: made } = planned({ merges }, { ...known, topics })
    expect(made).toEqual([])
    return remarks
  }
  expect([remarksWith(true, true), remarksWith(false, false)]).toEqual([[], []])
  const ending = 'Where that is wrong here, take the two apart and merge them again.'
  expect(remarksWith(false, true)).toEqual([
    `“${name}” counts as “${other}” turned round in the package and as it is here; it stays so. ${ending}`,
  ])
  expect(remarksWith(true, false)).toEqual([
    `“${name}” counts as “${other}” as it is in the package and turned round here; it stays so. ${ending}`,
  ])
})

test('a package of another dossier comes in as one, and one of another procedure is refused with what to do', () => {
  const another = planned({ dossier: { ...kept.dossier, name: 'Media freedom' } })
  expect([another.dossier.name, another.dossier.isNew]).toEqual(['Media freedom', true])
  // Its topics are its own, and its letters are those that are here already.
  expect(another.topics.map(({ place }) => place)).toEqual([0, 1, 2])
  expect(another.letters).toEqual([])
  expect(another.joiningLetterIds).toHaveLength(kept.letters.length)
  expect(reasons({ dossier: { ...kept.dossier, procedure: '2022/0155(COD)' } })).toEqual([
    'The dossier “Child sexual abuse interim Regulation” follows the procedure 2020/0259(COD) here and 2022/0155(COD) in the package. Look which of them is right.',
  ])
})

test('a text that a hidden letter holds refuses all of it, and one of another dossier comes into this one as well', () => {
  const known = knowing(kept)
  const withLetters = (change: Partial<PackageContext['letters'][number]>) => ({
    ...known,
    letters: known.letters.map((letter) => ({ ...letter, ...change })).slice(0, 1),
  })
  expect(reasons({}, withLetters({ hidden: true, title: 'secret' }))).toEqual([
    'The text of “Reply to Microsoft on the EU strategy” is in a letter here that you may not see. Ask an administrator to take the package in.',
  ])
  const elsewhere = withLetters({ dossierIds: ['another'] })
  expect(planned({}, elsewhere).joiningLetterIds).toEqual(elsewhere.letters.map(({ id }) => id))
  expect(planned({}, known).joiningLetterIds).toEqual([])
})

test('dates that are others here stay, and are told', () => {
  const [proposal, ...others] = kept.milestones
  const plan = planned({
    milestones: [
      {
        ...proposal!,
        dated: { edtf: '2020-09', first: '2020-09-01', last: '2020-09-30', basis: null },
      },
      ...others,
    ],
    letters: [
      {
        ...johanssons,
        dated: { edtf: '2020-10-30', first: '2020-10-30', last: '2020-10-30', basis: null },
      },
      boratynskis,
    ],
  })
  expect([plan.fresh.milestones, plan.fresh.letters, plan.remarks]).toEqual([
    0,
    0,
    [
      'The milestone “Interim Regulation proposed” is of another date here than in the package (2020-09); it stays as it is.',
      '“Reply to Microsoft on the EU strategy” is dated 2020-10-29 here and 2020-10-30 in the package; it stays as it is.',
    ],
  ])
})

test('an affiliation that only a letter for named people proves here comes with the package’s own proof', () => {
  const bound = {
    ...knowing(kept),
    affiliations: kept.affiliations.map((row) => ({
      ...row,
      letterId: johanssons.id,
      named: true,
    })),
  }
  expect(planned({}, bound).fresh.affiliations).toBe(2)
  expect(
    planned(
      { affiliations: kept.affiliations.map((row) => ({ ...row, letterId: johanssons.id })) },
      bound,
    ).fresh.affiliations,
  ).toBe(0)
})

test('a position in a correction that is not here is a conflict', () => {
  const corrected = {
    ...johanssons,
    texts: [...johanssons.texts, { ...johanssons.texts[0]!, version: 2, sha256: 'another' }],
    positions: johanssons.positions.map((position) => ({ ...position, text: 2 })),
  }
  expect(reasons({ letters: [corrected, boratynskis] })[0]).toContain(
    'stands in a corrected text of “Reply to Microsoft on the EU strategy” that is not here',
  )
})

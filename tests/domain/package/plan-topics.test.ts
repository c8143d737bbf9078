import { expect, test } from 'vitest'
import { planPackage } from '#app/domain/package/plan-package.ts'
import type { StoredDossier } from '#app/domain/package/stored-dossier.ts'
import { kept, knowing, packageWith } from '#tests/support/kept.ts'

const [encryption, ...others] = kept.topics as [
  StoredDossier['topics'][number],
  ...StoredDossier['topics'],
]
const [first] = encryption.versions
const saying = (changes: Partial<typeof first>) => ({
  ...kept,
  topics: [{ ...encryption, versions: [{ ...first!, ...changes }] }, ...others],
})

function planned(changes: Partial<StoredDossier>, here: StoredDossier = kept) {
  const made = planPackage(packageWith(changes), knowing(here), () => crypto.randomUUID())
  if (!made.ok) throw new Error(made.reasons.join('\n'))
  return made.plan
}

test('what a topic says more in the package than here is asked word by word, and what it says less is not', () => {
  const cued = saying({ cues: ['encrypt*'] })
  const { questions, remarks, topicChanges } = planned(cued)
  expect([remarks, topicChanges]).toEqual([[], []])
  expect(questions).toMatchObject([
    {
      ...{ name: 'Encryption', asks: 'words', deeds: ['keep', 'wording', 'meaning'] },
      ...{ answer: { deed: 'keep' }, isAnswered: false, problem: null, proposed: 'wording' },
      differences: [{ label: 'Cue phrases', pieces: [{ kind: 'new', text: 'encrypt*' }] }],
    },
  ])
  expect([planned({}, cued).questions, planned(cued, cued).questions]).toEqual([[], []])
  const sharper = saying({ anchors: { ...first!.anchors, '2': 'No exceptions at all.' } })
  const blunter = saying({ anchors: { ...first!.anchors, '2': '' } })
  expect(planned(sharper).questions).toMatchObject([{ proposed: 'meaning' }])
  expect(planned(blunter).questions).toEqual([])
})

test('an answer that is not offered for a topic is refused with what may be said, instead of being passed over', () => {
  const key = packageWith(saying({ cues: ['encrypt*'] })).manifest.topics[0]!.key
  const own = { [key]: { deed: 'own' as const, name: 'Ciphers', version: null } }
  const made = planPackage(
    packageWith(saying({ cues: ['encrypt*'] })),
    knowing(kept),
    () => crypto.randomUUID(),
    own,
  )
  expect(made.ok && made.plan.questions).toMatchObject([
    {
      isAnswered: false,
      problem: '“own” is no answer for the topic “Encryption”; it may be: keep, wording, meaning.',
    },
  ])
})

test('a name that a topic has in the package and another one has here is told as left out', () => {
  const [voluntary] = others
  const { remarks } = planned(
    {},
    {
      ...kept,
      topics: [
        {
          ...encryption,
          versions: [
            { ...first!, name: 'Ciphers' },
            { ...first!, version: 2, name: 'Ciphers' },
          ],
        },
        ...others,
      ],
    },
  )
  expect(remarks).toEqual([])
  const twoNames = {
    ...kept,
    topics: [
      {
        ...encryption,
        versions: [first!, { ...first!, version: 2, name: voluntary!.versions[0]!.name }],
      },
    ],
  }
  expect(planned(twoNames).remarks).toContain(
    'The topic “Encryption” is called “Voluntary detection” in the package, as another one is here; it keeps its name.',
  )
})

test('a new position is listed where the topic that is here has the words that it was coded by, and newer ones', () => {
  const [letter, ...letters] = kept.letters as [
    StoredDossier['letters'][number],
    ...StoredDossier['letters'],
  ]
  const position = letter.positions[0]!
  const twice = {
    ...kept,
    topics: [
      { ...encryption, versions: [first!, { ...first!, version: 2, meaningChanged: true }] },
      ...others,
    ],
    rechecks: [
      { positionId: position.id, topicId: encryption.id, fromVersion: 1, createdAt: 'then' },
    ],
  }
  const lacking = {
    letters: [{ ...letter, positions: letter.positions.slice(1) }, ...letters],
    rechecks: [],
  }
  const { rechecks, positions, remarks } = planned(twice, { ...twice, ...lacking })
  expect([rechecks, remarks]).toEqual([
    [
      {
        positionId: positions[0]!.id,
        topicId: encryption.id,
        fromVersion: 1,
        createdAt: 'then',
      },
    ],
    [],
  ])
  expect(planned(twice, { ...kept, ...lacking })).toMatchObject({
    rechecks: [],
    remarks: [
      '1 passage of those to be looked at again in the package was coded by words of a topic that are not here; they come in without being put on that list.',
    ],
  })
})

test('a topic of its own does not get the name that another one takes from the package', () => {
  const [voluntary, ...more] = others
  const renamed = { ...first!, version: 2, name: 'Ciphers' }
  const coming = packageWith({
    topics: [
      { ...encryption, versions: [first!, renamed] },
      { ...voluntary!, versions: [{ ...voluntary!.versions[0]!, proposition: 'It should end.' }] },
      ...more,
    ],
  })
  const [matched, rival] = coming.manifest.topics
  const problemsWhere = (deed: 'keep' | 'wording') => {
    const made = planPackage(coming, knowing(kept), () => crypto.randomUUID(), {
      [matched!.key]: { deed, name: null, version: null },
      [rival!.key]: { deed: 'own', name: 'ciphers', version: null },
    })
    return made.ok && made.plan.questions.map(({ problem }) => problem)
  }
  expect(problemsWhere('keep')).toEqual([null, null])
  expect(problemsWhere('wording')).toEqual([
    null,
    'There is a topic “ciphers” already. Give the one of the package another name.',
  ])
})
